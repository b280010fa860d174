"""Reprints are one story, whatever the order; forms that are filled in anew, and other texts, are not."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import actors_of, annotated

from comention.domain import AnnotatedDocument, Document, Reference
from comention.graph import load, relate
from comention.graph.stories import stories

WORDS = [
    f"{a}{b}" for a in ("ba", "de", "fi", "go", "lu", "mir") for b in ("nal", "ter", "vox", "sin", "ple")
]


def text(seed: int, length: int = 120) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def document(id: str, text: str, date: str | None = None) -> Document:
    return Document(reference=Reference(id=id, lang="fr", date=date), text=text)


@pytest.mark.parametrize(
    "other",
    [
        text(1).upper() + " !",
        text(1)[:350],
        text(2, 20) + ". " + text(1),
        text(1) + "\n\n" + text(3, 60),
        text(1)[:400] + text(4, 25),
    ],
    ids=["dressed otherwise", "cut", "another headline", "a paragraph added", "cut, and one added"],
)
def test_a_reprint_is_of_its_originals_story(other):
    read = [document("b", other, "2022-01-04"), document("a", text(9), "2022-01-03")]
    assert stories([document("z", text(1), "2022-01-03"), *read]) == {"z": "z", "b": "z"}


def test_updated_figures_are_an_update():
    before = f"Le séisme a fait 12 morts et 340 blessés, {text(1, 40)}. On compte 12 disparus. {text(2, 10)}."
    after = before.replace("12", "57").replace("340", "1 200")
    assert set(stories([document("a", before), document("b", after)]).values()) == {"a"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2022-01-03", "2022-01-05", True),
        ("2022-01-03", "2022-01-20", False),
        ("2021-12", "2022-01-02", True),
        ("2020", "2022-01-02", False),
        (None, "2022-01-02", True),
        ("someday", "2022-01-02", True),
    ],
)
def test_what_comes_back_much_later_is_another_story(first, second, same):
    assert bool(stories([document("a", text(1), first), document("b", text(1), second)])) is same


def test_the_first_of_a_story_is_the_earliest_and_never_one_without_a_date():
    read = [
        document(id, text(1), date) for id, date in (("a", None), ("b", "2022-01-04"), ("c", "2022-01-03"))
    ]
    assert stories(read) == dict.fromkeys("abc", "c")


def test_short_texts_are_alike_only_if_they_are_the_same():
    alike = [document(id, "Les résultats de la quatrième journée du tournoi") for id in "ab"]
    other = document("c", "Les résultats de la quatrième journée de la coupe")
    assert stories([*alike, other, document("d", ""), document("e", "Oui.")]) == {"a": "a", "b": "a"}


def test_a_dispatch_that_everybody_reprints_is_one_story():
    read = [document(f"d{number:02}", text(1)) for number in range(60)]
    assert set(stories(read).values()) == {"d00"}
    assert len(stories(read)) == 60


@given(st.randoms(), st.lists(st.integers(0, 3), min_size=1, max_size=7))
def test_the_order_of_documents_changes_no_story(chance, seeds):
    read = [document(f"d{i}", text(seed)) for i, seed in enumerate(seeds)]
    shuffled = read.copy()
    chance.shuffle(shuffled)
    assert stories(read) == stories(shuffled)


def test_a_slice_has_the_stories_that_its_documents_make_without_the_rest():
    reprints = [
        annotated("d", [["A", "B"]] * 3, date=date) for date in ("2022-01-01", "2022-01-02", "2022-01-03")
    ]
    documents = [renamed(each, f"d{number}") for number, each in enumerate(reprints)]
    graph = relate(documents, actors_of(documents))
    assert {each.story for each in graph.documents.values()} == {"d0"}
    assert graph.network.edges["x:A", "x:B"]["stories"] == 1
    assert {each.story for each in graph.between("2022-01-02").documents.values()} == {"d1"}
    last = graph.between("2022-01-03")
    assert {each.story for each in last.documents.values()} == {None}
    assert {each.passage.document.story for each in last.evidence("A", "B")} == {None}


def renamed(document: AnnotatedDocument, id: str) -> AnnotatedDocument:
    reference = replace(document.document.reference, id=id)
    mentions = tuple(mention._replace(document=id) for mention in document.mentions)
    return replace(document, document=replace(document.document, reference=reference), mentions=mentions)


def test_links_know_how_many_stories_and_outlets_stand_behind_them(tmp_path):
    documents = [annotated(f"d{i}", [["A", "B"]], source=f"outlet {i % 2}") for i in range(3)]
    documents.append(annotated("d9", [["A", "B"], ["C"], ["D", "E"]]))
    graph = relate(documents, actors_of(documents))
    edge = graph.network.edges["x:A", "x:B"]
    assert (edge["documents"], edge["stories"], edge["outlets"]) == (4, 4, 2)
    again = load(graph.save(tmp_path))
    assert again.network.edges["x:A", "x:B"] == edge
