"""The words around people's names: the lists are sound, and hold what a reader would miss."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from comention.resources.words import (
    BEFORE_NAMES,
    LANGUAGES,
    given_name_titles,
    particles,
    titles,
    titles_by_sort,
)
from comention.text import fold


def lists(lang: str) -> dict[str, list[str]]:
    return tomllib.loads((files("comention.resources") / f"titles-{lang}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", LANGUAGES)
class TestFiles:
    def test_hold_the_same_lists(self, lang):
        assert set(lists(lang)) == {*BEFORE_NAMES, "postnominal", "parts", "given_names", "particles"}

    def test_say_every_title_once(self, lang):
        sorts = (*BEFORE_NAMES, "postnominal", "parts")
        counts = Counter(fold(word) for sort in sorts for word in lists(lang)[sort])
        assert [word for word, count in counts.items() if count > 1] == []

    @pytest.mark.parametrize("name", ["given_names", "particles"])
    def test_say_every_other_word_once(self, lang, name):
        counts = Counter(map(fold, lists(lang)[name]))
        assert [word for word, count in counts.items() if count > 1] == []

    def test_have_no_empty_word(self, lang):
        assert all(fold(word) for words in lists(lang).values() for word in words)

    def test_given_names_are_titles(self, lang):
        assert given_name_titles(lang) <= titles(lang)


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("fr", "M."),
        ("fr", "Mme"),
        ("fr", "ayatollah"),
        ("fr", "Premier ministre"),
        ("fr", "première"),
        ("fr", "secrétaire d’État"),
        ("fr", "vice-présidente"),
        ("fr", "Général"),
        ("fr", "GENERAL"),
        ("fr", "lieutenant-colonel"),
        ("fr", "hodjatoleslam"),
        ("fr", "cheikh"),
        ("fr", "Mgr"),
        ("fr", "procureure"),
        ("fr", "opposante"),
        ("en", "Mr."),
        ("en", "Lt. Gen."),
        ("en", "Secretary-General"),
        ("en", "Prime"),
        ("en", "Crown Prince"),
        ("en", "Sen."),
        ("en", "former"),
        ("en", "Grand Ayatollah"),
    ],
)
def test_titles_are_found_however_they_are_written(lang, title):
    assert fold(title) in titles(lang)


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("fr", "Marine"),  # a given name
        ("en", "Marine"),
        ("en", "Dean"),
        ("en", "M."),  # an initial
        ("fr", "État"),  # "État islamique"
        ("en", "State"),  # "State Department"
        ("en", "National"),
        ("fr", "son"),  # "Son Heung-min"
        ("en", "to"),  # "To Lam"
        ("fr", "Jr"),  # stands behind names
        ("en", "Sr."),
    ],
)
def test_words_that_begin_names_are_no_titles(lang, word):
    assert fold(word) not in titles(lang)


def test_titles_by_sort():
    french = titles_by_sort("fr")
    assert "colonelle" in french["rank"]
    assert "rabbin" in french["religious"]
    assert "avocate" in french["profession"]
    assert "porte parole" in french["office"]
    assert "ph d" in french["postnominal"]
    assert frozenset().union(*(french[sort] for sort in BEFORE_NAMES)) <= titles("fr")


def test_an_unknown_language_has_the_english_titles():
    assert titles("xx") == titles("en")
    assert titles_by_sort("xx") == titles_by_sort("en")
    assert given_name_titles("xx") == given_name_titles("en")


@pytest.mark.parametrize(
    "word", ["de", "d'", "von", "Van", "al-", "El", "ben", "bin", "abou", "Abu", "ould", "aït"]
)
def test_particles_of_both_languages(word):
    assert fold(word) in particles()


@pytest.mark.parametrize("word", ["E.", "Y.", "us", "ou", "Do"])
def test_initials_and_pronouns_are_no_particles(word):
    assert fold(word) not in particles()
