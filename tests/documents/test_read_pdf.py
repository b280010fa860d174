import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.pdfs import Text, pdf
from tests.documents.samples import FRENCH, outcome, write

from comention.documents.readers.hyphens import Hyphens

LEADING = 12


def column(x: float, *lines: str, size: float = 10) -> list[Text]:
    return [Text(x, 700 - LEADING * i, line, size) for i, line in enumerate(lines)]


def test_columns_are_read_one_after_the_other_below_their_headline(reading):
    page = [
        Text(50, 760, "Bagdad accuse Ankara et convoque son ambassadeur", 20),
        *column(50, "Le gouvernement irakien a", "accusé la Turquie", "d’un tir sur le nord", "du pays."),
        *column(230, "Ankara a nié et a mis", "en cause le PKK, que", "Bagdad ne combat pas", "assez."),
        *column(410, "Le Parlement doit se", "réunir samedi à", "Bagdad pour en", "débattre."),
    ]
    blocks = reading("a.pdf", pdf([sorted(page, key=lambda text: -text.y)])).only.text.split("\n\n")
    assert blocks == [
        "Bagdad accuse Ankara et convoque son ambassadeur",
        "Le gouvernement irakien a accusé la Turquie d’un tir sur le nord du pays.",
        "Ankara a nié et a mis en cause le PKK, que Bagdad ne combat pas assez.",
        "Le Parlement doit se réunir samedi à Bagdad pour en débattre.",
    ]


def test_running_heads_and_page_numbers_are_dropped_and_sentences_go_on_across_pages(reading):
    words = (
        ("Le président irakien a reçu", "son homologue à Bagdad, où il", "avait passé la nuit."),
        ("Suite", "et fin."),
    )
    pages = [
        [
            Text(50, 800, f"Le Courrier, 3 janvier 2022, page {n}", 8),
            *column(50, *lines),
            Text(290, 30, str(n), 8),
        ]
        for n, lines in enumerate(
            (words[0][:2], (words[0][2], "Un autre jour, un", "autre mois."), ("Le troisième", "feuillet.")),
            start=7,
        )
    ]
    text = reading("a.pdf", pdf(pages)).only.text
    assert text.startswith("Le président irakien a reçu son homologue à Bagdad, où il avait passé la nuit.")
    assert "Courrier" not in text
    assert not any(digit in text for digit in "789")


def test_a_paragraph_begins_at_a_gap_or_an_indent(reading):
    lines = [
        *column(50, "Le président est arrivé", "à Bagdad hier au soir."),
        Text(50, 660, "Il repart demain, dit"),
    ]
    lines += [
        Text(50, 648, "le ministre des Affaires"),
        Text(62, 636, "La suite est incertaine"),
        Text(50, 624, "dit-on."),
    ]
    assert reading("a.pdf", pdf([lines]), lang="fr").only.text.split("\n\n") == [
        "Le président est arrivé à Bagdad hier au soir.",
        "Il repart demain, dit le ministre des Affaires",
        "La suite est incertaine dit-on.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("le gouver-", "nement irakien", "le gouvernement irakien"),
        ("une milice pro-", "iranienne", "une milice pro-iranienne"),
        ("à Saint-", "Denis", "à Saint-Denis"),
        ("le vice-", "président", "le vice-président"),
        ("le général al-", "Saadi", "le général al-Saadi"),
        ("arc-en-", "ciel", "arc-en-ciel"),
        ("entre 2010-", "2012", "entre 2010-2012"),
        ("un F-", "16 turc", "un F-16 turc"),
        ("un pro-", "gramme", "un programme"),
        ("the Iran-", "backed group", "the Iran-backed group"),
        ("un tiret -", "et la suite", "un tiret - et la suite"),
        ("un mot", "puis un autre", "un mot puis un autre"),
        ("le gouver\u00ad", "nement", "le gouvernement"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_mended(before, after, joined):
    assert Hyphens(["un arc-en-ciel", "iranienne"]).joined(before, after) == joined


def test_a_hyphen_stays_where_the_text_writes_it_elsewhere():
    assert Hyphens(["le porte-avions"]).joined("un porte-", "avions") == "un porte-avions"
    assert Hyphens(["cessez-le-feu"]).joined("un cessez-le-", "feu") == "un cessez-le-feu"
    assert Hyphens(["antiaérien"]).joined("anti-", "aérien") == "antiaérien"


def test_what_a_pdf_says_about_itself(reading):
    about = {"Title": "Un titre", "Author": "N", "CreationDate": "D:20220103101500+01'00'"}
    reference = reading("a.pdf", pdf([[Text(50, 700, FRENCH)]], **about)).only.reference
    assert (reference.title, reference.date, reference.author) == ("Un titre", "2022-01-03", "N")
    about |= {"Title": "Microsoft Word - a.docx", "Producer": "Skia/PDF m120"}
    reference = reading("b.pdf", pdf([[Text(50, 700, FRENCH)]], **about)).only.reference
    assert (reference.title, reference.date) == (None, None)  # the name of a file, and the day of a print


def test_pages_and_characters_have_ceilings(reading):
    pages = [[Text(50, 700, FRENCH)]] * 3
    assert reading("a.pdf", pdf(pages), max_pages=2).reason == "has more than 2 pages"
    assert reading("a.pdf", pdf(pages), max_characters=100).reason == "is longer than 100 characters"


names = st.lists(
    st.sampled_from(["Bagdad", "Ankara", "hier", "président", "été", "vu", "là"]), min_size=3, max_size=6
)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(names, min_size=4, max_size=9), min_size=1, max_size=3), st.randoms())
def test_no_word_is_lost_whatever_the_columns_and_the_order_in_which_they_are_drawn(
    tmp_path_factory, columns, random
):
    texts = [
        text
        for i, lines in enumerate(columns)
        for text in column(40 + 180 * i, *(" ".join(line) for line in lines), size=6)
    ]
    random.shuffle(texts)
    path = write(tmp_path_factory.mktemp("pdf") / "a.pdf", pdf([texts]))
    expected = [word for lines in columns for line in lines for word in line]
    assert outcome(path, lang="fr").only.text.split() == expected
