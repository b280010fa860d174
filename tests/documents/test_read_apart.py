"""What is risky to read is read by another process: what that one meets costs the one file."""

import os
import subprocess
import sys
import threading
import time
from io import BufferedReader, BytesIO, FileIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.documents import files
from tests.documents.bad_files import bad_files
from tests.documents.pdfs import Text, bomb, pdf
from tests.documents.samples import ENGLISH, FRENCH, outcome, read_here, write

import comention
from comention.config import Read
from comention.documents import read
from comention.errors import WorkerError

linux = pytest.mark.skipif(sys.platform != "linux", reason="no other system holds a process to its memory")
PLUGIN = """
import collections, ctypes, itertools, os, tempfile
from comention.documents import Draft
from comention.errors import DocumentError


def read(file, id, config):
    words = file.read().decode()
    yield Draft(id=f"{id}#1", text=words)
    if "crash" in id:
        ctypes.string_at(0)
    if "leave" in id:
        os._exit(3)
    if "spin" in id:
        tempfile.mkdtemp(prefix="left")
        collections.deque(itertools.repeat(0), maxlen=0)
    if "swell" in id:
        bytes(1 << 32)
    if "excuse" in id:
        try:
            bytes(1 << 32)
        except MemoryError as error:
            raise DocumentError("is damaged") from error
    print("nothing of this is an answer")
    yield Draft(id=f"{id}#2", text=f"{words} Encore.")
"""


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """A reader of files ``.odd``, of a package that is installed for the time being."""
    home = tmp_path / "site"
    write(home / "odd_reader.py", PLUGIN)
    write(home / "odd-1.dist-info" / "METADATA", "Metadata-Version: 2.1\nName: odd\nVersion: 1\n")
    write(home / "odd-1.dist-info" / "entry_points.txt", "[comention.readers]\nodd = odd_reader:read\n")
    monkeypatch.syspath_prepend(str(home))
    comention.documents.registry.plugins.cache_clear()
    yield
    comention.documents.registry.plugins.cache_clear()


@pytest.fixture(autouse=True)
def here():
    """Nothing is read in this process; to start another one is what is tested."""


@pytest.fixture
def both(monkeypatch):
    """What comes of sources, which is the same here and apart."""

    def both(sources, **settings):
        apart = outcome(sources, **settings)
        read_here(monkeypatch)
        assert outcome(sources, **settings) == apart
        return apart

    return both


def test_a_good_file_of_each_kind_is_read_as_in_this_process(tmp_path, both):
    for suffix, data in files.good().items():
        write(tmp_path / "n" / f"a{suffix}", data)
    every = {path.name: path.read_bytes() for path in (tmp_path / "n").iterdir()}
    write(tmp_path / "n" / "all.zip", files.packed(every))
    write(tmp_path / "n" / "all.tar", files.tarred(every))
    found = both(tmp_path / "n")
    assert len(found.documents) > 2 * len(every)


def test_bad_files_are_refused_as_in_this_process(tmp_path, both):
    for number, (name, data) in enumerate(bad_files().items()):
        write(tmp_path / "n" / str(number) / name, data)
        write(tmp_path / "n" / f"{number}.zip", files.packed({name: data}))
    assert len(both(tmp_path / "n").skipped) > 400


@pytest.mark.parametrize(("name", "ended"), [("crash", "by signal"), ("leave", "with exit code 3")])
def test_a_crash_costs_the_rest_of_its_file_and_is_told(plugin, tmp_path, name, ended):
    for each in ("a.odd", f"{name}.odd", "b.odd"):
        write(tmp_path / "n" / each)
    found = outcome(tmp_path / "n", lang="fr")
    assert found.ids == ["n/a.odd#1", "n/a.odd#2", "n/b.odd#1", "n/b.odd#2", f"n/{name}.odd#1"]
    assert list(found.reasons) == [f"n/{name}.odd"]
    assert ended in found.reasons[f"n/{name}.odd"]


def test_a_crash_over_a_file_in_an_archive_costs_no_other_file_of_it(plugin, tmp_path):
    archive = files.packed({"crash.odd": FRENCH, "b.odd": FRENCH, "c.txt": ENGLISH})
    found = outcome(write(tmp_path / "n" / "n.zip", archive), lang="fr")
    assert [id.rpartition("/")[2] for id in found.ids] == ["crash.odd#1", "b.odd#1", "b.odd#2", "c.txt"]
    assert len(found.skipped) == 1


