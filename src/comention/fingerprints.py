"""What each stage depends on besides its input: its settings, tables, models and program, each as a hash.

Where one of these is another than last time, the stage is run again, and those after it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import EntryPoint, PackageNotFoundError, version
from pathlib import Path
from typing import Any

from comention import config as settings
from comention.documents.registry import plugins
from comention.mentions.nlp import OURS

Parts = Mapping[str, str]
# What a stage is given is told by the stage that gives it.
_GIVEN = {"documents", "actors", "graph"}
_HOME = Path(__file__).parent
_BASE = ("domain.py", "text.py")
_READING = (
    "dateparser",
    "feedparser",
    "lxml",
    "py3langid",
    "pypdfium2",
    "striprtf",
    "trafilatura",
    "warcio",
)
# Tables that a stage has no use for.
_NO_NAMES = ("press.py", "press.toml", "given-names.toml", "transliteration.toml")
_NO_ACTORS = ("press.py", "press.toml", "debris.toml", "not-actors.toml")


def reading(config: settings.Read) -> Parts:
    """What decides on what stands in a file."""
    return {
        "settings": key(config),
        "program": program("documents", *_BASE),
        "libraries": _versions(*_READING),
        "plugins": key([(suffix, each.value, _of(each)) for suffix, each in sorted(plugins().items())]),
    }


def sketching() -> Parts:
    """What decides on the sketch of a text, by which reprints are found."""
    return {"program": program("sketches.py", "text.py"), "libraries": _versions("datasketch")}


def detecting(config: settings.Detect, lang: str) -> Parts:
    """What decides on which mentions are found in a text of a language."""
    return {
        "model": _model(config.pipeline(lang)) if lang in config.models else "",
        "gazetteers": of_files(Path(path) for path in config.gazetteers),
        "tables": program("resources", but=_NO_NAMES),
        "program": program("mentions", *_BASE),
        "libraries": _versions("onnxruntime", "spacy"),
    }


def resolving(config: settings.Resolve, judgements: object, documents: str) -> Parts:
    """What decides on who is who, beside the key of the documents."""
    return {
        "documents": documents,
        "settings": key(config.names),
        "judgements": key(judgements),
        "tables": program("resources", but=_NO_ACTORS),
        "program": program("actors", *_BASE),
        "libraries": _versions("anyascii", "rapidfuzz"),
    }


def relating(config: settings.Relate, actors: str) -> Parts:
    """What decides on the links and their evidence, beside the key of the actors."""
    return {
        "actors": actors,
        "settings": key(config),
        "tables": program("resources"),
        "program": program("graph", "sketches.py", *_BASE),
        "libraries": _versions("datasketch", "scipy"),
    }


def rendering(config: settings.Render, graph: str) -> Parts:
    """What decides on the page, beside the key of the graph."""
    return {
        "graph": graph,
        "settings": key(config),
        "program": program("actors", "graph", "resources", "views", *_BASE),
        "libraries": _versions("crategraph-forceatlas2", "jinja2", "pyvis", "scikit-network", "scipy"),
    }


def key(value: object) -> str:
    """A hash that two values share if they are written alike."""
    return hashlib.blake2b(written(value).encode(), digest_size=16).hexdigest()


def written(value: object) -> str:
    """A value as JSON."""
    return json.dumps(value, default=_plain)


def of_file(path: Path) -> str:
    """The hash of a file's bytes.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def of_files(paths: Iterable[Path]) -> str:
    """A key of some files' bytes; of one that cannot be read the stage will tell, or has no need."""
    found = []
    for path in paths:
        try:
            found.append(of_file(path))
        except OSError:
            found.append("")
    return key(found)


def changed(before: Parts, now: Parts) -> str:
    """The parts of a stage that are no longer what they were, but for what it is given.

    >>> changed({"settings": "1", "tables": "2"}, {"settings": "3", "tables": "4"})
    'settings and tables'
    """
    return " and ".join(name for name in sorted(now) if name not in _GIVEN and before.get(name) != now[name])


@cache
def program(*parts: str, but: tuple[str, ...] = ()) -> str:
    """A key of some files and folders of this package, but for files of some names."""
    paths = (path for part in parts for path in _below(_HOME / part))
    return of_files(path for path in paths if path.name not in but)


def _below(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (each for each in sorted(path.rglob("*")) if each.is_file() and each.suffix != ".pyc")
    else:
        yield path


@cache
def _model(name: str) -> str:
    """A key of a pipeline: our weights, the bytes of a folder, or the version of a package."""
    if name in OURS:
        home = _HOME / "models" / name
        weights = home if home.is_dir() else _HOME / "models" / "encoder"
        return key([name, of_files(_below(weights)), _versions(OURS[name])])
    return of_files(_below(Path(name))) if Path(name).is_dir() else key([name, _versions(name)])


def _versions(*names: str) -> str:
    return " ".join(f"{name} {_version(name)}" for name in names)


def _of(plugin: EntryPoint) -> str:
    """The version of the package that a plugin is of."""
    return plugin.dist.version if plugin.dist else "?"


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except (PackageNotFoundError, ValueError):
        return "?"


def _plain(value: Any) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    return dict(value) if isinstance(value, Mapping) else str(value)
