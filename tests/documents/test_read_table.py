import csv
import json

import pytest
from tests.documents.samples import ENGLISH, FRENCH, GERMAN

ROW = {
    "id": "a-1",
    "title": "Un titre",
    "date": "2022-01-03",
    "source": "AFP",
    "url": "https://example.org/a",
    "lang": "fr",
    "text": f" {FRENCH}\r\n",
    "licence": "CC BY",
}


def jsonl(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def table(tmp_path):
    """Writes rows in the dialect of a spreadsheet and gives the bytes."""

    def table(delimiter: str, rows: list[dict[str, str]]) -> bytes:
        path = tmp_path / "table"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]), delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows)
        return path.read_bytes()

    return table


def assert_is_row(document):
    reference = document.reference
    assert document.text == ROW["text"]
    assert (reference.id, reference.title, reference.date) == ("a-1", "Un titre", "2022-01-03")
    assert (reference.source, reference.url, reference.lang) == ("AFP", "https://example.org/a", "fr")


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson"])
def test_a_line_of_json_is_a_document(reading, suffix):
    assert_is_row(reading(f"a{suffix}", jsonl(ROW)).only)


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_of_csv_is_a_document(reading, table, delimiter, suffix):
    assert_is_row(reading(f"a{suffix}", table(delimiter, [ROW])).only)


def test_a_text_in_csv_may_have_lines_quotes_and_any_delimiter(reading, table):
    texts = [f'« Oui », dit-il ; "non",\n\nécrit-elle.\r\n{FRENCH}', f"{FRENCH}\tet;puis, rien"]
    found = reading("a.csv", table(",", [{"text": text, "note": "x"} for text in texts]))
    assert [document.text for document in found.documents] == texts


def test_columns_of_csv_are_known_in_any_case_with_blanks_and_with_a_mark_before_them(reading):
    found = reading("a.csv", f'\ufeffID;"TEXT";Date ;x\n7;{FRENCH};2022;y\n').only
    assert (found.id, found.reference.date) == ("7", "2022")


def test_one_column_needs_no_quotes_for_commas(reading):
    assert reading("a.csv", f"text\nÀ Paris, {FRENCH}\n").only.text == f"À Paris, {FRENCH}"


def test_a_field_of_csv_may_be_long(reading):
    text = f"{FRENCH} " * 5000
    assert reading("a.csv", f"id,text\n1,{text}\n").only.text == text


