"""Exports of press databases as RTF or Word documents: Factiva's, and those of Nexis Uni and Lexis Advance.

Neither documents its layout; what is looked for here is what public parsers of theirs agree on.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile

from comention.documents.draft import Draft, Skipped
from comention.documents.fields import words
from comention.documents.readers.press_fields import CODES, NO_TEXT, date_in, from_codes, is_detail

_FACTIVA_END = re.compile(r"(?:AN[\t |]{1,5})?Document [A-Za-z][A-Za-z0-9]{10,60}\W{0,5}")
_NEXIS_END = "End of Document"
_NEXIS_AFTER = re.compile(r"Classification|Graphic|Load-Date:.*")
_FIELD = re.compile(r"[\w-]+(?: [\w-]+)?:\s.*")
_BYLINE = re.compile(r"Byline:\s+(\S.*)")
_AROUND = "\t |"
_CODED = re.compile(r"([A-Z]{2,3})(?![^\t |])")


def articles(text: str, id: str) -> Iterator[Draft | Skipped] | None:
    """The articles of an export, numbered; None where a text is none."""
    lines = [line.strip(" \u00a0\r") for line in text.split("\n")]
    if _NEXIS_END in lines and "Body" in lines:
        return _drafts(_parted(lines, _NEXIS_END.__eq__), _nexis, id)
    if any(map(_FACTIVA_END.fullmatch, lines)):
        return _drafts(_parted(lines, _FACTIVA_END.fullmatch), _factiva, id)
    return None


def _drafts(
    pieces: Sequence[Sequence[str]], read: Callable[[Sequence[str], str], Draft], id: str
) -> Iterator[Draft | Skipped]:
    for number, piece in enumerate(pieces, start=1):
        draft = read(piece, f"{id}#{number}")
        yield draft if draft.text else Skipped(draft.id, NO_TEXT)


def _parted(lines: Sequence[str], ends: Callable[[str], object]) -> list[list[str]]:
    """The lines of each article; what follows the last one's end is the export's own."""
    pieces: list[list[str]] = [[]]
    for line in lines:
        if ends(line):
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces[:-1]


def _nexis(lines: Sequence[str], id: str) -> Draft:
    """Title, outlet and date open an article; before the first there may be a list of contents."""
    at = lines.index("Body") if "Body" in lines else len(lines)
    header = [line for line in lines[:at] if line]
    dated = [i for i, line in enumerate(header) if i > 1 and date_in(line) and not _FIELD.fullmatch(line)]
    bylines = (found[1] for line in header if (found := _BYLINE.fullmatch(line)))
    start = dated[-1] if dated else None
    return Draft(
        id=id,
        text=_paragraphs(takewhile(lambda line: not _NEXIS_AFTER.fullmatch(line), lines[at + 1 :])),
        title=words(header[start - 2]) if start else None,
        date=date_in(header[start]) if start else None,
        source=words(header[start - 1]) if start else None,
        author=words(next(bylines, None)),
    )


def _factiva(lines: Sequence[str], id: str) -> Draft:
    codes: dict[str, str] = {}
    code = ""
    for line in lines:
        found = _CODED.match(line)
        if found and found[1] in CODES:
            code, line = found[1], line[found.end() :]
        if code:
            codes[code] = f"{codes.get(code, '')}\n{line.strip(_AROUND)}"
    coded = {code: _paragraphs(value.split("\n")) for code, value in codes.items()}
    return from_codes(coded, id) if "HD" in coded else _uncoded(lines, id)


def _uncoded(lines: Sequence[str], id: str) -> Draft:
    """Title, date, outlet, and after the line with the rights the text."""
    shown = [line for line in lines if line]
    after = list(dropwhile(lambda line: not date_in(line), shown))
    rights = next(
        (i for i, line in enumerate(after) if re.match(r"Copyright|\(c\)|©|All rights", line)), None
    )
    return Draft(
        id=id,
        text="" if rights is None else _paragraphs(after[rights + 1 :]),
        title=words(shown[0]) if shown else None,
        date=date_in(after[0]) if after else None,
        source=next((line for line in after[1:] if not is_detail(line)), None),
    )


def _paragraphs(lines: Iterable[str]) -> str:
    """Lines that are a paragraph each."""
    return "\n\n".join(line.strip() for line in lines if line.strip())
