"""What a review asks about, and what is answered already."""

from hypothesis import given
from tests.actors.corpora import corpora, document
from tests.cli.conftest import actor, annotated, doubt

from comention.actors import Different, Judgements, NotAnActor, Same, resolve, unknown_in, unmatched
from comention.actors.name_parts import is_full, parts
from comention.cli.questions import questions
from comention.domain import Join, Kind
from comention.graph import relate

NONE = Judgements()


def asked(*actors):
    return list(questions(relate([annotated("a", list(actors)), annotated("b", list(actors))], actors)))


def graph_of(documents, judgements=NONE):
    """The graph of some documents, as a build makes it."""
    return relate(documents, resolve(documents, judgements=judgements))


def partition(graph):
    return {frozenset((m.document, m.start, m.end) for m in actor.mentions) for actor in graph.nodes}


FULL, SHORT = ("[Ghassem Soleimani]", Kind.PERSON), ("M. [Soleimani]", Kind.PERSON)


def test_a_pair_that_is_judged_different_stays_as_it_is_and_is_asked_no_more():
    """The name of the one is a form of the other: it would take the general's own "M. Soleimani" from him."""
    documents = [document("a", [FULL, SHORT]), document("b", [SHORT]), document("c", [SHORT])]
    graph = graph_of(documents)
    (question,) = questions(graph)
    names = tuple(side.name for side in question.sides)
    assert names == ("Ghassem Soleimani", "person:suleimani-in-b")
    decided = Judgements.of([Different(names)])
    assert not question.is_open(decided)
    again = graph_of(documents, decided)
    assert partition(again) == partition(graph)
    assert unmatched(decided, documents, again.nodes) == unknown_in(decided, graph.nodes) == []
    assert not [each for each in questions(again) if each.is_open(decided)]
    assert partition(graph_of(documents, Judgements.of([Different(("Ghassem Soleimani", "Soleimani"))]))) != (
        partition(graph)
    )


def test_two_people_of_one_name_are_told_apart_by_their_ids():
    one = actor("person:kasem-suleimani", "Soleimani", "Qassem Soleimani")
    two = actor("person:gasem-suleimani", "Soleimani", "Ghassem Soleymani", refusals=(doubt(one.id),))
    (question,) = asked(one, two)
    assert {side.name for side in question.sides} == {one.id, two.id}


def test_what_no_name_or_id_tells_apart_is_not_offered_to_differ():
    one = actor("person:kabila", "Kabila", "Joseph Kabila")
    two = actor("person:kabila-2", "Kabila", "Joseph Kabila", refusals=(doubt(one.id),))
    (question,) = questions(relate([annotated("b", [one])], [one, two]))
    assert not question.can_differ


@given(corpora())
def test_no_answer_of_different_takes_anything_from_who_is_named_in_full(documents):
    """It may give something: what is judged not to be the one of two is the other."""
    graph = graph_of(documents)
    for question in questions(graph):
        if len({side.actor.id for side in question.sides}) == 2 and question.can_differ:
            decided = Judgements.of([Different(tuple(side.name for side in question.sides))])
            after = partition(graph_of(documents, decided))
            for actor in graph.nodes:
                if any(is_full(parts(form)) for form in actor.aliases):
                    assert any(
                        {(m.document, m.start, m.end) for m in actor.mentions} <= each for each in after
                    )
            assert not question.is_open(decided)


def test_full_names_in_one_document_are_asked_about_though_they_are_joined_on_better_grounds():
    joins = (
        Join("Joseph Kabila", "Désiré Kabila", 0.9, "so", ("b",)),
        Join("Joseph Kabila", "Kabila", 0.9, "so", ("b",)),
        Join("Joseph Kabila", "Qassem Soleimani", 0.9, "so"),
        Join("Désiré Kabila", "Qassem Soleimani", 0.95, "so"),
    )
    forms = ("Joseph Kabila", "Désiré Kabila", "Soleimani", "Ghassem Soleymani")
    graph = asked(actor("person:jk", "Joseph Kabila", *forms, joins=joins))
    assert [tuple(side.name for side in each.sides) for each in graph] == [("Joseph Kabila", "Désiré Kabila")]


def test_a_pair_is_answered_by_any_form_that_is_only_ones_own():
    one = actor("person:jk", "Joseph Kabila", "Joseph Kabila", "Kabila", refusals=(doubt("person:lk"),))
    two = actor("person:lk", "Laurent-Désiré Kabila", "Laurent-Désiré Kabila", "Désiré Kabila", "Kabila")
    (question,) = asked(one, two)
    assert question.is_open(Judgements.of([Same(("Kabila", "Laurent-Désiré Kabila"))]))
    assert not question.is_open(Judgements.of([Same(("laurent désiré kabila", "JOSEPH KABILA"))]))
    assert not question.is_open(Judgements.of([Different(("X", "Joseph Kabila")), Same(("person:lk", "X"))]))
    assert not question.is_open(Judgements.of([NotAnActor("Joseph Kabila")]))


def test_doubts_about_actors_that_are_not_in_the_graph_are_not_asked():
    assert asked(actor("group:qods", "Force al-Qods", "force al-Qods", refusals=(doubt("group:gone"),))) == []


def test_a_lone_word_that_is_one_of_a_doubtful_pair_is_asked_once():
    one = actor("person:k", "Kabila", "Gilet", refusals=(doubt("person:jk"),))
    two = actor("person:jk", "Joseph Kabila", refusals=(doubt("person:k"),))
    assert [len(question.sides) for question in asked(one, two)] == [2]
