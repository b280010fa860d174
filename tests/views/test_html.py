"""The text of the page: nothing but its own scripts may run, and no word is missing."""

import json
import re
from html.parser import HTMLParser
from string import Formatter

import pytest

from comention.config import Render
from comention.errors import ConfigError
from comention.views import html, render


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of scripts and styles."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes), []))
        self.open = True

    def handle_endtag(self, tag):
        self.open = False

    def handle_data(self, data):
        if self.open:
            self.found[-1][2].append(data)

    def of(self, tag):
        return [(attributes, "".join(text)) for name, attributes, text in self.found if name == tag]


@pytest.fixture(scope="module")
def page(small):
    return render(small)


def test_every_script_and_style_is_named_in_the_policy(page):
    elements = Elements(page)
    policy = next(a["content"] for a, _ in elements.of("meta") if "http-equiv" in a)
    code = [text for attributes, text in elements.of("script") if "type" not in attributes]
    assert len(code) == 2
    for text in code:
        assert html.digest(text) in policy.split("script-src")[1].split(";")[0]
    for _, text in elements.of("style"):
        assert html.digest(text) in policy.split("style-src")[1].split(";")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_nothing_is_fetched_and_no_attribute_is_code(page):
    for tag, attributes, _ in Elements(page).found:
        assert "src" not in attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        if tag == "link":
            assert attributes["href"].startswith("data:")


def test_no_debugger_is_sent_for_a_source_map(page):
    assert "sourceMappingURL" not in page


def test_the_head_says_what_the_page_is(page):
    assert page.startswith('<!doctype html>\n<html lang="fr">')
    assert "<title>Qui est cité avec qui</title>" in page
    assert '<meta charset="utf-8">' in page
    assert 'name="viewport"' in page


def test_titles_are_text(small):
    hostile = '</title><script>alert(1)</script>\x00\ud800 "'
    page = render(small, config=Render(title=hostile))
    assert len(Elements(page).of("script")) == 4
    assert "&lt;/title&gt;&lt;script&gt;alert(1)" in page
    page.encode("utf-8")


def test_the_language_is_the_reader_s_or_that_of_most_documents(small, draw):
    assert '<html lang="en">' in render(small, config=Render(lang="en"))
    assert '<html lang="en">' in render(draw([], {}))


def test_a_language_without_words_is_refused(small):
    with pytest.raises(ConfigError, match=r"render\.lang is 'de'\. The page speaks en and fr\."):
        render(small, config=Render(lang="de"))


def test_the_same_graph_gives_the_same_bytes(small, page):
    assert render(small) == page


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "&amp;", "\u2028", "\ud83d", "\x00", "</SCRIPT", "é🎥"]
)
def test_data_stay_data(text):
    told = html.embedded({"x": text})
    assert not set("<>&\u2028\u2029") & set(told)
    told.encode("utf-8")
    assert json.loads(told) == {"x": text}


@pytest.mark.parametrize("text", ["a</script>", "a</SCRIPT >", "<!-- a", "a\r\nb"])
def test_code_that_would_end_its_element_is_refused(text):
    with pytest.raises(ValueError, match="cannot stand"):
        html.inline(text, "script")


def places(phrase):
    """The names that a phrase, or each of its plural forms, leaves open."""
    forms = phrase.values() if isinstance(phrase, dict) else [phrase]
    return {frozenset(name for _, name, _, _ in Formatter().parse(form) if name) for form in forms}


def test_both_languages_say_the_same():
    english, french = html.words()["en"], html.words()["fr"]
    assert english.keys() == french.keys()
    for key in english:
        assert places(english[key]) == places(french[key]), key


def test_every_word_that_is_asked_for_is_there_and_none_is_idle():
    code = html.page_script() + html.asset(html.TEMPLATE)
    asked = set(re.findall(r"(?:say|count|counts)\('(\w+)'", code))
    asked |= set(re.findall(r"(?:words\.|data-word(?:-label)?=\")(\w+)", code))
    asked |= set(re.findall(r"['\"](\w+)['\"]", code))
    words = set(html.words()["en"])
    said = set(re.findall(r"(?:say|count|counts)\('(\w+)'", code))
    assert said <= words
    composed = {f"{kind}{suffix}" for kind in ("PERSON", "GROUP", "STATE") for suffix in ("", "_many")}
    composed |= {f"help_{each}" for each in ("sentence", "paragraph", "window", "document")}
    composed |= {"actors_caption", "links_caption"}
    assert words - asked - composed == set()


def test_no_word_is_said_in_two_files():
    folder = html.ASSETS / "words"
    keys = [key for file in folder.iterdir() for key in json.loads(file.read_text(encoding="utf-8"))["fr"]]
    assert sorted(keys) == sorted(set(keys))


def test_no_script_takes_a_name_that_another_one_has():
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", html.page_script(), re.MULTILINE)
    assert sorted(names) == sorted(set(names))


def test_a_page_that_is_long_is_compressed_and_opens_alike(monkeypatch, view, small):
    monkeypatch.setattr(html, "READABLE", 10)
    viewer = view(small)
    assert viewer.page.get_attribute("#data", "type") == "application/gzip"
    assert viewer.texts("#summary")[0].startswith("22 acteurs, 25 liens")


def test_an_old_browser_and_a_damaged_page_say_what_is_the_matter(monkeypatch, view, small):
    monkeypatch.setattr(html, "READABLE", 10)
    old = view(small, first="delete window.DecompressionStream", expected="DecompressionStream")
    assert "trop ancien" in old.texts("[role=alert]")[0]
    cut = view(small, first="window.atob = () => 'x'", expected="")
    assert "incomplet" in cut.texts("[role=alert]")[0]
