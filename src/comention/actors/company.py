"""The company that names keep: who else stands in their documents."""

from collections.abc import Iterator

from comention.actors.nodes import Names, Node

# A companion in a larger share of the documents than this, and in more than so many, says nothing.
COMMON = 0.1
FEW = 10


class Company:
    """Who stands with whom in the documents of a corpus.

    Args:
        names: The names in the documents.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._most = max(FEW, COMMON * len(names.by_document))

    def is_shared(self, one: set[str], other: set[str]) -> bool:
        """Whether somebody who does not stand everywhere is in both of two sets of documents."""
        fewer, more = sorted((one, other), key=len)
        documents = self._names.documents
        return any(not documents[node].isdisjoint(more) for node in self._of(fewer))

    def _of(self, documents: set[str]) -> Iterator[Node]:
        """The names in some documents that mean the same everywhere, and do not stand everywhere."""
        for document in documents:
            for _, node in self._names.by_document[document]:
                if not node.document and len(self._names.documents[node]) <= self._most:
                    yield node
