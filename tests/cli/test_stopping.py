"""A command that is told to stop ends with its code and one line; what a project has it keeps."""

import os
import signal
import sys
import time

import duckdb
import pytest
from tests.cli.running import Running
from tests.store.test_project import TEXTS, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
OPTIONS = ("--lang", "fr", "--workers", 1, "--config")
SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
FOR_EVER = 10_000


@pytest.fixture
def news(tmp_path):
    for number in range(9):
        write(tmp_path / "news", f"n{number}", f"{TEXTS[number % 3]} Nadia{number} left.")
    (tmp_path / "comention.toml").write_text("[detect]\nbatch_size = 1\n", encoding="utf-8")
    return tmp_path / "news"


@pytest.fixture
def options(news):
    return (*OPTIONS, news.parent / "comention.toml")


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_without_a_project_it_stops_at_once(news, options, tmp_path, number, code):
    with Running("build", news, "-o", tmp_path / "out", *options, seconds=FOR_EVER) as running:
        running.err.until("begun")
        assert running.stop(number) == (code, "Stopped.\n")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_with_a_project_what_is_done_is_kept_and_the_same_command_goes_on(
    news, options, tmp_path, number, code
):
    project = tmp_path / "corpus.duckdb"
    with Running("build", news, "-p", project, *options, seconds=1) as running:
        for _ in range(3):
            running.err.until("begun")
        time.sleep(0.5)  # two batches are done, and the third is waited for
        kept = f"Stopped. What is done is kept in {project}; the same command goes on from there.\n"
        assert running.stop(number) == (code, kept)
    with duckdb.connect(project, read_only=True) as connection:
        assert 0 < connection.execute("SELECT count(*) FROM detected").fetchone()[0] < 9
    with Running("build", news, "-p", project, *options) as running:
        running.out.until("Read 9 documents")
        assert running.end() == 0


def test_any_command_ends_so(run, tmp_path, monkeypatch):
    def interrupted(path):
        raise KeyboardInterrupt

    monkeypatch.setattr("comention.graph.load", interrupted)
    done = run("actors", tmp_path)
    assert (done.exit_code, done.stderr) == (130, "Stopped.\n")


def test_a_second_signal_waits_for_nothing(news, options, tmp_path):
    project = tmp_path / "corpus.duckdb"
    with Running("build", news, "-p", project, *options, seconds=FOR_EVER) as running:
        running.err.until("begun")
        assert running.stop(signal.SIGINT, signal.SIGTERM)[0] == 130
    with Running("build", news, "-p", project, *options) as running:
        running.out.until("Read 9 documents")


def test_what_was_stopped_before_there_was_a_project_promises_none(news, options, tmp_path):
    judgements, project = tmp_path / "judgements.toml", tmp_path / "corpus.duckdb"
    os.mkfifo(judgements)
    with (
        Running("build", news, "-p", project, "--judgements", judgements, *options) as running,
        judgements.open("w"),  # when they are being read; no project is made before
    ):
        assert running.stop(signal.SIGINT) == (130, "Stopped.\n")
    assert not project.exists()
