"""A good file of every format, made on the spot; each holds `FRENCH`."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

from tests.documents.pdfs import Text, pdf
from tests.documents.samples import ENGLISH, FRENCH

ODT_KIND = "application/vnd.oasis.opendocument.text"
PROPERTIES = {"title": "dc:title", "author": "dc:creator", "created": "dcterms:created"}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
PAGE = f'<html><head><meta charset="utf-8"><title>T</title></head><body><p>{FRENCH}</p></body></html>'


def packed(files: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            archive.writestr(info, content, zipfile.ZIP_STORED if name == "mimetype" else method)
    return buffer.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A tar archive."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def docx(*paragraphs: str, **about: str) -> bytes:
    """A Word document; a paragraph is words, or markup of its own."""
    parts = (
        each if each.startswith("<") else f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>"
        for each in paragraphs
    )
    body = "".join(parts)
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    core = "".join(f"<{PROPERTIES[name]}>{value}</{PROPERTIES[name]}>" for name, value in about.items())
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "docProps/core.xml": f"<coreProperties {spaces}>{core}</coreProperties>",
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def odt(body: str, meta: str = "") -> bytes:
    """An OpenDocument text."""
    spaces = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:meta="{ODF}:meta:1.0"'
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    about = f"<office:document-meta {spaces}><office:meta>{meta}</office:meta></office:document-meta>"
    return packed({"mimetype": ODT_KIND, "content.xml": content, "meta.xml": about})


def rtf(text: str, info: str = "") -> bytes:
    """An RTF file."""
    escaped = "".join(c if ord(c) < 128 else rf"\u{ord(c)}?" for c in text).replace("\n", "\\par\n")
    return rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 Times;}}}}{{\info{info}}}\f0 {escaped}}}".encode()


def epub(chapters: Mapping[str, str], about: str = "") -> bytes:
    """An EPUB of chapters, each by its title."""
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>"
    )
    items = "".join(f'<item id="c{i}" href="c{i}.xhtml"/>' for i in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{about}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    pages = {
        f"OEBPS/c{i}.xhtml": '<?xml version="1.0" encoding="utf-8"?>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{escape(title)}</h1><p>{escape(text)}</p></body></html>'
        for i, (title, text) in enumerate(chapters.items())
    }
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": package,
            **pages,
        }
    )


def mail(
    text: str = FRENCH,
    subject: str = "Un sujet",
    sender: str = "Le Courrier <lettre@example.org>",
    attachments: int = 0,
) -> bytes:
    """A mail of text, to which some files are attached."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = sender, subject, "Mon, 03 Jan 2022 23:30:00 +0100"
    message.set_content(text)
    for number in range(attachments):
        message.add_attachment(b"%PDF-", "application", "pdf", filename=f"{number}.pdf")
    return message.as_bytes()


def mbox(*mails: bytes) -> bytes:
    """A mailbox."""
    return b"".join(b"From x@example.org Mon Jan  3 10:00:00 2022\n" + mail + b"\n" for mail in mails)


def mhtml(page: str = PAGE) -> bytes:
    """A page that a browser saved with its pictures."""
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: Un titre\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n'
        "----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{page}\r\n----x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n"
        "----x--\r\n"
    ).encode()


def rss(*items: str) -> bytes:
    """An RSS feed."""
    opening = '<?xml version="1.0"?><rss version="2.0"><channel><title>Le Fil</title>'
    return f"{opening}{''.join(items)}</channel></rss>".encode()


def item(text: str, title: str = "Un titre") -> str:
    """An item of an RSS feed."""
    return (
        f"<item><title>{title}</title><description>{escape(f'<p>{text}</p>')}</description>"
        "<link>https://example.org/a</link><pubDate>Mon, 03 Jan 2022 23:30:00 +0100</pubDate></item>"
    )


def parquet(columns: Mapping[str, Sequence[object]]) -> bytes:
    """A Parquet file."""
    import pyarrow
    import pyarrow.parquet

    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(dict(columns)), buffer)
    return buffer.getvalue()


def warc(pages: Mapping[str, tuple[str, str, bytes]]) -> bytes:
    """A WARC file of responses: status, type and content by address."""
    records = []
    for url, (status, kind, content) in pages.items():
        body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{len(records)}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2022-01-03T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(head.encode() + body + b"\r\n\r\n")
    return b"".join(records)


def zst(data: bytes) -> bytes:
    """A Zstandard file."""
    from backports import zstd

    return zstd.compress(data)


@cache
def good() -> dict[str, bytes]:
    """A good file of every kind, by its suffix."""
    text = f"Date : 4 juillet 2012\n\n{FRENCH}\n".encode()
    rows = (
        f'{{"id": "a", "text": "{FRENCH}"}}\n{{"text": "{ENGLISH}", "date": "2022", "lang": "en"}}\n'.encode()
    )
    article = ("200 OK", "text/html; charset=utf-8", PAGE.encode())
    return {
        ".txt": text,
        ".md": f"---\ntitle: T\ndate: 2022-01-03\n---\n# H\n\n{FRENCH}\n\n- a\n\n| a |\n|---|\n".encode(),
        ".html": PAGE.encode(),
        ".jsonl": rows,
        ".csv": f'id,text,date\n1,"{FRENCH}",2022\n2,{ENGLISH.replace(",", "")},juillet 2012\n'.encode(),
        ".parquet": parquet({"id": ["a"], "text": [FRENCH]}),
        ".pdf": pdf([[Text(50, 700, FRENCH)]], Title="T", CreationDate="D:20220103"),
        ".docx": docx(FRENCH, title="T", created="2022-01-03T10:15:00Z"),
        ".odt": odt(f"<text:p>{FRENCH}</text:p>", "<dc:title>T</dc:title>"),
        ".rtf": rtf(FRENCH, r"{\title T}{\creatim\yr2022\mo1\dy3}"),
        ".epub": epub({"Un chapitre": FRENCH}),
        ".eml": mail(),
        ".mbox": mbox(mail(), mail(ENGLISH)),
        ".mht": mhtml(),
        ".rss": rss(item(FRENCH), item(ENGLISH)),
        ".warc": warc({"https://example.org/a": article}),
        ".zip": packed({"a.txt": FRENCH, "b/c.jsonl": rows}),
        ".tar": tarred({"a.txt": FRENCH.encode(), "b/c.jsonl": rows}),
        ".tgz": tarred({"a.txt": FRENCH.encode()}, "w:gz"),
        ".txt.gz": gzip.compress(text, mtime=0),
        ".txt.zst": zst(text),
    }
