"""The file of judgements: read, added to, and taken back from; it is changed whole or not at all."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from comention.actors.judgement import Judgement
from comention.actors.judgement_toml import appended, parse, without_last
from comention.actors.judgements import Judgements
from comention.config import JUDGEMENTS, Resolve
from comention.errors import JudgementError
from comention.files import delete, write_text


class Added(NamedTuple):
    """A judgement as it stands in a file, and whether it was not there before."""

    judgement: Judgement
    new: bool


def judgements_path(config: Resolve) -> Path:
    """The file of judgements that the settings name, or that of the working folder."""
    return Path(config.judgements or JUDGEMENTS)


def judgements_in_force(config: Resolve) -> Judgements:
    """The judgements of the file that the settings name, or of the working folder if it has such a file.

    Raises:
        JudgementError: The file cannot be read, or contradicts itself.
    """
    path = judgements_path(config)
    return read_judgements(path) if config.judgements or path.exists() else Judgements()


def read_judgements(path: Path) -> Judgements:
    """The judgements of a file.

    Raises:
        JudgementError: There is no such file, something in it is no judgement, or it contradicts itself.
    """
    return Judgements.of(parse(_text(path), path), path=path)


def add(path: Path, judgement: Judgement) -> Added:
    """Write a judgement at the end of a file, which is made if there is none, unless it stands there already.

    Raises:
        JudgementError: The file is broken, or the judgement contradicts it.
        OutputError: The file cannot be written.
    """
    text = _text(path) if path.exists() else None
    before = parse(text or "", path)
    if there := next((each for each in before if each.covers(judgement)), None):
        return Added(there, new=False)
    Judgements.of([*before, judgement], path=path)
    return Added(_write(path, appended(text, judgement), [*before, judgement])[-1], new=True)


def undo(path: Path) -> Judgement:
    """Take the last judgement of a file away and say which it was; the bytes before it was added are back.

    Raises:
        JudgementError: The file is broken, has no judgement, or the last one is not a table of its own.
        OutputError: The file cannot be written.
    """
    text = _text(path)
    judgements = parse(text, path)
    if not judgements:
        raise JudgementError(f"{path} has no judgement to take back.")
    before = without_last(text)
    if before is None:
        delete(path.resolve())
    else:
        _write(path, before, judgements[:-1])
    return judgements[-1]


def _write(path: Path, text: str, expected: Sequence[Judgement]) -> list[Judgement]:
    """What the file holds after it is written, which is what is expected."""
    try:
        found = parse(text, path)
    except JudgementError as error:
        hint = "Write every judgement of the file as a table of its own, such as [[same]]."
        raise JudgementError(f"Nothing is written, for then {error.message}", hint) from error
    if found != list(expected):
        raise JudgementError(f"Nothing is written, for {path} would be read otherwise.")
    write_text(path.resolve(), text, hint="Choose another file with --file.")
    return found


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "`comention judge` makes one." if isinstance(error, FileNotFoundError) else ""
        raise JudgementError(f"{path} cannot be read: {error.strerror or error}.", hint) from error
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise JudgementError(f"{path}, line {line}: this is not UTF-8.", "Save the file as UTF-8.") from error
