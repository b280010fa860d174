"""What a project says where it cannot be used; nothing of it is lost."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from tests.store.fake import build
from tests.store.test_project import TEXTS, write

import comention
from comention.errors import StoreError
from comention.graph.storage import dumps
from comention.store import GRAPH, project

ROOT = Path(__file__).parents[2]


@pytest.fixture
def news(tmp_path):
    return write(tmp_path / "news", "a", TEXTS[0]).parent


def no_project(path: Path) -> None:
    path.write_text("Anna met Boris.\n" * 1000, encoding="utf-8")


def empty(path: Path) -> None:
    path.touch()


def a_folder(path: Path) -> None:
    path.mkdir()


def anothers(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE project (name VARCHAR); INSERT INTO project VALUES ('a')")


def of_version(version: int):
    def make(path: Path) -> None:
        with duckdb.connect(path) as connection:
            connection.execute("CREATE TABLE project (format VARCHAR, version INTEGER)")
            connection.execute("INSERT INTO project VALUES ('comention-project', $1)", [version])

    return make


@pytest.mark.parametrize(
    ("make", "message", "hint"),
    [
        (no_project, "is no project of comention", "Name another file"),
        (empty, "is no project of comention", "Name another file"),
        (a_folder, "is no project of comention", "Name another file"),
        (anothers, "is a database, but no project of comention", "Name another file"),
        (of_version(0), "is a project of version 0; this comention reads version 2", "Build it anew"),
        (of_version(99), "is a project of version 99; this comention reads", "newer comention"),
    ],
)
def test_what_is_no_project_is_told_and_left_as_it_is(news, tmp_path, make, message, hint):
    path = tmp_path / "other.duckdb"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError) as told:
        build(news, project=path)
    assert message in told.value.message
    assert hint in told.value.hint
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("place", ["news/a.txt/corpus.duckdb", "/proc/corpus.duckdb", "/proc/x/y.duckdb"])
def test_a_place_where_nothing_can_be_made_is_told(news, place):
    with pytest.raises(StoreError, match="cannot be made") as told:
        build(news, project=news.parent / place)
    assert told.value.hint == "Choose another place with -p."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_told(news, tmp_path):
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    with pytest.raises(StoreError, match=r"cannot be made: Permission denied"):
        build(news, project=shut / "corpus.duckdb")


def test_where_no_temporary_folder_can_be_made_is_told(news, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(StoreError, match="No temporary folder can be made") as told:
        build(news)
    assert "TMPDIR" in told.value.hint


def little_room(news: Path, project: Path, room: int) -> str:
    """What is said of a build where no file may be larger than ``room`` bytes."""
    code = (
        "import sys; from comention.errors import StoreError; from tests.store.fake import build\n"
        "try: build(sys.argv[2], project=__import__('pathlib').Path(sys.argv[1]))\n"
        "except StoreError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(project), str(news)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_full_disk_is_told_and_the_next_run_goes_on(news, tmp_path):
    project = tmp_path / "corpus.duckdb"
    build(news, project=project)
    for number in range(40):
        write(news, f"n{number}", os.urandom(60_000).hex() + f". Nadia{number} met Anna.")
    said = little_room(news, project, project.stat().st_size + 1_000_000)
    assert "there is no room left. Make room and run the same command again" in said
    graph = build(news, project=project)
    assert dumps(comention.load(project)) == dumps(graph) == dumps(build(news))


def test_where_there_is_no_room_for_a_project_none_is_left_half_made(news, tmp_path):
    project = tmp_path / "corpus.duckdb"
    assert "there is no room left" in little_room(news, project, 300_000)
    assert [each.name for each in tmp_path.iterdir()] == ["news"]
    build(news, project=project)
    assert dumps(comention.load(project)) == dumps(build(news))


DIES = """
import os, sys
from pathlib import Path
from comention.store import GRAPH, project
with project(Path(sys.argv[1])) as kept:
    kept.results.save(GRAPH, "key", bytes(120 << 20))
    if "dies" in sys.argv:
        os._exit(9)
"""


@pytest.mark.parametrize("dies", [False, True])
def test_a_graph_that_is_larger_than_the_database_has_memory_for_is_kept(tmp_path, dies):
    path = tmp_path / "corpus.duckdb"
    done = subprocess.run([sys.executable, "-c", DIES, path, "dies" * dies], check=False)
    assert done.returncode == 9 * dies
    with project(path) as kept:
        assert len(kept.results.made(GRAPH) or b"") == 120 << 20
