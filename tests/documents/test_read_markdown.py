import logging

import pytest
from tests.documents.samples import FRENCH

FULL = f"""---
title: "Irak : Bagdad accuse Ankara"
date: 2022-07-21
Source: Le Quotidien
url: https://example.org/irak
lang: fr
id: irak-1
---

# Un autre titre

{FRENCH}
Une *suite* en [lien](https://example.org), `@compte` et <b>gras</b>.

- premier point
- second **point**

1. un pas

   avec une suite

![photo](a.jpg)

> Une citation.

```python
code = 1
```

    encore du code

<div>du HTML</div>

| Pays | Ville |
|------|-------|
| Irak | Bagdad |

Fin\\
de texte.
"""


def test_the_text_is_what_a_reader_sees(reading):
    assert reading("a.md", FULL).only.text.split("\n\n") == [
        "Un autre titre",
        f"{FRENCH} Une suite en lien, @compte et gras.",
        "premier point\nsecond point",
        "un pas",
        "avec une suite",
        "Une citation.",
        "Pays",
        "Ville",
        "Irak",
        "Bagdad",
        "Fin\nde texte.",
    ]


def test_the_front_matter_is_heeded(reading):
    reference = reading("a.md", FULL).only.reference
    assert (reference.id, reference.lang, reference.date) == ("irak-1", "fr", "2022-07-21")
    assert (reference.title, reference.source) == ("Irak : Bagdad accuse Ankara", "Le Quotidien")
    assert reference.url == "https://example.org/irak"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2022", "2022"),
        ("2022-07", "2022-07"),
        ("2022-07-21 10:00:00", "2022-07-21"),
        ("2022-07-21T10:00:00+02:00", "2022-07-21"),
        ("21 juillet 2022", "2022-07-21"),
        ('"2022-07"', "2022-07"),
        ("", None),
        ("[2022]", None),
    ],
)
def test_dates_of_the_front_matter(reading, written, date):
    assert reading("a.md", f"---\ndate: {written}\n---\n{FRENCH}").only.reference.date == date


def test_without_front_matter_the_first_heading_is_the_title(reading):
    document = reading("a.md", f"{FRENCH}\n\nTitre *noté*\n============\n\n## Autre").only
    assert document.reference.title == "Titre noté"
    assert (document.id, document.lang) == ("news/a.md", "fr")


def test_an_opening_date_counts_here_too(reading):
    assert reading("a.md", f"date 2022-01 {FRENCH}").only.reference.date == "2022-01"


@pytest.mark.parametrize(
    "head", ["title: Irak: Bagdad accuse", "date: 2022-13-45", "title: [", "a: *b", "\t- x"]
)
def test_broken_front_matter_costs_the_front_matter_only(reading, caplog, head):
    with caplog.at_level(logging.WARNING, logger="comention"):
        document = reading("a.md", f"---\n{head}\n---\n{FRENCH}").only
    assert document.text == FRENCH
    assert "'news/a.md': its front matter is not YAML" in caplog.text


@pytest.mark.parametrize(
    "content", [f"---\n{FRENCH}", f"---\n{FRENCH}\n---\n{FRENCH}", f"{FRENCH}\n\n---\n{FRENCH}"]
)
def test_a_rule_is_no_front_matter(reading, content):
    assert reading("a.md", content).only.text.count(FRENCH) == content.count(FRENCH)


def test_empty_front_matter_and_windows_line_ends(reading):
    assert reading("a.md", f"---\n---\n{FRENCH}").only.text == FRENCH
    assert reading("b.md", f"---\r\ntitle: T\r\n---\r\n{FRENCH}\r\n").only.reference.title == "T"


def test_odd_values_of_the_front_matter_are_left_out(reading):
    matter = "title: [a, b]\nsource: {x: y}\nurl: javascript:alert(1)\nid: 7\n2022: x\nlang: ~"
    reference = reading("a.md", f"---\n{matter}\n---\n{FRENCH}").only.reference
    assert (reference.id, reference.title, reference.source, reference.url) == ("7", None, None, None)


def test_a_page_of_code_only_holds_no_text(reading):
    assert reading("a.md", "```\ncode\n```\n").reason == "holds no text"
