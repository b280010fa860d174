"""Pairs that fit are never missed, and few others are compared."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.actors.name_parts import FAMILY, GIVEN, names, written

from comention.actors.blocking import candidates
from comention.actors.name_parts import is_full, parts
from comention.actors.people import compare


@st.composite
def families(draw: st.DrawFn) -> list[str]:
    """A name, and what others and others again make of it."""
    found = [draw(names)]
    for _ in range(draw(st.integers(1, 4))):
        found.append(draw(written(draw(st.sampled_from(found)))) or found[0])
    return [" ".join(name) for name in found]


@settings(max_examples=400)
@given(st.lists(families(), min_size=1, max_size=3))
def test_every_pair_that_fits_is_compared(drawn):
    everyone = sorted({name for family in drawn for name in map(parts, family) if is_full(name)})
    found = list(candidates(everyone))
    assert len(set(found)) == len(found)
    assert found == sorted(found)
    for one, other in combinations(everyone, 2):
        match = compare(one, other)
        assert match == compare(other, one)
        if match:
            assert 0 < match.score <= 1
            assert (one, other) in found, match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C. Duflot", "Cécile Duflot"),
        ("A. Khatemi", "Ali Khatami"),
        ("Marlin Kim", "Kim Marlin"),
        ("Hernando Diaz", "Fernando Diaz"),
        ("Aiea Omar", "Eiea Omar"),
        ("Mohamed Hassan", "Mohamed Hassan Ould Bah"),
        ("Idriss Déby", "Mahamat Idriss Déby"),
    ],
)
def test_pairs_that_have_no_first_sound_in_common(one, other):
    pair = parts(one), parts(other)
    assert compare(*pair) is not None
    assert list(candidates(pair)) == [tuple(sorted(pair))]


def test_few_of_many_names_are_compared():
    chance = random.Random(4)
    many = {parts(f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}") for _ in range(3000)}
    assert len(list(candidates(many))) < len(many) * 3


def test_the_order_of_names_changes_nothing():
    everyone = [parts(name) for name in ("Ali Omar", "Aly Umar", "A. Omar", "Omar Ali", "Ali Ben Omar")]
    assert list(candidates(everyone)) == list(candidates(everyone[::-1]))
