"""How well actors are told apart and put together, over all documents and languages.

    python evaluation/identity.py             print the scores
    python evaluation/identity.py --errors    and what was joined or parted wrongly, most weight first

``identities.jsonl`` says which actor a surface form means in the articles. An item is such a form in one
document; it weighs one part of as many as its form has documents, so that every form weighs 1 and "France"
does not decide the figure. B-cubed is the mean over the items of the share of an item's cluster that is of
its actor (precision) and of its actor that is in its cluster (recall): Bagga and Baldwin, "Entity-Based
Cross-Document Coreferencing Using the Vector Space Model", COLING-ACL 1998; what speaks for it: Amigó et
al., "A comparison of extrinsic clustering evaluation metrics ...", Information Retrieval 12(4), 2009.
Pairwise counts pairs of items of two forms, or of one that means several actors, by their weights' product.

The names of ``apart.toml`` and ``together.toml`` are mentions made by hand: whether the pipeline finds a bare
name is not the question. People have no key; groups and states have that which recognition's tables and its
pattern of institutions give to the name alone.
"""

import argparse
import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

from comention import detect, read, resolve
from comention.domain import Actor, AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span
from comention.mentions.groups import find_known
from comention.mentions.institutions import find_institutions
from comention.mentions.lexicon import searchable
from comention.mentions.states import find_states
from comention.mentions.tables import lexicon
from comention.text import fold_in_place

HERE = Path(__file__).parent
IDENTITIES, APART, TOGETHER = HERE / "identities.jsonl", HERE / "apart.toml", HERE / "together.toml"
ARTICLES = HERE.parents[1] / "shared" / "data" / "articles" / "wikinews-fr-2016-2018.jsonl"


class Item(NamedTuple):
    """A surface form in a document, with its actor by gold and the one that it was given."""

    form: str
    document: str
    gold: str
    found: str