def test_rows_without_an_id_have_the_number_of_their_row(reading):
    rows = [{"text": f"{FRENCH} 1"}, {"id": "", "text": f"{FRENCH} 2"}, {"id": 3, "text": f"{FRENCH} 3"}]
    odd = [
        {"id": [1], "text": f"{FRENCH} 4"},
        {"id": None, "text": f"{FRENCH} 5"},
        {"id": " b ", "text": FRENCH},
    ]
    ids = ["news/a.jsonl#1", "news/a.jsonl#2", "3", "news/a.jsonl#4", "news/a.jsonl#5", " b "]
    assert reading("a.jsonl", jsonl(*rows, *odd)).ids == ids
    assert reading("a.csv", f"text,id\n{FRENCH},\n\n{ENGLISH},\n").ids == ["news/a.csv#1", "news/a.csv#2"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a"', "is broken JSON: Expecting ',' delimiter at character 13"),
        ("nonsense", "is broken JSON: Expecting value at character 1"),
        ('{"text": "a\nb"}', "is broken JSON"),
        ("[" * 100_000, "is broken JSON"),
        ('{"text": ' + "9" * 5000 + "}", "is broken JSON"),
        ('["a", "b"]', "is a list, not an object"),
        ('"a"', "is a string, not an object"),
        ("12", "is a number, not an object"),
        ("null", "is null, not an object"),
        ("true", "is a truth value, not an object"),
        ("{}", "has no text"),
        ('{"text": null}', "has no text"),
        ('{"text": ""}', "has no text"),
        ('{"text": 12}', "has a number in the place of its text"),
        ('{"text": ["a"]}', "has a list in the place of its text"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_others_are_read(reading, line, reason):
    found = reading("a.jsonl", f"{jsonl({'text': FRENCH})}\n{line}\n{jsonl({'text': ENGLISH})}")
    number = 4 + line.count("\n")
    assert found.ids == ["news/a.jsonl#1", f"news/a.jsonl#{number}"]
    assert found.skipped[0].name == "news/a.jsonl line 3"
    assert found.skipped[0].reason.startswith(reason)


def test_a_row_that_was_read_but_is_skipped_is_told_by_its_id(reading):
    found = reading(
        "a.jsonl",
        jsonl({"id": "x", "text": GERMAN}, {"text": " \n"}, {"id": "y", "text": "z" * 201}),
        max_characters=200,
    )
    assert found.reasons == {
        "x": "is in German (de), not in en, fr",
        "news/a.jsonl#2": "holds no text",
        "y": "is longer than 200 characters",
    }


@pytest.mark.parametrize("opening", ["[\n", "{\n"])
def test_json_that_is_not_one_object_a_line_is_told_once(reading, opening):
    assert (
        reading("a.jsonl", f'{opening} "text": "a",\n "id": 1\n').reason
        == "is JSON, but not one object a line"
    )


def test_a_table_without_rows_is_told(reading):
    assert reading("a.jsonl", "\n\n \n").reason == "holds no text"
    assert reading("a.csv", "id,text\n").reason == "has no rows"


def test_a_csv_without_a_text_column_is_told_with_the_columns_it_has(reading):
    assert (
        reading("a.csv", "id;titre;texte\n1;a;b\n").reason
        == 'has no column "text" (its columns: id, titre, texte)'
    )
    assert reading("b.csv", "\nx").reason == 'has no column "text" (its columns: none)'
    assert reading("c.csv", '"id,text\n1,a').reason.startswith("has a broken first line")


def test_bad_rows_of_csv_are_told_by_their_lines_and_the_others_are_read(reading):
    rows = [
        "id,text",
        f'1,"{FRENCH}\n2"',
        "2,",
        f"3,{FRENCH}, sans guillemets",
        "4",
        '5,"a" b',
        f"6,{ENGLISH}",
    ]
    found = reading("a.csv", "\n".join(rows))
    assert found.ids == ["1", "6"]
    assert found.reasons == {
        "news/a.csv line 4": "has no text",
        "news/a.csv line 5": "has 3 values for 2 columns (are quotes missing?)",
        "news/a.csv line 6": "has 1 values for 2 columns (are quotes missing?)",
        "news/a.csv line 7": "is broken CSV: ',' expected after '\"'",
    }


def test_a_quote_that_nothing_closes_is_told(reading):
    found = reading("a.csv", f'id,text\n1,{FRENCH}\n2,"{FRENCH}\n3,{ENGLISH}\n')
    assert found.ids == ["1"]
    reason = "is broken CSV: opens a quote that nothing closes; what follows it is not read"
    assert found.reasons == {"news/a.csv line 3": reason}


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_line_that_is_too_long_costs_itself_only(reading, quote):
    long = "abcd " * 100_000
    found = reading(
        "a.csv", f"id,text\n1,{FRENCH}\n2,{quote}{long}{quote}\n3,{ENGLISH}\n", max_characters=1000
    )
    assert found.ids == ["1", "3"]
    assert found.reasons == {"news/a.csv line 3": "is longer than 1,000 characters"}
    found = reading(
        "a.jsonl", jsonl({"text": FRENCH}, {"text": long}, {"text": ENGLISH}), max_characters=1000
    )
    assert found.ids == ["news/a.jsonl#1", "news/a.jsonl#3"]
    assert found.reasons == {"news/a.jsonl line 2": "is longer than 1,000 characters"}


@pytest.mark.parametrize(
    ("lang", "code"), [("fr", "fr"), ("FR", "fr"), ("fra", "fr"), ("fr-FR", "fr"), ("en_GB", "en")]
)
def test_the_language_of_a_row_wins_over_its_text(reading, lang, code):
    assert reading("a.jsonl", jsonl({"text": "Paris, Londres, Berlin", "lang": lang})).only.lang == code


@pytest.mark.parametrize("lang", ["", "?", "und", None, 7])
def test_a_language_that_is_none_is_detected(reading, lang):
    assert reading("a.jsonl", jsonl({"text": FRENCH, "lang": lang})).only.lang == "fr"


def test_a_row_says_that_it_is_in_another_language(reading):
    assert (
        reading("a.jsonl", jsonl({"text": FRENCH, "lang": "deu"})).reason
        == "is in German (de), not in en, fr"
    )


@pytest.mark.parametrize(
    ("date", "iso"), [(2022, "2022"), ("2022-01", "2022-01"), ("4 juillet 2012", "2012-07-04"), ([], None)]
)
def test_dates_of_rows(reading, date, iso):
    assert reading("a.jsonl", jsonl({"text": FRENCH, "date": date})).only.reference.date == iso


def test_a_row_without_a_date_may_open_with_one(reading):
    assert (
        reading("a.jsonl", jsonl({"text": f" date 2022-01 {FRENCH}", "date": ""})).only.reference.date
        == "2022-01"
    )


def test_fields_beside_the_text_are_made_safe(reading):
    row = {"text": FRENCH, "title": " a\n b ", "source": {"x": 1}, "url": "javascript:alert(1)"}
    reference = reading("a.jsonl", jsonl(row)).only.reference
    assert (reference.title, reference.source, reference.url) == ("a b", None, None)


def test_half_a_character_in_json_moves_no_offset(reading):
    document = reading(
        "a.jsonl", r'{"id": "\ud83d", "text": "a\ud83db \ud83d\ude00", "title": "\udc00"}', lang="fr"
    ).only
    assert (document.id, document.text, document.reference.title) == (
        "\ufffd",
        "a\ufffdb \U0001f600",
        "\ufffd",
    )


def test_a_nul_in_a_row_stays(reading):
    assert reading("a.jsonl", jsonl({"text": f"{FRENCH}\x00"})).only.text == f"{FRENCH}\x00"
    assert reading("a.csv", f"id,text\n{'x' * 1100},{FRENCH}\x00\n").only.text == f"{FRENCH}\x00"


def test_old_line_ends_of_csv(reading):
    assert reading("a.csv", f"id,text\r1,{FRENCH}\r2,{ENGLISH}\r").ids == ["1", "2"]
