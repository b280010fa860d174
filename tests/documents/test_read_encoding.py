import pytest
from hypothesis import given
from hypothesis import strategies as st

from comention.documents.encoding import decode, is_binary, repair, whole_characters

TEXT = "L’État « français » : œuvre à 5 €, naïveté – où ?"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_french_text_is_read_right(reading, encoding):
    assert decode(TEXT.encode(encoding)) == TEXT
    assert reading("a.txt", TEXT.encode(encoding)).only.text == TEXT
    rows = f'text;id\n"{TEXT}";1\n'.encode(encoding)
    assert reading("b.csv", rows).only.text == TEXT
    assert reading("c.jsonl", f'{{"text": "{TEXT}"}}'.encode(encoding)).only.text == TEXT


@pytest.mark.parametrize("order", ["le", "be"])
def test_utf16_of_either_order_is_known_by_its_mark(order):
    assert decode(f"\ufeff{TEXT}".encode(f"utf-16-{order}")) == TEXT


def test_latin1_is_read_right():
    assert decode("été à Alger".encode("latin-1")) == "été à Alger"


def test_the_bytes_that_cp1252_lacks_do_not_spoil_the_others():
    assert decode(b"l\x92\xe9t\xe9\x81") == "l’été\x81"


def test_damaged_utf8_stays_utf8():
    assert decode("été déjà".encode() + b"\xe9") == "été déjà\ufffd"


def test_carriage_returns_stay():
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_half_a_surrogate_pair_is_replaced_in_place():
    assert whole_characters("a\ud83db\U0001f600") == "a\ufffdb\U0001f600"


def test_binary_heads():
    assert is_binary(b"\x00abc")
    assert is_binary(bytes(range(1, 9)))
    assert not is_binary(TEXT.encode("utf-16"))
    assert not is_binary(TEXT.encode("cp1252"))


@given(st.binary())
def test_any_bytes_are_some_text_that_can_be_written(data):
    decode(data).encode()


@given(st.text())
def test_utf8_is_read_back(text):
    assert decode(text.encode()) == text.removeprefix("\ufeff")
    assert repair(text) == text
