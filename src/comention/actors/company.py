"""The company that names keep: who else stands in their documents."""

from collections import Counter
from collections.abc import Mapping

from comention.actors.nodes import Node

# A companion in a larger share of the documents than this, and in more than so many, says nothing.
COMMON = 0.1
FEW = 10


class Company:
    """Who stands with whom in the documents of a corpus.

    Args:
        by_document: The names in each document that mean the same everywhere.
    """

    def __init__(self, by_document: Mapping[str, set[Node]]) -> None:
        counts = Counter(node for nodes in by_document.values() for node in nodes)
        most = max(FEW, COMMON * len(by_document))
        self._rare = {
            document: {node for node in nodes if counts[node] <= most}
            for document, nodes in by_document.items()
        }

    def of(self, documents: set[str]) -> set[Node]:
        """The names in some documents that do not stand everywhere."""
        return set().union(*(self._rare[document] for document in documents)) if documents else set()

    def shared(self, one: set[str], other: set[str]) -> set[Node]:
        """The companions that two sets of documents share."""
        return self.of(one) & self.of(other)
