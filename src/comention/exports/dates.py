"""Dates of a document, as other tools want them."""

import calendar
from datetime import date


def days_of(text: str) -> tuple[date, date] | None:
    """The first and last day of a year, a month or a day; None for a date that does not exist.

    >>> [day.isoformat() for day in days_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    parts = text.split("-")
    try:
        first = date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    except ValueError:
        return None
    if len(parts) == 1:
        return first, first.replace(month=12, day=31)
    if len(parts) == 2:
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first, first
