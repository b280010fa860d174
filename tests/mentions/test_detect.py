"""What holds for every text: offsets, sentences, nesting, and that neighbours change nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comention.config import Detect
from comention.domain import Document, Reference
from comention.errors import ModelError
from comention.mentions import detect
from comention.mentions.nlp import load

_PIECES = (
    "L’Irak|les Américains|US|pro-iraniennes|Qassem Soleimani|M. Macron|l’armée israélienne|ONU|(ONU)|"
    "Bagdad a demandé|« dit-il »|. |\n\n|…|’|É|\u00a0|\u200b|\x00|🇮🇶|بغداد|e\u0301tat|ÉTATS-UNIS|"
    "U.S. Army|<b>Iran</b>|İ|ß|-|'"
)
_piece = st.one_of(st.sampled_from(_PIECES.split("|")), st.text(max_size=5))
texts = st.lists(_piece, max_size=25).map(" ".join)


def documents(*contents: str, lang: str = "fr") -> list[Document]:
    return [
        Document(reference=Reference(id=f"d{i}", lang=lang), text=text) for i, text in enumerate(contents)
    ]


@settings(deadline=None, max_examples=60)
@given(texts, st.sampled_from(["fr", "en"]))
def test_a_mention_is_what_stands_at_its_offsets(text, lang):
    (annotated,) = detect(documents(text, lang=lang))
    for mention in annotated.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        start, end = annotated.sentences[mention.sentence]
        assert start <= mention.start < mention.end <= end


@settings(deadline=None, max_examples=60)
@given(texts)
def test_sentences_cover_the_text_and_mentions_nest_or_stand_apart(text):
    (annotated,) = detect(documents(text))
    assert "".join(text[slice(*span)] for span in annotated.sentences) == text
    mentions = annotated.mentions
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, -m.end))
    for one in mentions:
        for other in mentions:
            apart = one.end <= other.start or other.end <= one.start
            nested = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert one is other or apart or (nested and (one.start, one.end) != (other.start, other.end))


@settings(deadline=None, max_examples=15)
@given(st.lists(texts, min_size=1, max_size=5), st.integers(1, 4))
def test_neighbours_and_batches_change_nothing(contents, batch_size):
    together = list(detect(documents(*contents), config=Detect(batch_size=batch_size)))
    apart = [next(detect([document])) for document in documents(*contents)]
    assert together == apart


def test_typographic_signs_change_nothing_but_the_words():
    plain, typographic = "L'Irak et l'ONU : \"oui\".", "L’Irak et l’ONU\u00a0: «oui»."
    one, other = detect(documents(plain, typographic))
    assert [(m.start, m.end, m.key) for m in one.mentions] == [
        (m.start, m.end, m.key) for m in other.mentions
    ]


def test_languages_may_alternate():
    mixed = [
        Document(reference=Reference(id=f"d{i}", lang=lang), text=text)
        for i, (lang, text) in enumerate([("fr", "L’Irak."), ("en", "Iraqis."), ("fr", "Les Irakiens.")])
    ]
    assert [a.mentions[0].text for a in detect(mixed)] == ["Irak", "Iraqis", "Irakiens"]


def test_an_empty_text_has_nothing():
    (annotated,) = detect(documents(""))
    assert (annotated.sentences, annotated.mentions) == ((), ())


def test_only_what_finds_names_runs_on_documents():
    assert load("fr_news").pipe_names == ["ner"]


def test_a_pipeline_that_is_not_installed_is_named_with_the_remedy():
    with pytest.raises(ModelError, match="pip install fr-core-news-xl"):
        list(detect(documents("Irak"), config=Detect(models={"fr": "fr_core_news_xl"})))


def test_a_language_without_pipeline_is_named_with_the_remedy():
    with pytest.raises(ModelError, match="--model de=NAME"):
        list(detect(documents("Irak", lang="de")))


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path):
    import spacy

    spacy.blank("fr").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="finds no names"):
        load(str(tmp_path / "blank"))
