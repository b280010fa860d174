"""What stands around each passage, in the whole graph and in its parts, against the text itself."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import actors_of, annotated, corpora

from comention.config import Relate
from comention.domain import Actor, AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span
from comention.graph import relate


def units(document: AnnotatedDocument, passage: str) -> list[tuple[int, int]]:
    """Where the sentences, the paragraphs or the whole of a document start and end, without blanks around."""
    text = document.document.text
    ends = {
        "sentence": [span.end for span in document.sentences],
        "window": [span.end for span in document.sentences],
        "paragraph": [at + 1 for at, sign in enumerate(text) if sign == "\n"] + [len(text)],
        "document": [len(text)],
    }[passage]
    parts = [(start, text[start:end]) for start, end in pairwise([0, *ends])]
    stripped = [(start + len(part) - len(part.lstrip()), part.strip()) for start, part in parts]
    return [(start, start + len(part)) for start, part in stripped if part]


def place(passage):
    return passage.document.id, passage.start, passage.end


def beside(documents, passage, kind):
    """The texts of the units directly before and after a passage, None where the document ends."""
    (document,) = (each for each in documents if each.document.id == passage.document.id)
    cut, text = units(document, kind), document.document.text
    before = [text[start:end] for start, end in cut if end <= passage.start]
    after = [text[start:end] for start, end in cut if passage.end <= start]
    return before[-1] if before else None, after[0] if after else None


def around(graph, passage):
    return tuple(piece and piece.text for piece in graph.around(passage))


PASSAGES = st.sampled_from(["sentence", "paragraph", "window", "document"])


@given(corpora(), PASSAGES, st.integers(1, 4))
def test_around_a_passage_is_what_stands_before_and_after_it_in_the_text(documents, kind, window):
    graph = relate(documents, actors_of(documents), config=Relate(passage=kind, window=window))
    for passage in graph.passages:
        assert around(graph, passage) == beside(documents, passage, kind)


@given(corpora(), st.sampled_from(["sentence", "paragraph"]))
def test_in_line_with_the_passages_context_gives_each_its_neighbours(documents, kind):
    graph = relate(documents, actors_of(documents), config=Relate(passage=kind))
    pieces = sorted([*graph.passages, *graph.context], key=place)
    for number, passage in enumerate(pieces):
        if passage in graph.passages:
            near = [
                pieces[at].text if 0 <= at < len(pieces) and pieces[at].document == passage.document else None
                for at in (number - 1, number + 1)
            ]
            assert tuple(near) == beside(documents, passage, kind)


@given(corpora(), PASSAGES)
def test_context_is_what_borders_a_passage_and_mentions_nobody(documents, kind):
    graph = relate(documents, actors_of(documents), config=Relate(passage=kind))
    expected = []
    for document in documents:
        cut = units(document, kind)
        held = [any(start <= m.start < end for m in document.mentions) for start, end in cut]
        expected += [
            (document.document.id, *unit)
            for at, unit in enumerate(cut)
            if not held[at] and any(held[max(0, at - 1) : at + 2])
        ]
    assert [place(piece) for piece in graph.context] == expected


PARTS = {
    "some kinds": lambda graph: graph.kinds(Kind.PERSON, Kind.STATE),
    "the top": lambda graph: graph.top(2),
    "an ego": lambda graph: graph.ego(graph.nodes[0].id) if graph.nodes else graph,
    "a backbone": lambda graph: graph.backbone(method="threshold"),
    "a part of a part": lambda graph: graph.kinds(Kind.PERSON, Kind.GROUP).top(1),
}


@given(corpora(), st.sampled_from(sorted(PARTS)), PASSAGES)
def test_a_part_keeps_what_stands_around_its_passages_and_no_more(documents, name, kind):
    graph = relate(documents, actors_of(documents), config=Relate(passage=kind, window=3))
    part = PARTS[name](graph)
    beside_any = {place(piece) for passage in part.passages for piece in part.around(passage) if piece}
    assert {place(piece) for piece in part.context} == beside_any - set(map(place, part.passages))
    for passage in part.passages:
        assert part.around(passage) == graph.around(passage)


@pytest.mark.parametrize("passage", ["sentence", "paragraph"])
def test_blank_lines_stand_beside_nothing(passage):
    text = "Avant. \n\n \nIrak avance.\n \n\nAprès.\n\n"
    spans = (Span(0, 9), Span(9, 11), Span(11, 24), Span(24, 27), Span(27, 35), Span(35, 36))
    iraq = Mention("d", 11, 15, "Irak", Kind.STATE, Form.NAME, 2)
    document = AnnotatedDocument(Document(reference=Reference(id="d", lang="fr"), text=text), spans, (iraq,))
    graph = relate([document], [Actor("s", "Irak", Kind.STATE, (iraq,))], config=Relate(passage=passage))
    assert around(graph, graph.passages[0]) == ("Avant.", "Après.")


def test_beside_a_passage_of_another_graph_is_nothing():
    documents = [annotated("d1", [[], ["A"], []])]
    graph = relate(documents, actors_of(documents))
    (passage,) = graph.passages
    assert relate([], []).around(passage) == (None, None)
    assert graph.around(graph.context[0]) == (None, None)


def test_sentences_without_a_blank_between_them_are_neighbours():
    spans = (Span(0, 3), Span(3, 6), Span(6, 9))
    iraq = Mention("d", 3, 5, "伊拉", Kind.STATE, Form.NAME, 1)
    document = Document(reference=Reference(id="d", lang="zh"), text="一二。伊拉。三四。")
    graph = relate([AnnotatedDocument(document, spans, (iraq,))], [Actor("s", "Irak", Kind.STATE, (iraq,))])
    assert around(graph, graph.passages[0]) == ("一二。", "三四。")
