"""States in every dress, read by the real pipelines."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les Irakiens ont voté en Irak.", {"Irakiens": "nationality", "Irak": "name"}),
        ("Des factions irakiennes pro-Iran.", {"irakiennes": "adjective", "pro-Iran": "adjective"}),
        ("Le conflit israélo-palestinien dure.", {"israélo": "adjective", "palestinien": "adjective"}),
        ("La frontière russo-ukrainienne est fermée.", {"russo": "adjective", "ukrainienne": "adjective"}),
        ("Les troupes US et celles des Etats-Unis.", {"US": "name", "Etats-Unis": "name"}),
        ("L’ambassadeur d’Égypte aux ÉTATS-UNIS.", {"Égypte": "name", "ÉTATS-UNIS": "name"}),
        (
            "La sécurité de l’entité sioniste et de l'État hébreu.",
            {"entité sioniste": "epithet", "État hébreu": "epithet"},
        ),
        ("La République islamique d’Iran négocie.", {"République islamique d’Iran": "name"}),
        ("Le Soudan du Sud et le Soudan.", {"Soudan du Sud": "name", "Soudan": "name"}),
    ],
)
def test_french_forms(forms, text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Iraqis voted in Iraq.", {"Iraqis": "nationality", "Iraq": "name"}),
        ("Iraqi troops and an Iran-backed militia.", {"Iraqi": "adjective", "Iran-backed": "adjective"}),
        ("U.S. forces left the UK.", {"U.S.": "name", "UK": "name"}),
        ("They talk to us about turkey.", {}),
    ],
)
def test_english_forms(forms, text, expected):
    assert forms(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "lang", "capital"),
    [
        ("Téhéran a condamné cette décision.", "fr", "Téhéran"),
        ("Moscou et Pékin ont opposé leur veto.", "fr", "Pékin"),
        ("Selon Washington, le tir venait de la mer.", "fr", "Washington"),
        ("La milice est soutenue par Ankara depuis un an.", "fr", "Ankara"),
        ("Il dénonce le régime de Damas.", "fr", "Damas"),
        ("Pour Kiev, aucun doute n’est permis.", "fr", "Kiev"),
        ("Les discussions entre Riyad et Téhéran reprennent.", "fr", "Riyad"),
        ("Washington said on Monday that talks would go on.", "en", "Washington"),
        ("The sanctions were backed by Paris and London.", "en", "London"),
        ("Officials accused Tehran of lying.", "en", "Tehran"),
    ],
)
def test_a_capital_that_acts_is_its_government(forms, text, lang, capital):
    assert forms(text, lang).get(capital) == "capital"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Deux drones ont visé l’aéroport de Bagdad.", "fr"),
        ("Il est arrivé à Téhéran mardi.", "fr"),
        ("Bagdad a été bombardée pendant la nuit.", "fr"),
        ("Paris est une ville calme en août.", "fr"),
        ("VIENNE, 10 juin - La réunion a commencé.", "fr"),
        ("Le maire de Paris a parlé.", "fr"),
        ("He flew to Baghdad on Tuesday.", "en"),
        ("Kyiv was shelled again at night.", "en"),
        ("The airport of Beirut is closed.", "en"),
    ],
)
def test_a_capital_that_is_a_place_is_no_actor(forms, text, lang):
    assert forms(text, lang) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Corée du Nord a tiré. Les autorités sud-coréennes condamnent.", {"state:KP", "state:KR"}),
        ("Le Soudan attend. Le président sud-soudanais arrive.", {"state:SD", "state:SS"}),
        ("La communauté afro-américaine vote.", set()),
        ("Le gouvernement nord-irlandais démissionne.", set()),
        ("L’ex-président américain part.", {"state:US"}),
    ],
)
def test_compounds_are_of_the_state_that_they_name(found, text, expected):
    assert {key for key in found(text).values() if key.startswith("state:")} == expected


def test_what_two_states_share_goes_with_the_one_that_the_document_names(found):
    assert found("Les Congolais votent. La RDC attend.")["Congolais"] == "state:CD"
    assert found("Les Congolais votent. Le Congo-Brazzaville attend.")["Congolais"] == "state:CG"
    assert "Congolais" not in found("Les Congolais votent.")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Un navire traverse l’océan Indien.", "fr"),
        ("La tempête touche le Nouveau-Mexique.", "fr"),
        ("The ship crossed the Gulf of Mexico.", "en"),
        ("Michael Jordan won the game.", "en"),
        ("A storm hit Georgia and Alabama.", "en"),
    ],
)
def test_false_friends_are_no_states(forms, text, lang):
    assert forms(text, lang) == {}


def test_in_a_report_of_sport_a_capital_is_a_team(found):
    report = "Le championnat de handball reprend. Paris a battu Nantes dans ce match, et mène au classement."
    assert "Paris" not in found(report)
    boycott = (
        "Les athlètes du championnat de football restent. Washington a annoncé un boycott de ces matchs."
    )
    assert found(boycott)["Washington"] == "state:US"
    assert found("Paris a condamné hier la victoire des putschistes au Niger.")["Paris"] == "state:FR"
