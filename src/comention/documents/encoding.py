"""Bytes become characters.

There is no detector here: French and English text that is not Unicode is cp1252 (of which latin-1 is a part
in all but control characters), and detectors guess short texts wrong.
"""

import codecs
import re

# cp1252, with the five bytes that it lacks read as in latin-1, as browsers do.
_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_UNDECODED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_HALVES = re.compile("[\ud800-\udfff]")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or else cp1252.

    >>> decode("État".encode("cp1252"))
    'État'
    """
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    return repair(data.decode("utf-8-sig", "surrogateescape"))


def stream_encoding(head: bytes) -> tuple[str, str]:
    """The encoding and the error handler for a file read line by line; each line then needs ``repair``."""
    return ("utf-16", "replace") if head.startswith(_UTF16) else ("utf-8-sig", "surrogateescape")


def repair(text: str) -> str:
    """``text``, decoded as UTF-8 with ``surrogateescape``, without a byte that was not decoded.

    Where such bytes are outnumbered by characters that did decode, the text is damaged UTF-8 and each
    becomes U+FFFD; else the whole is cp1252, whose accents hardly ever form valid UTF-8.
    """
    if text.isascii() or not (strays := len(_UNDECODED.findall(text))):
        return text
    if strays < len(_BEYOND_ASCII.findall(text)):
        return _UNDECODED.sub("\ufffd", text)
    return text.encode("utf-8", "surrogateescape").decode("latin-1").translate(_CP1252)


def whole_characters(text: str) -> str:
    """``text`` with U+FFFD for every half of a surrogate pair, which no file and no model can take.

    Offsets are unchanged. Such halves come from JSON escapes that were cut in two.
    """
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file are those of no text."""
    if head.startswith(_UTF16):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return b"\x00" in head or controls * 5 > len(head)
