"""What a review asks about, and what is answered already."""

from tests.cli.conftest import actor, annotated, doubt

from comention.actors import Different, Judgements, NotAnActor, Same
from comention.cli.questions import questions
from comention.graph import relate


def asked(*actors):
    return list(questions(relate([annotated("a", list(actors)), annotated("b", list(actors))], actors)))


def test_two_of_one_name_are_told_apart_by_their_ids():
    one = actor("person:s", "Soleimani", "Qassem Soleimani", refusals=(doubt("person:s-2"),))
    two = actor("person:s-2", "Soleimani", "Ghassem Soleymani")
    (question,) = asked(one, two)
    assert [side.name for side in question.sides] == ["person:s", "person:s-2"]
    assert not question.is_open(Judgements.of([Different(("person:s", "person:s-2"))]))


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
