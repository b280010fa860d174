"""What the tests of recognition share: reading one text with the real pipelines."""

import pytest

from comention.domain import Document, Mention, Reference
from comention.mentions import detect


def read(text: str, lang: str = "fr") -> tuple[Mention, ...]:
    """The mentions in a text."""
    (annotated,) = detect([Document(reference=Reference(id="d", lang=lang), text=text)])
    return annotated.mentions


@pytest.fixture(scope="session")
def found():
    """Maps the words of the mentions of a text to their key, or their kind where they have none."""

    def find(text: str, lang: str = "fr") -> dict[str, str]:
        return {mention.text: mention.key or str(mention.kind) for mention in read(text, lang)}

    return find


@pytest.fixture(scope="session")
def forms():
    """Maps the words of the states in a text to their form."""

    def find(text: str, lang: str = "fr") -> dict[str, str]:
        return {mention.text: str(mention.form) for mention in read(text, lang) if mention.kind == "STATE"}

    return find
