"""Groups of the table, institutions of states, acronyms and short names, read by the real pipelines."""

import pytest


@pytest.mark.parametrize(
    ("text", "lang", "words", "key"),
    [
        ("Le numéro 2 du Hachd al-Chaabi est mort.", "fr", "Hachd al-Chaabi", "group:hachd-al-chaabi"),
        ("Les forces de l’Otan restent.", "fr", "Otan", "group:nato"),
        ("L’armée israélienne avance.", "fr", "armée israélienne", "group:army-il"),
        ("The Israeli army advances.", "en", "Israeli army", "group:army-il"),
        ("Le parlement irakien a voté.", "fr", "parlement irakien", "group:parliament-iq"),
        ("L’armée du Myanmar nie.", "fr", "armée du Myanmar", "group:army-mm"),
        (
            "Le ministère russe de la Défense dément.",
            "fr",
            "ministère russe de la Défense",
            "group:ministry-defence-ru",
        ),
        (
            "Le ministère de la Défense autrichien dément.",
            "fr",
            "ministère de la Défense autrichien",
            "group:ministry-defence-at",
        ),
        (
            "The Turkish Foreign Ministry said so.",
            "en",
            "Turkish Foreign Ministry",
            "group:ministry-foreign-tr",
        ),
        (
            "Le conseil de sécurité de l’Onu vote.",
            "fr",
            "conseil de sécurité de l’Onu",
            "group:un-security-council",
        ),
    ],
)
def test_groups_are_known_by_their_names(found, text, lang, words, key):
    assert found(text, lang).get(words) == key


def test_the_state_and_the_parent_are_mentioned_within_a_name(found):
    assert found("L’armée israélienne avance.")["israélienne"] == "state:IL"
    assert found("Le conseil de sécurité de l’Onu vote.")["Onu"] == "group:united-nations"


def test_an_adjective_behind_a_groups_name_is_no_part_of_it(found):
    assert found("Le Hezbollah libanais a tiré.") == {"Hezbollah": "group:hezbollah", "libanais": "state:LB"}


def test_an_institution_without_its_state_is_nobody(found):
    assert "GROUP" not in found("Le Sénat et le ministère de l'Intérieur se taisent.").values()


def test_a_group_is_not_nested_in_itself(found):
    assert list(found("Le Hachd al-Chaabi attaque.")) == ["Hachd al-Chaabi"]


def test_a_common_noun_means_a_group_only_where_the_group_is_named(found):
    named = found("La coalition internationale frappe. Les troupes de la coalition restent.")
    assert named["coalition"] == named["coalition internationale"]
    assert "coalition" not in found("Les troupes de la coalition restent.")
    assert "coalition" not in found("La coalition internationale frappe une coalition de factions.")


def test_les_republicains_are_a_party_and_republicains_are_not(found):
    assert "républicains" not in found("Des élus républicains ont voté.")
    assert found("Les élus des Républicains siègent avec Les Républicains.").get("Les Républicains")


def test_an_acronym_in_brackets_is_found_wherever_it_stands(found):
    text = "La Ligue du Progrès Social (LPS) a gagné. La victoire de la LPS surprend."
    assert found(text).get("LPS") == "GROUP"
