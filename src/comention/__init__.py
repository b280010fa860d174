"""Who is mentioned with whom: actor graphs from French and English news, every link with its sentences.

    read(paths) -> documents -> detect -> mentions -> resolve -> actors -> relate -> graph -> render -> page

`build` goes the whole way to the graph; each stage is a public function too.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comention.actors import Judgements, read_judgements, resolve
    from comention.config import Config
    from comention.documents import Skipped, read
    from comention.domain import (
        Actor,
        AnnotatedDocument,
        Document,
        Evidence,
        Form,
        Join,
        Kind,
        Mention,
        Passage,
        Reference,
        Refusal,
        Span,
    )
    from comention.errors import ComentionError
    from comention.exports import export
    from comention.graph import ActorGraph, load, relate
    from comention.history import changes
    from comention.mentions import detect
    from comention.pipeline import build
    from comention.views import render

__all__ = [
    "Actor",
    "ActorGraph",
    "AnnotatedDocument",
    "ComentionError",
    "Config",
    "Document",
    "Evidence",
    "Form",
    "Join",
    "Judgements",
    "Kind",
    "Mention",
    "Passage",
    "Reference",
    "Refusal",
    "Skipped",
    "Span",
    "build",
    "changes",
    "detect",
    "export",
    "load",
    "read",
    "read_judgements",
    "relate",
    "render",
    "resolve",
]

# Loaded on first use: spaCy alone takes seconds, and `comention --help` needs none of it.
_HOMES = {
    "comention.actors": ("Judgements", "read_judgements", "resolve"),
    "comention.config": ("Config",),
    "comention.documents": ("Skipped", "read"),
    "comention.domain": (
        "Actor",
        "AnnotatedDocument",
        "Document",
        "Evidence",
        "Form",
        "Join",
        "Kind",
        "Mention",
        "Passage",
        "Reference",
        "Refusal",
        "Span",
    ),
    "comention.errors": ("ComentionError",),
    "comention.exports": ("export",),
    "comention.graph": ("ActorGraph", "load", "relate"),
    "comention.history": ("changes",),
    "comention.mentions": ("detect",),
    "comention.pipeline": ("build",),
    "comention.views": ("render",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
