"""The table of groups: sound, without forms claimed twice by mistake, and with what a reader would miss."""

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from comention.mentions.lexicon import searchable
from comention.resources import groups as module
from comention.resources.groups import LANGUAGES, ActorForm, Group, group_forms, groups
from comention.resources.institutions import heads, portfolios
from comention.resources.states import state_forms, states
from comention.text import fold, fold_in_place

ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "articles" / "wikinews-fr-2016-2018.jsonl"
GROUPS = sorted(Path(module.__file__).parent.glob("*.toml"))

# Forms that several groups claim although only some of them are weak, or no country tells them apart.
SHARED_ON_PURPOSE = {
    # In French the International Criminal Court; the Communist Party of India is weak.
    "CPI",
}


def same(form: ActorForm) -> str:
    """What two forms have in common that the same words of a text can stand for."""
    return form.text if form.exact else searchable(fold_in_place(form.text))


@cache
def claims(lang: str) -> dict[str, list[ActorForm]]:
    found = defaultdict(list)
    for form in group_forms(lang):
        found[same(form)].append(form)
    return dict(found)


def named(text: str, lang: str) -> set[str]:
    return {form.key for form in group_forms(lang) if not form.weak and fold(form.text) == fold(text)}


class TestFiles:
    def test_keys_are_kebab_case(self):
        assert [key for key in groups() if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key)] == []

    def test_a_group_is_of_the_type_that_its_file_is_named_for(self):
        assert {group.type for group in groups().values()} == {path.stem for path in GROUPS}
        names = {"fr": "Union africaine", "en": "African Union"}
        assert groups()["african-union"] == Group("african-union", "international", names)

    def test_every_group_has_a_display_name_in_each_language(self):
        assert [group for group in groups().values() if set(group.names) != set(LANGUAGES)] == []
        assert [group for group in groups().values() if not all(group.names.values())] == []

    def test_countries_are_states(self):
        # Hong Kong is none, and has a council and newspapers of its own.
        assert {group.country for group in groups().values()} - set(states()) == {None, "HK"}

    def test_institutions_that_a_rule_builds_too_have_its_keys(self):
        names = {*heads("fr", complement=False).values(), *heads("en", complement=False).values()}
        names |= {f"ministry-{name}" for lang in LANGUAGES for name in portfolios(lang).values()}
        built = {key: re.fullmatch(rf"(?:{'|'.join(sorted(names))})-([a-z]{{2}})", key) for key in groups()}
        codes = {key: match[1].upper() for key, match in built.items() if match}
        assert {"army-il", "parliament-il", "ministry-state-us", "central-bank-gb"} <= set(codes)
        assert {key: groups()[key].country for key in codes} == codes

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_a_weak_form_has_a_strong_one_to_lean_on(self, lang):
        strong = {form.key for form in group_forms(lang) if not form.weak}
        assert {form.key for form in group_forms(lang) if form.weak} - strong == set()


@pytest.mark.parametrize("lang", LANGUAGES)
class TestForms:
    def test_have_no_article_in_front(self, lang):
        articles = ("l'", "le ", "la ", "les ", "the ")
        assert [form.text for form in group_forms(lang) if form.text.startswith(articles)] == []

    def test_are_there_once_a_group(self, lang):
        counts = Counter((form.key, same(form)) for form in group_forms(lang))
        assert [form for form, count in counts.items() if count > 1] == []

    def test_two_groups_claim_a_form_only_where_the_text_can_decide(self, lang):
        doubtful = {
            text: [form.key for form in forms]
            for text, forms in claims(lang).items()
            if len(forms) > 1 and not _decidable(forms) and text not in SHARED_ON_PURPOSE
        }
        assert doubtful == {}

    def test_are_no_forms_of_states(self, lang):
        of_states = {fold(form.text) for form in state_forms(lang)}
        strong = [form.text for form in group_forms(lang) if not form.weak]
        assert [text for text in strong if fold(text) in of_states] == []


def _decidable(forms: list[ActorForm]) -> bool:
    """Whether all forms are weak, or each is of a group of another state."""
    countries = [groups()[form.key].country for form in forms]
    of_different_states = None not in countries and len(set(countries)) == len(countries)
    return of_different_states or all(form.weak for form in forms)


