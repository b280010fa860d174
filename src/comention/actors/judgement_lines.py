"""Where the tables and fields of a TOML text stand, which no parser of the standard library tells."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

# What may hold line breaks or brackets that end nothing, then the brackets and line breaks that count.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)
_DEPTH = {"[": 1, "{": 1, "]": -1, "}": -1}
ITSELF = ""  # the place of a row among those of its fields


class Statement(NamedTuple):
    """A header or a field, or a line that says nothing, with the line breaks within and behind it."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the next one starts."""
        return self.start + len(self.text)

    @property
    def is_header(self) -> bool:
        """Whether a table begins here."""
        return self.text.lstrip().startswith("[")

    @property
    def says_something(self) -> bool:
        """Whether it is neither blank nor a comment."""
        return not self.text.lstrip().startswith("#") and bool(self.text.strip())


def statements(text: str) -> Iterator[Statement]:
    """The statements of a text, which need not be sound, in one walk through it."""
    start = depth = 0
    for token in _TOKEN.finditer(text):
        depth += _DEPTH.get(token[0], 0)
        if token[0] == "\n" and depth <= 0:
            yield Statement(start, text[start : token.end()])
            start, depth = token.end(), 0
    if start < len(text):
        yield Statement(start, text[start:])


def rows_by_table(text: str) -> Mapping[str, list[dict[str, int]]]:
    r"""By the name of a table, for each of its rows the lines of its fields, and its own as `ITSELF`.

    A list of inline tables is one row, for its first line is all that is known of it.

    >>> rows_by_table('[[same]]\nwho = "X"\n')["same"]
    [{'': 1, 'who': 2}]
    """
    rows: dict[str, list[dict[str, int]]] = defaultdict(list)
    fields: dict[str, int] | None = None
    line = 1
    for statement in statements(text):
        for name, value in tomllib.loads(statement.text).items():
            if fields is not None and not statement.is_header:
                fields.setdefault(name, line)
            elif rows[name] and isinstance(value, dict) and value:  # a table or a key within the last row
                rows[name][-1].setdefault(next(iter(value)), line)
                fields = {} if statement.is_header else fields
            else:
                rows[name].append({ITSELF: line})
                fields = rows[name][-1] if statement.is_header else fields
        line += statement.text.count("\n")
    return rows
