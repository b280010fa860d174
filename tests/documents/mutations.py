"""Files of every kind, damaged by chance: in their bytes, within what they pack, or in their names."""

import gzip
import io
import zipfile
from functools import cache

from hypothesis import strategies as st
from tests.documents import files
from tests.documents.bad_files import BOMB

NAMES = ("a", "é", "a b", "-o", "%(x)s%s", "[bold]x", "a\nb", "\x1b[31m", "\u202ea", "n\udce9e", "x" * 200)
PIECES = (
    *(
        b"",
        b"\x00",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\n",
        b"\r\n\r\n",
        b" " * 5000,
        b"9" * 400,
        b"-1",
        b"1e999",
    ),
    *(b"<", b"&", b"]]>", b"<!--", b"<p>" * 300, b"&#0;&#xd800;&#9999999;", b"</w:p>", b'"', b"\\u"),
    *(b"{" * 300, b"[" * 3000, rb"\u-999999?", rb"{\*\bin999999999 ", b"(" * 300, b"/Kids [2 0 R]"),
    *(b"<< /F 1 0 R >>", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b\x08", b"PAR1", b"WARC/1.0\r\n"),
    *(b"Content-Length: 999999999\r\n", b"Content-Type: text/plain; charset=x\n", b"=?utf-8?q?=ff?="),
    *(b"From a@b.example Mon Jan  3 2022\n", b'{"text": "a"}\n', BOMB.encode(), b"2022-99-99", b"---\n"),
    "\u0130\ufb03\u2028\U0001f600".encode(),
)
_place = st.integers(0, 1 << 16)
_what = st.sampled_from(("put", "cut", "again", "zero", "flip"))
_edit = st.tuples(_what, _place, _place, st.sampled_from(PIECES))


@cache
def good() -> dict[str, bytes]:
    """Good files by their suffixes."""
    return files.good()


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A name, and what stands in the file."""
    suffix = draw(st.sampled_from(sorted(good())))
    edits = draw(st.lists(_edit, max_size=5))
    data = good()[suffix]
    data = _inside(data, edits, draw(_place)) if draw(st.booleans()) else _edited(data, edits)
    shown = draw(st.one_of(st.just(suffix), st.just(suffix), st.sampled_from(sorted(good()))))
    name = f"{draw(st.sampled_from(NAMES))}{shown}"
    if draw(st.integers(0, 9)) == 0:
        return "p.zip", files.packed({name.encode("utf-8", "replace").decode(): data})
    return name, data


def folders(most: int) -> st.SearchStrategy[dict[str, bytes]]:
    """Some damaged files by their names, of which each is another one."""
    numbered = st.lists(mutated(), min_size=1, max_size=most).map(enumerate)
    return numbered.map(lambda found: {f"{number}{name}": data for number, (name, data) in found})


def _edited(data: bytes, edits: list[tuple[str, int, int, bytes]]) -> bytes:
    for what, first, second, piece in edits:
        start, end = sorted(each * len(data) >> 16 for each in (first, second))
        some = data[start:end]
        instead = {
            "put": piece + some,
            "cut": b"",
            "again": some * 3,
            "zero": bytes(len(some)),
            "flip": bytes(byte ^ (1 << second % 8) for byte in some[:1]) + some[1:],
        }
        data = data[:start] + instead[what] + data[end:]
    return data


def _inside(data: bytes, edits: list[tuple[str, int, int, bytes]], which: int) -> bytes:
    """A packed file in one of whose files something is changed; another one in itself."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.compress(_edited(gzip.decompress(data), edits), mtime=0)
    if not data.startswith(b"PK"):
        return _edited(data, edits)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = sorted(members)[which % len(members)]
    return files.packed({**members, chosen: _edited(members[chosen], edits)})
