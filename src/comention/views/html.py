"""The text of the page: one file that asks for nothing, and runs nothing but its own scripts."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from comention.views import style

ASSETS = files("comention.views") / "assets"
TEMPLATE = "page.html.jinja"


def _names(folder: str) -> set[str]:
    """The names of the files in a folder of our assets."""
    return {file.name for file in (ASSETS / folder).iterdir()}


# The script that starts the page comes last, the style that others build on first.
SCRIPTS = (*sorted(_names("scripts") - {"main.js"}), "main.js")
STYLES = ("page.css", *sorted(_names("styles") - {"page.css"}))
# So long may data be before it is compressed: the pages of most corpora can be read with the eye.
READABLE = 1_000_000
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def environment() -> Environment:
    """A template environment that reads our assets and escapes whatever is put in."""
    return Environment(loader=FunctionLoader(asset), autoescape=True, undefined=StrictUndefined)


@cache
def asset(name: str) -> str:
    """The text of one of our assets."""
    return (ASSETS / name).read_text(encoding="utf-8")


@cache
def words() -> dict[str, dict[str, Any]]:
    """The interface's words in each of its languages."""
    found: dict[str, dict[str, Any]] = {}
    for name in sorted(_names("words")):
        for lang, phrases in json.loads(asset(f"words/{name}")).items():
            found.setdefault(lang, {}).update(phrases)
    return found


def parts(
    data: dict[str, Any], *, lang: str, title: str | None, drawing_library: Path, served: bool = False
) -> dict[str, Any]:
    """What the template is given.

    Args:
        data: What the page knows.
        lang: The interface's language at first.
        title: The heading; where it is None, the interface's own.
        drawing_library: The script of vis-network.
        served: Whether the page may ask the server that it comes from for texts.
    """
    css = style.themes() + "".join(asset(f"styles/{name}") for name in STYLES)
    # A debugger would go and ask for the source map.
    library = _SOURCE_MAP.sub("", drawing_library.read_text(encoding="utf-8"))
    scripts = [library, page_script()]
    return {
        "lang": lang,
        "title": printable(title) if title else words()[lang]["title"],
        "words": words()[lang],
        "policy": policy(styles=[css], scripts=scripts, served=served),
        "style": Markup(inline(css, "style")),
        "scripts": [Markup(inline(script, "script")) for script in scripts],
        "blocks": {
            "data": block({**data, "lang": lang, "title": title, "served": served}),
            "words": {"type": "application/json", "content": Markup(embedded(words()))},
        },
    }


def page_script() -> str:
    """Our scripts as one, in a scope of its own."""
    return "(() => {\n'use strict';\n" + "\n".join(asset(f"scripts/{name}") for name in SCRIPTS) + "\n})();\n"


def policy(*, styles: list[str], scripts: list[str], served: bool) -> str:
    """A content security policy under which nothing but these styles and scripts has any effect.

    vis-network sets styles through the DOM only, which needs no exception, and no HTML from text, so
    that trusted types can be demanded and none allowed. The picture is the icon in the page's head.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(digest, scripts))}",
            f"style-src {' '.join(map(digest, styles))}",
            "img-src data:",
            *(["connect-src 'self'"] if served else []),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def digest(text: str) -> str:
    """The source expression that allows an inline script or style of this text."""
    hashed = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(hashed).decode('ascii')}'"


def inline(text: str, tag: str) -> str:
    """``text`` as the content of a script or style element.

    Raises:
        ValueError: The text would end the element, or would not be read as it is written.
    """
    if re.search(rf"</{tag}|<!--|\r", text, re.IGNORECASE):
        raise ValueError(f"This text cannot stand in a <{tag}> element.")
    return text


def block(value: Mapping[str, Any]) -> dict[str, str]:
    """The type and content of the script element that holds ``value``: JSON, compressed where it is long."""
    pieces = _pieces(value)
    begun, length = [], 0
    while length <= READABLE and (piece := next(pieces, None)) is not None:
        begun.append(piece)
        length += len(piece)
    if length <= READABLE:
        return {"type": "application/json", "content": Markup(_escaped("".join(begun)))}
    with BytesIO() as packed:
        with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=6, mtime=0) as file:
            # Piece by piece, for all of it may be hundreds of megabytes.
            file.writelines(each.encode("utf-8") for each in chain(begun, pieces))
        return {"type": "application/gzip", "content": base64.b64encode(packed.getbuffer()).decode("ascii")}


def _pieces(value: Mapping[str, Any]) -> Iterator[str]:
    """An object as JSON, its members and those of these one by one."""
    yield "{"
    for number, (name, member) in enumerate(value.items()):
        yield f"{',' if number else ''}{_json(name)}:"
        yield from _pieces(member) if isinstance(member, dict) else [_json(member)]
    yield "}"


def embedded(value: Any) -> str:
    r"""``value`` as JSON that can stand in a script element whatever its strings hold.

    >>> embedded("</script>")
    '"\\u003c/script\\u003e"'
    """
    return _escaped(_json(value))


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Half a character cannot be written as UTF-8, but JSON can name it.
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def printable(text: str) -> str:
    """``text`` on one line, without characters that HTML does not allow."""
    return " ".join(_UNPRINTABLE.sub("\ufffd", text).split())
