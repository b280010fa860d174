"""The encoder as a spaCy component: ``nlp.add_pipe("comention_names")`` fills ``doc.ents``."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from comention.mentions.encoder.decoding import Name
from comention.mentions.encoder.encoder import Encoder

NAME = "comention_names"
# The encoder that comes with comention; it reads all languages.
OURS = str(files("comention") / "models" / "encoder")


@lru_cache(maxsize=2)
def encoder(folder: str) -> Encoder:
    """The encoder of a folder, once for all languages.

    Raises:
        ModelError: Its weights are not there, or ``onnxruntime`` is not installed.
    """
    return Encoder(Path(folder))


class NameComponent:
    """Puts the names of a document into ``doc.ents``; a token of which a name is a part is split.

    Args:
        find: Gives the names in a text.
    """

    def __init__(self, find: Callable[[str], Sequence[Name]]) -> None:
        self._find = find

    def __call__(self, doc: Doc) -> Doc:
        """The document with its names."""
        found = self._find(doc.text)
        if loose := {border for name in found for border in _loose(doc, name, found)}:
            _split(doc, loose)
        spans = (doc.char_span(n.start, n.end, n.label, alignment_mode="expand") for n in found)
        doc.set_ents([span for span in spans if span is not None])
        return doc


def _loose(doc: Doc, name: Name, found: Sequence[Name]) -> tuple[int, ...]:
    """The borders of a name that fall within a token, unless all that is cut off are its signs ("Corp.")."""
    if doc.char_span(name.start, name.end) is not None:
        return ()
    whole = doc.char_span(name.start, name.end, alignment_mode="expand")
    if whole is None:
        return ()
    rest = doc.text[whole.start_char : name.start] + doc.text[name.end : whole.end_char]
    meets = any(n is not name and n.start < whole.end_char and whole.start_char < n.end for n in found)
    return (name.start, name.end) if meets or any(map(str.isalnum, rest)) else ()


def _split(doc: Doc, borders: Iterable[int]) -> None:
    """Split the tokens of a document where borders fall within them."""
    starts = [token.idx for token in doc]
    within: dict[int, list[int]] = defaultdict(list)
    for border in sorted(borders):
        index = bisect_right(starts, border) - 1
        if starts[index] < border < starts[index] + len(doc[index]):
            within[index].append(border - starts[index])
    with doc.retokenize() as retokenizer:
        for index, places in within.items():
            token = doc[index]
            parts = [token.text[start:end] for start, end in pairwise([0, *places, len(token.text)])]
            retokenizer.split(token, parts, heads=[(token, 0)] * len(parts))


@Language.factory(NAME, default_config={"folder": OURS}, assigns=["doc.ents"])
def create_component(nlp: Language, name: str, folder: str) -> NameComponent:
    """The component, as spaCy makes it from a pipeline's configuration."""
    return NameComponent(encoder(folder))
