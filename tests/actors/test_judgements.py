"""Judgements that cannot all be true are told with the way to see it, and unknown names with near ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.actors.corpora import document

from comention.actors import (
    Different,
    Judgements,
    KindJudgement,
    NotAnActor,
    Rename,
    Same,
    resolve,
    unknown_in,
    unmatched,
)
from comention.actors.judgements import unknown
from comention.domain import Kind
from comention.errors import JudgementError

LETTERS = "ABCDEF"
pairs = st.lists(st.sampled_from(LETTERS), min_size=2, max_size=3, unique=True).map(tuple)


def refused(*judgements) -> str:
    with pytest.raises(JudgementError) as raised:
        Judgements.of(judgements)
    return raised.value.message


def test_no_judgements_are_false_and_some_are_true():
    assert not Judgements()
    assert Judgements.of([NotAnActor("Gilet")])


def test_a_chain_of_judgements_that_ends_in_its_contrary_is_told_in_full():
    told = refused(
        Same(("X", "Y"), line=1),
        Same(("A", "B"), line=2),
        Same(("b", "C"), line=3),
        Different(("C", "Z", "a"), line=4),
    )
    assert told.splitlines() == [
        "Judgements: 'C' and 'a' cannot be both the same and different:",
        "  line 3: 'b' = 'C'",
        "  line 2: 'A' = 'B'",
        "  line 4: 'C' ≠ 'Z' ≠ 'a'",
    ]


def test_one_actor_has_one_kind_and_one_name_once_names_are_joined():
    same = Same(("A", "B"), line=1)
    told = refused(same, KindJudgement("A", Kind.GROUP, line=2), KindJudgement("b", Kind.STATE, line=3))
    assert told.splitlines()[1:] == [
        "  line 2: 'A' is a group",
        "  line 1: 'A' = 'B'",
        "  line 3: 'b' is a state",
    ]
    told = refused(same, Rename("B", "C", line=2), Rename("A", "D", line=3))
    assert told.splitlines()[1:] == [
        "  line 2: 'B' is called 'C'",
        "  line 1: 'A' = 'B'",
        "  line 3: 'A' is called 'D'",
    ]
    assert Judgements.of([KindJudgement("A", Kind.GROUP), KindJudgement("B", Kind.STATE)])
    assert Judgements.of([same, KindJudgement("A", Kind.GROUP), KindJudgement("B", Kind.GROUP)])


@pytest.mark.parametrize("other", [Same(("a", "B")), Rename("a", "B"), KindJudgement("a", Kind.GROUP)])
def test_what_is_no_actor_is_nothing_else(other):
    assert "no actor" in refused(NotAnActor("A"), other)


def test_what_is_no_actor_may_be_told_apart():
    assert len(Judgements.of([NotAnActor("A"), Different(("A", "B"))])) == 2


@given(same=st.lists(pairs.map(Same), max_size=6), different=st.lists(pairs.map(Different), max_size=3))
def test_a_contradiction_is_found_if_and_only_if_there_is_one(same, different):
    together = {letter.lower(): {letter.lower()} for letter in LETTERS}
    for _ in same:
        for judgement in same:
            joined = set().union(*(together[name] for name in judgement.meaning))
            together.update(dict.fromkeys(joined, joined))
    wrong = any(
        len(together[name] & judgement.meaning) > 1 for judgement in different for name in judgement.meaning
    )
    if wrong:
        refused(*same, *different)
    else:
        judgements = Judgements.of([*same, *different])
        for first in LETTERS:
            for second in together[first.lower()] - {first.lower()}:
                assert judgements.decide([first], [second])


def test_two_actors_are_decided_by_way_of_others():
    judgements = Judgements.of([Same(("A", "B")), Different(("B", "C")), Same(("C", "D"))])
    assert judgements.decide(["a"], ["B", "other"])
    assert judgements.decide(["A"], ["D"])
    assert not judgements.decide(["A"], ["E"])


def test_the_nearest_name_is_told_as_it_is_read():
    judgements = Judgements.of([NotAnActor("Jean Dupond", line=3)])
    (nobody,) = unknown(judgements, ["Jean\u200bDupont", "JEAN DUPONT"])
    assert str(nobody).endswith("Did you mean 'Jean Dupont'?")


def test_names_that_nobody_bears_are_told_with_the_nearest():
    judgements = Judgements.of(
        [
            Same(("Qassem Soleimani", "Ghassem Soleymani"), line=3),
            Rename("Hachd", "Hachd al-Chaabi", line=5),
            Same(("hachd al chaabi", "state:IQ"), line=8),
            NotAnActor("Zzyzx", line=9),
        ]
    )
    names = ["Qassem Soleimani", "QASSEM SOLEIMANI", "Irak", "state:IQ", "Hachd", "Soleimani"]
    found = [(each.name, each.line, each.nearest) for each in unknown(judgements, names)]
    assert found == [
        ("Ghassem Soleymani", 3, ("Qassem Soleimani", "Soleimani")),
        ("Zzyzx", 9, ()),
    ]


def test_a_name_of_a_few_letters_is_near_no_long_one():
    (found,) = unknown(Judgements.of([NotAnActor("Soleimanni")]), ["EI", "Soleimani", "Le général Soleimani"])
    assert found.nearest[0] == "Soleimani"
    assert "EI" not in found.nearest


def test_who_was_dropped_by_id_or_by_the_name_of_the_table_is_not_unknown():
    read = [document("d", [("[Téhéran]", Kind.STATE, "state:IR"), ("[Ali Omar]", Kind.PERSON)])]
    judgements = Judgements.of([NotAnActor("person:ali-umar"), NotAnActor("Iran"), NotAnActor("Gilet")])
    actors = resolve(read, judgements=judgements)
    assert actors == ()
    assert [each.name for each in unmatched(judgements, read, actors)] == ["Gilet"]


def test_the_id_of_a_part_of_an_actor_is_known_and_told_to_nobody():
    read = [document(id, [("M. [Soleimani]", Kind.PERSON)]) for id in "ab"]
    judgements = Judgements.of(
        [
            Different(("X", "person:suleimani-in-b")),
            NotAnActor("person:pen-in-c"),
            NotAnActor("sulemani"),
        ]
    )
    actors = resolve(read)
    names = ["X", "person:pen-in-c", "sulemani"]
    assert [each.name for each in unknown_in(judgements, actors)] == names
    assert [each.name for each in unmatched(judgements, read, actors)] == ["X", "sulemani"]
    assert not any("-in-" in near for each in unknown_in(judgements, actors) for near in each.nearest)
