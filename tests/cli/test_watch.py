"""What arrives in a folder is in the graph soon after, whole and once, whatever goes wrong meanwhile."""

import shutil
import signal
import sys
import time

import duckdb
import pytest
from tests.cli.running import Running
from tests.store.fake import build
from tests.store.test_project import TEXTS, write

import comention
from comention.graph.storage import dumps
from comention.store import project as opened

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")


@pytest.fixture
def news(tmp_path):
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


@pytest.fixture
def watch(news, tmp_path):
    """Starts to watch the folder, and waits until it is watched."""

    def start(*options: object, settle: float = 0.5, seconds: float = 0) -> Running:
        where = ("-p", tmp_path / "corpus.duckdb", "-o", tmp_path / "out", "--lang", "en", "--workers", 1)
        running = Running("watch", news, *where, "--settle", settle, *options, seconds=seconds)
        running.err.until("Watching")
        return running

    return start


def runs(news) -> int:
    with duckdb.connect(news.parent / "corpus.duckdb", read_only=True) as connection:
        return connection.execute("SELECT count(*) FROM runs").fetchone()[0]


def is_that_of_all(news) -> bool:
    """Whether the graph is that of a build of all that is there."""
    return dumps(comention.load(news.parent / "out")) == dumps(build(news))


def test_a_burst_is_one_run_and_between_runs_the_project_is_free(news, watch):
    with watch(settle=2) as running:
        for number in range(500):
            write(news, f"n{number}", f"{TEXTS[number % 3]} Nadia{number % 9} came.")
        assert "500 documents, " in running.out.until("documents")
        assert runs(news) == 1
        for name in ("graph.json", "graph.html", "report.md"):
            assert (news.parent / "out" / name).exists()
        assert is_that_of_all(news)
        assert running.stop(signal.SIGINT) == (0, "Stopped.\n")


def test_a_line_says_what_came_and_what_it_changed(news, watch):
    write(news, "a", TEXTS[0])
    with watch() as running:
        running.out.until("1 document, 2 actors, 1 link.")
        write(news, "b", TEXTS[1])
        write(news, "c", "")
        (news / "notes.bak").write_text("Not for us.", encoding="utf-8")
        said = running.out.until("came")
        assert "Files: 2 new, 0 changed, 1 as before. 1 document came. New: Carla." in said
        assert "New links: Boris – Carla" in said.replace("Carla – Boris", "Boris – Carla")
        assert "Not read: news/c.txt (is empty)" in said
        assert "**Carla**" in (news.parent / "out" / "report.md").read_text(encoding="utf-8")
        (news / "a.txt").unlink()
        said = running.out.until("gone")
        assert "Files that are gone: 1; their documents (1) stay until --prune is said." in said
        assert "news/c.txt" not in said


def test_a_file_is_read_when_it_is_whole(news, watch):
    with watch(settle=4) as running:
        with (news / "slow.txt").open("w", encoding="utf-8") as file:
            for number in range(12):
                file.write(f"Anna met Nadia{number}. ")
                file.flush()
                time.sleep(0.5)
        assert "1 document, 13 actors" in running.out.until("document")
        assert runs(news) == 1


def test_what_arrives_while_a_run_is_on_is_taken_in_by_the_next(news, watch):
    with watch(seconds=2) as running:
        write(news, "a", TEXTS[0])
        running.err.until("begun")
        write(news, "a", TEXTS[1])
        write(news, "b", TEXTS[2])
        running.err.until("begun")
        running.out.until("1 new, 1 changed")
        assert is_that_of_all(news)
        write(news, "c", TEXTS[0])
        running.err.until("begun")
        code, said = running.stop(signal.SIGINT)
        assert (code, "is kept in" in said) == (130, True)


def test_a_project_that_another_process_has_is_waited_for(news, watch):
    write(news, "a", TEXTS[0])
    with watch() as running:
        running.out.until("1 document, ")
        with opened(news.parent / "corpus.duckdb", read_only=True):
            write(news, "b", TEXTS[1])
            said = running.err.until("Error")
            assert "is in use by another process" in said
            assert said.endswith("It is tried again until it works.\n")
        assert "1 document came" in running.out.until("came")


@pytest.mark.parametrize("poll", [(), ("--poll",)])
def test_a_folder_that_goes_and_comes_again_is_watched_again(news, watch, poll):
    write(news, "a", TEXTS[0])
    with watch(*poll) as running:
        running.out.until("1 document, ")
        shutil.rmtree(news)
        assert f"There is no file or folder {news}." in running.err.until("Error")
        write(news, "b", TEXTS[1])
        assert "1 document came" in running.out.until("came")
        write(news, "c", TEXTS[2])
        assert "1 document came. New: Dora." in running.out.until("came")


def test_what_cannot_be_watched_is_told(run, news):
    assert "There is no folder nowhere" in run("watch", "nowhere", "-p", "c.duckdb").stderr
    assert "-o is in" in run("watch", news, "-p", "c.duckdb", "-o", news / "out").stderr
    assert "--skipped is in" in run("watch", news, "-p", "c.duckdb", "--skipped", news / "skipped.txt").stderr
    assert "--project" in run("watch", news).stderr


def test_a_project_in_the_folder_and_what_was_not_read_start_no_run(news, watch, tmp_path):
    write(news, "a", TEXTS[0])
    write(news, "b", "")
    skipped, project = tmp_path / "skipped.txt", news / "corpus.duckdb"
    with watch("-p", project, "--skipped", skipped) as running:
        running.out.until("1 document, ")
        assert skipped.read_text(encoding="utf-8") == "news/b.txt\tis empty\n"
        written = skipped.stat().st_ino
        write(news, "c", TEXTS[1])
        assert "Files: 1 new, 0 changed, 2 as before. 1 document came." in running.out.until("came")
        assert skipped.stat().st_ino == written
    with duckdb.connect(project, read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM runs").fetchone() == (2,)


def test_a_document_that_changed_is_told_apart_from_those_that_came(news, watch):
    write(news, "a", TEXTS[0])
    write(news, "b", TEXTS[1])
    with watch() as running:
        running.out.until("2 documents, ")
        write(news, "b", "Carla and Emil spoke.")
        said = running.out.until("changed")
        assert "Files: 0 new, 1 changed, 1 as before. 0 documents came, 1 changed. (" in said
