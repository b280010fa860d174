"""Fields of press databases: the codes of Factiva, dates and outlets as they are written there."""

import re
from collections.abc import Mapping

from comention.documents.dates import parse_date
from comention.documents.draft import Draft
from comention.documents.fields import words

NO_TEXT = "is an article of an export that has no text"
# The fields of Factiva's articles.
CODES = frozenset(
    {
        *("AN", "ART", "BY", "CLM", "CO", "CR", "CT", "CX", "CY", "ED", "ET", "GC", "HD", "IN", "IPC", "IPD"),
        *("LA", "LP", "NGC", "NS", "PD", "PG", "PUB", "RE", "RF", "SC", "SE", "SN", "TD", "VOL", "WC"),
    }
)
OUTLET_ISSUE = re.compile(r"(?:,? n[o°]\.? ?\d.*|\s{2,}.*)$", re.DOTALL)
_DATE = re.compile(
    r"\b(\d{1,2}(?:er)?\s+[^\W\d]+\.?\s+[12]\d{3})\b|\b([^\W\d]+\s+\d{1,2},?\s+[12]\d{3})\b|\b([12]\d{3}-\d\d-\d\d)\b"
)
_DETAIL = re.compile(r"[\d\s:.,hHGMTUtapm]+|[\d\s.,]+ (?:words|mots)", re.IGNORECASE)


def date_in(line: str) -> str | None:
    """The first date that a line holds, as it is written there.

    >>> date_in("Lundi 3 janvier 2022, p. 4"), date_in("Monday, January 3, 2022"), date_in("Le Monde")
    ('3 janvier 2022', 'January 3, 2022', None)
    """
    found = (next(filter(None, match.groups())) for match in _DATE.finditer(" ".join(line.split())))
    return next((date for date in found if parse_date(date)), None)


def is_detail(line: str) -> bool:
    """Whether a line says only a time or a count of words.

    >>> is_detail("09:15 GMT"), is_detail("1,234 words"), is_detail("Le Monde")
    (True, True, False)
    """
    return bool(_DETAIL.fullmatch(line))


def from_codes(codes: Mapping[str, str], id: str) -> Draft:
    """The draft of an article whose fields have their codes."""
    return Draft(
        id=id,
        text="\n\n".join(codes[code] for code in ("LP", "TD") if codes.get(code)),
        title=words(codes.get("HD")),
        date=date_in(codes.get("PD", "")),
        source=words(codes.get("SN")),
        author=words(codes.get("BY")),
    )
