"""The table of states: complete, right by the references beside the checkout, and free of clashes."""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from comention.domain import Form
from comention.resources.states import (
    LANGUAGES,
    StateForm,
    state_forms,
    state_prefixes,
    state_stop_phrases,
    states,
)
from comention.text import fold

ACTORS = Path(__file__).parents[3] / "shared" / "data" / "actors"
BESIDE = pytest.mark.skipif(not ACTORS.is_dir(), reason="the reference data is not beside the checkout")
KEYS = {
    *("names", "abbreviations", "nationality", "adjectives", "adjectives_also"),
    *("prefixes", "capitals", "epithets", "contextual"),
}
PARTLY_RECOGNISED = {"EH", "PS", "TW", "VA", "XK"}

# All words that name more than one state, folded; there are no others.
AMBIGUOUS = {
    "fr": {
        ("CD", "CG"): {"congo", "congolais", "congolaise", "congolaises"},
        ("GN", "GW"): {"guineen", "guineenne", "guineens", "guineennes"},
        ("KP", "KR"): {"coree", "coreen", "coreenne", "coreens", "coreennes"},
        ("BH", "JO", "MA", "SA"): {"royaume"},
        ("IR", "MR", "PK"): {"republique islamique"},
    },
    "en": {
        ("CD", "CG"): {"congo", "congolese"},
        ("DM", "DO"): {"dominican", "dominicans"},
        ("GN", "GW"): {"guinean", "guineans"},
        ("KP", "KR"): {"korea", "korean", "koreans"},
        ("BH", "JO", "MA", "SA"): {"kingdom"},
        ("IR", "MR", "PK"): {"islamic republic"},
    },
}

# Nationalities, in the masculine singular, that are in use though Prolex has them not.
ATTESTED_ELSEWHERE = {
    # Younger than Prolex, or renamed since.
    *("Kosovar", "Sud-Soudanais", "Timorais", "Est-Timorais", "Nord-Macédonien", "Eswatinien"),
    # Left out by Prolex: not recognised by all, or no more.
    *("Palestinien", "Sahraoui", "Abkhaze", "Sud-Ossète", "Transnistrien", "Somalilandais", "Nord-Chypriote"),
    *("Chypriote turc", "Chypriote grec", "Ouest-Allemand", "Est-Allemand", "Tchécoslovaque"),
    *("Serbo-Monténégrin", "Rhodésien", "Coréen", "Hollandais"),
    *("Nord-Vietnamien", "Sud-Vietnamien", "Nord-Yéménite", "Sud-Yéménite"),
    # Of two islands, in Prolex only as a pair or only in the feminine.
    *("Antiguais", "Barbudien", "Kittitien", "Névicien", "Vincentais"),
    # Other spellings and formations.
    *("Bahaméen", "Bélarusse", "Bélarussien", "Bissau-Guinéen", "Costa-Ricain", "Étasunien"),
    *("Étatsunien", "Iraquien", "Kazakhstanais", "Lésothien", "Ni-Vanuatu"),
    *("Palaosien", "Papouasien", "Qatari", "Sierraléonais", "Srilankais", "Thaï", "Tongien", "Vanuatais"),
}
ADJECTIVES_ATTESTED_ELSEWHERE = {
    *("chérifien", "gréco-chypriote", "hellène", "hellénique", "helvétique", "lao", "nippon", "sioniste"),
    *("turco-chypriote", "vatican"),
}
# Masculine nouns whose other forms are no rule's, or that have none.
IRREGULAR = {"Burkinabè", "Grec", "Kirghiz", "Letton", "Ni-Vanuatu", "Ouzbek", "Turc"}


def tables(lang: str) -> dict[str, Any]:
    return tomllib.loads((files("comention.resources") / f"states-{lang}.toml").read_text(encoding="utf-8"))


def words(text: str) -> str:
    """Folded text with a blank around each word, so that whole words can be looked for in it."""
    return f" {re.sub(r'[^a-z0-9]+', ' ', fold(text)).strip()} "


def inflections(masculine: str) -> Iterator[str]:
    """The forms of a regular French nationality of one or more words."""
    parts = masculine.split(" ")
    if len(parts) > 1:
        yield from (" ".join(pair) for pair in zip(*map(four_forms, parts), strict=True))
    else:
        yield from four_forms(masculine)


def four_forms(masculine: str) -> tuple[str, str, str, str]:
    """Masculine and feminine, singular and plural."""
    if masculine in {"turc", "grec"}:
        feminine = {"turc": "turque", "grec": "grecque"}[masculine]
    elif masculine.endswith(("ien", "éen", "yen")):
        feminine = f"{masculine}ne"
    else:
        feminine = masculine if masculine.endswith("e") else f"{masculine}e"
    plural = masculine if masculine.endswith("s") else f"{masculine}s"
    return masculine, feminine, plural, f"{feminine}s"


