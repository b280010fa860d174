"""Whether a name is a woman's or a man's, where the words before it or the given name say so."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from comention.domain import AnnotatedDocument, Mention
from comention.text import fold

if TYPE_CHECKING:
    from comention.actors.nodes import Names, Node

# A word is tried from its beginning only, and whole, which takes half the time.
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\.?\s+$")


@cache
def _words(of: str) -> Mapping[str, str]:
    """Folded words to "women" or "men"; ``of`` is the sort of words, given names or those before names."""
    path = files("comention.resources") / "given-names.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {fold(word): gender for gender in ("women", "men") for word in table[f"{of}{gender}"]}


def gender_before(text: str, mention: Mention) -> str:
    """Whether the word before a mention says that a woman or a man is meant: "women", "men" or nothing."""
    word = _WORD_BEFORE.search(text[max(0, mention.start - 16) : mention.start])
    return _words("before_").get(fold(word[1]), "") if word else ""


class Gender:
    """What is known of the gender of names.

    Args:
        read: The documents.
        names: The names in them.
    """

    def __init__(self, read: Sequence[AnnotatedDocument], names: "Names") -> None:
        self._texts = {annotated.document.id: annotated.document.text for annotated in read}
        self._names = names
        self._known: dict[Node, str | None] = {}

    def of(self, node: "Node") -> str | None:
        """Whether women or men bear a name: "women", "men", or None where nothing, or both, is said."""
        if node not in self._known:
            self._known[node] = self._find(node)
        return self._known[node]

    def _find(self, node: "Node") -> str | None:
        said = {node.gender} if node.gender else self._said_before(node)
        if said:
            return min(said) if len(said) == 1 else None
        return _words("").get(node.parts[0]) if node.is_full else None

    def _said_before(self, node: "Node") -> set[str]:
        """What the words before the mentions of a name say."""
        mentions = self._names.mentions[node]
        return {gender_before(self._texts[mention.document], mention) for mention in mentions} - {""}

    def agree(self, one: "Node", other: "Node") -> bool:
        """Whether nothing says that two names are a woman's and a man's."""
        bears, others = self.of(one), self.of(other)
        return bears is None or others is None or bears == others
