"""What actors are called: ids by sounds or tables, and names in the language asked for."""

import pytest
from tests.actors.corpora import document

from comention.actors import resolve
from comention.domain import Kind

P, G, S = Kind.PERSON, Kind.GROUP, Kind.STATE


def found(*documents: list[tuple], lang: str | None = None) -> dict[str, str]:
    """The names of the actors of some documents by their ids."""
    read = [document(f"d{i}", each) for i, each in enumerate(documents)]
    return {actor.id: actor.name for actor in resolve(read, lang=lang)}


@pytest.mark.parametrize(
    ("sentence", "id"),
    [
        (("[Kassem Suleimani]", P), "person:kasem-suleimani"),
        (("[Qassem Souleimani]", P), "person:kasem-suleimani"),
        (("[Donald J. Trump]", P), "person:dunald-trump"),
        (("[Macron]", P), "person:makrun"),
        (("la [Ligue du Progrès Social]", G), "group:ligue-du-progres-social"),
        (("[Téhéran]", S, "state:IR"), "state:IR"),
        (("le [Hachd]", G, "group:hachd-al-chaabi"), "group:hachd-al-chaabi"),
        (("[Атлантида]", S), "state:атлантида"),
    ],
)
def test_an_id_is_that_of_the_table_or_the_sounds_of_a_person_or_the_name_of_a_group(sentence, id):
    assert list(found([sentence])) == [id]


def test_another_spelling_or_a_middle_name_that_comes_later_changes_no_id():
    assert (
        found([("[Donald Trump]", P)]).keys()
        == found([("[Donald J. Trump]", P)], [("[Donald Trump]", P)]).keys()
    )
    assert (
        found([("[Vladimir Poutine]", P)]).keys()
        == found([("[Vladimir Putin], [Vladimir Poutine]", P, P)]).keys()
    )


def test_two_people_of_the_same_outer_names_have_longer_ids():
    both = found([("[Ali Said Omar], [Ali Badr Omar]", P, P)])
    assert set(both) == {"person:ali-seid-umar", "person:ali-badr-umar"}


def test_what_tells_namesakes_of_a_family_apart_is_in_the_id_and_is_no_family_name():
    found_ids = found([("[Robert F. Kennedy Jr.], [Charles III], [Idriss Déby]", P, P, P)])
    assert set(found_ids) == {"person:rubert-kenedi-jr", "person:xarles-3", "person:idris-debi"}


def test_a_surname_that_is_nobodys_is_told_by_its_document():
    two = [("[Marine Le Pen], [Jean-Marie Le Pen], [Le Pen]", P, P, P)]
    assert set(found(two)) == {"person:marine-pen", "person:jeanmarie-pen", "person:pen"}
    assert set(found(two, two)) - set(found(two)) == {"person:pen-in-d0", "person:pen-in-d1"}


def test_a_state_is_called_as_the_language_has_it_and_a_group_as_its_documents_do():
    iran = [
        ("[Téhéran]", S, "state:IR"),
        ("[Hachd]", G, "group:hachd-al-chaabi"),
        ("[OTAN]", G, "group:nato"),
    ]
    assert found(iran, lang="en")["state:IR"] == "Iran"
    assert found([("[Irak]", S, "state:IQ")], lang="en") == {"state:IQ": "Iraq"}
    assert found(iran, lang="fr")["group:nato"] == "OTAN"
    assert found(iran, lang="fr")["group:hachd-al-chaabi"] == "Hachd"


def test_a_person_is_called_by_the_full_name_that_is_said_most():
    often = ("[Macron]", P)
    names = found(
        [often, often, often, ("[E. Macron]", P), ("[Emmanuel Macron]", P), ("[Emmanuel Macron]", P)]
    )
    assert names == {"person:emanuel-makrun": "Emmanuel Macron"}


def test_a_form_that_is_judged_to_be_another_actors_leaves_the_table_to_the_rest():
    from comention.actors import Different, Judgements

    read = [
        document("d", [("[Iran]", S, "state:IR"), ("[Téhéran]", S, "state:IR"), ("[iranien]", S, "state:IR")])
    ]
    actors = resolve(read, judgements=Judgements.of([Different(("Téhéran", "Iran"))]))
    assert {actor.id: set(actor.aliases) for actor in actors} == {
        "state:IR": {"Iran", "iranien"},
        "state:teheran": {"Téhéran"},
    }
    assert {actor.name: actor.wikidata for actor in actors} == {"Iran": "Q794", "Téhéran": None}
