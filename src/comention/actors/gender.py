"""Whether a name is a woman's or a man's, where the words before it or the given name say so."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from comention.actors.nodes import Names, Node
from comention.domain import AnnotatedDocument, Kind
from comention.text import fold

_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+$")


@cache
def _words(of: str) -> Mapping[str, str]:
    """Folded words to "women" or "men"; ``of`` is the sort of words, given names or those before names."""
    path = files("comention.resources") / "given-names.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {fold(word): gender for gender in ("women", "men") for word in table[f"{of}{gender}"]}


class Gender:
    """What is known of the gender of names.

    Args:
        read: The documents.
        names: The names in them.
    """

    def __init__(self, read: Sequence[AnnotatedDocument], names: Names) -> None:
        self._said: dict[Node, Counter[str]] = {}
        for annotated in read:
            for mention, node in names.by_document[annotated.document.id]:
                if node.kind is Kind.PERSON:
                    before = annotated.document.text[max(0, mention.start - 16) : mention.start]
                    word = _WORD_BEFORE.search(before)
                    said = _words("before_").get(fold(word[1])) if word else None
                    if said:
                        self._said.setdefault(node, Counter())[said] += 1

    def of(self, node: Node) -> str | None:
        """Whether women or men bear a name: "women", "men", or None where nothing says."""
        said = self._said.get(node)
        if said:
            return said.most_common(1)[0][0]
        return _words("").get(node.parts[0]) if node.is_full else None

    def agree(self, one: Node, other: Node) -> bool:
        """Whether nothing says that two names are a woman's and a man's."""
        return len({self.of(one), self.of(other)} - {None}) < 2
