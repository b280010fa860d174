"""Acronyms, short forms and spellings of groups, and what only looks like them."""

import pytest
from tests.actors.corpora import document

from comention.actors import resolve
from comention.actors.groups import group_name, group_sounds, initials, is_acronym
from comention.domain import Kind

G, P = Kind.GROUP, Kind.PERSON


def groups(*documents: list[tuple]) -> list[set[str]]:
    """The forms of each group in some documents, whose sentences are as in ``corpora``."""
    return [set(a.aliases) for a in resolve([document(f"d{i}", each) for i, each in enumerate(documents)])]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Parti du travail de Belgique", "ptb"),
        ("Front for the Liberation of the Coast", "flc"),
        ("Union et Progrès", "up"),
        ("Comité d'action", "ca"),
    ],
)
def test_initials_are_those_of_the_words_that_say_something(name, expected):
    assert initials(group_name(name)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("PDL", True), ("G20", True), ("AT&T", True), ("Hamas", False), ("P", False), ("DE LA", False)],
)
def test_what_an_acronym_is(text, expected):
    assert is_acronym(text) is expected


def test_articles_of_arabic_are_written_or_not():
    assert group_sounds("asaib ahl al haq") == group_sounds("asaib ahl haq")
    assert group_sounds("al nosra") != group_sounds("al nasr")


@pytest.mark.parametrize(
    "sentence",
    [
        ("[Ligue du Progrès Social] ([LPS])", G, G),
        ("[LPS] ([Ligue du Progrès Social])", G, G),
        ("[Ligue du Progrès Social] « [LPS] »", G, G),
        ("la [Ligue du Progrès Social], la [LPS]", G, G),
        ("la [Ligue du Progrès Social], la [Ligue]", G, G),
        ("the [Ligue du Progrès Social], of the [Ligue]", G, G),
    ],
)
def test_a_document_says_what_a_short_form_means(sentence):
    assert len(groups([sentence])) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        ("[Ligue du Progrès Social] ([XYZ])", G, G),
        ("la [Ligue du Progrès Social], [Ligue]", G, G),
        ("la [Ligue du Progrès Social], une [Ligue]", G, G),
        ("la [Ligue du Progrès Social], le [Progrès]", G, G),
        ("la [Ligue du Progrès], la [LP2]", G, G),
    ],
)
def test_what_only_looks_like_a_short_form_is_another_group(sentence):
    assert len(groups([sentence])) == 2


def test_a_short_form_of_two_groups_is_neither():
    both = ("la [Ligue du Progrès], la [Ligue des Pêcheurs]", G, G)
    assert len(groups([both, ("la [Ligue]", G)])) == 3
    assert len(groups([both, ("[LP]", G)])) == 3


def test_an_acronym_means_what_two_documents_say_in_a_third():
    said = [("[Ligue du Progrès Social] ([LPS])", G, G)]
    assert len(groups(said, said, [("[LPS]", G)])) == 1
    assert len(groups(said, [("[LPS]", G)])) == 2
    other = [("[Ligue des Pêcheurs Savoyards] ([LPS])", G, G)]
    assert len(groups(said, said, other, [("[LPS]", G)])) == 3


def test_a_short_form_with_an_article_means_only_what_its_own_document_names():
    said = [("la [Ligue du Progrès Social], la [Ligue]", G, G)]
    assert len(groups(said, [("la [Ligue]", G)])) == 2


def test_another_spelling_of_a_known_group_is_that_group():
    known = ("[Hachd al-Chaabi]", G, "group:hachd-al-chaabi")
    assert groups([known], [("[Hashd Shaabi]", G)]) == [{"Hachd al-Chaabi", "Hashd Shaabi"}]
    assert len(groups([known], [("[Hashd Shaabi al-Watani]", G)])) == 2


def test_short_names_are_not_alike_by_their_sounds():
    assert len(groups([("[Asco]", G)], [("[Asko]", G)])) == 2
    assert len(groups([("[Kataeb Sayyid]", G)], [("[Kataïb Sayid]", G)])) == 1


def test_a_short_form_of_a_known_group_is_that_group_where_other_documents_name_it():
    beside = ("[Qaïs Khazaali]", P)
    named = [
        document(f"d{i}", [("le [Hachd al-Chaabi]", G, "group:hachd-al-chaabi"), beside]) for i in range(2)
    ]
    short = document("x", [("le [Hachd]", G), beside])
    assert len(resolve([*named, short])) == 2
    assert len(resolve([*named, document("x", [("[Hachd] !", G), beside])])) == 3
    assert len(resolve([*named, document("x", [("le [Hachd]", G)])])) == 3
    assert len(resolve([named[0], short])) == 3