class Score(NamedTuple):
    """Precision and recall; 1 where there was nothing to get wrong."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / sum(self) if any(self) else 0.0


def b_cubed(items: Sequence[Item]) -> Score:
    """B-cubed precision and recall, every form weighing 1.

    >>> b_cubed([Item("Bill", "a", "bill", "x"), Item("Hillary", "a", "hillary", "x")])
    Score(precision=0.5, recall=1.0)
    """
    right = _sums(items, lambda item: (item.gold, item.found))
    gold, found = _sums(items, lambda item: item.gold), _sums(items, lambda item: item.found)
    precise = sum(weight**2 / found[cluster] for (_, cluster), weight in right.items())
    recalled = sum(weight**2 / gold[actor] for (actor, _), weight in right.items())
    return Score(_ratio(precise, sum(found.values())), _ratio(recalled, sum(gold.values())))


def pairwise(items: Sequence[Item]) -> Score:
    """Precision and recall of the pairs of items that are put together, by the product of their weights.

    >>> bill = Item("Bill", "a", "bill", "x")
    >>> pairwise([bill, Item("Clinton", "a", "bill", "x"), Item("Hillary", "a", "hillary", "x")])
    Score(precision=0.3333333333333333, recall=1.0)
    """
    right = _paired(items, lambda item: (item.gold, item.found))
    found, gold = _paired(items, lambda item: item.found), _paired(items, lambda item: item.gold)
    return Score(_ratio(right, found), _ratio(right, gold))


def _ratio(part: Fraction | int, whole: Fraction | int) -> float:
    return float(part / whole) if whole else 1.0


def _sums(items: Iterable[Item], key: Callable[[Item], Hashable]) -> dict[Any, Fraction]:
    """The weight of the items of each key."""
    documents = Counter(item.form for item in items)
    sums: dict[Any, Fraction] = defaultdict(Fraction)
    for item in items:
        sums[key(item)] += Fraction(1, documents[item.form])
    return sums


def _paired(items: Sequence[Item], cluster: Callable[[Item], Hashable]) -> Fraction:
    """The weight of the pairs within clusters, those aside that are of one form with one actor."""
    actors = Counter(form for form, _ in {(item.form, item.gold) for item in items})
    whole = _sums(items, cluster)
    aside = _sums(items, lambda i: (cluster(i), i.form, i.document if actors[i.form] > 1 else None))
    return (sum(w**2 for w in whole.values()) - sum(w**2 for w in aside.values())) / Fraction(2)


def read_names(path: Path) -> list[tuple[Kind, list[str]]]:
    """The pairs or groups of names of a file, each with its kind."""
    tables = tomllib.loads(path.read_text(encoding="utf-8")).items()
    return [(Kind(kind), names) for kind, sets in tables for names in sets]


def items(rows: Iterable[Mapping[str, Any]], actors: Iterable[Actor]) -> list[Item]:
    """The items that gold gives an actor, each with the actor that most of its mentions were given."""
    given: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for actor in actors:
        for mention in actor.mentions:
            given[mention.text, mention.document][actor.id] += 1
    gold = {row["form"]: row for row in rows}
    found = []
    for (form, document), counts in sorted(given.items()):
        row = gold.get(form, {"actor": None})
        if meant := row.get("documents", {}).get(document, row["actor"]):
            found.append(Item(form, document, meant, min(counts, key=lambda id: (-counts[id], id))))
    return found


def errors(items: Sequence[Item]) -> list[tuple[float, str]]:
    """What was joined or parted wrongly, in words, with the weight of the pairs, most weight first."""
    atoms = _sums(items, lambda item: (item.form, item.gold, item.found))
    wrong = []
    for ((a, gold_a, found_a), weight_a), ((b, gold_b, found_b), weight_b) in combinations(atoms.items(), 2):
        if (gold_a == gold_b) != (found_a == found_b):
            verb = "joined" if found_a == found_b else "parted"
            said = f"{verb}  {a} ({gold_a}) as {found_a}  |  {b} ({gold_b}) as {found_b}"
            wrong.append((float(weight_a * weight_b), said))
    return sorted(wrong, key=lambda each: (-each[0], each[1]))


def clusters(kind: Kind, names: Sequence[str], *, one_document: bool) -> int:
    """How many actors some names become, in a document each or all in one."""
    parts = [names] if one_document else [[name] for name in names]
    return len(resolve([_document(f"d{i}", kind, part) for i, part in enumerate(parts)]))


def _document(id: str, kind: Kind, names: Sequence[str]) -> AnnotatedDocument:
    """A text of nothing but names, a sentence each, in the language whose tables know the first."""
    text, spans, mentions, lang = "", [], [], None
    for index, name in enumerate(names):
        start, (known, form, key) = len(text), _tabled(name, kind)
        mentions.append(Mention(id, start, start + len(name), name, kind, form, index, key))
        text, lang = f"{text}{name}. ", lang or known
        spans.append(Span(start, len(text)))
    document = Document(reference=Reference(id=id, lang=lang or "fr"), text=text)
    return AnnotatedDocument(document, tuple(spans), tuple(mentions))


def _tabled(name: str, kind: Kind) -> tuple[str | None, Form, str | None]:
    """The language whose tables know a name, how it names, and the key that they give it."""
    for lang in ("fr", "en") if kind is not Kind.PERSON else ():
        sought = searchable(folded := fold_in_place(name))
        hits = list(lexicon(lang).hits(sought))
        states = find_states(name, folded, hits, lang=lang, is_government=lambda *_: True)
        for each in [*states, *find_known(name, hits, states), *find_institutions(sought, states, lang)]:
            if each.kind is kind and each.key and (each.start, each.end) == (0, len(name)):
                return lang, each.form, each.key
    return None, Form.NAME, None


def found_in_articles() -> list[Item]:
    """The items of the articles beside the checkout."""
    rows = map(json.loads, IDENTITIES.read_text(encoding="utf-8").splitlines())
    return items(rows, resolve(detect(read([ARTICLES]))))


def wrong_names(path: Path, *, one_document: bool) -> list[tuple[Kind, list[str]]]:
    """The sets of names of ``apart.toml`` that are joined, or of ``together.toml`` that are parted."""
    return [
        (kind, names)
        for kind, names in read_names(path)
        if clusters(kind, names, one_document=one_document) != (1 if path == TOGETHER else len(names))
    ]


def main() -> None:
    """Print the scores and, if asked for, the errors."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--errors", action="store_true", help="print what was joined or parted wrongly")
    explain = parser.parse_args().errors
    if ARTICLES.exists():
        found = found_in_articles()
        sys.stdout.write(f"{len({item.form for item in found})} forms in {len(found)} items\n")
        for name, score in {"B-cubed": b_cubed(found), "pairwise": pairwise(found)}.items():
            sys.stdout.write(f"{name:9} P {score.precision:.4f}  R {score.recall:.4f}  F1 {score.f1:.4f}\n")
        if explain:
            sys.stdout.writelines(f"    {weight:.3f}  {said}\n" for weight, said in errors(found))
    for path, one in product((APART, TOGETHER), (False, True)):
        wrong, place = wrong_names(path, one_document=one), "in one document" if one else "in a document each"
        right = len(read_names(path)) - len(wrong)
        sys.stdout.write(f"{path.stem:9} {place:19} {right} of {right + len(wrong)}\n")
        sys.stdout.writelines(f"    {kind}  {' | '.join(names)}\n" for kind, names in wrong if explain)


if __name__ == "__main__":
    main()
