"""What comes of a batch, in this process or another: what was found, or what went wrong and where."""

import logging
import traceback
from collections.abc import Sequence
from typing import NamedTuple

from comention import config as settings
from comention.errors import ComentionError, Unforeseen
from comention.mentions.batches import Batch
from comention.mentions.finding import find
from comention.mentions.gazetteer import Gazetteer
from comention.mentions.recogniser import Found


class Fault(NamedTuple):
    """An error that nobody foresaw: the number of the text, None where it takes several, and how."""

    text: int | None
    error: str
    trace: str


Answer = list[Found] | ComentionError | Fault


def answer(
    lang: str, texts: Sequence[str], config: settings.Detect, gazetteer: Gazetteer | None = None
) -> Answer:
    """What `find` finds in each text, or what went wrong."""
    try:
        return find(lang, texts, config, gazetteer)
    except ComentionError as error:
        return error
    except Exception as error:
        if len(texts) == 1:
            return _fault(0, error)
        alone = (answer(lang, [text], config, gazetteer) for text in texts)
        culprits = (each._replace(text=n) for n, each in enumerate(alone) if isinstance(each, Fault))
        return next(culprits, _fault(None, error))


def _fault(text: int | None, error: Exception) -> Fault:
    return Fault(text, f"{type(error).__name__}: {error}".strip(": "), traceback.format_exc())


def found_in(batch: Batch, answer: Answer) -> list[Found]:
    """What was found in each document of a batch.

    Raises:
        ComentionError: Something went wrong.
    """
    if isinstance(answer, ComentionError):
        raise answer
    if not isinstance(answer, Fault):
        return answer
    logging.getLogger("comention").debug("%s", answer.trace)
    which = named(batch) if answer.text is None else repr(batch.documents[answer.text].id)
    raised = Unforeseen(
        f"An error of comention's own stopped it at {which}: {' '.join(answer.error.split())}.",
        "Please report it, with what COMENTION_DEBUG=1 shows. Without that document the rest can be read.",
    )
    raised.add_note(answer.trace)
    raise raised


def named(batch: Batch) -> str:
    """The documents of a batch, in words."""
    first, last, count = batch.documents[0].id, batch.documents[-1].id, len(batch.documents)
    return repr(first) if count == 1 else f"{count} documents from {first!r} to {last!r}"
