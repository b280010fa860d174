"""By what the actors of a graph are called, and by what they alone."""

from tests.actors.corpora import document

from comention.actors import called, resolve
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
