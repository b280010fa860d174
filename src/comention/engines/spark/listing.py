"""The files behind a URL, as Spark lists them: what they hold is not read."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from comention.documents import Skipped, Source
from comention.documents.registry import is_read, unknown
from comention.documents.sources import Elsewhere, id_of, nothing_in
from comention.engines.spark.words import reason
from comention.errors import DocumentError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MAGIC = re.compile(r"[*?\[\]{}\\]")
_SCHEME = re.compile(r"^([\w+.-]+):(?://[^/]*)?")


def listed(session: "SparkSession", url: str) -> Iterator[tuple[str, Source | Skipped]]:
    """The files behind a URL, which may be a folder or a pattern, each with its own.

    Raises:
        DocumentError: Spark finds nothing there, or cannot look.
    """
    found = sorted((path_of(each.url), each) for each in _files(session, url))
    base = _base(url, [path for path, _ in found])
    sources: list[Source | Skipped] = []
    for path, file in found:
        id, known = id_of(path, base), is_read(path.name)
        source = Source(id, None, file) if known else Skipped(id, unknown(path.name))
        sources.append(source)
        yield file.url, source
    if not any(isinstance(source, Source) for source in sources) and [path_of(url)] != [p for p, _ in found]:
        raise nothing_in(url)


def path_of(url: str) -> PurePosixPath:
    """The path in a URL, which may hold any characters: Spark's are not quoted."""
    return PurePosixPath(normpath("/" + _SCHEME.sub("", url, count=1).lstrip("/")))


def whole(url: str) -> str:
    """A URL with the slashes that Spark leaves out where no machine is named.

    >>> whole("file:/news/a.txt"), whole("s3a://news/a.txt")
    ('file:///news/a.txt', 's3a://news/a.txt')
    """
    return re.sub(r"^([\w+.-]+):/(?!/)", r"\1:///", url)


def escaped(url: str) -> str:
    """A URL as a pattern that only it matches."""
    return _MAGIC.sub(r"\\\g<0>", url)


def _files(session: "SparkSession", url: str) -> list[Elsewhere]:
    """All files. Spark leaves out those without a byte where it tells how long they are."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        frame = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(url)
        rows = frame.select("path", "length", "modificationTime").toArrow().to_pylist()
        names = {whole(unquote(name)) for name in frame.inputFiles()}
    except (Py4JJavaError, PySparkException) as error:
        raise DocumentError(*_words(url, error)) from error
    files = [
        Elsewhere(whole(row["path"]), row["length"], f"{row['length']} {row['modificationTime']}")
        for row in rows
    ]
    return files + [Elsewhere(name, 0, "0") for name in names.difference(file.url for file in files)]


def _base(url: str, found: list[PurePosixPath]) -> PurePosixPath:
    """The folder below which ids begin: the one that holds what is named, or that holds a file's folder."""
    path = path_of(url)
    if [path] == found:
        return path.parent.parent
    while _MAGIC.search(str(path)):
        path = path.parent
    return path.parent


def _words(url: str, error: Exception) -> tuple[str, str]:
    said = str(error)
    if "PATH_NOT_FOUND" in said:
        return f"There is no file or folder {url}.", ""
    if "ClassNotFoundException" in said or "No FileSystem for scheme" in said:
        scheme = urlsplit(url).scheme
        return (
            f"Spark cannot read {scheme}:// URLs: it has no connector for them.",
            "Name one in spark.jars.packages, such as org.apache.hadoop:hadoop-aws for s3a.",
        )
    return f"Spark cannot list {url}: {reason(error)}.", "Look at the address and the permissions."
