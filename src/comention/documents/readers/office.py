"""ZIP archives and XML that a document is made of, looked at before any library opens them."""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from comention.config import Read
from comention.documents.draft import Draft, Skipped
from comention.documents.fields import words
from comention.documents.limits import MEGABYTE, sought
from comention.documents.readers import press_text
from comention.documents.readers.zip import METHODS
from comention.errors import DocumentError

_FILES = 20_000
_ALWAYS = 32 * MEGABYTE
_ENCRYPTED = 1
# A tree takes some twenty times the room of its file; a long book has five megabytes.
TREE = 50


@contextmanager
def opened(file: IO[bytes], config: Read, kind: str) -> Iterator[zipfile.ZipFile]:
    """The archive that a document is.

    Args:
        file: The document.
        config: The ceilings.
        kind: What it is, in words.

    Raises:
        DocumentError: It is damaged, encrypted, or expands to too much.
    """
    with sought(file, config) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except Exception as error:  # zipfile lets struct.error and others through
            raise DocumentError(f"is a damaged {kind} ({error})") from error
        with archive:
            _check(archive, config)
            yield archive


def _check(archive: zipfile.ZipFile, config: Read) -> None:
    """Nothing comes out of an archive that may be unpacked; no more comes out of one than it says here."""
    members = archive.infolist()
    expanded, packed = sum(each.file_size for each in members), sum(each.compress_size for each in members)
    if len(members) > _FILES:
        raise DocumentError(f"holds more than {_FILES:,} files")
    if expanded > config.max_megabytes * MEGABYTE:
        raise DocumentError(f"expands to more than {config.max_megabytes:,} MB")
    if expanded > max(_ALWAYS, config.max_ratio * packed):
        raise DocumentError(f"expands to more than {config.max_ratio} times its size")
    if any(each.flag_bits & _ENCRYPTED for each in members):
        raise DocumentError("is encrypted")
    if any(each.compress_type not in METHODS for each in members):
        raise DocumentError("is packed in a way that is not read")


def part(archive: zipfile.ZipFile, name: str, kind: str) -> bytes:
    """A file of an archive.

    Raises:
        DocumentError: It is missing, damaged or too large to be read as a tree.
    """
    try:
        if archive.getinfo(name).file_size > TREE * MEGABYTE:
            raise DocumentError(f"holds a part of more than {TREE} MB")
        return archive.read(name)
    except DocumentError:
        raise
    except KeyError as error:
        raise DocumentError(f"is a damaged {kind} (it has no {name})") from error
    except Exception as error:
        raise DocumentError(f"is a damaged {kind} ({error})") from error


def about(archive: zipfile.ZipFile, name: str, kind: str) -> dict[str, str]:
    """What a document says about itself in a file of its own, by the names of the elements."""
    if name not in archive.namelist():
        return {}
    root = xml(part(archive, name, kind), kind)
    return {each.tag: found for each in root.iter() if (found := words(each.text))}


def xml(data: bytes, kind: str) -> Any:
    """The root of an XML file, in which nothing is declared and nothing named is fetched.

    Raises:
        DocumentError: It is no XML, or declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(f"is a damaged {kind} ({error})") from error
    doctype = root.getroottree().docinfo.internalDTD
    if doctype is not None and any(True for _ in doctype.iterentities()):
        raise DocumentError("declares XML entities, which are not read")
    return root


def drafts(
    paragraphs: Iterable[str], id: str, *, title: str | None, date: str | None, author: str | None
) -> Iterator[Draft | Skipped]:
    """The draft of a text, or those of the articles of a press database's export that it is.

    Raises:
        DocumentError: There is no text.
    """
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    if not text:
        raise DocumentError("holds no text")
    yield from press_text.articles(text, id) or [
        Draft(id=id, text=text, title=title, date=date, author=author)
    ]