def test_what_hangs_in_a_library_is_ended_and_leaves_nothing(plugin, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "temporary").mkdir()
    for each in ("a.odd", "spin.odd", "z.odd"):
        write(tmp_path / "n" / each)
    start = time.monotonic()
    found = outcome(tmp_path / "n", max_seconds=1)
    assert time.monotonic() - start < 60
    assert found.ids == ["n/a.odd#1", "n/a.odd#2", "n/spin.odd#1", "n/z.odd#1", "n/z.odd#2"]
    assert found.reasons == {"n/spin.odd": "takes more than 1 seconds to read"}
    assert os.listdir(tmp_path / "temporary") == []


def _children(process: int) -> list[str]:
    children = Path(f"/proc/{process}/task/{process}/children")
    return children.read_text().split() if children.exists() else []


@linux
def test_what_hangs_does_not_outlive_the_process_that_asked_for_it(plugin, tmp_path):
    path = write(tmp_path / "n" / "spin.odd")
    code = (
        "import sys; from comention.documents import read; from comention.config import Read\n"
        "for each in read(sys.argv[1], config=Read(max_seconds=1)): print(each.id, flush=True)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", code, path], stdout=subprocess.PIPE, env=environment, text=True
    ) as run:
        assert run.stdout
        assert run.stdout.readline() == "n/spin.odd#1\n"
        (child,) = _children(run.pid)
        run.kill()
    until = time.monotonic() + 60
    while Path(f"/proc/{child}/exe").exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not Path(f"/proc/{child}/exe").exists()


@linux
@pytest.mark.parametrize("name", ["swell", "excuse"])
def test_what_takes_too_much_memory_is_told_so(plugin, tmp_path, name):
    for each in (f"{name}.odd", "z.odd"):
        write(tmp_path / "n" / each)
    found = outcome(tmp_path / "n")
    assert found.ids == [f"n/{name}.odd#1", "n/z.odd#1", "n/z.odd#2"]
    assert found.reasons == {f"n/{name}.odd": "takes more than 2,000 MB of memory to read"}


@linux
def test_a_pdf_that_unpacks_to_more_than_the_memory_costs_itself_only(tmp_path):
    write(tmp_path / "n" / "bomb.pdf", bomb(4_000_000))
    write(tmp_path / "n" / "good.pdf", pdf([[Text(50, 700, FRENCH)]]))
    found = outcome(tmp_path / "n", max_memory_megabytes=500)
    assert found.ids == ["n/good.pdf"]
    assert list(found.reasons) == ["n/bomb.pdf"]
    assert "more than 500 MB of memory" in found.reasons["n/bomb.pdf"]


def test_where_no_process_can_be_started_the_error_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.executable", str(tmp_path / "nothing"))
    with pytest.raises(WorkerError, match=r"No process that reads files can be started: No such file"):
        outcome(write(tmp_path / "a.html", files.PAGE))
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(WorkerError, match="ended with exit code 1 before it read any"):
        outcome(write(tmp_path / "a.html", files.PAGE))


def test_warnings_of_the_other_process_are_heard_here(tmp_path, caplog):
    outcome(write(tmp_path / "n" / "a.eml", files.mail(attachments=40)))
    assert [each.getMessage() for each in caplog.records] == ["'n/a.eml': 40 attachments are not read"]


def test_standard_input_is_read_apart_too(monkeypatch):
    data = BytesIO(pdf([[Text(50, 700, FRENCH)]]))
    monkeypatch.setattr("sys.stdin", TextIOWrapper(data))
    assert outcome("-").only.text == FRENCH


def test_standard_input_is_not_the_file_that_has_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = "<!DOCTYPE html><html><body><article><p>{}</p></article></body></html>"
    write(tmp_path / "<stdin>", page.format(ENGLISH))
    with FileIO(write(tmp_path / "piped" / "x.html", page.format(FRENCH))) as raw:
        raw.name = "<stdin>"  # as the interpreter calls it
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BufferedReader(raw)))
        assert outcome("-").only.text == FRENCH


def test_any_thread_and_a_reading_that_is_left_half_way_end_their_process(tmp_path):
    before = _children(os.getpid())
    for number in range(5):
        write(tmp_path / "n" / f"{number}.html", files.PAGE)
    found = []

    def some() -> None:
        reading = read(tmp_path / "n", config=Read(lang="fr"))
        found.append(next(reading).text)
        reading.close()

    threads = [threading.Thread(target=some) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == [FRENCH] * 3
    assert _children(os.getpid()) == before
