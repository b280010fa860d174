"""Which exporter writes which file: ours, and those that plugins add."""

import zipfile
from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint, entry_points
from io import BytesIO
from pathlib import Path

from comention.errors import OutputError, did_you_mean
from comention.files import encoded, write_bytes, write_folder
from comention.graph import ActorGraph

# What an exporter gives: a file, or several by their names.
Content = str | bytes
Exporter = Callable[[ActorGraph], Content | Mapping[str, Content]]

GROUP = "comention.exporters"
ARCHIVE = ".zip"
HINT = "Choose another place."
_UNIX, _READABLE = 3, 0o644 << 16
# By suffix; loaded when asked for, as plugins are.
OURS = {
    "json": "comention.graph.storage:dumps",
    "gexf": "comention.exports.gexf:gexf",
    "graphml": "comention.exports.graphml:graphml",
    "csv": "comention.exports.tables:csv_tables",
    "parquet": "comention.exports.tables:parquet_tables",
    "cypher": "comention.exports.cypher:cypher",
    "neo4j": "comention.exports.neo4j:neo4j",
    "ftm.json": "comention.exports.ftm:ftm",
    "jsonld": "comention.exports.jsonld:jsonld",
    "dot": "comention.exports.dot:dot",
}


def export(graph: ActorGraph, path: str | Path) -> Path:
    """Write a graph as its file's suffix says, and say where.

    Several tables make a folder of that name, or an archive where ``.zip`` stands behind it.

    Args:
        graph: The graph.
        path: The file or folder to write.

    Raises:
        OutputError: The suffix is unknown, a library for it is missing, or the file cannot be written.
    """
    file = Path(path)
    content = _exporter(file.name.removesuffix(ARCHIVE))(graph)
    if file.suffix == ARCHIVE:
        write_bytes(file, _archive(_files(content, file.stem)), hint=HINT)
    elif isinstance(content, Mapping):
        write_folder(file, _files(content, file.name), hint=HINT)
    else:
        write_bytes(file, _bytes(content), hint=HINT)
    return file


def suffixes() -> tuple[str, ...]:
    """The suffixes that are known, ours first."""
    return tuple(f".{name}" for name in _exporters())


def _exporters() -> dict[str, EntryPoint]:
    """The exporters by suffix; a plugin adds to ours and replaces none."""
    ours = {name: EntryPoint(name, value, GROUP) for name, value in OURS.items()}
    plugins = {each.name.removeprefix("."): each for each in sorted(entry_points(group=GROUP))}
    return ours | {name: plugin for name, plugin in plugins.items() if name not in ours}


def _exporter(name: str) -> Exporter:
    known = _exporters()
    fitting = [suffix for suffix in known if name.lower().endswith(f".{suffix}")]
    if not fitting:
        there = f"There are {', '.join(suffixes())}."
        near = did_you_mean(Path(name).suffix, suffixes())
        raise OutputError(f"{name!r} has no suffix that names an export.", f"{near} {there}".strip())
    plugin = known[max(fitting, key=len)]
    try:
        exporter: Exporter = plugin.load()
    except (ImportError, AttributeError) as error:
        hint = f"Install anew or remove the package that brings {plugin.value}."
        raise OutputError(f"The exporter of .{plugin.name} cannot be loaded: {error}.", hint) from error
    return exporter


def _files(content: Content | Mapping[str, Content], name: str) -> dict[str, bytes]:
    """The files of an export; one alone bears ``name``."""
    several = content if isinstance(content, Mapping) else {name: content}
    return {name: _bytes(each) for name, each in several.items()}


def _bytes(content: Content) -> bytes:
    return encoded(content) if isinstance(content, str) else content


def _archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive whose bytes depend on neither the hour nor the system."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.create_system, info.external_attr = _UNIX, _READABLE
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
