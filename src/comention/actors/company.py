"""The company that names keep: who else stands in their documents."""

from collections.abc import Iterator

from comention.actors.nodes import Names, Node
from comention.domain import Kind

# A companion in a larger share of the documents than this, and in more than so many, says nothing; nor does
# one in more than half of them, unless those are very few. More documents never make somebody common.
COMMON = 0.1
FEW = 10
HALF, VERY_FEW = 0.5, 6


class Company:
    """Who stands with whom in the documents of a corpus.

    Args:
        names: The names in the documents.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        count = len(names.by_document)
        self._most = max(VERY_FEW, min(max(FEW, COMMON * count), HALF * count))

    def is_shared(self, one: set[str], other: set[str]) -> bool:
        """Whether a person or a group that does not stand everywhere is in both of two sets of documents."""
        fewer, more = sorted((one, other), key=len)
        documents = self._names.documents
        return any(not documents[node].isdisjoint(more) for node in self._of(fewer))

    def _of(self, documents: set[str]) -> Iterator[Node]:
        """The people and groups in some documents that mean the same, and do not stand, everywhere."""
        for document in documents:
            for _, node in self._names.by_document[document]:
                everywhere = len(self._names.documents[node]) > self._most
                if not (node.document or everywhere or node.kind is Kind.STATE):
                    yield node
