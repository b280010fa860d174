"""What a project gained from one date to another, and projects of older versions."""

import json
from dataclasses import replace

import duckdb
import pytest
from click.testing import CliRunner
from tests.store.fake import CONFIG, build
from tests.store.test_project import TEXTS, told, write

import comention
from comention.cli import main
from comention.config import Read
from comention.errors import ConfigError, StoreError
from comention.graph.storage import dumps

ONE, TWO, THREE = "2026-11-01", "2026-11-10", "2026-11-20"


@pytest.fixture
def news(tmp_path):
    write(tmp_path / "news", "a", TEXTS[0])
    return tmp_path / "news"


@pytest.fixture
def project(news):
    """Three days: a first text, two more, and one of these in other words."""
    path = news.parent / "corpus.duckdb"
    build(news, project=path)
    write(news, "b", TEXTS[1])
    write(news, "c", TEXTS[2])
    build(news, project=path)
    write(news, "c", "Dora saw Emil.")
    build(news, project=path)
    dated(path, ONE, TWO, THREE)
    return path


def dated(path, *days):
    """Let the runs have been at noon of some days."""
    with duckdb.connect(path) as connection:
        for number, day in enumerate(days, 1):
            connection.execute("UPDATE runs SET ended = $1 WHERE number = $2", [f"{day} 12:00:30", number])


def older(path):
    """Make a project one of version 1, which kept neither when documents came nor sketches."""
    with duckdb.connect(path) as connection:
        view = connection.execute("SELECT sql FROM duckdb_views() WHERE view_name = 'documents'").fetchone()[
            0
        ]
        connection.execute("DROP VIEW evidence; DROP VIEW documents")
        connection.execute("ALTER TABLE contents DROP COLUMN run; ALTER TABLE contents DROP COLUMN came")
        connection.execute("ALTER TABLE texts DROP COLUMN sketch; ALTER TABLE texts DROP COLUMN size")
        connection.execute("ALTER TABLE made DROP COLUMN size")
        connection.execute("UPDATE project SET version = 1")
        connection.execute(view.replace(", c.run, c.came", ""))


def names(changes):
    return sorted(actor.name for actor in changes.actors), [each.id for each in changes.documents]


@pytest.mark.parametrize(
    ("start", "end", "actors", "documents"),
    [
        (None, None, [], []),
        (None, TWO, ["Carla"], ["b"]),
        (ONE, ONE, ["Anna", "Boris"], ["a"]),
        (ONE, None, ["Anna", "Boris", "Carla", "Dora", "Emil"], ["a", "b", "c"]),
        ("2026-11-02", "2026-11", ["Carla", "Dora", "Emil"], ["b", "c"]),
        ("2026-11-10T12:00", "2026-11-20T12:00", ["Carla", "Dora", "Emil"], ["b", "c"]),
        ("2026-11-10T12:01", "2026-11-20T11:59", [], []),
        ("2026-11-10 14:01+02:00", "2026-11-20T12:00:29Z", [], []),
        ("2026-11-10T12:00:30", "2026-11-10T12", ["Carla"], ["b"]),
        ("2026-11-10T13", "2026-11-20T11", [], []),
        ("2026-11-21", None, [], []),
        (None, "2020", [], []),
        (None, "9999", [], []),
        ("0001", "9999-12-31T23:59", ["Anna", "Boris", "Carla", "Dora", "Emil"], ["a", "b", "c"]),
    ],
)
def test_what_came_from_one_date_to_another(project, start, end, actors, documents):
    changes = comention.changes(project, start, end)
    assert names(changes) == (actors, [f"news/{name}.txt" for name in documents])
    assert (changes.gone, changes.weaker) == ((), ())


def test_a_document_that_changed_is_not_new_and_what_it_said_before_is_not_known(project):
    by_the_last = comention.changes(project)
    assert [each.id for each in by_the_last.changed] == ["news/c.txt"]
    assert by_the_last.new == by_the_last.stronger == ()
    assert by_the_last.about.endswith(
        ": 0 documents came, 1 changed. The earlier text of 1 document is no longer known."
    )
    by_the_one_before = comention.changes(project, None, TWO).about
    assert by_the_one_before.endswith(": 1 document came. The earlier text of 1 document is no longer known.")
    assert comention.changes(project, None, ONE).about.endswith(": 1 document came.")


def test_whom_a_document_named_before_it_changed_is_new_with_no_other(project, news):
    write(news, "c", "Dora met Emil.")
    write(news, "d", "Emil met Fanny. Dora met Emil.")
    build(news, project=project)
    changes = comention.changes(project)
    assert names(changes) == (["Fanny"], ["news/d.txt"])
    assert [each.id for each in changes.changed] == ["news/c.txt"]
    assert len(changes.new) == 1


