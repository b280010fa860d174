"""Quality: predicted mentions, actors and co-mentions against gold, as the annotation guide defines them.

A predicted mention matches a gold one of its kind if their spans overlap by at least half of what they
cover together, one to one, the best first. What the gold marks as optional is neither rewarded nor
punished, nor are adjectives unless asked for. Actors are aligned one to one by the mentions they share. An
edge is a pair of actors in one sentence, by the same cutting of both sides into sentences.
"""

import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

from comention.domain import Actor, AnnotatedDocument, Document, Form, Kind, Mention, Reference
from comention.errors import DocumentError

_SENTENCE = re.compile(r'(?<=[.!?…])["»”)\]]*\s+(?=["«“(\[]*\s?[A-ZÀ-ÖØ-Þ0-9])|\n+')
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the predicted and of the gold items are right.

    >>> score = Score(6, 8, 12)
    >>> score.precision, score.recall, round(score.f1, 2)
    (0.75, 0.5, 0.6)
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of the predicted items that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold items that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


class Item(NamedTuple):
    """A mention, gold or predicted; ``scored`` is False for what is neither rewarded nor punished."""

    start: int
    end: int
    kind: Kind
    actor: str
    scored: bool = True


class GoldDocument(NamedTuple):
    """A document with its annotated mentions; ``scored`` is False for the optional ones.

    ``adjectives`` are the starts and ends of the adjective mentions.
    """

    document: Document
    items: tuple[Item, ...]
    adjectives: frozenset[tuple[int, int]]


Scores = dict[tuple[str, str], Score]


def read_gold(path: Path) -> list[GoldDocument]:
    """The annotated documents of a JSON Lines file in the format of the annotation guide.

    Raises:
        DocumentError: The file cannot be read, or a line is not in that format.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path} cannot be read: {error}.") from error
    gold = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                gold.append(_gold_document(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                hint = "A line is an object with id, lang, text, actors; an actor has id, kind, mentions."
                raise DocumentError(
                    f"{path} line {number} is no annotated document ({error!r}).", hint
                ) from error
    return gold


def _gold_document(row: Mapping[str, Any]) -> GoldDocument:
    reference = Reference(id=str(row["id"]), lang=row["lang"], date=row.get("date"), url=row.get("url"))
    marked = [(actor, mention) for actor in row["actors"] for mention in actor["mentions"]]
    items = tuple(
        Item(m["start"], m["end"], Kind(a["kind"]), a["id"], not (m.get("optional") or a.get("optional")))
        for a, m in marked
    )
    adjectives = frozenset((m["start"], m["end"]) for _, m in marked if m.get("adj"))
    return GoldDocument(Document(reference=reference, text=row["text"]), items, adjectives)


def with_gold_mentions(gold: GoldDocument, found: AnnotatedDocument) -> AnnotatedDocument:
    """A document with the annotated mentions in the place of those that were found.

    A mention that was found where the annotation has it keeps what its table says of it.
    """
    known = {(m.start, m.end, m.kind): m for m in found.mentions}
    mentions = [
        known.get((start, end, kind))
        or Mention(
            gold.document.id,
            start,
            end,
            gold.document.text[start:end],
            kind,
            Form.ADJECTIVE if (start, end) in gold.adjectives else Form.NAME,
            bisect_right(found.sentences, start, key=lambda span: span.start) - 1,
        )
        for start, end, kind, *_ in gold.items
    ]
    return AnnotatedDocument(
        found.document, found.sentences, tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
    )


def evaluate(
    gold: Sequence[GoldDocument], actors: Iterable[Actor], *, adjectives: bool = False
) -> dict[str, Scores]:
    """Scores by language ("all" for all together), each by level and kind ("ALL" for all kinds).

    Args:
        gold: The annotated documents.
        actors: What recognition and resolution made of the same documents.
        adjectives: Whether adjective mentions count.
    """
    predicted: dict[str, list[Item]] = defaultdict(list)
    for actor in actors:
        for mention in actor.mentions:
            predicted[mention.document].append(Item(mention.start, mention.end, actor.kind, actor.id))
    scores: dict[str, Scores] = {"all": defaultdict(Score)}
    for document in gold:
        of_language = scores.setdefault(document.document.lang, defaultdict(Score))
        for key, score in _score(document, sorted(predicted[document.document.id]), adjectives).items():
            of_language[key] += score
            scores["all"][key] += score
    return scores


def _score(gold: GoldDocument, predicted: Sequence[Item], adjectives: bool) -> Scores:
    items = [
        item._replace(scored=item.scored and (adjectives or (item.start, item.end) not in gold.adjectives))
        for item in gold.items
    ]
    matches = _matches(items, predicted)
    kept = [p for i, p in enumerate(predicted) if not _is_ignored(i, p, items, matches)]
    pairs = [(items[g], predicted[p]) for p, g in matches.items() if items[g].scored]
    aligned = _align(pairs)
    return {
        **_mention_scores([item for item in items if item.scored], kept, pairs),
        **_actor_scores([item for item in items if item.scored], kept, aligned),
        ("edge", "ALL"): _edge_score(gold.document.text, items, kept, aligned),
    }


def _matches(gold: Sequence[Item], predicted: Sequence[Item]) -> dict[int, int]:
    """By a predicted mention's index, the index of the gold one that it matches."""
    overlaps = [
        (-overlap, g, p)
        for g, p in product(range(len(gold)), range(len(predicted)))
        if gold[g].kind == predicted[p].kind and (overlap := _overlap(gold[g], predicted[p])) >= _HALF
    ]
    matches: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in sorted(overlaps):
        if g not in taken and p not in matches:
            matches[p] = g
            taken.add(g)
    return matches


