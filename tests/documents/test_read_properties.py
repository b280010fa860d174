import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.files import good
from tests.documents.samples import outcome, write

from comention.documents.kinds import SUFFIXES
from comention.errors import DocumentError

ids = st.text(min_size=1).filter(str.strip)
texts = st.text(min_size=1).filter(str.strip)
TEXTS = {".txt", ".md", ".html", ".jsonl", ".csv"}


def read_bytes(name: str, content: bytes, **set: object):
    with TemporaryDirectory() as folder:
        return outcome(write(Path(folder) / "n" / name, content), **set)


@given(st.dictionaries(ids, texts, min_size=1, max_size=4), st.booleans())
def test_any_text_of_a_row_is_read_back_exactly_with_its_id(rows, ascii):
    content = "".join(
        json.dumps({"id": id, "text": text}, ensure_ascii=ascii) + "\n" for id, text in rows.items()
    )
    found = read_bytes("a.jsonl", content.encode(), lang="fr")
    assert {document.id: document.text for document in found.documents} == rows
    assert found.skipped == []


@given(texts)
def test_any_text_of_a_file_is_read_back_exactly(text):
    found = read_bytes("a.txt", ("Ouverture " * 110 + text).encode(), lang="fr")
    assert found.only.text == "Ouverture " * 110 + text


@given(texts, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]))
def test_any_text_of_a_csv_row_is_read_back_exactly(text, delimiter, end):
    quoted = text.replace('"', '""')
    rows = f'id{delimiter}text{end}{"x" * 1100}{delimiter}"{quoted}"{end}'
    assert read_bytes("a.csv", rows.encode(), lang="fr").only.text == text


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of any kind, some of its bytes changed, dropped or put in."""
    suffix = draw(st.sampled_from(sorted(good())))
    data = good()[suffix]
    if suffix in TEXTS:
        data = data.decode().encode(draw(st.sampled_from(["utf-8", "utf-16", "cp1252"])))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=6)) + data[at + draw(st.integers(0, 6)) :]
    return suffix, data


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_no_damage_raises_anything_but_our_error(file):
    suffix, data = file
    try:
        found = read_bytes(f"a{suffix}", data)
    except DocumentError:
        pytest.fail("a file that is there costs itself only")
    for document in found.documents:
        json.dumps(document.text).encode()
        document.id.encode()
        document.text.encode()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SUFFIXES)), st.text(alphabet="<>/&;!-=[]{}()\"'`*_#|:~ \n\ta1é", max_size=80))
def test_no_nonsense_of_a_markup_raises_anything(suffix, nonsense):
    read_bytes(f"a{suffix}", nonsense.encode())
