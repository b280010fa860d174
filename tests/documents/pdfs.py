"""PDFs made by hand, each text at its place."""

import zlib
from collections.abc import Sequence
from typing import NamedTuple


class Text(NamedTuple):
    """Words on a page, from the left and from below in points."""

    x: float
    y: float
    words: str
    size: float = 10


def _string(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return "(" + "".join(c if ord(c) < 128 else f"\\{c.encode('cp1252')[0]:03o}" for c in escaped) + ")"


def pdf(pages: Sequence[Sequence[Text]], *, encrypted: bool = False, **info: str) -> bytes:
    """A PDF of pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append("<< " + " ".join(f"/{name} {_string(value)}" for name, value in info.items()) + " >>")
    for number, page in enumerate(pages):
        drawn = "\n".join(f"BT /F1 {t.size} Tf {t.x} {t.y} Td {_string(t.words)} Tj ET" for t in page)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {6 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    if encrypted:
        objects.append(
            f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'00' * 32}> /U <{'00' * 32}> >>"
        )
    return _file(objects, encrypted)


def bomb(words: int) -> bytes:
    """A PDF of so many words on one page, all the same, and packed."""
    drawn = zlib.compress(b"BT /F1 9 Tf (a) Tj ET\n" * words).decode("latin-1")
    pages = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    )
    stream = f"<< /Length {len(drawn)} /Filter /FlateDecode >>\nstream\n{drawn}\nendstream"
    return _file([*pages, page, stream], encrypted=False)


def _file(objects: Sequence[str], encrypted: bool) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    encrypt = f" /Encrypt {len(objects)} 0 R /ID [<00> <00>]" if encrypted else ""
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R{encrypt} >>"
    xref = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return out + f"{xref}trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
