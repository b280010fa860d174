"""People's names without what stands before them, read by the real pipelines."""

import pytest


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Le général Qassem Soleimani est mort.", "fr", "Qassem Soleimani"),
        ("Il a rencontré M. Macron mardi.", "fr", "Macron"),
        ("Le Premier ministre Nawaz Sharif a parlé.", "fr", "Nawaz Sharif"),
        ("L’ayatollah Ali Khamenei a parlé.", "fr", "Ali Khamenei"),
        ("La Japonaise Yuko Miyake gagne devant le Chinois Xi Jinping.", "fr", "Yuko Miyake"),
        ("President Donald Trump spoke to General Mark Milley.", "en", "Mark Milley"),
    ],
)
def test_titles_are_no_part_of_a_name(found, text, lang, name):
    assert found(text, lang).get(name) == "PERSON"


def test_a_surname_is_found_wherever_it_stands(found):
    text = "Étienne Tshisekedi est mort. La famille de Tshisekedi est en deuil."
    assert found(text).get("Tshisekedi") == "PERSON"


def test_somebody_else_with_the_surname_is_not_taken_for_him(found):
    text = "Le général Raheel Sharif est reçu. Il a vu Nawazo Sharif hier."
    assert found(text).get("Sharif") is None
