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


def test_people_bear_no_article(people_and_groups):
    text = (
        "Les Zorglubs sont là. Des Zorglubs chantent. Un Marcheur et le Marcheur rient. Ici Duval, les Duval."
    )
    assert people_and_groups(text) == {"Zorglubs": "GROUP", "Duval": "PERSON"}
    assert people_and_groups("Jean Duval rit. Les Duval rient.") == {
        "Jean Duval": "PERSON",
        "Duval": "PERSON",
    }


@pytest.fixture
def people_and_groups():
    """Maps each word with a capital that is taken for a person, by a pipeline that takes all, to its kind."""
    import re

    import spacy

    from comention.mentions.names import named_candidates

    def find(text: str) -> dict[str, str]:
        doc = spacy.blank("fr")(text)
        names = re.finditer(r"(?:[A-ZJ][a-z]+ ?)+(?<! )", re.sub(r"\b(?:Les|Des|Un|Ici)\b", "---", text))
        doc.ents = [doc.char_span(*name.span(), label="PER", alignment_mode="expand") for name in names]
        return {text[c.start : c.end]: str(c.kind) for c in named_candidates(doc, text, "fr")}

    return find
