"""``comention export`` as a user runs it."""

from pathlib import Path

from comention.exports.registry import OURS

DOCS = Path(__file__).parents[2] / "docs"


def test_it_says_what_it_wrote_and_where(run, graph):
    done = run("export", graph, "out/g.gexf")
    assert done.stdout == "Wrote 6 actors and 3 links to out/g.gexf\n"
    assert Path("out/g.gexf").read_bytes().startswith(b"<?xml")


def test_it_names_the_files_of_a_folder(run, graph):
    done = run("export", graph, "g.csv")
    assert done.stdout.splitlines()[1:] == ["  edges.csv", "  evidence.csv", "  nodes.csv"]
    assert "to g.csv/" in done.stdout


def test_an_unknown_suffix_ends_with_those_there_are(run, graph):
    done = run("export", graph, "g.xlsx")
    assert done.exit_code == 1
    assert ".graphml" in done.stderr
    assert ".ftm.json" in done.stderr
    assert not Path("g.xlsx").exists()


def test_a_gexf_of_ours_is_a_graph_for_every_command(run, graph):
    run("export", graph, "g.gexf")
    assert "Joseph Kabila" in run("actors", "g.gexf").stdout
    assert "Soleimani commandait la force al-Qods" in run("explain", "g.gexf", "Soleimani", "Qods").stdout


def test_the_help_and_the_page_name_every_suffix(run):
    told = run("export", "-h").stdout
    page = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert [name for name in OURS if f".{name}" not in told or f"| `.{name}` |" not in page] == []
