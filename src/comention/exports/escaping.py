"""What a format cannot hold, written so that a reader can have it back."""

import re

# Outside what XML 1.0 allows; a carriage return is allowed, but every reader turns it into a line feed.
_NOT_XML = "[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
# Of the letters that XML allows in an identifier, its editions agree on few beyond these.
_NOT_IN_TOKEN = "[^-.:0-9A-Z_a-z]"
# What is escaped: a character, or an underscore that would be taken for the beginning of an escape.
_TEXT, _TOKEN = (
    re.compile(f"{forbidden}|_(?=x[0-9A-F]{{4,6}}(?:_|{forbidden}))")
    for forbidden in (_NOT_XML, _NOT_IN_TOKEN)
)
_ESCAPE = re.compile("_x([0-9A-F]{4,6})_")
# What a spreadsheet takes for a formula, where it begins a cell; our own mark is one more.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")


def whole(text: str) -> str:
    r"""``text`` with its escape for each half of a character, which no UTF-8 file can hold.

    >>> print(whole("a\ud800"))
    a\ud800
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def xml_text(text: str) -> str:
    r"""``text`` with an escape of the form ``_xHHHH_`` for each character that XML forbids.

    >>> xml_text("bell\x07 _x0041_")
    'bell_x0007_ _x005F_x0041_'
    """
    return _TEXT.sub(_escape, text)


def xml_token(text: str) -> str:
    """``text`` with the same escape for each character that may not stand in an identifier.

    >>> xml_token("group:force al-Qods")
    'group:force_x0020_al-Qods'
    """
    return _TOKEN.sub(_escape, text)


def from_xml(text: str) -> str:
    """The text that `xml_text` or `xml_token` made into ``text``.

    >>> from_xml("group:force_x0020_al-Qods")
    'group:force al-Qods'
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def csv_cell(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would take it for a formula.

    An apostrophe that begins the text is doubled, so that taking one away gives every text back.

    >>> csv_cell("=cmd|' /C calc'!A0"), csv_cell("'t Hart"), csv_cell("Iran")
    ("'=cmd|' /C calc'!A0", "''t Hart", 'Iran')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _escape(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"
