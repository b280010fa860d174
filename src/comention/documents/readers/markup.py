"""The text of a tree of HTML all of which is text: a feed's item, a chapter, an article of an export."""

import re
from collections.abc import Iterator
from typing import Any

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = {"head", "script", "style", "template", "noscript", "title", "rp", "rt"}
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main"),
    *("nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
}


def text_of(html: str) -> str:
    r"""The text of a piece of HTML, an empty line between its blocks.

    >>> text_of("<p>Un <b>mot</b>.</p><ul><li>a</li><li>b</li></ul>")
    'Un mot.\n\na\nb'
    """
    return plain(parsed(html))


def parsed(html: str) -> Any:
    """The tree of a page or of a piece of one; what is declared in it is not heeded, nothing is fetched."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    content = html.encode("utf-8", "replace").replace(b"\x00", b"")
    try:
        return lxml_html.document_fromstring(content, parser=parser)
    except etree.ParserError:  # there is no element and no word in it
        return lxml_html.document_fromstring("<body></body>")


def plain(element: Any) -> str:
    """The text of an element, an empty line between its blocks; the items of a list are a line each."""
    lines = (" ".join(filter(None, line.split(" "))) for line in "".join(_pieces(element)).split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def _pieces(element: Any) -> Iterator[str]:
    """The words of an element and the gaps around its blocks.

    It calls itself no deeper than the parser lets elements nest, which is 256.
    """
    if not isinstance(element.tag, str) or element.tag in _HIDDEN:
        return
    gap = "\n\n" if element.tag in _BLOCKS else "\n" if element.tag in {"li", "br"} else ""
    yield gap
    yield _BLANKS.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child)
        yield _BLANKS.sub(" ", child.tail or "")
    yield "" if element.tag in {"li", "br"} else gap
