"""Worker processes find what one process finds, and none is left behind, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from comention.config import Detect
from comention.documents import read
from comention.domain import Document, Reference
from comention.errors import ModelError, Unforeseen, WorkerError
from comention.mentions import detect, workers
from comention.mentions.batches import Batch

FAST = {"fr": "fast", "en": "fast"}
SCRIPT = """
import signal, sys
from comention.config import Detect
from comention.domain import Document, Reference
from comention.mentions import detect

signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell runs in the background hears none
texts = (f"L’Irak et Emmanuel Macron, {number}." for number in range(10**9))
documents = (Document(reference=Reference(id=str(i), lang="fr"), text=t) for i, t in enumerate(texts))
done = 0
try:
    for each in detect(documents, config=Detect(models={"fr": "fast"}, workers=int(sys.argv[1]))):
        assert int(each.document.id) == done and each.mentions
        done += 1
        if done == 100:
            sys.stdout.write("begun\\n")
            sys.stdout.flush()
except KeyboardInterrupt:
    sys.stdout.write(f"interrupted {done}\\n")
"""


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return list(read([Path(__file__).parents[2] / "examples"]))


def test_any_number_of_workers_and_size_of_batches_find_the_same(documents):
    alone = list(detect(documents, config=Detect(models=FAST, workers=1)))
    assert [each.document for each in alone] == documents
    for count, size in ((2, 16), (3, 1)):
        config = Detect(models=FAST, workers=count, batch_size=size)
        assert list(detect(documents, config=config)) == alone
    assert list(detect(documents, config=Detect(models=FAST, workers=1, batch_size=5))) == alone


def test_what_a_worker_meets_is_told_as_here():
    document = Document(reference=Reference(id="a", lang="de"), text="Der Irak.")
    with pytest.raises(ModelError, match="--model de=NAME"):
        list(detect([document], config=Detect(workers=2)))


def test_a_worker_that_dies_is_an_error_that_names_the_documents():
    worker = workers.Worker(Detect(models=FAST))
    worker._process._process.kill()
    document = Document(reference=Reference(id="the-article", lang="fr"), text="L’Irak.")
    with pytest.raises(WorkerError, match="'the-article'") as caught:
        worker(Batch((0,), (document,)))
    worker.kill()
    assert "--workers 1" in caught.value.hint


@pytest.mark.parametrize("count", [1, 2])
def test_an_error_of_our_own_names_the_document_and_asks_to_be_told(documents, count, caplog):
    bad = Document(reference=Reference(id="the-bad-one", lang="fr"), text=b"no text")
    with caplog.at_level("DEBUG", "comention"), pytest.raises(Unforeseen, match="'the-bad-one'") as caught:
        list(detect([*documents[:2], bad], config=Detect(models=FAST, workers=count)))
    assert "Please report it" in caught.value.hint
    assert "Traceback" in caught.value.__notes__[0]
    assert "Traceback" in caplog.text


def test_a_worker_runs_nothing_of_the_folder_that_one_is_in(documents, tmp_path, monkeypatch):
    (tmp_path / "spacy.py").write_text("raise SystemExit('taken from the working folder')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = list(detect(documents[:2], config=Detect(models=FAST, workers=2)))
    assert [each.document for each in found] == documents[:2]


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent otherwise there")
@pytest.mark.parametrize("count", ["1", "2"])
def test_an_interrupt_keeps_what_is_done_and_leaves_no_process(tmp_path, count):
    script = tmp_path / "script.py"  # without a guard against being run again
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "MARK": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, script, count], stdout=subprocess.PIPE, env=environment, text=True
    ) as run:
        assert run.stdout
        assert run.stdout.readline() == "begun\n"
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=120)[0].split()
    assert said[0] == "interrupted"
    assert int(said[1]) >= 100
    assert run.returncode == 0
    assert _bearing(str(tmp_path)) == []


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are looked for in /proc")
def test_workers_end_with_the_process_that_is_killed(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "MARK": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, script, "2"], stdout=subprocess.PIPE, env=environment, text=True
    ) as run:
        assert run.stdout
        assert run.stdout.readline() == "begun\n"
        assert len(_bearing(str(tmp_path))) == 3
        run.kill()
    until = time.monotonic() + 60
    while _bearing(str(tmp_path)) and time.monotonic() < until:
        time.sleep(0.1)
    assert _bearing(str(tmp_path)) == []


def _bearing(mark: str) -> list[str]:
    """The processes that a mark in their environment tells to be ours; none where there is no /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"MARK={mark}".encode() in path.read_bytes().split(b"\0"):
                found.append(path.parent.name)
        except OSError:
            continue
    return found
