"""How the page looks: colours, shapes and sizes, each said once."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from comention.domain import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of the page by day or by night, each a CSS custom property of its name.

    The colours of the kinds follow Okabe and Ito's palette, which the colour-blind can tell apart;
    ``first`` and ``second`` mark the two actors of a passage, yellow and violet for the same reason.
    """

    page: str
    panel: str
    hover: str
    ink: str
    muted: str
    line: str
    focus: str
    edge: str
    person: str
    group: str
    state: str
    first: str
    first_line: str
    second: str
    second_line: str


LIGHT = Theme(
    page="#faf9f6",
    panel="#ffffff",
    hover="#f1eee8",
    ink="#1d1c1a",
    muted="#66625b",
    line="#dedad2",
    focus="#0b57d0",
    edge="#847f76",
    person="#0072b2",
    group="#d55e00",
    state="#008f68",
    first="#ffe9a8",
    first_line="#a87900",
    second="#e6d9fb",
    second_line="#8347cc",
)
DARK = Theme(
    page="#16181b",
    panel="#1d2024",
    hover="#292d32",
    ink="#ecebe8",
    muted="#a9a59e",
    line="#363a40",
    focus="#8ab4f8",
    edge="#8b9096",
    person="#56b4e9",
    group="#ee9a3a",
    state="#35c295",
    first="#57470a",
    first_line="#e0b526",
    second="#452f66",
    second_line="#b794f0",
)

SHAPES: Mapping[Kind, str] = MappingProxyType(
    {Kind.PERSON: "dot", Kind.GROUP: "square", Kind.STATE: "diamond"}
)
# vis-network measures a dot by its radius, a square by half its side and a diamond by half its
# diagonal: these factors give the three the same area, and tell how far each then reaches.
_SIZE = {"dot": 1.0, "square": 0.886, "diamond": 1.253}
_REACH = {"dot": 1.0, "square": 1.253, "diamond": 1.253}

SMALLEST = 6.0
LARGEST = 30.0
LABELS = 60
LETTER = 7.0
LONGEST_LABEL = 150.0

# What vis-network is told: it draws and moves the camera, and decides nothing.
OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "physics": False,
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": True,
            "hoverConnectedEdges": False,
            "selectable": False,
            "tooltipDelay": 0,
        },
        "nodes": {"borderWidth": 1.5, "chosen": False},
        "edges": {"smooth": False, "chosen": False, "hoverWidth": 0, "selectionWidth": 0},
    }
)


def radius(mentions: int, most: int) -> float:
    """The radius of an actor's disc: the area above the smallest grows with the mentions.

    >>> radius(100, 100), radius(25, 100)
    (30.0, 18.0)
    """
    return SMALLEST + (LARGEST - SMALLEST) * math.sqrt(mentions / max(most, 1))


def size(kind: Kind, radius: float) -> int:
    """What vis-network must be told for a shape of the area of a disc of ``radius``."""
    return round(_SIZE[SHAPES[kind]] * radius)


def reach(kind: Kind, radius: float) -> float:
    """How far the shape of the area of a disc of ``radius`` reaches from its middle."""
    return _REACH[SHAPES[kind]] * radius


def label_width(name: str) -> float:
    """About how wide a name is on the canvas, where a long one ends in an ellipsis."""
    return min(LONGEST_LABEL, LETTER * len(name))


def themes() -> str:
    """CSS that sets the colours, those of the night where the system or the reader wishes it."""
    light, dark = _declarations(LIGHT, "light"), _declarations(DARK, "dark")
    return (
        f":root {{{light}}}\n"
        f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{{dark}}} }}\n"
        f":root[data-theme=dark] {{{dark}}}\n"
    )


def _declarations(theme: Theme, scheme: str) -> str:
    colours = {each.name.replace("_", "-"): getattr(theme, each.name) for each in fields(theme)}
    return f"color-scheme: {scheme}; " + " ".join(f"--{name}: {value};" for name, value in colours.items())
