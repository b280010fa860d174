"""The example articles and their gold: what is read was annotated, and mentions are where they say."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comention.documents import Skipped, read
from comention.domain import Document, Kind

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    skipped: list[Skipped] = []
    found = {document.id: document for document in read(ROOT / "examples", on_skip=skipped.append)}
    assert skipped == []
    return found


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    lines = (ROOT / "evaluation" / "examples.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _mentions(entry: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every mention of an annotated document with its actor."""
    return ((actor, mention) for actor in entry["actors"] for mention in actor["mentions"])


def test_there_is_enough_to_show(documents: dict[str, Document]) -> None:
    references = [document.reference for document in documents.values()]
    langs = Counter(reference.lang for reference in references)
    assert langs["fr"] >= 10
    assert langs["en"] >= 4
    assert len({reference.source for reference in references} - {None}) >= 4
    assert all(reference.date for reference in references)


def test_every_reader_has_an_example() -> None:
    assert {path.suffix for path in (ROOT / "examples").iterdir()} == {".html", ".jsonl", ".md", ".txt"}


def test_every_example_is_annotated_once(documents: dict[str, Document], gold: list[dict[str, Any]]) -> None:
    assert Counter(entry["id"] for entry in gold) == Counter(list(documents))


def test_the_annotated_text_is_the_text_that_is_read(
    documents: dict[str, Document], gold: list[dict[str, Any]]
) -> None:
    for entry in gold:
        document = documents[entry["id"]]
        assert entry["text"] == document.text
        assert (entry["lang"], entry["date"]) == (document.lang, document.reference.date)


def test_every_mention_is_where_it_says(gold: list[dict[str, Any]]) -> None:
    for entry in gold:
        for _, mention in _mentions(entry):
            found = entry["text"][mention["start"] : mention["end"]]
            assert mention["text"] == found == found.strip() != ""


def test_actors_are_of_a_known_kind_and_distinct(gold: list[dict[str, Any]]) -> None:
    for entry in gold:
        assert {actor["kind"] for actor in entry["actors"]} <= set(Kind)
        assert all(actor["mentions"] for actor in entry["actors"])
        for key in ("id", "name"):
            assert max(Counter(actor[key] for actor in entry["actors"]).values()) == 1


def test_no_words_are_two_actors(gold: list[dict[str, Any]]) -> None:
    for entry in gold:
        places = Counter((mention["start"], mention["end"]) for _, mention in _mentions(entry))
        assert max(places.values()) == 1


def test_mentions_nest_and_never_cross(gold: list[dict[str, Any]]) -> None:
    for entry in gold:
        open_ends: list[int] = []
        for start, end in sorted(
            ((mention["start"], mention["end"]) for _, mention in _mentions(entry)),
            key=lambda span: (span[0], -span[1]),
        ):
            while open_ends and open_ends[-1] <= start:
                open_ends.pop()
            assert not open_ends or end <= open_ends[-1]
            open_ends.append(end)


def test_all_mentions_of_an_optional_actor_are_optional(gold: list[dict[str, Any]]) -> None:
    assert all(
        mention["optional"] for entry in gold for actor, mention in _mentions(entry) if actor["optional"]
    )
