"""Where sentences end: the reader's view, in both languages' punctuation."""

import pytest

from comention.domain import Document, Reference
from comention.mentions import detect


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("fr", ["Il part. ", "Elle reste ! ", "Et alors ? ", "Rien…"]),
        ("fr", ["M. Macron a vu le gén. d’armée. ", "Il est 8 h."]),
        ("fr", ["« Ils partent. » ", "Elle reste."]),
        ("fr", ["« C’est fini.\u00a0» ", "Il part."]),
        ("fr", ["Il se retire d’Irak.\n\n", "« Ils font semblant », a-t-il dit."]),
        ("fr", ["Un titre sans point\n\n", "Un texte. ", "« Une phrase citée », dit-il."]),
        ("fr", ["La hausse est de 3.5 points, dit l’A.F.P. ce matin."]),
        ("fr", ["Un texte dont les lignes\nsont coupées tient ensemble.\n", "Une autre phrase."]),
        ("en", ["U.S. troops left. ", "Mr. Smith stayed."]),
        ("en", ['He said "No." ', "She left. ", "“Yes.” ", "They stayed."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(lang, sentences):
    text = "".join(sentences)
    (annotated,) = detect([Document(reference=Reference(id="d", lang=lang), text=text)])
    assert [text[slice(*span)] for span in annotated.sentences] == sentences
