"""How well reprints are found: real articles among copies that are altered as outlets alter dispatches.

    python evaluation/stories.py [ARTICLES.jsonl]

Every article of eighty words or more gets one altered copy, each kind of alteration in turn; all are put
among the articles, and the pairs that `stories` calls one story are compared with those that are. Without a
file it reads the articles that lie beside the checkout of those who develop, else the examples.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from comention.documents import read
from comention.domain import Document
from comention.graph.stories import stories

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "articles"
LEAST_WORDS = 80
SEED = 7
_SENTENCE = re.compile(r"(?<=[.!?»])\s+")

Alteration = Callable[[Document, Document, random.Random], str]


def _sentences(text: str) -> list[str]:
    return _SENTENCE.split(text)


def cut_to(share: float) -> Alteration:
    """The beginning of a text, as much as a column has room for."""

    def cut(document: Document, other: Document, chance: random.Random) -> str:
        sentences = _sentences(document.text)
        return " ".join(sentences[: max(1, round(share * len(sentences)))])

    return cut


def headline(document: Document, other: Document, chance: random.Random) -> str:
    """The text under another headline, behind a dateline of the outlet's own."""
    return f"{other.reference.title or other.text[:60]}\n(Avec notre correspondant.) {document.text}"


def figures(document: Document, other: Document, chance: random.Random) -> str:
    """The text with every figure updated."""
    return re.sub(r"\d+", lambda found: str(int(found[0]) + chance.randint(1, 9)), document.text)


def paragraph(document: Document, other: Document, chance: random.Random) -> str:
    """The text and some context of the outlet's own behind it, a third as long."""
    length = len(_sentences(document.text)) // 3
    return f"{document.text}\n\n{' '.join(_sentences(other.text)[: max(2, length)])}"


def left_out(document: Document, other: Document, chance: random.Random) -> str:
    """The text with every fourth sentence or so left out."""
    return " ".join(sentence for sentence in _sentences(document.text) if chance.random() > 0.25)


def all_of_it(document: Document, other: Document, chance: random.Random) -> str:
    """Half of the text, with figures updated, under another headline, with a paragraph added."""
    text = document.text
    for alter in (cut_to(0.5), figures, headline, paragraph):
        text = alter(replace(document, text=text), other, chance)
    return text


ALTERATIONS: dict[str, Alteration] = {
    "cut to a half": cut_to(1 / 2),
    "cut to a third": cut_to(1 / 3),
    "another headline": headline,
    "figures updated": figures,
    "paragraph added": paragraph,
    "sentences left out": left_out,
    "all of it": all_of_it,
}


def altered(documents: Sequence[Document]) -> dict[str, list[tuple[Document, Document]]]:
    """For each alteration, articles with their copies."""
    chance = random.Random(SEED)
    long = [document for document in documents if len(document.text.split()) >= LEAST_WORDS]
    made: dict[str, list[tuple[Document, Document]]] = {name: [] for name in ALTERATIONS}
    for number, document in enumerate(long):
        name = list(ALTERATIONS)[number % len(ALTERATIONS)]
        other = chance.choice([each for each in long if each is not document])
        reference = replace(document.reference, id=f"{document.id} {name}")
        copy = Document(reference=reference, text=ALTERATIONS[name](document, other, chance))
        made[name].append((document, copy))
    return made


def main() -> None:
    """Print precision and, for each alteration, recall."""
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES if ARTICLES.exists() else ROOT / "examples"
    documents = list(read([given]))
    made = altered(documents)
    copies = [copy for pairs in made.values() for _, copy in pairs]
    found = stories([*documents, *copies])
    groups: dict[str, list[str]] = {}
    for id, story in found.items():
        groups.setdefault(story, []).append(id)
    called = {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}
    true = {frozenset((one.id, other.id)) for pairs in made.values() for one, other in pairs}
    sys.stdout.write(f"{len(documents)} articles, {len(copies)} altered copies\n")
    for name, pairs in made.items():
        right = sum(frozenset((one.id, other.id)) in called for one, other in pairs)
        sys.stdout.write(f"recall, {name:20} {right / max(1, len(pairs)):.3f}  ({right} of {len(pairs)})\n")
    sys.stdout.write(f"recall                       {len(called & true) / max(1, len(true)):.3f}\n")
    sys.stdout.write(f"precision                    {len(called & true) / max(1, len(called)):.3f}\n")
    for sizes, count in sorted(Counter(map(len, groups.values())).items()):
        sys.stdout.write(f"stories of {sizes} documents: {count}\n")
    for pair in sorted(map(sorted, called - true)):
        sys.stdout.write(f"wrong: {' | '.join(pair)}\n")


if __name__ == "__main__":
    main()
