"""Dates as ISO strings of the precision that was given: a year, a month or a day."""

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_ISO = re.compile(
    r"([12][0-9]{3})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?(?:[T ]+[0-9]{1,2}[:h].*)?", re.DOTALL
)
_COMPACT = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])(?:T[0-9]+.*)?")
_STARTS_AS_ISO = re.compile(r"[0-9]{4}[-/.]?[0-9]")
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_LONGEST = 60
_OPENING = re.compile(
    r"\s*date\b[ \t\u00a0\u202f]*:?[ \t\u00a0\u202f]*"
    r"(?:([12][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?!-?[0-9])|([^\r\n]{4,60})(?:[\r\n]|\Z))",
    re.IGNORECASE,
)
_LENGTHS = {"year": 4, "month": 7, "day": 10}


def parse_date(value: str) -> str | None:
    """The ISO date of year, month or day precision that ``value`` says, or None.

    A time of day is dropped. A day written in digits comes before its month ("03/01/2022" is in January).
    A date without a year of four digits, or relative to today, is none.

    >>> parse_date("2022-01-03T10:00:00Z"), parse_date("juillet 2012"), parse_date("hier")
    ('2022-01-03', '2012-07', None)
    """
    words = value.strip()
    if exact := _ISO.fullmatch(words) or _COMPACT.fullmatch(words):
        return _valid(*exact.groups())
    if len(words) > _LONGEST or _STARTS_AS_ISO.match(words) or not _YEAR.search(words):
        return None
    return _written(words)


def opening_date(text: str) -> str | None:
    """The date that a text opens with: "date 2022-01 ..." or "Date : 4 juillet 2012" on a line of its own.

    >>> opening_date(" date 2022-01 « Un texte »")
    '2022-01'
    """
    opening = _OPENING.match(text)
    return parse_date(opening[1] or opening[2]) if opening else None


def _valid(year: str, month: str | None, day: str | None) -> str | None:
    try:
        found = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return found.isoformat()[: 10 if day else 7 if month else 4]


def _written(words: str) -> str | None:
    found = _parser().get_date_data(words)
    return found.date_obj.date().isoformat()[: _LENGTHS[found.period]] if found.date_obj else None


@cache
def _parser() -> "DateDataParser":
    """A parser of French and English dates that depends neither on today nor on what it parsed before."""
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["fr", "en"],
        use_given_order=True,
        try_previous_locales=False,
        settings={"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year", "month"], "DATE_ORDER": "DMY"},
    )
