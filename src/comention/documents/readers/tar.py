"""tar archives: the files in them as they stream by, none of them written anywhere."""

import io
import tarfile
from collections.abc import Iterator
from typing import Self

from comention.config import Read
from comention.documents.draft import Member, Skipped
from comention.documents.readers.members import is_hidden, leads_out, member_id
from comention.errors import DocumentError


def read_tar(file: io.BufferedReader, id: str, config: Read) -> Iterator[Member | Skipped]:
    """The files of a tar archive."""
    try:
        with tarfile.open(fileobj=file, mode="r|", tarinfo=_Header) as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined]  # it keeps all that went by
                if not info.isdir() and not is_hidden(info.name):
                    yield _member(archive, info, id)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise DocumentError(f"is a damaged tar archive ({error}); the rest is not read") from error


class _Header(tarfile.TarInfo):
    """A header; one that is damaged is an error, where the library takes it for the end."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """The next header.

        Raises:
            ReadError: It is damaged, or the archive ends before its end.
        """
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error)) from error


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, id: str) -> Member | Skipped:
    """A file of an archive, or why it is not read."""
    name = member_id(id, info.name)
    if leads_out(info.name):
        return Skipped(name, "has a path that leads out of its archive")
    file = archive.extractfile(info) if info.isreg() else None
    return Member(name, info.name, file, packed=False) if file else Skipped(name, "is not a regular file")
