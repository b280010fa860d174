"""Dates of year, month or day precision as the days that they may mean."""

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from comention.errors import ConfigError

PRECISION = {"year": 4, "month": 7, "day": 10}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Days(NamedTuple):
    """The first and the last day that a date may mean."""

    first: date
    last: date


def days(text: str | None) -> Days | None:
    """The days that an ISO date of any precision may mean; None where it is none.

    >>> days("2021-02")
    Days(first=datetime.date(2021, 2, 1), last=datetime.date(2021, 2, 28))
    >>> days("2021-02-30") is days("soon") is days(None) is None
    True
    """
    read = _DATE.fullmatch(text or "")
    if not read:
        return None
    year, month, day = (int(part) if part else None for part in read.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return Days(first, date(first.year, month or 12, day or calendar.monthrange(first.year, month or 12)[1]))


def per_period(dates: Iterable[str | None], by: str) -> dict[str | None, int]:
    """How many dates are of each year, month or day, in their order; None, the last, are those that are none.

    Raises:
        ConfigError: ``by`` is no such period.

    >>> per_period(["2021-07-14", None, "2021", "2021-07"], "month")
    {'2021': 1, '2021-07': 2, None: 1}
    """
    if by not in PRECISION:
        raise ConfigError(f"There is no series by {by!r}.", f"Say {', '.join(PRECISION)}.")
    found = Counter(date and date[: PRECISION[by]] for date in dates)
    return dict(sorted(found.items(), key=lambda item: (item[0] is None, item[0] or "")))
