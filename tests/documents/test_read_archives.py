import gzip
import io
import sys
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents import files
from tests.documents.samples import ENGLISH, FRENCH, outcome

from comention.config import Read
from comention.documents import read
from comention.documents.readers.members import leads_out

ROW = f'{{"text": "{FRENCH}"}}\n'


def packed(kind: str, content: dict[str, str]) -> tuple[str, bytes]:
    if kind == "zip":
        return "a.zip", files.packed(content)
    data = files.tarred({name: text.encode() for name, text in content.items()})
    return {
        "tar": ("a.tar", data),
        "gz": ("a.tar.gz", gzip.compress(data)),
        "zst": ("a.tar.zst", files.zst(data)),
    }[kind]


@pytest.mark.parametrize("kind", ["zip", "tar", "gz", "zst"])
def test_the_files_of_an_archive_are_read_by_their_suffixes(reading, kind):
    content = {
        "b/é.txt": FRENCH,
        "__MACOSX/x.txt": "x",
        "c.jsonl": ROW,
        "d.jpg": "x",
        ".e.txt": "x",
        "f.txt": ENGLISH,
    }
    name, data = packed(kind, content)
    found = reading(name, data)
    ids = [f"news/{name}/{each}" for each in ("b/é.txt", "c.jsonl#1", "f.txt")]
    assert found.ids == ids
    assert found.reasons == {f"news/{name}/d.jpg": "is not a kind of file that comention reads (.jpg)"}


def test_what_is_packed_is_so_whatever_its_suffix(reading):
    assert reading("a.txt", gzip.compress(FRENCH.encode())).only.text == FRENCH
    assert reading("b.jsonl", files.zst(ROW.encode())).ids == ["news/b.jsonl#1"]


def test_archives_in_archives_are_read_up_to_a_depth(reading):
    data = files.packed({"a.txt": FRENCH})
    data = files.packed({"b.tar": files.tarred({"c.zip": data}), "d.txt": ENGLISH})
    assert reading("e.zip", data).ids == ["news/e.zip/b.tar/c.zip/a.txt", "news/e.zip/d.txt"]
    found = reading("e.zip", data, max_nesting=2)
    assert found.ids == ["news/e.zip/d.txt"]
    reason = "lies in more than 2 archives within each other"
    assert found.reasons == {"news/e.zip/b.tar/c.zip/a.txt": reason}


def test_what_was_read_before_a_ceiling_stays_read(reading):
    content = {f"{n}.txt": f"{FRENCH} {n}" for n in range(5)}
    found = reading("a.zip", files.packed(content), max_files=4)
    assert len(found.documents) == 3
    assert found.reasons == {"news/a.zip": "holds more than 4 files; the rest is not read"}
    rows = gzip.compress("".join(f'{{"text": "{FRENCH} {n}"}}\n' for n in range(30_000)).encode())
    found = reading("a.jsonl.gz", rows, max_expanded_megabytes=1, lang="fr")
    assert 5_000 < len(found.documents) < 20_000
    assert found.reasons == {"news/a.jsonl.gz": "expands to more than 1 MB; the rest is not read"}


def test_a_bomb_in_a_bomb_is_counted_against_the_file_on_disk(reading):
    inner = files.packed({f"{n}.jsonl": b'{"text": "' + b"a" * (4 << 20) for n in range(10)})
    found = reading("a.zip", files.packed({"b.zip": inner, "c.txt": FRENCH}))
    assert found.reasons["news/a.zip"] == "expands to more than 200 times its size; the rest is not read"


def test_an_archive_and_a_mailbox_are_read_as_they_stream(tmp_path):
    content = {f"{n}.txt": f"{FRENCH} {n} " * 600 for n in range(300)}
    paths = [tmp_path / "a.tar", tmp_path / "a.mbox", tmp_path / "a.jsonl.gz"]
    paths[0].write_bytes(files.tarred({name: text.encode() for name, text in content.items()}))
    paths[1].write_bytes(files.mbox(*(f"Subject: x\n\n{text}\n".encode() for text in content.values())))
    paths[2].write_bytes(
        gzip.compress("".join(f'{{"text": "{each}"}}\n' for each in content.values()).encode())
    )
    for path in paths:
        documents = read(path, config=Read(lang="fr", max_characters=100_000))
        next(documents)
        tracemalloc.start()
        assert sum(1 for _ in documents) == len(content) - 1
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 4_000_000 < sum(map(len, content.values())) / 3


@pytest.mark.parametrize(
    "suffix", [".zip", ".tar", ".tgz", ".txt.gz", ".pdf", ".parquet", ".docx", ".epub", ".warc"]
)
def test_standard_input_is_looked_into(monkeypatch, suffix):
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Pipe(files.good()[suffix]))))
    assert FRENCH in outcome("-").documents[0].text


@given(
    st.lists(st.sampled_from(["..", ".", "a", "", "C:", "b.txt"]), min_size=1, max_size=5),
    st.sampled_from("/\\"),
)
def test_no_path_leads_out_of_an_archive_unseen(parts, slash):
    path = slash.join(parts)
    depth = 0
    inside = not path.startswith((slash, "C:"))
    for part in parts:
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        inside = inside and depth >= 0
    assert inside or leads_out(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_by_measure_is_refused(reading, method):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression=method) as archive:
        archive.writestr("a.txt", FRENCH)
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    for name in ("a.zip", "a.docx"):
        assert "is packed in a way that is not read" in str(reading(name, packed.getvalue()).skipped)
