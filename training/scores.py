"""How well a recogniser reads annotated texts: strictly by label, and by whether it has seen a name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpora import Sample
from spacy.language import Language

from comention.evaluation import Score
from comention.text import fold

SCORED = ("PER", "ORG", "LOC")


class Scores(NamedTuple):
    """Strict scores by label, "ALL" for all, and recall on names seen and not seen in the training texts."""

    strict: dict[str, Score]
    recall: dict[str, Score]


def names(samples: Iterable[Sample]) -> frozenset[str]:
    """The names annotated in some samples, folded."""
    return frozenset(fold(sample.text[s.start : s.end]) for sample in samples for s in sample.spans)


def scored(nlp: Language, samples: Sequence[Sample], known: frozenset[str]) -> Scores:
    """The scores of a recogniser: a name is right if start, end and label are.

    Args:
        nlp: The recogniser.
        samples: Annotated texts.
        known: The names of the training texts, folded.
    """
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for sample, doc in zip(samples, nlp.pipe(s.text for s in samples), strict=True):
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in SCORED}
        predicted.update(label for _, _, label in found)
        for span in sample.spans:
            if span.label in SCORED:
                seen = "seen" if fold(sample.text[span.start : span.end]) in known else "unseen"
                gold.update((span.label, seen))
                right.update((span.label, seen) if span in found else ())
    strict = {label: Score(right[label], predicted[label], gold[label]) for label in SCORED}
    strict["ALL"] = sum(strict.values(), Score())
    return Scores(strict, {name: Score(right[name], 0, gold[name]) for name in ("seen", "unseen")})


def line(scores: Scores) -> str:
    """The scores on one line, in percent."""
    strict = " ".join(f"{label} {100 * score.f1:.1f}" for label, score in scores.strict.items())
    recall = " ".join(f"{name} {100 * score.recall:.1f}" for name, score in scores.recall.items())
    return f"{strict} | recall {recall}"
