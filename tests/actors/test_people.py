"""Which names are one person's, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comention.actors import resolve
from comention.actors.name_parts import parts
from comention.actors.people import SURE, compare
from comention.domain import AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span

# Somebody who stands in every document, so that all keep company.
COMPANION = "Ban Ki-moon"


def meant(*documents: list[str]) -> list[dict[str, str]]:
    """For each document, the id of whom each of its names means; "Mme |X" is the name X behind Mme."""
    read = [_document(f"d{index}", [COMPANION, *names]) for index, names in enumerate(documents)]
    people: list[dict[str, str]] = [{} for _ in documents]
    for actor in resolve(read):
        for mention in actor.mentions:
            if mention.text != COMPANION:
                people[int(mention.document[1:])][mention.text] = actor.id
    return people


def _document(id: str, names: list[str]) -> AnnotatedDocument:
    text, spans, mentions = "", [], []
    for index, words in enumerate(names):
        before, _, name = words.rpartition("|")
        begin, start = len(text), len(text) + len(before)
        text += f"{before}{name}. "
        spans.append(Span(begin, len(text)))
        mentions.append(Mention(id, start, start + len(name), name, Kind.PERSON, Form.NAME, index))
    document = Document(reference=Reference(id=id, lang="fr"), text=text)
    return AnnotatedDocument(document, tuple(spans), tuple(mentions))


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
        ("Qassem Suleimani", "Souleimani"),
        ("Mohammed ben Salmane", "MBS"),
        ("Luiz Inácio Lula da Silva", "Lula"),
    ],
)
def test_a_person_may_be_called_by_a_part_of_the_name(full, surname):
    (names,) = meant([full, surname])
    assert names[full] == names[surname]


def test_two_people_with_one_surname_stay_apart_and_their_surname_is_nobodys():
    (names,) = meant(["Jean-Marie Le Pen", "Marine Le Pen", "Le Pen"])
    assert len(set(names.values())) == 3


def test_the_word_before_a_surname_tells_which_of_two_is_meant():
    (her,) = meant(["Bill Clinton", "Hillary Clinton", "Mme |Clinton"])
    assert her["Clinton"] == her["Hillary Clinton"] != her["Bill Clinton"]
    (him,) = meant(["Bill Clinton", "Hillary Clinton", "Mr. |Clinton"])
    assert him["Clinton"] == him["Bill Clinton"]


def test_a_surname_alone_goes_with_the_one_that_several_documents_name_in_full():
    *_, last = meant(["Emmanuel Macron"], ["Emmanuel Macron", "Macron"], ["Macron"])
    assert last["Macron"] == "person:emanuel-makrun"


def test_a_surname_alone_does_not_go_with_a_name_that_one_other_document_has():
    first, last = meant(["Pierre Martin"], ["Martin"])
    assert last["Martin"] != first["Pierre Martin"]


def test_a_surname_of_two_people_in_a_corpus_is_nobodys_in_a_document_without_them():
    first, *_, last = meant(["George Bush"], ["George Bush"], ["Laura Bush"], ["Bush"])
    assert last["Bush"] != first["George Bush"]


def test_a_surname_is_that_of_the_one_whom_nearly_all_documents_name():
    beside = ["Barack Obama", "Joe Biden"]
    *_, wife, last = meant(*[beside] * 2, *[["Barack Obama"]] * 3, ["Michelle Obama"], ["Obama", "Joe Biden"])
    assert last["Obama"] == "person:barak-ubama" != wife["Michelle Obama"]


FORMS = [
    ("Donald Trump", "Donald J. Trump"),
    ("Donald Trump", "D. Trump"),
    ("Abou Mahdi al-Mouhandes", "ABOU MAHDI AL MOUHANDES"),
    ("Étienne Tshisekedi", "Etienne Tshisekedi"),
    ("Jean-Yves Le Drian", "Jean Yves Le Drian"),
    ("Emmanuel Macron", "MACRON Emmanuel"),
    ("Xi Jinping", "XI Jinping"),
    ("Kim Jong-un", "Jong-un Kim"),
    ("Bill Clinton", "William Clinton"),
    ("Qassem Soleimani", "Ghassem Suleimani"),
    ("Abdel Aziz Bouteflika", "Abdelaziz Bouteflika"),
    ("Vladimir Poutine", "Vladimir Putin"),
    ("Sergueï Choïgou", "Sergei Shoigu"),
    ("Tamim ben Hamad", "Tamim bin Hamad Al Thani"),
    ("J. D. Vance", "JD Vance"),
]


@pytest.mark.parametrize(("one", "other"), FORMS)
def test_forms_of_one_name(one, other):
    (names,) = meant([one, other])
    assert names[one] == names[other]
    first, second = meant([one], [other])
    assert first[one] == second[other]


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
        ("Donald Trump", "Donald Trump Jr."),
        ("Idriss Déby", "Mahamat Idriss Déby"),
        ("Ali Hassan", "Ali Hussein"),
        ("Karim Wade", "Karam Wade"),
        ("Martin Dubois", "Martine Dubois"),
        ("Jean-Paul II", "Jean-Paul"),
        ("Pie XI", "Pie XII"),
        ("Louis XIII", "Louis XIV"),
        ("Jean Dupont", "Jean-Pierre Dupont"),
        ("Anne Leroy", "Anne-Marie Leroy"),
        ("François Dupont", "Françoise Dupont"),
        ("Michel Martin", "Michèle Martin"),
        ("André Roy", "Andrée Roy"),
        ("Zhang Wei", "Zheng Wei"),
        ("Peng Hao", "Pang Hao"),
        ("Zhou Min", "Zhu Min"),
        ("Chen Li", "Shen Li"),
        ("Conan O'Brien", "Conor Brien"),
        ("Awa N'Diaye", "Nicolas Diaye"),
        ("Oscar Brien", "O'Brien"),
    ],
)
def test_names_of_two_people(one, other):
    (names,) = meant([one, other])
    assert names[one] != names[other]
    first, second, *_ = meant([one], [other], [], [])
    assert first[one] != second[other]


def test_a_short_form_of_two_longer_names_is_neither():
    (names,) = meant(["George Bush", "George W. Bush", "George H. W. Bush"])
    assert len(set(names.values())) == 3


def test_a_word_before_each_name_keeps_a_couple_apart():
    (names,) = meant(["Emmanuel Macron", "Brigitte Macron", "M. |Macron"])
    assert names["Macron"] == names["Emmanuel Macron"]
    read = _document("d", ["Emmanuel Macron", "Brigitte Macron", "M. |Macron", "Mme |Macron", "Mme |Macron"])
    counts = {actor.name: len(actor.mentions) for actor in resolve([read])}
    assert counts == {"Emmanuel Macron": 2, "Brigitte Macron": 3}


def test_who_stands_in_one_sentence_with_a_longer_name_is_somebody_else():
    read = _document("d", ["Fidel Castro et Fidel Castro Díaz-Balart"])
    both = [
        Mention("d", 0, 12, "Fidel Castro", Kind.PERSON, Form.NAME, 0),
        Mention("d", 16, 40, "Fidel Castro Díaz-Balart", Kind.PERSON, Form.NAME, 0),
    ]
    assert len(resolve([AnnotatedDocument(read.document, read.sentences, tuple(both))])) == 2


@pytest.mark.parametrize(
    "names",
    [
        ["Idriss Déby Itno", "Mahamat Déby", "Déby"],
        ["Robert F. Kennedy Jr.", "John Kennedy", "Kennedy"],
        ["Hugo Chávez Frías", "Adán Chávez", "Chávez"],
    ],
)
def test_a_surname_of_two_people_is_nobodys_wherever_it_stands_in_their_names(names):
    (found,) = meant(names)
    assert len(set(found.values())) == 3


def test_a_slip_of_the_pen_is_forgiven_in_the_same_company_and_not_within_a_document():
    first, second = meant(["Fernando Alarza"], ["Ferdando Alarza"])
    assert first["Fernando Alarza"] == second["Ferdando Alarza"]
    (names,) = meant(["Fernando Alarza", "Ferdando Alarza"])
    assert len(set(names.values())) == 2


_names = st.sampled_from(
    [
        "Ali Omar",
        "Ali Ben Omar",
        "A. Omar",
        "Ali Said Omar",
        "Aly Oumar",
        "Omar Ali",
        "Said Badr",
        "Ali Omar Jr",
    ]
)


@given(_names, _names)
def test_two_names_fit_alike_whichever_comes_first(one, other):
    assert compare(parts(one), parts(other)) == compare(parts(other), parts(one))
    if one == other:
        assert compare(parts(one), parts(other)).score > SURE


@given(st.lists(st.lists(_names, max_size=4, unique=True), max_size=4))
def test_full_names_mean_the_same_everywhere(documents):
    everywhere: dict = {}
    for names in meant(*documents):
        for name, person in names.items():
            assert everywhere.setdefault(name, person) == person


@given(st.lists(st.lists(_names, min_size=1, max_size=3, unique=True), min_size=1, max_size=4))
def test_nobody_bears_two_names_that_do_not_fit(documents):
    bearers: dict = {}
    for names in meant(*documents):
        for name, person in names.items():
            bearers.setdefault(person, set()).add(parts(name))
    for names in bearers.values():
        assert all(compare(one, other) for one in names for other in names)
