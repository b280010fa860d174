"""Which names are one person's, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comention.actors.people import parts, same_person


def meant(*documents: list[str]) -> list[dict[str, str]]:
    """For each document, which name each of its names stands for."""
    names: dict = {}
    for index, document in enumerate(documents):
        for name in document:
            names.setdefault(parts(name), set()).add(f"d{index}")
    found = same_person(names)
    return [
        {name: " ".join(found[parts(name)][f"d{index}"]) for name in document}
        for index, document in enumerate(documents)
    ]


def test_a_surname_goes_with_the_full_name_of_its_document():
    (names,) = meant(["Qassem Soleimani", "Soleimani", "Qaïs Khazaali"])
    assert names["Soleimani"] == names["Qassem Soleimani"] != names["Qaïs Khazaali"]


def test_a_given_name_goes_with_the_full_name_where_names_begin_with_the_family():
    (names,) = meant(["Kim Jong-un", "Kim"])
    assert names["Kim"] == names["Kim Jong-un"]


@pytest.mark.parametrize(
    ("full", "surname"),
    [
        ("Dominique Strauss-Kahn", "Strauss-Kahn"),
        ("Adel Abdel Mahdi", "Abdel Mahdi"),
        ("Charles de Gaulle", "De Gaulle"),
        ("Zine el-Abidine Ben Ali", "Ben Ali"),
        ("Marine Le Pen", "Le Pen"),
    ],
)
def test_a_surname_may_have_several_words(full, surname):
    (names,) = meant([full, surname])
    assert names[full] == names[surname]


def test_two_people_with_one_surname_stay_apart_and_their_surname_is_nobodys():
    (names,) = meant(["Jean-Marie Le Pen", "Marine Le Pen", "Le Pen"])
    assert len(set(names.values())) == 3


def test_a_surname_alone_goes_with_the_one_that_several_documents_name_in_full():
    *_, last = meant(["Emmanuel Macron"], ["Emmanuel Macron", "Macron"], ["Macron"])
    assert last["Macron"] == "emmanuel macron"


def test_a_surname_alone_does_not_go_with_a_name_that_one_other_document_has():
    assert meant(["Pierre Martin"], ["Martin"])[1]["Martin"] == "martin"


def test_a_surname_of_two_people_in_a_corpus_is_nobodys_in_a_document_without_them():
    *_, last = meant(["George Bush"], ["George Bush"], ["Laura Bush"], ["Bush"])
    assert last["Bush"] == "bush"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald Trump", "Donald J. Trump"),
        ("Donald Trump", "D. Trump"),
        ("Abou Mahdi al-Mouhandes", "ABOU MAHDI AL MOUHANDES"),
        ("Étienne Tshisekedi", "Etienne Tshisekedi"),
        ("Jean-Yves Le Drian", "Jean Yves Le Drian"),
    ],
)
def test_forms_of_one_name(one, other):
    (names,) = meant([one, other])
    assert names[one] == names[other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. W. Bush"),
        ("Laurent-Désiré Kabila", "Joseph Kabila"),
        ("Bachar el-Assad", "Hafez el-Assad"),
        ("John Kerry", "Jane Kerry"),
        ("Michel Aoun", "Joseph Aoun"),
        ("Ben Affleck", "Casey Affleck"),
        ("Al Gore", "Tipper Gore"),
        ("D. Cameron", "James Cameron"),
        ("Mohamed Salah", "Mohamed Ben Salah"),
        ("Abou Ali", "Ahmed Ali"),
        ("François Hollande", "François"),
        ("William Barr", "William"),
    ],
)
def test_names_of_two_people(one, other):
    (names,) = meant([one, other])
    assert names[one] != names[other]


def test_a_short_form_of_two_longer_names_is_neither():
    (names,) = meant(["George Bush", "George W. Bush", "George H. W. Bush"])
    assert len(set(names.values())) == 3


_names = st.lists(
    st.sampled_from(["Ali", "Ali Ben Omar", "Omar", "A. Omar", "Ali Said Omar", "Said", "Said Badr"])
)


@given(st.lists(_names, max_size=4))
def test_everybody_is_somebody_and_full_names_mean_the_same_everywhere(documents):
    found = meant(*documents)
    everywhere: dict = {}
    for names in found:
        for name, person in names.items():
            if len(parts(name)) > 1:
                assert everywhere.setdefault(name, person) == person
