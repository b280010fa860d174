"""Cutting a long text loses no character, and changes no mention away from the cuts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from comention.config import Detect
from comention.domain import Document, Reference
from comention.mentions import detect, finding
from comention.mentions.pieces import pieces

FAST = Detect(models={"fr": "fast", "en": "fast"})
_PARAGRAPHS = (
    "L’Irak a rappelé son ambassadeur à Téhéran. Bagdad a demandé des explications.",
    "Emmanuel Macron a reçu Angela Merkel à Paris.\nIls ont parlé de l’ONU.",
    "« Nous partirons », a dit M. Soleimani, que les Américains cherchaient.",
    "Le Hezbollah libanais, l’armée israélienne, la Commission européenne.",
    "Rien.",
)
_texts = st.lists(st.sampled_from(_PARAGRAPHS), min_size=1, max_size=12).map("\n\n".join)


def read(text: str):
    (annotated,) = detect([Document(reference=Reference(id="d", lang="fr"), text=text)], config=FAST)
    return annotated


@given(st.text(st.sampled_from("ab. \n"), max_size=200), st.integers(2, 50))
def test_pieces_are_the_text_and_none_is_too_long(text, most):
    cut = list(pieces(text, most))
    assert "".join(cut) == text
    assert all(len(piece) <= most for piece in cut)


def test_a_text_is_cut_between_paragraphs_where_there_are_some_and_else_between_sentences_or_words():
    assert list(pieces("Un mot. Deux.\nTrois.\n\n\nQuatre.", 26)) == [
        "Un mot. Deux.\nTrois.\n\n\n",
        "Quatre.",
    ]
    assert list(pieces("Un mot. Deux. Trois", 16)) == ["Un mot. Deux. ", "Trois"]
    assert list(pieces("un deux trois", 10)) == ["un deux ", "trois"]


@settings(max_examples=25)
@given(_texts, st.integers(90, 400))
def test_cuts_between_paragraphs_change_nothing(text, most):
    whole = read(text)
    original = finding.pieces
    finding.pieces = lambda each: original(each, most)  # type: ignore[assignment,misc]
    try:
        in_pieces = read(text)
    finally:
        finding.pieces = original  # type: ignore[misc]
    assert in_pieces == whole
    assert all(text[m.start : m.end] == m.text for m in in_pieces.mentions)
