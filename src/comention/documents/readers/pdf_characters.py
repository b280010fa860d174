"""The characters of a PDF's page, joined to pieces of lines."""

from collections.abc import Iterator
from ctypes import byref
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_HYPHENS = {0x02, 0xFFFE}  # what PDFium makes of a hyphen at which a line breaks a word
_BREAKS = {0x0A, 0x0D}
_WIDE = 1.6  # times the height: what is further apart stands in another column
_SHIFT = 0.6
_BACK = 0.5


class Box(NamedTuple):
    """Where something stands on a page; up is more."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """The height at which its middle stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand side by side in one line."""

    text: str
    box: Box


def pieces(page: "PdfPage") -> Iterator[Piece]:
    """The pieces of a page's lines, in the order in which the file draws them."""
    text = ""
    boxes: list[Box] = []
    for character, box in _characters(page):
        if boxes and (character == "\n" or (box and _apart(boxes[-1], box))):
            yield from _piece(text, boxes)
            text, boxes = "", []
        if box or text:
            text += character
        if box:
            boxes.append(box)
    yield from _piece(text, boxes)


def _piece(text: str, boxes: list[Box]) -> Iterator[Piece]:
    if shown := " ".join(text.split()):
        left, right = min(box.left for box in boxes), max(box.right for box in boxes)
        bottom, top = min(box.bottom for box in boxes), max(box.top for box in boxes)
        yield Piece(shown, Box(left, right, bottom, top))


def _apart(last: Box, box: Box) -> bool:
    """Whether a character stands far to the right of the one before, back, or higher or lower."""
    height = max(last.height, box.height)
    shifted = abs(last.middle - box.middle) > _SHIFT * height
    return shifted or box.left - last.right > _WIDE * height or box.left < last.left - _BACK * height


def _characters(page: "PdfPage") -> Iterator[tuple[str, Box | None]]:
    """Every character and its box, as high as its font; blanks have none."""
    from pypdfium2 import raw

    textpage, box = page.get_textpage(), raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in _HYPHENS:
            code = ord("-")
        if code < 0x80 and chr(code).isspace():
            yield "\n" if code in _BREAKS else " ", None
        elif raw.FPDFText_GetLooseCharBox(textpage, index, byref(box)):
            yield _character(code), Box(box.left, box.right, box.bottom, box.top)
    textpage.close()


def _character(code: int) -> str:
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
