"""Names of files in archives."""

import re
import unicodedata
from pathlib import PurePosixPath

_DRIVE = re.compile(r"[A-Za-z]:")


def member_id(archive: str, name: str) -> str:
    """The id of a file in an archive: the archive's, and its path in it.

    >>> member_id("news/a.zip", "./b/c.txt")
    'news/a.zip/b/c.txt'
    """
    path = unicodedata.normalize("NFC", PurePosixPath(name.replace("\\", "/")).as_posix())
    return f"{archive}/{path}"


def is_hidden(name: str) -> bool:
    """Whether a file is one that systems leave in archives, or below a folder of such.

    >>> is_hidden("__MACOSX/a.txt"), is_hidden("a/.DS_Store"), is_hidden("a/../b.txt")
    (True, True, False)
    """
    parts = [part for part in re.split(r"[/\\]", name) if part not in {"", ".", ".."}]
    return any(part[0] == "." or part == "__MACOSX" for part in parts)


def leads_out(name: str) -> bool:
    """Whether a path leads out of the archive that holds it.

    >>> leads_out("../a.txt"), leads_out("/etc/passwd"), leads_out("C:a.txt"), leads_out("a/b.txt")
    (True, True, True, False)
    """
    parts = re.split(r"[/\\]", name)
    return ".." in parts or parts[0] == "" or bool(_DRIVE.match(name))
