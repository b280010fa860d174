"""Which reader reads which file: ours, and those that plugins add."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePath

from comention.documents.draft import Reader
from comention.documents.kinds import SUFFIXES, kind_of
from comention.errors import DocumentError

GROUP = "comention.readers"
_AT = "comention.documents.readers"
# By kind; loaded when asked for, as plugins are.
OURS = {
    "text": f"{_AT}.text:read_text",
    "markdown": f"{_AT}.markdown:read_markdown",
    "html": f"{_AT}.html:read_html",
    "jsonl": f"{_AT}.table:read_jsonl",
    "csv": f"{_AT}.table:read_csv",
    "parquet": f"{_AT}.parquet:read_parquet",
    "pdf": f"{_AT}.pdf:read_pdf",
    "docx": f"{_AT}.docx:read_docx",
    "odt": f"{_AT}.odt:read_odt",
    "rtf": f"{_AT}.rtf:read_rtf",
    "epub": f"{_AT}.epub:read_epub",
    "mail": f"{_AT}.mail:read_mail",
    "mbox": f"{_AT}.mail:read_mbox",
    "mhtml": f"{_AT}.mhtml:read_mhtml",
    "feed": f"{_AT}.feed:read_feed",
    "warc": f"{_AT}.warc:read_warc",
    "zip": f"{_AT}.zip:read_zip",
    "tar": f"{_AT}.tar:read_tar",
    "gz": f"{_AT}.packed:read_gz",
    "zst": f"{_AT}.packed:read_zst",
}
# What Python itself reads, a piece at a time; the rest is of libraries that a bad file may bring down.
PLAIN = {"text", "jsonl", "csv", "zip", "tar", "gz", "zst"}


def suffixes() -> tuple[str, ...]:
    """The suffixes of files that are read, ours first."""
    return (*SUFFIXES, *plugins())


def is_read(name: str) -> bool:
    """Whether files of this name are read."""
    return PurePath(name).suffix.lower() in suffixes()


@cache
def plugins() -> dict[str, EntryPoint]:
    """The readers that other packages bring, by suffix; they add to ours and replace none."""
    found = {f".{each.name.removeprefix('.').lower()}": each for each in sorted(entry_points(group=GROUP))}
    return {suffix: plugin for suffix, plugin in found.items() if suffix not in SUFFIXES}


def entry(name: str, head: bytes) -> EntryPoint:
    """Where the reader of a file is.

    Args:
        name: Its name; empty where its content has to tell what it is.
        head: Its first bytes.

    Raises:
        DocumentError: It is of no kind that is read.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in plugins():
        return plugins()[suffix]
    if name and suffix not in SUFFIXES:
        raise DocumentError(unknown(name))
    kind = kind_of(head, SUFFIXES[suffix] if name else None)
    return EntryPoint(kind, OURS[kind], GROUP)


def unknown(name: str) -> str:
    """The reason for which a file of this name is skipped."""
    return f"is not a kind of file that comention reads ({PurePath(name).suffix or 'no suffix'})"


def reader(entry: EntryPoint) -> Reader:
    """A reader, loaded.

    Raises:
        DocumentError: It cannot be.
    """
    try:
        loaded: Reader = entry.load()
    except (ImportError, AttributeError) as error:
        raise DocumentError(f"cannot be read, for {entry.value} cannot be loaded: {error}") from error
    return loaded
