"""The encoder's parts on made-up vocabularies and scores; no weights are needed."""

from itertools import pairwise, product

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from comention.errors import ModelError
from comention.mentions.encoder import Encoder, Name
from comention.mentions.encoder.component import NameComponent
from comention.mentions.encoder.decoding import TAGS, best_tags, names
from comention.mentions.encoder.vocabulary import Vocabulary, Word
from comention.mentions.encoder.windows import windows

SIGNS = ["<s>", "<pad>", "</s>", "<unk>"]
PIECES = [*SIGNS, "▁", "▁al", "al", "▁Ha", "chd", "-", "▁l", "'", "a", "c", "d", "h", "l"]
TEXTS = st.text(alphabet="Hachd al-'.,!\n’éß😀", max_size=120)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(PIECES, [0, 0, 0, 0, *(-float(index) for index in range(1, len(PIECES) - 3))])


def surfaces(vocabulary: Vocabulary, text: str) -> list[str]:
    return [text[word.start : word.end] for word in vocabulary.words(text)]


def test_words_keep_their_hyphens_and_let_elisions_go(vocabulary):
    text = "l'ONU, le Hachd al-Chaabi et les U.S. Marines"
    expected = ["l'", "ONU", ",", "le", "Hachd", "al-Chaabi", "et", "les", "U.S.", "Marines"]
    assert surfaces(vocabulary, text) == expected


def test_a_word_is_made_of_its_likeliest_pieces(vocabulary):
    (word, *_) = vocabulary.words("Hachd")
    assert [PIECES[piece] for piece in word.pieces] == ["▁Ha", "chd"]


def test_letters_that_no_piece_has_are_one_unknown(vocabulary):
    assert vocabulary.encode("éßz", False) == (3,)
    assert vocabulary.encode("x" * 1000, True) == (3,)


@given(TEXTS)
def test_words_leave_out_nothing_but_blanks(text):
    vocabulary = Vocabulary(PIECES, [-1.0] * len(PIECES))
    words = vocabulary.words(text)
    covered = {index for word in words for index in range(word.start, word.end)}
    assert {index for index, c in enumerate(text) if not c.isspace()} <= covered
    assert all(one.end <= other.start for one, other in pairwise(words))


@given(TEXTS, st.integers(1, 12))
def test_windows_are_all_words_in_order_and_no_longer_than_asked(text, size):
    words = Vocabulary(PIECES, [-1.0] * len(PIECES)).words(text)
    parts = list(windows(text, words, size))
    assert [word for part in parts for word in part] == words
    assert all(len(part) == 1 or sum(len(word.pieces) for word in part) <= size for part in parts)


def test_windows_end_with_a_line_rather_than_within_one():
    text = "Un deux.\nTrois quatre cinq six"
    words = Vocabulary(SIGNS, [-1.0] * 4).words(text)
    first = next(windows(text, words, 6))
    assert text[first[0].start : first[-1].end] == "Un deux.\n"


@given(st.lists(st.lists(st.floats(-9, 9), min_size=5, max_size=5), min_size=1, max_size=4))
def test_the_best_tags_are_the_best_of_all_that_spell_names(rows):
    scores = np.full((len(rows), len(TAGS)), -100.0)
    scores[:, :5] = rows
    valid = [
        tags
        for tags in product(range(5), repeat=len(rows))
        if all(t % 2 or t == 0 or b in (t - 1, t) for b, t in zip((0, *tags), tags, strict=False))
    ]
    best = max(sum(scores[i, t] for i, t in enumerate(tags)) for tags in valid)
    found = best_tags(scores)
    assert tuple(found) in valid
    assert sum(scores[i, t] for i, t in enumerate(found)) == pytest.approx(best)


def scored(*tags: str) -> np.ndarray:
    scores = np.full((len(tags), len(TAGS)), -9.0)
    scores[range(len(tags)), [TAGS.index(tag) for tag in tags]] = 9
    return scores


def test_tags_spell_names():
    words = [Word(5 * i, 5 * i + 4, (4,)) for i in range(5)]
    found = names(words, scored("B-PER", "I-PER", "B-PER", "O", "B-ORG"))
    assert [name[:3] for name in found] == [(0, 9, "PER"), (10, 14, "PER"), (20, 24, "ORG")]


def test_a_name_is_as_sure_as_its_least_sure_word():
    scores = scored("B-PER", "I-PER")
    scores[1, 0] = 9 - np.log(3)  # the second word is in the name three times as likely as not
    (name,) = names([Word(0, 4, (4,)), Word(5, 9, (4,))], scores)
    assert name.confidence == pytest.approx(0.75, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Kim Jong-un a ri", [(0, 11)], ["Kim Jong-un"]),
        ("Paris/Kiev reste", [(0, 5), (6, 10)], ["Paris", "Kiev"]),
        ("xParisx xKievx", [(1, 6), (9, 13)], ["Paris", "Kiev"]),
        ("With Acme Corp. here", [(5, 14)], ["Acme Corp."]),
        ("", [], []),
    ],
)
def test_names_within_tokens_are_not_lost(text, found, expected):
    component = NameComponent(lambda _: [Name(start, end, "ORG", 1.0) for start, end in found])
    doc = component(spacy.blank("en")(text))
    assert [entity.text for entity in doc.ents] == expected
    assert doc.text == text


@given(st.lists(st.integers(1, 4), max_size=9), st.text("aB.-'/ ", min_size=40, max_size=60))
def test_any_names_that_stand_apart_are_found(lengths, text):
    borders = np.cumsum([0, *lengths]).tolist()
    apart = [
        (s, e)
        for s, e in pairwise(borders)
        if any(map(str.isalnum, text[s:e])) and text[s:e].strip() == text[s:e]
    ]
    doc = NameComponent(lambda _: [Name(s, e, "PER", 1.0) for s, e in apart])(spacy.blank("fr")(text))
    assert len(doc.ents) == len(apart)


def test_a_folder_without_weights_is_an_error_that_names_what_is_missing(tmp_path):
    with pytest.raises(ModelError, match="pieces"):
        Encoder(tmp_path)
