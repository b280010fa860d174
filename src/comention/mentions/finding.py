"""Texts of one language to what is found in each: what a batch goes through, in this process or another."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from threading import Lock
from typing import TYPE_CHECKING

from comention import config as settings
from comention.errors import ModelError
from comention.mentions.batches import CHARACTERS
from comention.mentions.gazetteer import Gazetteer, read_gazetteers
from comention.mentions.nlp import load, on_one_thread
from comention.mentions.pieces import joined, pieces
from comention.mentions.recogniser import Found, Recogniser
from comention.text import plain

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A pipeline keeps words that it has not met before, and cannot do so for two at a time.
_ONE_AT_A_TIME = Lock()
# The words that it keeps, each of some 200 bytes.
WORDS = 200_000


def find(
    lang: str, texts: Sequence[str], config: settings.Detect, gazetteer: Gazetteer | None = None
) -> list[Found]:
    """The sentences and mentions of each text.

    Args:
        lang: Their language.
        texts: Some texts.
        config: The pipelines, by language.
        gazetteer: Where the gazetteers have been read already, as for a machine that has not their files.

    Raises:
        ConfigError: A gazetteer cannot be read.
        ModelError: No pipeline reads the language, or it cannot be loaded.
    """
    if gazetteer is None:
        gazetteer = read_gazetteers(tuple(config.gazetteers))
    with _ONE_AT_A_TIME, on_one_thread():
        nlp = _pipeline(lang, config)
        with _forgetting(nlp):
            recogniser = Recogniser(nlp, lang, gazetteer)
            return list(recogniser(_docs(nlp, texts), texts))


def _docs(nlp: "Language", texts: Sequence[str]) -> "Iterator[Doc]":
    """What the pipeline makes of each text, of which it is shown no more at once than memory is there for."""
    cut = [list(pieces(plain(text))) for text in texts]
    longest = max(len(piece) for parts in cut for piece in parts)
    docs = nlp.pipe(chain.from_iterable(cut), batch_size=max(1, CHARACTERS // max(1, longest)))
    return (joined(islice(docs, len(parts))) for parts in cut)


def _forgetting(nlp: "Language") -> AbstractContextManager[object]:
    """Within it a pipeline that knows many words keeps no further ones, and memory does not grow for ever.

    One that knows few keeps them, for to look a word up is quicker than to make it anew.
    """
    return nlp.memory_zone() if len(nlp.vocab) > WORDS else nullcontext()


def _pipeline(lang: str, config: settings.Detect) -> "Language":
    if lang not in config.models:
        raise ModelError(
            f"No pipeline reads the language {lang!r}.",
            f"Name one with --model {lang}=NAME; there are some for {', '.join(sorted(config.models))}.",
        )
    return load(config.pipeline(lang))
