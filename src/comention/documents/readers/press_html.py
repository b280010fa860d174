"""Exports of press databases in HTML: many articles in one file, as Europresse and Factiva write them.

Neither documents its layout; what is looked for here is what public parsers of theirs agree on.
"""

import re
from collections.abc import Iterator
from itertools import dropwhile
from typing import Any

from comention.documents.draft import Draft, Skipped
from comention.documents.fields import web_address, words
from comention.documents.readers.markup import parsed, plain
from comention.documents.readers.press_fields import (
    CODES,
    NO_TEXT,
    OUTLET_ISSUE,
    date_in,
    from_codes,
    is_detail,
)

_EUROPRESSE = b"DocPublicationName"
_FACTIVA = re.compile(rb"""class=["']article \w{2}Article\b""")
_ORIGINAL = "Cet article est paru dans"


def is_export(head: bytes) -> bool:
    """Whether a page that opens so is an export."""
    return _EUROPRESSE in head or bool(_FACTIVA.search(head))


def articles(html: str, id: str) -> Iterator[Draft | Skipped]:
    """The articles of an export, numbered."""
    tree = parsed(html)
    found = tree.xpath("//article[.//*[contains(@class, 'DocPublicationName')]]")
    read = _europresse if found else _factiva
    found = found or tree.xpath("//div[starts-with(@class, 'article ') and contains(@class, 'Article')]")
    for number, article in enumerate(found, start=1):
        draft = read(article, f"{id}#{number}")
        yield draft if draft.text else Skipped(draft.id, NO_TEXT)


def _europresse(article: Any, id: str) -> Draft:
    header = _text(article, "DocHeader") or _text(article, "header") or ""
    outlet = OUTLET_ISSUE.sub("", _text(article, "DocPublicationName") or "")
    body = _first(article, "docOcurrContainer", "DocText")
    return Draft(
        id=id,
        text="" if body is None else plain(body),
        title=_text(article, "titreArticleVisu", "titreArticle", "TitreArticleVisu"),
        date=date_in(header),
        source=words(outlet),
        url=_original(article),
        author=_text(article, "docAuthors", "sm-margin-bottomNews"),
    )


def _original(article: Any) -> str | None:
    """The address of the article on its outlet's site."""
    links = article.xpath(".//a[@href]")
    return next((web_address(a.get("href")) for a in links if _ORIGINAL in a.text_content()), None)


def _factiva(article: Any, id: str) -> Draft:
    codes = {
        code: plain(cells[1])
        for row in article.iter("tr")
        if len(cells := row.findall("td")) > 1 and (code := cells[0].text_content().strip()) in CODES
    }
    return from_codes(codes, id) if codes else _uncoded(article, id)


def _uncoded(article: Any, id: str) -> Draft:
    """An article whose fields have no names: they are told by what they hold and by their order."""
    lines = [line for div in article.findall(".//div") if (line := words(div.text_content()))]
    after = list(dropwhile(lambda line: not date_in(line), lines))
    paragraphs = article.xpath(".//p[contains(@class, 'articleParagraph')]")
    return Draft(
        id=id,
        text="\n\n".join(text for each in paragraphs if (text := plain(each))),
        title=words("".join(article.xpath("string(.//*[@id='hd'] | .//*[contains(@class, 'Headline')])"))),
        date=date_in(after[0]) if after else None,
        source=next((line for line in after[1:] if not is_detail(line)), None),
        author=_text(article, "author"),
    )


def _text(article: Any, *classes: str) -> str | None:
    found = _first(article, *classes)
    return None if found is None else words(found.text_content())


def _first(article: Any, *classes: str) -> Any:
    """The first element of a class, the classes one after the other."""
    for name in classes:
        found = article.xpath(
            ".//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} "
        )
        if found:
            return found[0]
    return None
