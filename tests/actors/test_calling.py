"""By what the actors of a graph are called, and by what they alone."""

import pytest
from tests.actors.corpora import document

from comention.actors import Judgements, KindJudgement, NotAnActor, Rename, called, resolve
from comention.domain import Kind

BOTH = [("la [Ligue du Progrès Social] ([LPS])", Kind.GROUP, Kind.GROUP)]
OTHER = [("[Ligue des Pêcheurs Savoyards] ([LPS])", Kind.GROUP, Kind.GROUP)]


def alone(*texts):
    actors = resolve([document(id, text) for id, text in zip("abcdef", texts, strict=False)])
    return [called(actors)[actor.id].alone for actor in actors]


def test_a_name_of_its_own_calls_an_actor_alone_and_the_name_of_a_table_does_too():
    assert alone([("[Iranien]", Kind.STATE, "state:IR")], [("[Ali Omar]", Kind.PERSON)]) == [
        "Ali Omar",
        "Iran",
    ]


def test_a_form_of_others_calls_none_of_them_but_the_id_of_its_document_does():
    assert alone(BOTH, OTHER, [("[LPS]", Kind.GROUP)]) == [
        "Ligue des Pêcheurs Savoyards",
        "Ligue du Progrès Social",
        "group:lps-in-c",
    ]


def test_an_id_that_no_part_of_another_actor_has_calls_it_alone():
    texts = [[("M. [Omar]", Kind.PERSON)], [("[Omar]", Kind.GROUP)]]
    assert sorted(alone(*texts)) == ["group:omar", "person:umar"]


IRAN = [("l’[Iran]", Kind.STATE, "state:IR"), ("[Téhéran]", Kind.STATE, "state:IR")]
HACHD = [("le [Hachd]", Kind.GROUP), ("le [Hachd]", Kind.GROUP)]


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.GROUP])
def test_the_kind_of_a_whole_actor_can_be_judged_where_its_name_alone_would_be_taken_out(kind):
    documents = [document("a", IRAN)]
    (iran,) = resolve(documents)
    word = called([iran])[iran.id].of_kind
    (judged,) = resolve(documents, judgements=Judgements.of([KindJudgement(word, kind)]))
    assert (judged.kind, judged.mentions) == (kind, iran.mentions)


def test_an_actor_that_was_renamed_is_called_anew_by_what_it_was_called():
    documents, first = [document("a", HACHD)], Rename("Hachd", "Les Unités")
    actor = next(a for a in resolve(documents, judgements=Judgements.of([first])) if a.name == first.to)
    words = called([actor])[actor.id]
    again = resolve(documents, judgements=Judgements.of([first, Rename(words.alone, "La Mobilisation")]))
    assert "La Mobilisation" in {each.name for each in again}
    assert first.to not in {each.name for each in again}
    kept = resolve(documents, judgements=Judgements.of([first, NotAnActor(words.dropped)]))
    assert actor.mentions not in {each.mentions for each in kept}


def test_half_a_character_calls_nobody():
    assert alone([("[Al\ud800i Omar]", Kind.PERSON)]) != ["Al\ud800i Omar"]
