"""The words before a name, or its given name, say whether a woman or a man bears it."""

from itertools import product

import pytest
from tests.actors.corpora import document
from tests.actors.name_parts import TABLE

from comention.actors.gender import Gender
from comention.actors.nodes import Names
from comention.actors.people import given_name_rows
from comention.actors.spelling import sound
from comention.domain import Kind
from comention.text import fold

P = Kind.PERSON


def said(*words: str) -> dict[str, str | None]:
    """Of each name, whose it is."""
    read = [document("d", [(each, P) for each in words])]
    names = Names(read, (), {})
    gender = Gender(read, names)
    return {names.text(node): gender.of(node) for node in names.mentions}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Mme [Duval]", "women"),
        ("M. [Duval]", "men"),
        ("Mrs. [Duval]", "women"),
        ("le roi [Salmane]", "men"),
        ("[Duval]", None),
        ("[Marie Duval]", "women"),
        ("[Pierre Duval]", "men"),
        ("[Camille Duval]", None),
        ("Mme [Pierre Duval]", "women"),
        ("le ministre [Duval]", None),
    ],
)
def test_who_bears_a_name(words, expected):
    assert list(said(words).values()) == [expected]


def test_most_of_the_words_before_decide():
    assert said("M. [Duval]", "Mme [Duval]", "Mme [Duval]") == {"Duval": "women"}


def test_what_is_not_known_agrees_with_all():
    read = [document("d", [("Mme [Duval]", P), ("M. [Rey]", P), ("[Bono]", P)])]
    names = Names(read, (), {})
    gender = Gender(read, names)
    woman, man, nobody = (
        next(n for n in names.mentions if n.name == name) for name in ("duval", "rey", "bono")
    )
    assert not gender.agree(woman, man)
    assert gender.agree(woman, nobody)
    assert gender.agree(nobody, man)


def test_the_table_of_given_names_is_well_formed():
    assert set(TABLE) == {"same", "women", "men", "before_women", "before_men"}
    for row in TABLE["same"]:
        assert len({sound(name) for name in row}) == len(row) >= 2, (
            f"{row} names one that another sounds like"
        )
    for of in ("", "before_"):
        women, men = (list(map(fold, TABLE[f"{of}{gender}"])) for gender in ("women", "men"))
        assert not set(women) & set(men)
        assert len(set(women)) == len(women)
        assert len(set(men)) == len(men)


def test_no_row_and_no_spelling_makes_one_name_of_a_womans_and_a_mans():
    for woman, man in product(TABLE["women"], TABLE["men"]):
        assert sound(woman) != sound(man), (woman, man)
        assert not given_name_rows(sound(woman)) & given_name_rows(sound(man)), (woman, man)
