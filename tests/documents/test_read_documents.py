import json
import logging

import pytest
from tests.documents.samples import ENGLISH, FRENCH, GERMAN, outcome, write

from comention.config import Read
from comention.documents import Skipped, log_skipped, read
from comention.errors import ConfigError


def test_a_document_has_its_text_exactly_and_its_language(reading):
    text = f"\t{FRENCH}\r\n\r\n{FRENCH}\u00a0»\n"
    document = reading("a.txt", text).only
    assert (document.text, document.lang, document.id) == (text, "fr", "news/a.txt")
    assert (document.reference.source, document.reference.url) == (None, None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "holds no text"),
        (" \n\t\u00a0\r\n", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a binary file, not text"),
        (bytes(range(1, 32)) * 3, "is a binary file, not text"),
        ("x" * 101, "is longer than 100 characters"),
        ("é" * 101, "is longer than 100 characters"),
        ("x" * 10_000, "is longer than 100 characters"),
        (GERMAN, "is in German (de), not in en, fr"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_why_a_file_is_skipped(reading, content, reason, suffix):
    assert reading(f"a{suffix}", content, max_characters=100).reason == reason


@pytest.mark.parametrize("suffix", [".html", ".jsonl", ".csv"])
def test_an_empty_or_binary_file_is_skipped_whatever_its_suffix(reading, suffix):
    assert reading(f"a{suffix}", b"").reason == "is empty"
    assert reading(f"b{suffix}", b"MZ\x00\x01").reason == "is a binary file, not text"


def test_what_is_skipped_has_the_id_of_the_file_and_a_reason(reading):
    assert reading("a.txt", b"").skipped == [Skipped("news/a.txt", "is empty")]


def test_the_longest_text_is_read(reading):
    assert len(reading("a.txt", "é" * 100, max_characters=100, lang="fr").only.text) == 100


def test_a_nul_that_is_not_at_the_beginning_stays_in_the_text(reading):
    text = f"{FRENCH} " * 20 + "\x00 un reste."
    assert reading("a.txt", text).only.text == text


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".csv"])
def test_a_line_of_fifty_megabytes_is_refused(tmp_path, suffix):
    path = write(tmp_path / f"long{suffix}", b'{"text": "' * (suffix == ".jsonl") + b"abcd " * 10_000_000)
    assert outcome(path).reason == "is longer than 1,000,000 characters"


def test_languages_are_told_apart_in_one_folder(tmp_path):
    write(tmp_path / "n" / "de.txt", GERMAN)
    write(tmp_path / "n" / "en.txt", ENGLISH)
    write(tmp_path / "n" / "fr.txt")
    found = outcome(tmp_path / "n")
    assert [(each.id, each.lang) for each in found.documents] == [("n/en.txt", "en"), ("n/fr.txt", "fr")]
    assert found.reasons == {"n/de.txt": "is in German (de), not in en, fr"}


def test_another_language_is_read_where_it_is_among_those_that_are(reading):
    assert reading("a.txt", GERMAN, languages=("de", "en", "fr")).only.lang == "de"


@pytest.mark.parametrize("lang", ["fr", "FR", "fra", "fr-FR"])
def test_a_language_that_is_set_wins_over_the_text_and_over_the_row(reading, lang):
    assert reading("a.txt", ENGLISH, lang=lang).only.lang == "fr"
    assert reading("b.jsonl", json.dumps({"text": ENGLISH, "lang": "en"}), lang=lang).only.lang == "fr"


@pytest.mark.parametrize("lang", ["de", "klingon"])
def test_a_language_that_is_set_but_not_read_is_an_error_at_once(tmp_path, lang):
    with pytest.raises(ConfigError, match=lang):
        read(write(tmp_path / "a.txt"), config=Read(lang=lang))


def test_the_date_of_a_text_that_opens_with_it(reading):
    document = reading("a.txt", f" date 2022-01 « {FRENCH} »").only
    assert document.reference.date == "2022-01"
    assert document.text == f" date 2022-01 « {FRENCH} »"


def test_a_date_that_is_not_understood_costs_the_date_only(reading, caplog):
    with caplog.at_level(logging.WARNING, logger="comention"):
        document = reading("a.jsonl", json.dumps({"id": "x", "text": FRENCH, "date": "hier"})).only
    assert document.reference.date is None
    assert "'x': no date in 'hier' is understood" in caplog.text


def test_a_document_with_the_id_and_text_of_an_earlier_one_is_skipped(reading):
    row = json.dumps({"id": "a", "text": FRENCH}) + "\n"
    found = reading("a.jsonl", row * 2)
    assert found.ids == ["a"]
    assert found.reasons == {"a": "has the id and the text of an earlier document"}


def test_the_same_id_with_other_texts_is_numbered(reading):
    rows = "".join(
        f'{{"id": "{id}", "text": "{FRENCH} {n}"}}\n' for n, id in enumerate(["a", "a", "a#2", "a", "b"])
    )
    assert reading("a.jsonl", rows).ids == ["a", "a#2", "a#2#2", "a#3", "b"]


def test_two_folders_of_one_name_do_not_hide_each_other(tmp_path):
    folders = [
        write(tmp_path / "x" / "n" / "a.txt").parent,
        write(tmp_path / "y" / "n" / "a.txt", ENGLISH).parent,
    ]
    assert outcome(folders).ids == ["n/a.txt", "n/a.txt#2"]


def test_documents_come_one_by_one(tmp_path):
    first = write(tmp_path / "a.txt")
    second = write(tmp_path / "b.txt", ENGLISH)
    documents = read([first, second])
    assert next(documents).lang == "fr"
    second.write_text(f"{ENGLISH} It was written late.", encoding="utf-8")
    assert next(documents).text.endswith("late.")


def test_reading_that_stops_half_way_leaves_nothing_open(tmp_path):
    path = write(
        tmp_path / "a.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in (FRENCH, ENGLISH))
    )
    documents = read(path)
    next(documents)
    documents.close()  # a file left open is a warning, and a warning is a failure


def test_what_is_skipped_is_logged_where_nobody_else_is_told(tmp_path, caplog):
    with caplog.at_level(logging.WARNING, logger="comention"):
        assert list(read(write(tmp_path / "n" / "a.txt", b""))) == []
        log_skipped(Skipped("b", "is odd"))
    assert "'n/a.txt' is empty" in caplog.text
    assert "'b' is odd" in caplog.text
