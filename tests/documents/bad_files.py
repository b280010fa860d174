"""Bad files of every format, and what is said of each.

``python -m tests.documents.bad_files`` writes the table of messages anew.
"""

import gzip
import re
import tarfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.documents import files
from tests.documents.pdfs import Text, pdf
from tests.documents.samples import FRENCH, GERMAN, outcome, write

TABLE = Path(__file__).with_name("bad_files.tsv")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NO_PAGE = b"<html><head><title>404</title></head><body><script>1</script></body></html>"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
JSON = (
    '{"text": "a"',
    "nonsense",
    '["a"]',
    '"a"',
    "12",
    "null",
    "true",
    "{}",
    '{"text": null}',
    '{"text": ""}',
)
JSON = (*JSON, '{"text": 12}', '{"text": ["a"]}', '{"text": {}}', '{"text": " "}')
CSV = {
    "columns": "id,titre\n1,a\n",
    "rows": "id,text\n",
    "values": "id,text\n1,2,3\n",
    "few": "id,text,url\n1,2\n",
    "quote": 'id,text\n1,"a\n',
    "first": '"id,text\n',
    "blank": "id,text\n1,\n",
}


def bad_files() -> dict[str, bytes]:
    """The files by their names."""
    return dict(_damaged()) | dict(_rows()) | dict(_documents()) | dict(_archives()) | dict(_others())


