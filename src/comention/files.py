"""Writing files so that they are there whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from comention.errors import OutputError

HINT = "Choose another place with -o."


def write_text(path: Path, text: str, *, hint: str = HINT) -> None:
    r"""Write a UTF-8 file with the line ends of ``text``; one that was there stays until all is written.

    No UTF-8 file can hold half a character (a lone surrogate); its escape stands there ("\ud800"), which
    is what JSON means by it.

    Args:
        path: The file.
        text: All that is to stand in it.
        hint: What to do where it cannot be written.

    Raises:
        OutputError: The file or its folder cannot be written.
    """
    write_bytes(path, encoded(text), hint=hint)


def encoded(text: str) -> bytes:
    r"""``text`` in UTF-8, with its escape for each half of a character.

    >>> encoded("é\ud800")
    b'\xc3\xa9\\ud800'
    """
    return text.encode("utf-8", "backslashreplace")


def write_bytes(path: Path, content: bytes, *, hint: str = HINT) -> None:
    """Write a file; one that was there stays until all is written.

    Raises:
        OutputError: The file or its folder cannot be written.
    """
    write_pieces(path, [content], hint=hint)


def write_pieces(path: Path, pieces: Iterable[bytes], *, hint: str = HINT) -> None:
    """Write a file piece by piece; one that was there stays until all is written.

    Raises:
        OutputError: The file or its folder cannot be written.
    """
    write_together({path: pieces}, hint=hint)


def write_together(files: Mapping[Path, Iterable[bytes]], *, hint: str = HINT) -> None:
    """Write files piece by piece; those that were there stay until all of all files is written.

    Raises:
        OutputError: One of the files or its folder cannot be written.
    """
    written: dict[Path, Path] = {}
    path = None
    try:
        for path, pieces in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
                written[path] = Path(file.name)
                file.writelines(pieces)
            written[path].chmod(0o666 & ~_umask())
        for path, temporary in written.items():
            temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {_reason(error)}.", hint) from error
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, bytes], *, hint: str = HINT) -> None:
    """Write a folder of files; one that was there stays until all are written, and may hold no others.

    Raises:
        OutputError: It cannot be written, or what is there is no folder of such files.
    """
    temporary = None
    try:
        if path.exists() and (others := sorted({each.name for each in path.iterdir()} - set(files))):
            raise OutputError(f"{path} cannot be replaced: {others[0]} in it is not ours.", hint)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
        for name, content in files.items():
            (temporary / name).write_bytes(content)
        temporary.chmod(0o777 & ~_umask())
        _put_in_place(temporary, path)
    except OSError as error:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)
        raise OutputError(f"{path} cannot be written: {_reason(error)}.", hint) from error


def _put_in_place(new: Path, path: Path) -> None:
    """Give a folder its name; the one that has it goes only when that is done."""
    if not path.exists():
        new.rename(path)
        return
    old = path.rename(new.with_name(f"{new.name}.old"))
    try:
        new.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old)


def delete(path: Path) -> None:
    """Take a file away.

    Raises:
        OutputError: It cannot be taken away.
    """
    try:
        path.unlink()
    except OSError as error:
        raise OutputError(f"{path} cannot be deleted: {error.strerror or error}.") from error


def _reason(error: OSError) -> str:
    """Why nothing was written; a folder that takes no new files, as /proc, says that it has none such."""
    if isinstance(error, FileNotFoundError):
        return "nothing can be made there"
    return error.strerror or str(error)


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
            f"{path} cannot be written: {_reason(error)}.", "Choose another folder with -o."
        ) from error
