import pytest
from tests.documents.samples import FRENCH

from comention.documents.readers.text import opening_title


def test_a_title_is_read_and_stays_in_the_text(reading):
    document = reading("a.txt", f"Bagdad accuse Ankara\n\n{FRENCH}").only
    assert document.reference.title == "Bagdad accuse Ankara"
    assert document.text.startswith("Bagdad accuse Ankara\n\n")


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\n \t\n", " \n\n\n", "\r\r"])
def test_a_title_ends_where_an_empty_line_follows(end):
    assert opening_title(f"\n Bagdad accuse Ankara{end}{FRENCH}") == "Bagdad accuse Ankara"


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        f"Bagdad accuse Ankara\n{FRENCH}",
        f"{FRENCH}\n\n{FRENCH}",
        f"{'x' * 151}\n\n{FRENCH}",
        f"Date : 4 juillet 2012\n\n{FRENCH}",
        "Bagdad accuse Ankara\n\n",
        "",
    ],
)
def test_a_first_line_that_is_no_title(text):
    assert opening_title(text) is None


def test_the_longest_title():
    assert opening_title(f"{'x' * 150}\n\n{FRENCH}") == "x" * 150