def _damaged() -> Iterator[tuple[str, bytes]]:
    """Good files of which something is lost, and other things under their names."""
    for suffix, data in files.good().items():
        yield f"empty{suffix}", b""
        yield f"one{suffix}", data[:1]
        yield f"start{suffix}", data[: len(data) // 8]
        yield f"half{suffix}", data[: len(data) // 2]
        yield f"end{suffix}", data[: -len(data) // 8]
        yield f"tail{suffix}", data[len(data) // 8 :]
        yield f"zeros{suffix}", bytes(len(data))
        yield f"hole{suffix}", data[: len(data) // 3] + bytes(len(data) // 3) + data[-len(data) // 3 :]
        yield f"picture{suffix}", PNG
        yield f"error{suffix}", NO_PAGE
        yield f"old{suffix}", OLE
        yield f"blank{suffix}", b" \n\t\n"


def _rows() -> Iterator[tuple[str, bytes]]:
    for number, row in enumerate(JSON):
        yield f"row{number}.jsonl", f"{row}\n".encode()
    for name, table in CSV.items():
        yield f"{name}.csv", table.encode()
    yield "columns.parquet", files.parquet({"body": ["a"]})
    yield "number.parquet", files.parquet({"text": [1]})
    yield "rows.parquet", files.parquet({"text": []})
    yield "null.parquet", files.parquet({"text": ["", None]})


def _documents() -> Iterator[tuple[str, bytes]]:
    sheet = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
    slides = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}
    yield "locked.pdf", pdf([[Text(50, 700, FRENCH)]], encrypted=True)
    yield "scanned.pdf", pdf([[], []])
    yield "pageless.pdf", pdf([])
    yield "sheet.docx", files.packed(sheet)
    yield "slides.docx", files.packed(slides)
    yield "wordless.docx", files.docx("", " ")
    yield "zip.docx", files.packed({"a.txt": FRENCH})
    yield "entities.docx", files.packed({"word/document.xml": f"{BOMB}<x>&c;</x>"})
    yield "broken.docx", files.packed({"word/document.xml": "<w:document>"})
    yield "untyped.docx", files.packed({"word/document.xml": "<document/>"})
    yield "german.docx", files.docx(GERMAN)
    yield "word.doc", OLE
    yield "text.doc", FRENCH.encode()
    yield "wordless.odt", files.odt("")
    yield "broken.odt", files.packed({"mimetype": files.ODT_KIND, "content.xml": "<a>"})
    yield "bare.odt", files.packed({"mimetype": files.ODT_KIND})
    yield "entities.odt", files.packed({"mimetype": files.ODT_KIND, "content.xml": f"{BOMB}<x>&c;</x>"})
    yield "outside.odt", files.packed({"mimetype": files.ODT_KIND, "content.xml": f"{OUTSIDE}<x>&a;</x>"})
    manifest = {
        "mimetype": files.ODT_KIND,
        "META-INF/manifest.xml": "<m:encryption-data/>",
        "content.xml": "x",
    }
    yield "locked.odt", files.packed(manifest)
    yield "deep.odt", files.odt("<text:section>" * 300 + "</text:section>" * 300)
    yield "wordless.rtf", files.rtf("")
    yield "picture-only.rtf", rb"{\rtf1{\pict\pngblip 89504e47}}"
    yield "wordless.epub", files.epub({"": ""})
    yield "chapterless.epub", files.epub({})
    yield "bare.epub", files.packed({"mimetype": "application/epub+zip"})
    yield "locked.epub", files.packed({"mimetype": "application/epub+zip", "META-INF/rights.xml": "<r/>"})
    container = {"mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>"}
    yield "packageless.epub", files.packed(container)
    container["META-INF/container.xml"] = '<c><rootfile full-path="../../etc/passwd"/></c>'
    yield "leads-out.epub", files.packed(container)


def _archives() -> Iterator[tuple[str, bytes]]:
    deep = files.packed({"a.txt": FRENCH})
    for _ in range(3):
        deep = files.packed({"b.zip": deep})
    yield "deep.zip", deep
    line = b'{"text": "' + b"a" * (48 << 20)
    yield "bomb.zip", files.packed({"a.jsonl": line, "b.txt": FRENCH})
    yield "bomb.jsonl.gz", gzip.compress(line)
    yield "bomb.jsonl.zst", files.zst(line)
    yield "bomb.zip.gz", gzip.compress(files.packed({"a.jsonl": line}))
    yield "bomb.docx", files.packed({"word/document.xml": bytes(48 << 20)})
    yield "bomb.odt", files.packed({"mimetype": files.ODT_KIND, "content.xml": bytes(48 << 20)})
    for name in ("../a.txt", "/a.txt", "C:\\a.txt", "b/../../a.txt", "..\\a.txt"):
        yield f"out{len(name)}.zip", files.packed({name: FRENCH})
        yield f"out{len(name)}.tar", files.tarred({name: FRENCH.encode()})
    yield "mixed.zip", files.packed({"a.jpg": PNG, "b.txt": "", "c.pdf": "%PDF-", "d": "x", "e.txt.gz": "x"})
    yield "links.tar", _links()
    yield "bare.zip", files.packed({})
    yield "hidden.zip", files.packed({"__MACOSX/a.txt": FRENCH, ".b.txt": FRENCH})
    yield "locked.zip", _locked()
    yield "odd.zip", files.packed({"a.txt": FRENCH}, method=zipfile.ZIP_LZMA)
    yield "checksum.zip", files.packed({"a.txt": FRENCH}, method=zipfile.ZIP_STORED).replace(b"hier", b"HIER")


def _links() -> bytes:
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (
            ("a.txt", tarfile.SYMTYPE),
            ("b.txt", tarfile.LNKTYPE),
            ("c.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return buffer.getvalue()


def _locked() -> bytes:
    data = bytearray(files.packed({"a.txt": FRENCH}))
    for header, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + at] |= 1
    return bytes(data)


def _others() -> Iterator[tuple[str, bytes]]:
    yield "bodiless.eml", b"From: a@example.org\nSubject: x\nContent-Type: image/png\n\nabc\n"
    yield "endless.eml", b"Subject: " + b"x " * 20_000 + b"\n\nx"
    yield "wordless.eml", files.mail("")
    yield "german.eml", files.mail(GERMAN)
    yield "loose.mbox", files.mail()
    yield "mixed.mbox", files.mbox(files.mail(""), files.mail(GERMAN))
    yield "pageless.mht", files.mhtml().replace(b"text/html", b"text/css")
    yield "wordless.mht", files.mhtml("<html></html>")
    yield "itemless.rss", files.rss()
    yield "wordless.rss", files.rss("<item><link>https://example.org</link></item>")
    yield "entities.rss", f"{BOMB}<rss><channel><title>&c;</title></channel></rss>".encode()
    yield "other.xml", b'<?xml version="1.0"?><catalogue><book/></catalogue>'
    yield "missing.warc", files.warc({"https://example.org": ("404 Not Found", "text/html", b"<p>x")})
    yield "pictures.warc", files.warc({"https://example.org": ("200 OK", "image/png", PNG)})
    yield "wordless.warc", files.warc({"https://example.org": ("200 OK", "text/html", NO_PAGE)})
    yield "photo.jpg", PNG
    yield "nothing", b"x"
    yield "europresse.html", b'<article><span class="DocPublicationName">Le Monde</span></article>'
    yield "factiva.html", b'<div class="article frArticle"><div id="hd">Titre</div></div>'
    yield "factiva.rtf", files.rtf("HD\tTitre\nAN\tDocument LEMOND0020220103ei130001x\n")


def told(name: str, data: bytes) -> list[str]:
    """What is said of a file: what is skipped, and why; reasons of libraries are left out."""
    with TemporaryDirectory() as folder:
        found = outcome(write(Path(folder) / "n" / name, data))
    reasons = (
        (each.name, re.sub(r" \(.*?\)(?=;|$)|(?<=unpacked): .*", "", each.reason)) for each in found.skipped
    )
    return [f"{where.removeprefix('n/')}\t{reason}" for where, reason in reasons]


def table() -> str:
    """All that is said, a line each."""
    return "".join(f"{line}\n" for name, data in bad_files().items() for line in told(name, data))


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
