"""Names keep company where somebody who does not stand everywhere is beside both."""

from hypothesis import given
from hypothesis import strategies as st
from tests.actors.corpora import document

from comention.actors.company import Company
from comention.actors.nodes import Names
from comention.domain import Kind

P, S = Kind.PERSON, Kind.STATE


def company(*documents: list[str]) -> Company:
    read = [document(f"d{i}", [(f"[{name}]", P) for name in names]) for i, names in enumerate(documents)]
    return Company(Names(read, (), {}))


def test_a_full_name_in_both_is_company_and_a_surname_is_not():
    beside = company(["Ali Omar", "Jean Dupont", "Rey"], ["Jean Dupont"], ["Rey"], [])
    assert beside.is_shared({"d0"}, {"d1"})
    assert beside.is_shared({"d1"}, {"d0", "d2"})
    assert not beside.is_shared({"d0"}, {"d2"})
    assert not beside.is_shared({"d0"}, {"d3"})
    assert not beside.is_shared(set(), {"d0"})


def test_who_stands_everywhere_is_no_company():
    assert not company(*[["Jean Dupont"]] * 10).is_shared({"d0"}, {"d1"})
    assert company(*[["Jean Dupont"]] * 10, *[[]] * 10).is_shared({"d0"}, {"d1"})
    assert not company(*[["Jean Dupont"]] * 11, *[[]] * 20).is_shared({"d0"}, {"d1"})
    assert company(*[["Jean Dupont"]] * 11, *[[]] * 100).is_shared({"d0"}, {"d1"})


def test_in_very_few_documents_who_stands_everywhere_is_company_too():
    assert company(*[["Jean Dupont"]] * 5).is_shared({"d0"}, {"d1"})
    assert company(*[["Jean Dupont"]] * 6).is_shared({"d0"}, {"d1"})
    assert not company(*[["Jean Dupont"]] * 7).is_shared({"d0"}, {"d1"})


@given(st.integers(2, 12), st.integers(0, 40), st.integers(0, 40))
def test_documents_on_others_leave_company_as_it_is(beside, others, more):
    few, many = (company(*[["Jean Dupont"]] * beside, *[[]] * count) for count in (others, others + more))
    assert many.is_shared({"d0"}, {"d1"}) >= few.is_shared({"d0"}, {"d1"})


def test_a_state_is_no_company():
    read = [document(f"d{i}", [("[Iran]", S, "state:IR")]) for i in range(2)]
    assert not Company(Names(read, (), {})).is_shared({"d0"}, {"d1"})
