"""Corpora to training samples, changed samples, and the weights that are shipped."""

import json
import random
import sys
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[1] / "training"
SHIPPED = files("comention") / "models" / "fr_news" / "recogniser.msgpack"


@pytest.fixture(scope="module")
def corpora() -> ModuleType:
    return _module("corpora")


@pytest.fixture(scope="module")
def augment() -> ModuleType:
    return _module("augment")


@pytest.fixture(scope="module")
def recogniser() -> ModuleType:
    return _module("recogniser")


def _module(name: str) -> ModuleType:
    """A module of the training folder, found as ``python training/train.py`` finds it."""
    if str(FOLDER) not in sys.path:
        sys.path.insert(0, str(FOLDER))
    return import_module(name)


def _winer(corpora: ModuleType, folder: Path, text: str, *named: tuple[str, str]) -> list[tuple[str, str]]:
    """The names and labels of an article of WiNER, and that its spans are where they say."""
    entities = [[text.index(name), text.index(name) + len(name), kind, None] for name, kind in named]
    path = folder / "winer.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}) + "\n", encoding="utf-8")
    (sample,) = corpora.winer(path)
    return [(sample.text[start:end], label) for start, end, label in sample.spans]


def test_blanks_of_a_tokeniser_are_taken_out_and_spans_follow(corpora: ModuleType) -> None:
    span = corpora.Labelled
    text = "Le 26 e sommet ( hier ) : l' Algérie , dit M. Mandela , est là ."
    places = [span(text.index(name), text.index(name) + len(name), "LOC") for name in ("Algérie", "Mandela")]
    mended, moved = corpora.mend(text, places)
    assert mended == "Le 26e sommet (hier) : l'Algérie, dit M. Mandela, est là."
    assert [mended[s.start : s.end] for s in moved] == ["Algérie", "Mandela"]


def test_blanks_that_french_sets_stay(corpora: ModuleType) -> None:
    text = 'Il dit : " Non ! " ; pourquoi ? Le 3 .5 aussi'
    assert corpora.mend(text, [])[0] == text


@pytest.mark.parametrize(
    ("name", "kind", "read"),
    [
        ("général Idriss Diop", "Person", "Idriss Diop"),
        ("Premier ministre Idriss Diop", "Person", "Idriss Diop"),
        ("M. Diop", "Person", "Diop"),
        ("Cheikh Hasina", "Person", "Cheikh Hasina"),
        ("général de Gaulle", "Person", "de Gaulle"),
        ("Diop,", "Person", "Diop"),
        ("l'Union africaine", "Organization", "Union africaine"),
        ("Le Monde", "Organization", "Le Monde"),
    ],
)
def test_titles_articles_and_signs_are_trimmed(
    corpora: ModuleType, tmp_path: Path, name: str, kind: str, read: str
) -> None:
    found = _winer(corpora, tmp_path, f"Hier {name} a parlé.", (name, kind))
    assert [surface for surface, _ in found] == [read]


def test_a_minister_s_charge_is_no_group_and_a_ministry_is_whole(corpora: ModuleType, tmp_path: Path) -> None:
    text = "Le ministre iranien des Finances et le ministère russe de la Défense se parlent."
    found = _winer(corpora, tmp_path, text, ("Finances", "Organization"), ("Défense", "Organization"))
    assert found == [("ministère russe de la Défense", "ORG")]


def test_nationalities_are_no_names(corpora: ModuleType, tmp_path: Path) -> None:
    text = "Les Maliens et le Belge Alex Sy, un Français."
    named = (("Maliens", "Location"), ("Français", "Organization"), ("Belge Alex Sy", "Person"))
    assert _winer(corpora, tmp_path, text, *named) == [("Alex Sy", "PER")]


def test_a_building_is_a_place(corpora: ModuleType, tmp_path: Path) -> None:
    text = "Blessé, il est à l'hôpital de Lodja."
    assert _winer(corpora, tmp_path, text, ("hôpital de Lodja", "Organization")) == [
        ("hôpital de Lodja", "LOC")
    ]


def test_of_nested_names_the_longest_stands(corpora: ModuleType, tmp_path: Path) -> None:
    text = "La Cour suprême du Mali siège."
    named = (("Mali", "Location"), ("Cour suprême du Mali", "Organization"))
    assert _winer(corpora, tmp_path, text, *named) == [("Cour suprême du Mali", "ORG")]


