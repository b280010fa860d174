"""The date of a web page, no more exact than the page says it."""

import re

from comention.documents.dates import parse_date

_BLANK = r"(?:[\s.,]|&nbsp;|&#160;){1,3}"
_ORDINAL = "(?:er|st|nd|rd|th)?"


def stated_date(found: str | None, html: str) -> str | None:
    """The day that htmldate found where the page states it, else its month if it states that, else None.

    htmldate fills what a date lacks from today's: it reads "2022-01" as a day in January.

    >>> stated_date("2022-01-22", '<time datetime="2022-01">')
    '2022-01'
    """
    day = parse_date(found or "")
    if day is None or day in html:
        return day
    if re.search(_whole(*day.split("-")), html):
        return day
    return day[:7] if re.search(_month(*day.split("-")[:2]), html) else None


def _whole(year: str, month: str, day: str) -> str:
    """A pattern for the ways to write a day in digits and in words."""
    m, d = f"0?{int(month)}", f"0?{int(day)}"
    return "|".join(
        (
            rf"{year}[-/._ ]?{m}[-/._ ]?{d}(?![0-9])",
            rf"(?<![0-9])(?:{d}[-/. ]{{1,2}}{m}|{m}[-/. ]{{1,2}}{d})[-/. ]{{1,2}}{year}",
            rf"(?<![0-9]){d}{_ORDINAL}{_BLANK}[^\W\d]+{_BLANK}{year}",
            rf"[^\W\d]{_BLANK}{d}{_ORDINAL}{_BLANK}{year}",
        )
    )


def _month(year: str, month: str) -> str:
    m = f"0?{int(month)}"
    return rf"(?<![0-9])(?:{year}[-/.]{m}|{m}[-/.]{year})(?![0-9])"
