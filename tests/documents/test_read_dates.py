import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comention.documents.dates import opening_date, parse_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2022", "2022"),
        ("2022-01", "2022-01"),
        ("2022-01-03", "2022-01-03"),
        (" 2022-1-3 ", "2022-01-03"),
        ("2022/01/03", "2022-01-03"),
        ("20220103", "2022-01-03"),
        ("2022-01-03T23:59:00+01:00", "2022-01-03"),
        ("2022-01-03 10:00", "2022-01-03"),
        ("1789-07-14", "1789-07-14"),
        ("4 juillet 2012", "2012-07-04"),
        ("Mercredi 4 juillet 2012", "2012-07-04"),
        ("1er janvier 2016", "2016-01-01"),
        ("1er janvier 2016, 14h30", "2016-01-01"),
        ("3 janvier 2022 à 14h30", "2022-01-03"),
        ("août 2021", "2021-08"),
        ("Juillet 2012", "2012-07"),
        ("déc. 2020", "2020-12"),
        ("January 3rd, 2022", "2022-01-03"),
        ("Jan 3, 2022", "2022-01-03"),
        ("May 2022", "2022-05"),
        ("Mon, 03 Jan 2022 23:30:00 -1100", "2022-01-03"),
        ("03/01/2022", "2022-01-03"),
        ("3.1.2022", "2022-01-03"),
        ("01/2022", "2022-01"),
    ],
)
def test_dates_keep_the_precision_that_they_are_given_with(value, date):
    assert parse_date(value) == date


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "hier",
        "demain",
        "il y a 3 jours",
        "yesterday",
        "lundi",
        "4 juillet",
        "janvier",
        "mai 68",
        "03/01/22",
        "2022-13",
        "2022-02-30",
        "30 février 2020",
        "31 avril 2021",
        "2021-2022",
        "0000",
        "12",
        "1641168000",
        "n/a",
        "limite 2022",
        "printemps 2022",
        "1er Ramadan 1443",
        "x" * 1000,
        "\x00",
        "2022年1月3日",
        "٢٠٢٢",
    ],
)
def test_what_is_no_date_is_none(value):
    assert parse_date(value) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (" date 2022-01 « Un texte »", "2022-01"),
        ("date 2022 Un texte", "2022"),
        ("Date: 2022-01-03\nUn texte", "2022-01-03"),
        ("DATE : 2022-01-03", "2022-01-03"),
        ("\n\n  Date : 4 juillet 2012\r\n\r\nUn texte", "2012-07-04"),
        ("Date\u00a0: juillet 2012\nUn texte", "2012-07"),
        ("date July 4, 2012", "2012-07-04"),
        ("Date : 4 juillet 2012, un texte qui continue sur la même ligne", None),
        ("Date limite : la loi de 2012", None),
        ("date 2022-13 Un texte", None),
        ("date 2022-2023 Un texte", None),
        ("date 20221 Un texte", None),
        ("dates 2022-01", None),
        ("Le 4 juillet 2012, date 2022-01", None),
        ("date", None),
        ("", None),
    ],
)
def test_the_date_that_a_text_opens_with(text, date):
    assert opening_date(text) == date


def test_a_date_does_not_depend_on_what_was_read_before():
    def read_in_new_process(values: list[str]) -> str:
        imported = "from comention.documents.dates import parse_date"
        code = f"{imported}; print([parse_date(value) for value in {values!r}][-1])"
        return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert read_in_new_process(["déc. 2020"]) == read_in_new_process(["May 3, 2022", "déc. 2020"])


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][a-zé0-9]{1,9}[-/. ][0-9]{1,4}", fullmatch=True))
def test_no_text_breaks_the_parser(text):
    assert (date := parse_date(text)) is None or len(date) in {4, 7, 10}
    opening_date(f"date {text}")


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_iso_dates_are_read_back(day):
    assert parse_date(day.isoformat()) == day.isoformat()
