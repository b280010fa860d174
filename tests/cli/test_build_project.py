"""A project on the command line, with the real pipelines."""

import shutil
from pathlib import Path

import pytest

from comention.mentions.answers import Fault

EXAMPLES = Path(__file__).parents[2] / "examples"
FRENCH = ("2021-11-kazimi-drones.md", "2022-01-mission-coalition.txt", "2024-01-sahel-cedeao.txt")
ONE, TWO, THREE = FRENCH


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    shutil.copy(EXAMPLES / ONE, folder)
    return folder


def bytes_of(folder: str) -> list[bytes]:
    return [Path(folder, name).read_bytes() for name in ("graph.json", "graph.html")]


def test_a_project_gives_the_bytes_of_a_build_from_nothing(run, news):
    assert run("build", news, "-p", "c.duckdb", "-o", "a", "-q", "--model", "fast").exit_code == 0
    shutil.copy(EXAMPLES / THREE, news)
    (news / ONE).write_bytes((EXAMPLES / TWO).read_bytes())
    done = run("build", news, "-p", "c.duckdb", "-o", "a", "--model", "fast")
    assert "Files: 1 new, 1 changed, 0 as before." in done.stderr
    assert "Read 2 documents (2 fr)." in done.stdout
    run("build", news, "-o", "b", "-q", "--model", "fast")
    assert bytes_of("a") == bytes_of("b")
    again = run("build", "-p", "c.duckdb", "-o", "c", "--model", "fast")
    assert again.stdout.strip() == f"Nothing has changed. The page: {Path('c', 'graph.html')}"
    assert bytes_of("c") == bytes_of("b")


def test_where_nothing_has_changed_nothing_is_loaded_and_the_page_is_that_of_before(run, news, monkeypatch):
    run("build", news, "-p", "c.duckdb", "-o", "a", "-q", "--model", "fast")
    for name in (
        "stages.resolve",
        "stages.relate",
        "made.render",
        "made.loads",
        "engines.embedded.detect",
    ):
        monkeypatch.setattr(f"comention.{name}", None)
    assert run("build", news, "-p", "c.duckdb", "-o", "b", "-q", "--model", "fast").exit_code == 0
    assert bytes_of("a") == bytes_of("b")


def test_commands_take_a_project_for_a_graph(run, news):
    run("build", news, "-p", "c.duckdb", "-q", "--model", "fast")
    assert run("actors", "c.duckdb").exit_code == 0
    assert run("view", "c.duckdb", "-o", "page.html").stdout.strip() == "page.html"
    assert run("export", "c.duckdb", "out.gexf").exit_code == 0
    told = run("info", "c.duckdb").stdout
    assert "c.duckdb: 1 file, 1 document," in told
    assert "Languages: fr 1" in told
    assert "1 file read, 1 text gone through" in told


def test_an_error_of_our_own_is_told_and_shown_to_who_asks(run, news, monkeypatch):
    fault = Fault(0, "ValueError: odd\nthing", "Traceback (most recent call last): ...")
    monkeypatch.setattr("comention.mentions.detection.answer", lambda *_: fault)
    said = run("build", news, "-o", "a").stderr
    assert f"stopped it at 'news/{ONE}': ValueError: odd thing." in said
    assert "Please report it" in said
    assert "Traceback" not in said
    monkeypatch.setenv("COMENTION_DEBUG", "1")
    assert "Traceback (most recent call last): ..." in run("build", news, "-o", "a").stderr


def test_all_that_was_not_read_can_be_had(run, news):
    for number in range(25):
        (news / f"e{number:02}.txt").touch()
    for command in (("build", news, "-o", "a"), ("mentions", news)):
        said = run(*command, "--skipped", "skipped.tsv", "--model", "fast").stderr
        assert "Not read: 25" in said
        assert "... and 5 more; --skipped FILE writes them all" in said
        lines = Path("skipped.tsv").read_text(encoding="utf-8").splitlines()
        assert (len(lines), lines[0]) == (25, "news/e00.txt\tis empty")


def test_where_to_is_said(run, news):
    assert "-o" in run("build", news).stderr
    assert "SOURCES" in run("build", "-o", "a").stderr
    assert "--prune needs a project" in run("build", news, "-o", "a", "--prune").stderr
    missing = run("info", "none.duckdb")
    assert (missing.exit_code, "There is no project none.duckdb" in missing.stderr) == (1, True)


@pytest.mark.parametrize("source", ["news", "news/*.txt"])
@pytest.mark.parametrize("command", [("build", "-o", "out"), ("mentions",)])
def test_what_was_not_read_is_not_written_among_what_is_read(run, source, command):
    Path("news").mkdir()
    Path("news", "empty.txt").touch()
    done = run(*command, source, "--skipped", "news/skipped.txt")
    assert f"--skipped is in {source}, so that what is written there would be read." in done.stderr
    assert done.exit_code == 2
    assert [path.name for path in Path("news").iterdir()] == ["empty.txt"]
