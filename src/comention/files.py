"""Writing files so that they are there whole or not at all."""

import os
import tempfile
from pathlib import Path

from comention.errors import OutputError


def write_text(path: Path, text: str, *, hint: str = "Choose another place with -o.") -> None:
    r"""Write a UTF-8 file with the line ends of ``text``; one that was there stays until all is written.

    Args:
        path: The file.
        text: All that is to stand in it.
        hint: What to do where it cannot be written.

    Raises:
        OutputError: The file or its folder cannot be written.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(text)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary:
            temporary.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.", hint) from error


def delete(path: Path) -> None:
    """Take a file away.

    Raises:
        OutputError: It cannot be taken away.
    """
    try:
        path.unlink()
    except OSError as error:
        raise OutputError(f"{path} cannot be deleted: {error.strerror or error}.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def check_folder(path: Path) -> None:
    """Make a folder, so that one that cannot be written is known before the work rather than after it.

    Raises:
        OutputError: It cannot be made or written.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}.", "Choose another folder with -o."
        ) from error
