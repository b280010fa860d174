"""The accurate recogniser as it ships: the encoder within comention."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comention.config import Detect
from comention.domain import AnnotatedDocument, Document, Reference
from comention.mentions import detect
from comention.mentions.nlp import load

ACCURATE = {"en": "accurate", "fr": "accurate"}
PIECES = (
    "L’Irak|Qassem Soleimani|M. Macron|l’armée israélienne|le Hachd al-Chaabi|(ONU)|. |\n\n|…|É|"
    "Bagdad a demandé|\u00a0|\x00|🇮🇶|بغداد|e\u0301tat|U.S. Army|Acme Corp.|Paris/Kiev|<b>Iran</b>|-|'|"
    + "très "
    * 200
)
texts = st.lists(st.one_of(st.sampled_from(PIECES.split("|")), st.text(max_size=5)), max_size=20).map(
    " ".join
)


def read(*contents: str, lang: str = "fr", batch_size: int = 16) -> list[AnnotatedDocument]:
    documents = [
        Document(reference=Reference(id=f"d{i}", lang=lang), text=text) for i, text in enumerate(contents)
    ]
    return list(detect(documents, config=Detect(models=ACCURATE, batch_size=batch_size)))


def places(annotated: AnnotatedDocument) -> list[tuple[int, int, str, str | None]]:
    return [(mention.start, mention.end, mention.kind, mention.key) for mention in annotated.mentions]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (
            "Le chef Abou Mahdi al-Mouhandis a rencontré Emmanuel Macron.",
            "fr",
            ["Abou Mahdi al-Mouhandis", "Emmanuel Macron"],
        ),
        (
            "Prime Minister Mohammed Shia al-Sudani met Antony Blinken.",
            "en",
            ["Mohammed Shia al-Sudani", "Antony Blinken"],
        ),
    ],
)
def test_people_are_found(text, lang, expected):
    (annotated,) = read(text, lang=lang)
    assert [mention.text for mention in annotated.mentions if mention.kind == "PERSON"] == expected


@settings(deadline=None, max_examples=25)
@given(texts, st.sampled_from(["fr", "en"]))
def test_a_mention_is_what_stands_at_its_offsets(text, lang):
    (annotated,) = read(text, lang=lang)
    assert "".join(text[slice(*span)] for span in annotated.sentences) == text
    for mention in annotated.mentions:
        assert text[mention.start : mention.end] == mention.text != ""


@settings(deadline=None, max_examples=15)
@given(st.lists(texts, min_size=1, max_size=5), st.integers(1, 4))
def test_neighbours_and_batches_change_nothing(contents, batch_size):
    together = read(*contents, batch_size=batch_size)
    for text, annotated in zip(contents, together, strict=True):
        (alone,) = read(text)
        assert annotated.sentences == alone.sentences
        assert places(annotated) == places(alone)


def test_only_what_finds_names_runs_on_documents():
    assert load("fr_encoder").pipe_names == load("en_encoder").pipe_names == ["comention_names"]
