"""ZIP archives: the files in them, one after the other, none of them written anywhere."""

import io
import stat
import zipfile
from collections.abc import Iterator

from comention.config import Read
from comention.documents.draft import Member, Skipped
from comention.documents.limits import sought
from comention.documents.readers.members import is_hidden, leads_out, member_id
from comention.errors import DocumentError

_ENCRYPTED = 1
# Of these no more is unpacked at once than is asked for.
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def read_zip(file: io.BufferedReader, id: str, config: Read) -> Iterator[Member | Skipped]:
    """The files of a ZIP archive."""
    with sought(file, config) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except Exception as error:  # zipfile lets struct.error and others through
            raise DocumentError(f"is a damaged ZIP archive ({error})") from error
        with archive:
            for info in archive.infolist():
                if not info.is_dir() and not is_hidden(info.filename):
                    yield from _member(archive, info, id)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, id: str) -> Iterator[Member | Skipped]:
    """A file of an archive, or why it is not read."""
    name = member_id(id, info.filename)
    mode = info.external_attr >> 16
    if leads_out(info.filename):
        yield Skipped(name, "has a path that leads out of its archive")
    elif info.flag_bits & _ENCRYPTED:
        yield Skipped(name, "is encrypted")
    elif stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        yield Skipped(name, "is not a regular file")
    elif info.compress_type not in METHODS:
        yield Skipped(name, "is packed in a way that is not read")
    else:
        try:
            file = archive.open(info)
        except Exception as error:
            yield Skipped(name, f"cannot be unpacked: {error}")
            return
        with file:
            yield Member(name, info.filename, file)
