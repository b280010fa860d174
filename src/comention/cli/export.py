"""``comention export``: a graph for other tools."""

from pathlib import Path

import click


@click.command("export")
@click.argument("graph", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
def command(graph: Path, file: Path) -> None:
    """Write GRAPH, a folder, its graph.json or a project, to FILE for another tool.

    The suffix of FILE says which: .gexf (Gephi), .graphml (yEd, Cytoscape), .csv and .parquet (tables),
    .cypher and .neo4j (Neo4j), .ftm.json (Aleph), .jsonld (schema.org), .dot (Graphviz) or .json (ours).
    Several tables make a folder; with .zip behind the suffix, they make an archive.
    """
    from comention.graph import load
    from comention.wording import counted

    loaded = load(graph)
    written = loaded.export(file)
    where = f"{written}/" if written.is_dir() else str(written)
    actors, links = counted(len(loaded.nodes), "actor"), counted(len(loaded.edges), "link")
    click.echo(f"Wrote {actors} and {links} to {where}")
    if written.is_dir():
        for each in sorted(written.iterdir()):
            click.echo(f"  {each.name}")
