"""What is escaped can be had back, and holds nothing that the format forbids."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from tests.exports.hostile import texts

from comention.exports.escaping import csv_cell, from_xml, whole, xml_text, xml_token

# Texts that are nearly escapes themselves.
near = texts | st.text("_x0041AF\x00\ufffe é")


@given(near)
@example("_x0041\x00")
@example("_x0041_x0042_")
@example("\x00x0041_")
def test_xml_gives_every_text_back(text):
    element = etree.Element("e")
    element.text = xml_text(text)
    assert from_xml(etree.fromstring(etree.tostring(element)).text or "") == text


@given(near)
@example("_x0041 ")
def test_an_identifier_is_plain_and_gives_every_text_back(text):
    assert re.fullmatch(r"[-.:\w]*", xml_token(text), re.ASCII)
    assert from_xml(xml_token(text)) == text


@given(near)
def test_a_cell_gives_every_text_back(text):
    cell = csv_cell(text)
    assert cell.removeprefix("'") == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(near)
def test_what_is_whole_is_utf_8(text):
    whole(text).encode("utf-8")
