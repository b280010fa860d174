"""A row of a table becomes a draft, whatever its columns are called."""

from collections.abc import Mapping, Sequence
from datetime import date

from comention.documents.draft import Draft
from comention.documents.fields import web_address, words
from comention.errors import DocumentError

TYPES = {
    bool: "a truth value",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
}
_SHOWN = 12


def drafted(row: Mapping[str, object], file: str, number: int, columns: Mapping[str, str]) -> Draft:
    """The draft of a row, its text exactly as given.

    Args:
        row: Its values by the names of their columns.
        file: The id of the file.
        number: The number of the row, which is its id where it has none.
        columns: The column of a field of ours that is called otherwise.

    Raises:
        DocumentError: It has no text.
    """

    def value(field: str) -> object:
        return row.get(columns.get(field, field))

    text = value("text")
    if text is None or text == "":
        raise DocumentError("has no text")
    if not isinstance(text, str):
        raise DocumentError(f"has {TYPES.get(type(text), 'no string')} in the place of its text")
    return Draft(
        id=_own_id(value("id")) or f"{file}#{number}",
        text=text,
        title=words(value("title")),
        date=_date(value("date")),
        source=words(value("source")),
        url=web_address(value("url")),
        lang=words(value("lang")),
        author=words(value("author")),
    )


def _date(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else words(value)


def no_text_column(columns: Sequence[str], named: Mapping[str, str]) -> str:
    """The reason for which a table without a column of texts is skipped."""
    shown = ", ".join(name[:40] for name in columns[:_SHOWN]) or "none"
    return f'has no column "{named.get("text", "text")}" (its columns: {shown})'


def _own_id(value: object) -> str | None:
    """The id of a row, unchanged where it is a string; None where it has none."""
    return value if isinstance(value, str) and value.strip() else words(value)