def test_a_document_that_is_put_before_others_of_its_file_is_the_new_one(tmp_path):
    news, project = tmp_path / "news", tmp_path / "corpus.duckdb"
    rows = [{"text": text} for text in TEXTS[:3]]

    def told(*rows):
        news.mkdir(exist_ok=True)
        (news / "a.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        build(news, project=project)
        changes = comention.changes(project)
        return names(changes), [each.id for each in changes.changed]

    told(*rows)
    first = {"text": "Fanny met Gil."}
    assert told(first, *rows) == ((["Fanny", "Gil"], ["news/a.jsonl#1"]), [])
    other = {"text": "Fanny saw Gil."}
    assert told(other, *rows) == (([], []), ["news/a.jsonl#1"])


def test_what_was_taken_away_is_counted(project, news):
    (news / "b.txt").unlink()
    build(news, project=project, prune=True)
    about = comention.changes(project, None, TWO).about
    assert about.endswith(" 1 document of that time was taken away since.")
    assert ": 0 documents came. The earlier text of 1 document" in about


def test_what_is_read_again_has_come_but_once(project, news):
    again = replace(CONFIG, read=Read(lang="en", max_characters=999))
    assert "read again" in told(news, project, config=again)[1][0]
    assert names(comention.changes(project)) == ([], [])
    assert names(comention.changes(project, TWO, TWO))[0] == ["Carla"]


def test_what_came_with_a_run_that_was_stopped_came_with_the_one_that_went_on(project, news):
    write(news, "e", "Fanny met Gil.")

    def stop(document):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(news, project=project, seen=stop)
    build(news, project=project)
    assert names(comention.changes(project)) == (["Fanny", "Gil"], ["news/e.txt"])


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        ("soon", None, "'soon' is no date"),
        (None, "2026-02-30", "no date"),
        (None, "20261126", "no date"),
        (None, "2026-W48", "no date"),
        (None, "2026-11-26T1430", "no date"),
        (None, "2026-11-26T14:30:15.5", "no date"),
        ("2026-11-26T25", None, "no date"),
        ("9999-12-31T23:59-01:00", None, "no date"),
        (THREE, ONE, "is before"),
    ],
)
def test_what_is_no_date_is_told(project, start, end, message):
    with pytest.raises(ConfigError, match=message):
        comention.changes(project, start, end)


def test_the_command_says_what_came(project, news):
    def diff(*arguments):
        return CliRunner().invoke(main, ["diff", *map(str, arguments)])

    text = diff(project, "--from", TWO, "--to", TWO).stdout
    assert text.startswith("# What changed\n\nFrom 2026-11-01 12:00:30 UTC to 2026-11-10 12:00:30 UTC: 1 doc")
    assert "## New actors\n\n* **Carla** (" in text
    assert "  > Carla and Boris spoke. (news/b.txt)" in text
    assert "The project had nothing yet.\n\nNothing." in diff(project, "--to", "2020").stdout
    assert "one project" in diff(project, project, "--from", ONE).stderr
    graph = comention.load(project).save(news.parent)
    assert "is no project" in diff(graph).stderr


def test_a_project_of_an_older_version_is_brought_to_this_one_and_loses_nothing(project, news):
    before = dumps(comention.load(project))
    older(project)
    for use in (comention.load, comention.changes):
        with pytest.raises(StoreError, match="of version 1; this comention reads version 2") as raised:
            use(project)
        assert "brings it to that" in raised.value.hint
    seen, said = told(news, project)
    assert (seen, said[0]) == ([], f"{project} is brought from version 1 to that of this comention.")
    assert told(news, project)[1] == ["Files: 0 new, 0 changed, 3 as before."]
    assert dumps(comention.load(project)) == before
    write(news, "d", "Emil met Fanny.")
    build(news, project=project)
    assert names(comention.changes(project)) == (["Fanny"], ["news/d.txt"])
    with duckdb.connect(project, read_only=True) as connection:
        runs = dict(connection.execute("SELECT id, run FROM documents").fetchall())
        missing = connection.execute("SELECT count(*) FROM texts WHERE sketch IS NULL").fetchone()[0]
    assert runs == {"news/a.txt": 0, "news/b.txt": 0, "news/c.txt": 0, "news/d.txt": 6}
    assert missing == 0


def test_a_version_is_reached_wholly_or_not_at_all(project, news, monkeypatch):
    older(project)
    broken = "ALTER TABLE contents ADD COLUMN run INTEGER; SELECT nothing FROM nowhere"
    monkeypatch.setattr("comention.store.database.STEPS", {1: lambda database: database.run(broken)})
    with pytest.raises(StoreError):
        build(news, project=project)
    monkeypatch.undo()
    assert "is brought from version 1" in told(news, project)[1][0]