def _overlap(one: Item, other: Item) -> float:
    """Intersection over union."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def _is_ignored(index: int, item: Item, gold: Sequence[Item], matches: Mapping[int, int]) -> bool:
    """Whether a predicted mention is what the gold leaves open, or lies on nothing but such."""
    if index in matches:
        return not gold[matches[index]].scored
    touched = [each.scored for each in gold if _overlap(each, item) > 0]
    return bool(touched) and not any(touched)


def _mention_scores(
    gold: Sequence[Item], predicted: Sequence[Item], pairs: Sequence[tuple[Item, Item]]
) -> Scores:
    right = Counter(item.kind for item, _ in pairs)
    return _by_kind("mention", right, Counter(i.kind for i in predicted), Counter(i.kind for i in gold))


def _by_kind(level: str, right: Counter[Kind], predicted: Counter[Kind], gold: Counter[Kind]) -> Scores:
    scores = {(level, str(kind)): Score(right[kind], predicted[kind], gold[kind]) for kind in Kind}
    return {**scores, (level, "ALL"): Score(right.total(), predicted.total(), gold.total())}


def _align(pairs: Sequence[tuple[Item, Item]]) -> dict[str, str]:
    """Predicted actors and the gold ones that they are, one to one, by the mentions that they share."""
    shared = Counter((item.actor, found.actor) for item, found in pairs)
    aligned: dict[str, str] = {}
    for (actor, found), _ in sorted(shared.items(), key=lambda each: (-each[1], str(each[0]))):
        if found not in aligned and actor not in aligned.values():
            aligned[found] = actor
    return aligned


def _actor_scores(gold: Sequence[Item], predicted: Sequence[Item], aligned: Mapping[str, str]) -> Scores:
    kinds = {item.actor: item.kind for item in gold}
    found = {item.actor: item.kind for item in predicted}
    right = Counter(kinds[actor] for actor in aligned.values())
    return _by_kind("actor", right, Counter(found.values()), Counter(kinds.values()))


def _edge_score(
    text: str, gold: Sequence[Item], predicted: Sequence[Item], aligned: Mapping[str, str]
) -> Score:
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    wanted = _edges(ends, ((item.start, item.actor) for item in gold if item.scored))
    found = _edges(ends, ((item.start, aligned.get(item.actor, f"? {item.actor}")) for item in predicted))
    return Score(len(wanted & found), len(found), len(wanted))


def _edges(ends: Sequence[int], places: Iterable[tuple[int, str]]) -> set[tuple[str, str]]:
    """The pairs of actors that stand in one sentence."""
    together: dict[int, set[str]] = defaultdict(set)
    for start, actor in places:
        together[bisect_right(ends, start)].add(actor)
    return {pair for actors in together.values() for pair in combinations(sorted(actors), 2)}