@pytest.mark.skipif(not ARTICLES.is_file(), reason="the articles are not beside the checkout")
def test_single_words_are_no_common_nouns():
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()
    words = Counter(
        fold(word)
        for line in lines
        for word in re.findall(r"[^\W\d_]+", json.loads(line)["text"])
        if word.islower()
    )
    single = {
        fold(form.text): form.text
        for lang in LANGUAGES
        for form in group_forms(lang)
        if not (form.exact or form.weak or form.anycase) and len(fold(form.text).split()) == 1
    }
    common = {single[word] for word, count in words.items() if word in single and count > 2}
    assert common == set()


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("fr", "Hached al-Chaabi", "hachd-al-chaabi"),
        ("fr", "Unités de mobilisation populaire", "hachd-al-chaabi"),
        ("en", "Popular Mobilisation Forces", "hachd-al-chaabi"),
        ("fr", "Brigades Ahl al-Haq", "asaib-ahl-al-haq"),
        ("fr", "Kataeb Hezbollah", "kataeb-hezbollah"),
        ("fr", "Hizbullah", "hezbollah"),
        ("fr", "Daech", "islamic-state"),
        ("fr", "ETAT ISLAMIQUE", "islamic-state"),
        ("en", "ISIS", "islamic-state"),
        ("fr", "Al-Qaida", "al-qaeda"),
        ("fr", "force al-Qods", "quds-force"),
        ("fr", "CGRI", "irgc"),
        ("en", "IRGC", "irgc"),
        ("fr", "conseil de sécurité de l’Onu", "un-security-council"),
        ("fr", "Onu", "united-nations"),
        ("en", "United Nations High Commissioner for Refugees", "un-refugee-agency"),
        ("fr", "CEDEAO", "ecowas"),
        ("fr", "Mujao", "mujao"),
        ("fr", "CENTCOM", "centcom"),
        ("fr", "Tsahal", "army-il"),
        ("fr", "Maison-Blanche", "white-house"),
        ("fr", "parquet national financier", "parquet-national-financier"),
        ("en", "US State Department", "ministry-state-us"),
        ("en", "Korean People's Army", "army-kp"),
        # English names of bodies and armed groups stand in French text too.
        ("fr", "Serious Fraud Office", "serious-fraud-office"),
        ("fr", "Lord's Resistance Army", "lords-resistance-army"),
    ],
)
def test_knows(lang, text, key):
    assert key in named(text, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["PMF", "FDS", "UMP", "UA", "MIT", "Hachd", "Commission", "Garde républicaine"]
)
def test_takes_no_ambiguous_short_form_for_a_group_of_ours(lang, text):
    ours = {"armed", "security", "international", "institutions"}
    assert {key for key in named(text, lang) if groups()[key].type in ours} == set()


def test_keeps_the_acronyms_of_a_language_to_it():
    assert "UN" not in {form.text for form in group_forms("fr")}
    assert "ONU" not in {form.text for form in group_forms("en")}
    assert "NATO" in {form.text for form in group_forms("fr")}


def test_reads_an_unknown_language_with_what_all_share():
    forms = {form.text for form in group_forms("de")}
    assert {"NATO", "Islamic State", "État islamique"} <= forms
    assert forms.isdisjoint({"UN", "ONU", "Daech"})


@pytest.fixture
def table(tmp_path, monkeypatch):
    """Writes a table of groups, and has it read instead of ours."""
    caches = (module._tables, module.groups, module.group_forms)

    def write(**files: str) -> None:
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")

    for cached in caches:
        cached.cache_clear()
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    yield write
    for cached in caches:
        cached.cache_clear()


class TestReading:
    def test_refuses_a_key_of_two_files(self, table):
        table(armed='[hamas]\nfr = ["Hamas"]', parties='[hamas]\nfr = ["Hamas"]')
        with pytest.raises(ValueError, match=r"parties\.toml.*'hamas'.*armed\.toml"):
            groups()

    def test_refuses_a_field_that_does_not_exist(self, table):
        table(armed='[hamas]\nfr = ["Hamas"]\nacronym = ["H"]')
        with pytest.raises(ValueError, match=r"armed\.toml.*'hamas'.*'acronym'"):
            groups()

    def test_refuses_a_group_without_a_name(self, table):
        table(armed='[hamas]\ncountry = "PS"')
        with pytest.raises(ValueError, match=r"armed\.toml.*'hamas'"):
            groups()

    def test_names_a_group_by_what_it_has(self, table):
        table(
            armed='[a]\nen = ["Red Army"]\nweak = ["RA"]\n[b]\nacronyms = ["M23"]',
            security='[c]\nen = ["Q Force"]\nfr_acronyms = ["FQ"]',
        )
        assert [group.names["fr"] for group in groups().values()] == ["Red Army", "M23", "FQ"]

    def test_a_weak_form_is_weak_wherever_it_stands(self, table):
        table(armed='[hachd]\nfr = ["Hachd al-Chaabi", "Hachd"]\nweak = ["Hachd", "PMF"]\nanycase = true')
        assert set(group_forms("fr")) == {
            ActorForm("Hachd al-Chaabi", "hachd", anycase=True),
            ActorForm("Hachd", "hachd", weak=True, anycase=True),
            ActorForm("PMF", "hachd", exact=True, weak=True, anycase=True),
        }

    def test_spellings_that_are_compared_alike_are_one_form(self, table):
        table(armed='[al-qaeda]\nfr = ["Al-Qaïda"]\nen = ["Al-Qaida"]')
        assert [form.text for form in group_forms("fr")] == ["Al-Qaïda"]