def test_an_event_leaves_those_who_are_named_in_it(corpora: ModuleType, tmp_path: Path) -> None:
    text = "C'est l'affaire Salif Diop."
    named = (("affaire Salif Diop", "Event"), ("Salif Diop", "Person"))
    assert _winer(corpora, tmp_path, text, *named) == [("Salif Diop", "PER")]


def test_dates_are_left_out_and_events_are_no_actors(corpora: ModuleType, tmp_path: Path) -> None:
    text = "Le 3 mai, la Coupe du monde commence."
    found = _winer(corpora, tmp_path, text, ("3 mai", "Date"), ("Coupe du monde", "Event"))
    assert found == [("Coupe du monde", "MISC")]


def test_popcorn_s_common_nouns_are_no_names(corpora: ModuleType, tmp_path: Path) -> None:
    text = "Police et familles: Madame Awa Sy, du FBI."
    rows = [
        ("Police", "NON_MILITARY_GOVERNMENT_ORGANISATION", "ORG"),
        ("familles", "GROUP_OF_INDIVIDUALS", None),
        ("Awa Sy", "CIVILIAN", "PER"),
        ("Awa", "FIRSTNAME_0", None),
        ("FBI", "NON_MILITARY_GOVERNMENT_ORGANISATION", "ORG"),
    ]
    entities = [[text.index(name), text.index(name) + len(name), kind, label] for name, kind, label in rows]
    path = tmp_path / "popcorn.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}), encoding="utf-8")
    (sample,) = corpora.popcorn(path)
    assert [sample.text[start:end] for start, end, _ in sample.spans] == ["Awa Sy", "FBI"]


def test_wikiner_s_tokens_become_a_text(corpora: ModuleType, tmp_path: Path) -> None:
    row = {
        "tokens": ["L'", "amiral", "Jean", "Koné", "quitte", "l'", "ONU", "."],
        "tags": ["O", "B-PER", "I-PER", "I-PER", "O", "O", "B-ORG", "O"],
    }
    path = tmp_path / "wikiner.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (sample,) = corpora.wikiner(path)
    assert sample.text == "L'amiral Jean Koné quitte l'ONU."
    assert [(sample.text[s:e], label) for s, e, label in sample.spans] == [
        ("Jean Koné", "PER"),
        ("ONU", "ORG"),
    ]


def test_names_that_break_a_token_are_left_out(corpora: ModuleType, recogniser: ModuleType) -> None:
    import spacy

    text = "Les anti-Koné et Awa Sy."
    spans = tuple(corpora.Labelled(text.index(n), text.index(n) + len(n), "PER") for n in ("Koné", "Awa Sy"))
    (example,) = recogniser.examples(spacy.blank("fr"), [corpora.Sample(text, spans)])
    assert [entity.text for entity in example.reference.ents] == ["Awa Sy"]


@pytest.mark.parametrize("seed", range(30))
def test_changed_samples_keep_their_spans_on_names(
    corpora: ModuleType, augment: ModuleType, seed: int
) -> None:
    text = "Awa Sy quitte l'ONU\n\nMme Sy et le chef du Front uni, d'Awa Sy, vont au Togo."
    named = [("Awa Sy", "PER"), ("ONU", "ORG"), ("Front uni", "ORG"), ("Togo", "LOC")]
    spans = [corpora.Labelled(text.index(n), text.index(n) + len(n), label) for n, label in named]
    changed = augment.augmented(corpora.Sample(text, tuple(sorted(spans))), random.Random(seed))
    assert sorted(changed.spans) == list(changed.spans)
    kept = changed.spans[-len(spans) :]
    assert [span.label for span in kept] == [span.label for span in sorted(spans)]
    for start, end, _ in changed.spans:
        assert changed.text[start:end].strip() == changed.text[start:end] != ""
    assert changed.text[kept[-1].start : kept[-1].end].lower() == "togo"


def test_the_shipped_weights_find_names_that_no_corpus_holds(recogniser: ModuleType) -> None:
    nlp = recogniser.load(SHIPPED)
    doc = nlp(
        "Le général Tewodros Mbarékou a rencontré hier à Lomé le chef du Front de libération du Kerala."
    )
    assert ("Tewodros Mbarékou", "PER") in {(entity.text, entity.label_) for entity in doc.ents}
    assert "ORG" in {entity.label_ for entity in doc.ents}


def test_the_card_stands_beside_the_weights() -> None:
    card = (files("comention") / "models" / "fr_news" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert all(word in card for word in ("WiNER", "POPCORN", "WikiNER", "CC BY 4.0", "CC BY 2.5", "fastText"))
