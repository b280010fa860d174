"""What is linked, how strongly and by which passages, against a naive reference."""

import itertools
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import actors_of, annotated, corpora

from comention.config import Relate, Together
from comention.domain import Actor, AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span
from comention.errors import ConfigError, DocumentError
from comention.graph import relate
from comention.graph.storage import dumps


def weights(documents, **settings):
    graph = relate(documents, actors_of(documents), config=Relate(**settings))
    return {
        tuple(sorted(id[-1] for id in edge)): data["weight"] for *edge, data in graph.network.edges(data=True)
    }


def units(document: AnnotatedDocument, passage: str) -> list[set[str]]:
    """The letters of each sentence or paragraph."""
    if passage == "sentence":
        return [
            {m.text for m in document.mentions if m.sentence == i} for i in range(len(document.sentences))
        ]
    if passage == "document":
        return [{m.text for m in document.mentions}]
    paragraphs = document.document.text.split("\n")
    return [{letter for letter in paragraph if letter in "ABCDE"} for paragraph in paragraphs]


def naive(documents, passage="sentence", window=1):
    """Every stretch of so many units that holds a pair, and holds no shorter stretch that holds it."""
    count = {}
    for document in documents:
        cut = units(document, "sentence" if passage == "window" else passage)
        for first, second in itertools.combinations("ABCDE", 2):
            holding = [
                (i, j)
                for i in range(len(cut))
                for j in range(i, min(len(cut), i + window))
                if {first, second} <= set().union(*cut[i : j + 1])
            ]
            shortest = [
                (i, j)
                for i, j in holding
                if not any((a, b) != (i, j) and i <= a and b <= j for a, b in holding)
            ]
            if shortest:
                count[first, second] = count.get((first, second), 0) + len(shortest)
    return count


@given(corpora())
def test_a_weight_is_the_number_of_sentences_that_name_both(documents):
    assert weights(documents) == naive(documents)


@given(corpora())
def test_a_weight_is_the_number_of_paragraphs_that_name_both(documents):
    assert weights(documents, passage="paragraph") == naive(documents, "paragraph")


@given(corpora())
def test_a_weight_is_the_number_of_documents_that_name_both(documents):
    assert weights(documents, passage="document") == naive(documents, "document")


@given(corpora(), st.integers(1, 5))
def test_no_co_mention_is_counted_twice_however_windows_overlap(documents, window):
    assert weights(documents, passage="window", window=window) == naive(documents, "window", window)


@given(corpora(), st.randoms(), st.sampled_from(get_args(Together)))
def test_the_order_of_documents_changes_nothing(documents, random, passage):
    shuffled = documents.copy()
    random.shuffle(shuffled)
    config = Relate(passage=passage)
    one = relate(documents, actors_of(documents), config=config)
    other = relate(shuffled, actors_of(documents), config=config)
    assert dumps(one) == dumps(other)


@given(corpora(), st.sampled_from(get_args(Together)))
def test_every_link_shows_passages_that_name_both(documents, passage):
    graph = relate(documents, actors_of(documents), config=Relate(passage=passage))
    for first, second, data in graph.network.edges(data=True):
        evidence = graph.evidence(first, second)
        assert first != second
        assert len(evidence) == data["weight"] > 0
        for each in evidence:
            text = each.passage.text
            assert {text[slice(*span)] for span in each.first} == {first[-1]}
            assert {text[slice(*span)] for span in each.second} == {second[-1]}


@given(corpora())
def test_every_mention_is_in_a_passage_of_its_actor(documents):
    graph = relate(documents, actors_of(documents))
    for actor in graph.nodes:
        assert sum(len(each.first) for each in graph.evidence(actor.id)) == len(actor.mentions)


def test_a_name_within_a_name_is_no_company():
    text = "L'armée israélienne avance."
    group = Mention("d", 2, 19, "armée israélienne", Kind.GROUP, Form.NAME, 0)
    state = Mention("d", 8, 19, "israélienne", Kind.STATE, Form.ADJECTIVE, 0)
    document = Document(reference=Reference(id="d", lang="fr"), text=text)
    graph = relate(
        [AnnotatedDocument(document, (Span(0, len(text)),), (group, state))],
        [Actor("g", "armée israélienne", Kind.GROUP, (group,)), Actor("s", "Israël", Kind.STATE, (state,))],
    )
    assert graph.network.number_of_edges() == 0
    assert graph.network.number_of_nodes() == 2


def test_dates_of_a_link_are_those_of_its_documents_only():
    documents = [
        annotated("d1", [["A", "B"]], date="2021"),
        annotated("d2", [["A", "B"]], date="2020-05"),
        annotated("d3", [["A"]], date="2019"),
        annotated("d4", [["A", "B"]]),
    ]
    graph = relate(documents, actors_of(documents))
    edge = graph.network.edges["x:A", "x:B"]
    assert (edge["first"], edge["last"], edge["documents"]) == ("2020-05", "2021", 3)
    assert graph.network.nodes["x:A"]["first"] == "2019"


def test_a_mention_behind_the_last_sentence_is_refused():
    document, other = annotated("d1", [["A"], ["B"]]), annotated("d2", [["A"]])
    cut = replace(document, sentences=document.sentences[:1])
    with pytest.raises(DocumentError, match="'d1' stands behind the last sentence"):
        relate([cut, other], actors_of([cut, other]))


def test_nothing_gives_an_empty_graph():
    graph = relate([], [])
    assert (len(graph.nodes), len(graph.edges)) == (0, 0)


@pytest.mark.parametrize("settings", [{"passage": "chapter"}, {"passage": "window", "window": 0}])
def test_a_passage_that_does_not_exist_is_refused(settings):
    with pytest.raises(ConfigError, match=r"relate\."):
        Relate(**settings)