def countries() -> Iterator[dict[str, Any]]:
    with (ACTORS / "countries.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def prolex() -> set[str]:
    text = (ACTORS / "prolex-demonyms-fr.txt").read_text(encoding="utf-8")
    return {line.strip().replace("=", "-") for line in text.splitlines()}


def test_every_code_and_every_wikidata_id_is_there_once():
    rows = (files("comention.resources") / "states.csv").read_text(encoding="utf-8").split()
    codes, ids = zip(*(row.split(",") for row in rows[1:]), strict=True)
    assert len(set(codes)) == len(codes) == len(states())
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"Q\d+", each) for each in ids)
    assert all(re.fullmatch(r"[A-Z]{2}|[A-Z]{4}|X-[A-Z]{3}", code) for code in codes)


@BESIDE
def test_every_independent_state_is_there_with_its_id_and_no_dependent_territory():
    expected = {
        each["cca2"]: each["qid"]
        for each in countries()
        if each["independent"] or each["un_member"] or each["cca2"] in PARTLY_RECOGNISED
    }
    assert {code: state.wikidata for code, state in states().items() if len(code) == 2} == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_a_table_for_every_state_and_only_known_keys(lang):
    table = tables(lang)
    stop = table.pop("stop")
    assert set(stop) == {"phrases"}
    assert set(table) == set(states())
    assert {key for each in table.values() for key in each} <= KEYS
    assert all(each["names"] for each in table.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_list_is_empty_or_says_a_thing_twice(lang):
    for code, table in tables(lang).items():
        for key, values in table.items():
            assert values, (code, key)
            assert all(value == value.strip() and value for value in values), (code, key)
            assert len(set(values)) == len(values), (code, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_vary_in_more_than_case_accents_and_hyphens(lang):
    for code, table in tables(lang).items():
        for key in {"names", "capitals", "epithets", "contextual", "phrases"} & set(table):
            folded = [
                value.casefold() if "." in value or "$" in value else fold(value) for value in table[key]
            ]
            assert len(set(folded)) == len(folded), (code, key)


@BESIDE
def test_a_state_is_known_by_the_short_name_of_the_reference():
    known = {lang: {(form.code, fold(form.text)) for form in state_forms(lang)} for lang in LANGUAGES}
    missing = [
        (each["cca2"], each[f"name_{lang}"])
        for each in countries()
        for lang in LANGUAGES
        if each["cca2"] in states() and (each["cca2"], fold(each[f"name_{lang}"])) not in known[lang]
    ]
    # The reference qualifies the Congo of Kinshasa and Palau in brackets.
    assert missing == [("CD", "Congo (Rép. dém.)"), ("PW", "Palaos (Palau)")]


@BESIDE
def test_every_french_nationality_and_adjective_is_attested():
    attested = prolex()
    elsewhere = {form for noun in ATTESTED_ELSEWHERE for form in inflections(noun)}
    adjectives = {form for word in ADJECTIVES_ATTESTED_ELSEWHERE for form in four_forms(word)} | {
        *("nipponne", "nipponnes"),
        *(form.lower() for form in elsewhere),
    }
    known = {fold(form) for form in attested | elsewhere | adjectives}
    unknown = [
        form.text
        for form in state_forms("fr")
        if form.form in {Form.NATIONALITY, Form.ADJECTIVE} and fold(form.text) not in known
    ]
    assert unknown == []


@BESIDE
def test_what_is_attested_elsewhere_is_used_and_not_in_prolex():
    attested = {fold(form) for form in prolex()}
    used = {form.text for form in state_forms("fr") if form.exact}
    for noun in ATTESTED_ELSEWHERE | ADJECTIVES_ATTESTED_ELSEWHERE:
        assert noun in used
        assert fold(noun) not in attested


@BESIDE
def test_every_french_demonym_of_the_reference_that_prolex_attests_is_there():
    known = {(form.code, fold(form.text)) for form in state_forms("fr")}
    missing = [
        (each["cca2"], demonym)
        for each in countries()
        if each["cca2"] in states()
        for demonym in each["demonyms_in_prolex"]
        if (each["cca2"], fold(demonym)) not in known
    ]
    assert missing == []


def test_a_french_nationality_has_all_its_forms():
    for code, table in tables("fr").items():
        nouns = set(table.get("nationality", ()))
        for noun in nouns:
            if " " in noun or noun in IRREGULAR or noun.startswith("Papouan"):
                continue
            if noun.endswith(("ien", "éen", "yen")):
                assert {f"{noun}ne", f"{noun}s", f"{noun}nes"} <= nouns, (code, noun)
            elif noun.endswith(("ais", "ois")):
                assert {f"{noun}e", f"{noun}es"} <= nouns, (code, noun)
            elif noun.endswith("s"):
                assert noun.removesuffix("s") in nouns, (code, noun)
            elif noun.endswith("e"):
                assert f"{noun}s" in nouns, (code, noun)
            else:
                assert {f"{noun}e", f"{noun}s", f"{noun}es"} <= nouns, (code, noun)


def test_an_irregular_french_nationality_has_all_its_forms():
    nouns = {form.text for form in state_forms("fr") if form.form is Form.NATIONALITY}
    assert {"Turc", "Turque", "Turcs", "Turques", "Grec", "Grecque", "Grecs", "Grecques"} <= nouns
    assert {"Letton", "Lettone", "Lettonne", "Lettons", "Lettones", "Lettonnes"} <= nouns
    assert {"Ouzbek", "Ouzbèke", "Ouzbeks", "Ouzbèkes", "Kirghiz", "Kirghize", "Kirghizes"} <= nouns
    assert {"Papouan-Néo-Guinéen", "Papouane-Néo-Guinéenne", "Papouans-Néo-Guinéens"} <= nouns
    assert "Papouanes-Néo-Guinéennes" in nouns


def test_the_french_adjective_is_the_nationality_in_lower_case():
    irakien = {(form.text, form.form) for form in state_forms("fr") if form.code == "IQ"}
    assert {("Irakiennes", Form.NATIONALITY), ("irakiennes", Form.ADJECTIVE)} <= irakien
    nouns = {form.text.lower() for form in state_forms("fr") if form.form is Form.NATIONALITY}
    adjectives = {form.text for form in state_forms("fr") if form.form is Form.ADJECTIVE}
    assert nouns <= adjectives
    assert all(adjective == adjective.lower() for adjective in adjectives)


def test_a_french_nationality_with_a_hyphen_may_have_one_capital():
    texts = {form.text for form in state_forms("fr") if form.code == "ZA"}
    assert {"Sud-Africaine", "Sud-africaine", "sud-africaine"} <= texts


def test_english_nationalities_and_adjectives_begin_with_a_capital():
    forms = [form for form in state_forms("en") if form.form in {Form.NATIONALITY, Form.ADJECTIVE}]
    assert all(form.text[0].isupper() for form in forms)


def test_every_state_of_today_has_an_adjective_where_its_name_is_none():
    for lang, without in {"fr": {"X-ART"}, "en": {"LI", "NZ", "SB", "VA", "X-ART", "X-SML"}}.items():
        having = {form.code for form in state_forms(lang) if form.form is Form.ADJECTIVE}
        assert set(states()) - having == without


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_names_two_states_but_those_that_are_listed(lang):
    codes = defaultdict(set)
    for form in state_forms(lang):
        codes[fold(form.text)].add(form.code)
    shared = defaultdict(set)
    for text, named in codes.items():
        if len(named) > 1:
            shared[tuple(sorted(named))].add(text)
    assert dict(shared) == AMBIGUOUS[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_that_two_states_share_is_contextual(lang):
    shared = {text for texts in AMBIGUOUS[lang].values() for text in texts}
    names = [form for form in state_forms(lang) if form.form is Form.NAME and fold(form.text) in shared]
    assert all(form.contextual for form in names)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_is_said_once_and_what_is_a_name_is_nothing_else(lang):
    forms = state_forms(lang)
    assert len({(form.text, form.code, form.form) for form in forms}) == len(forms)
    names = {(form.text, form.code) for form in forms if form.form is Form.NAME}
    assert not names & {(form.text, form.code) for form in forms if form.form is not Form.NAME}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_display_name_comes_first(lang):
    first: dict[str, StateForm] = {}
    for form in state_forms(lang):
        first.setdefault(form.code, form)
    shown = {code: state.names[lang] for code, state in states().items()}
    contextual = {
        form.code for form in state_forms(lang) if form.contextual and form.text == shown[form.code]
    }
    assert {code: form.text for code, form in first.items() if code not in contextual} == {
        code: name for code, name in shown.items() if code not in contextual
    }
    assert all(form.form is Form.NAME for form in first.values())


def test_display_names_are_those_of_the_press():
    shown = {code: (state.names["fr"], state.names["en"]) for code, state in states().items()}
    assert shown["US"] == ("États-Unis", "United States")
    assert shown["IQ"] == ("Irak", "Iraq")
    assert shown["CD"] == ("République démocratique du Congo", "Democratic Republic of the Congo")
    assert shown["SUHH"] == ("Union soviétique", "Soviet Union")


@pytest.mark.parametrize(
    ("lang", "text", "code", "form"),
    [
        ("fr", "Etats-Unis", "US", Form.NAME),
        ("fr", "R.-U.", "GB", Form.NAME),
        ("fr", "République du Zaïre", "CD", Form.NAME),
        ("fr", "RASD", "EH", Form.NAME),
        ("fr", "Pékin", "CN", Form.CAPITAL),
        ("fr", "entité sioniste", "IL", Form.EPITHET),
        ("fr", "Argentines", "AR", Form.NATIONALITY),
        ("fr", "argentine", "AR", Form.ADJECTIVE),
        ("en", "Burma", "MM", Form.NAME),
        ("en", "Frenchmen", "FR", Form.NATIONALITY),
        ("en", "Swedish", "SE", Form.ADJECTIVE),
        ("en", "Jewish state", "IL", Form.EPITHET),
        ("en", "Kiev", "UA", Form.CAPITAL),
    ],
)
def test_words_name_their_state(lang, text, code, form):
    found = {(each.code, each.form) for each in state_forms(lang) if fold(each.text) == fold(text)}
    assert (code, form) in found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        *[
            ("fr", text)
            for text in ("Bruxelles", "La Haye", "Hollande", "Angleterre", "Hong Kong", "malaise")
        ],
        *[("fr", text) for text in ("Groenland", "Sucre", "Malé", "Perse", "magyar", "nippon")],
        *[("en", text) for text in ("Brussels", "England", "Puerto Rico", "Male", "Victoria", "Siamese")],
    ],
)
def test_words_that_mean_something_else_are_no_names(lang, text):
    forms = {each.text for each in state_forms(lang) if each.form is not Form.ADJECTIVE}
    assert text not in forms
    assert text.capitalize() not in forms


def test_what_is_often_something_else_is_contextual():
    contextual = {lang: {form.text for form in state_forms(lang) if form.contextual} for lang in LANGUAGES}
    certain = {lang: {form.text for form in state_forms(lang) if not form.contextual} for lang in LANGUAGES}
    assert {"Congo", "Corée", "Dominique", "Grenade", "Géorgie", "Macédoine", "Maurice"} <= contextual["fr"]
    assert {"Chad", "Congo", "Georgia", "Holland", "Jordan", "Korea", "North", "South"} <= contextual["en"]
    assert not any(contextual[lang] & certain[lang] for lang in LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_abbreviations_nationalities_and_adjectives_are_exact(lang):
    abbreviations = {text for table in tables(lang).values() for text in table.get("abbreviations", ())}
    for form in state_forms(lang):
        inflected = form.form in {Form.NATIONALITY, Form.ADJECTIVE}
        assert form.exact == (inflected or form.text in abbreviations)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_prefixes_are_folded_and_stand_for_one_state(lang):
    listed = [
        (fold(each), code) for code, table in tables(lang).items() for each in table.get("prefixes", ())
    ]
    assert state_prefixes(lang) == dict(listed)
    assert len(state_prefixes(lang)) == len(listed)
    assert all(prefix.isascii() and prefix.islower() and prefix.isalpha() for prefix in state_prefixes(lang))


def test_prefixes_of_the_news():
    french = state_prefixes("fr")
    assert [french[each] for each in ("israelo", "russo", "sino", "americano")] == ["IL", "RU", "CN", "US"]
    assert state_prefixes("en")["anglo"] == "GB"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_stop_phrase_holds_a_word_of_a_state_and_is_none_itself(lang):
    forms = {fold(form.text) for form in state_forms(lang)}
    sought = {words(form) for form in forms.union(state_prefixes(lang))}
    for phrase in state_stop_phrases(lang):
        assert any(form in words(phrase) for form in sought), phrase
        assert fold(phrase) not in forms, phrase


def test_an_unknown_language_is_read_as_english():
    assert state_forms("de") == state_forms("en")
    assert state_prefixes("../fr") == state_prefixes("en")
    assert state_stop_phrases("de") == state_stop_phrases("en")


def test_the_tables_are_read_once_and_cannot_be_changed():
    assert states() is states()
    assert state_forms("fr") is state_forms("fr")
    assert len({*states().values()}) == len(states())
    assert len({*state_forms("fr")}) == len(state_forms("fr"))
    with pytest.raises(TypeError):
        states()["FR"] = states()["DE"]
    with pytest.raises(TypeError):
        states()["FR"].names["fr"] = "Gaule"
    with pytest.raises(TypeError):
        state_prefixes("fr")["gallo"] = "FR"
