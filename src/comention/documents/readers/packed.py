"""Single files that are packed: gzip and Zstandard."""

import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import PurePosixPath

from comention.config import Read
from comention.documents.draft import Member

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdFile
else:
    from backports.zstd import ZstdFile

_PACKED = {".gz": "", ".zst": "", ".tgz": ".tar"}


def read_gz(file: io.BufferedReader, id: str, config: Read) -> Iterator[Member]:
    """The file that is packed in a gzip file."""
    with gzip.GzipFile(fileobj=file) as unpacked:
        yield Member(id, _name(id), io.BufferedReader(unpacked))


def read_zst(file: io.BufferedReader, id: str, config: Read) -> Iterator[Member]:
    """The file that is packed in a Zstandard file."""
    with ZstdFile(file) as unpacked:
        yield Member(id, _name(id), io.BufferedReader(unpacked))


def _name(id: str) -> str:
    """The name of what a packed file holds, which is its own where that does not say that it is packed.

    >>> _name("news/a.jsonl.gz"), _name("news/a.tgz"), _name("news/a.txt"), _name("stdin")
    ('a.jsonl', 'a.tar', 'a.txt', '')
    """
    path = PurePosixPath(id)
    if not path.suffix:
        return ""
    behind = _PACKED.get(path.suffix.lower())
    return path.name if behind is None else f"{path.stem}{behind}"
