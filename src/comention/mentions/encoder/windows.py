"""The stretches of a text that the network reads at once."""

from collections.abc import Iterator, Sequence

from comention.mentions.encoder.vocabulary import END, START, Word

# So many pieces are read together: some paragraphs, or a part of a long one.
WINDOW = 160
_SENTENCE_END = frozenset(".!?…")


def windows(text: str, words: Sequence[Word], size: int = WINDOW) -> Iterator[Sequence[Word]]:
    """The words in stretches of at most ``size`` pieces, which end with a line or a sentence if they can."""
    start = 0
    while start < len(words):
        end, room = start, size
        while end < len(words) and (room := room - len(words[end].pieces)) >= 0:
            end += 1
        end = max(end, start + 1)
        if end < len(words):
            end = _good_end(text, words, start, end)
        yield words[start:end]
        start = end


def _good_end(text: str, words: Sequence[Word], start: int, end: int) -> int:
    """The last place before ``end`` behind a line break, else a sentence, in the second half of a stretch."""
    middle = (start + end) // 2
    for signs in ({"\n"}, _SENTENCE_END):
        for index in range(end, middle, -1):
            word = words[index - 1]
            if text[word.start] in signs and (text[word.end : word.end + 1].isspace() or "\n" in signs):
                return index
    return end


def flat(words: Sequence[Word]) -> tuple[list[int], list[int]]:
    """The pieces that the network reads, and where the first one of each word stands among them."""
    ids, places = [START], []
    for word in words:
        places.append(len(ids))
        ids.extend(word.pieces)
    return [*ids, END], places
