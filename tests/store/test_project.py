"""A project gives what a build from nothing would, and does only what is new or no longer holds."""

import json
import os
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.fake import CONFIG, build, detect

import comention
from comention.config import Detect, Read, Relate, Resolve
from comention.errors import GraphError, StoreError
from comention.graph.storage import dumps
from comention.store.intake import AT_ONCE

TEXTS = (
    "Anna met Boris. Boris left.",
    "Carla and Boris spoke. Anna was there with Carla.",
    "Dora saw Anna.",
    "Nobody came.",
    "",
)
_rows = st.lists(st.tuples(st.sampled_from("12"), st.sampled_from(TEXTS[:4])), min_size=1, max_size=3)
_content = st.one_of(st.sampled_from(TEXTS), _rows)
_name = st.sampled_from("abcd")
_step = st.one_of(
    st.tuples(st.just("write"), _name, _content),
    st.tuples(st.just("write"), _name, _content),
    st.tuples(st.just("remove"), _name, st.none()),
    st.tuples(st.just("build"), st.booleans(), st.booleans()),
)


def write(folder: Path, name: str, content: str | Sequence[tuple[str, str]]) -> Path:
    """A text file, or one of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        path = folder / f"{name}.txt"
        path.write_text(content, encoding="utf-8")
        return path
    path = folder / f"{name}.jsonl"
    rows = [json.dumps({"id": id, "text": text}) + "\n" for id, text in content]
    path.write_text("".join(rows), encoding="utf-8")
    return path


@settings(max_examples=20)
@given(st.lists(_step, max_size=9))
def test_whatever_is_added_changed_and_removed_the_graph_is_that_of_a_build_from_nothing(steps):
    with TemporaryDirectory() as folder:
        home = Path(folder)
        news, project = home / "news", home / "kept" / "corpus.duckdb"
        kept: dict[str, bytes] = {}
        for what, one, two in [*steps, ("build", True, False)]:
            if what == "write":
                write(news, one, two)
            elif what == "remove":
                for path in news.glob(f"{one}.*"):
                    path.unlink()
            elif project.exists() or (news.exists() and any(news.iterdir())):
                built = built_again(news, project, kept, named=one, prune=two)
                assert dumps(built) == dumps(from_nothing(home / "other", kept, news))
                if built.documents:
                    assert dumps(comention.load(project)) == dumps(built)


def built_again(
    news: Path, project: Path, kept: dict[str, bytes], *, named: bool, prune: bool
) -> comention.ActorGraph:
    """The graph of a project; ``kept`` becomes what it should have read, in the order of ids."""
    there = {path.name: path.read_bytes() for path in sorted(news.glob("*"))}
    gone = [name for name in kept if name not in there]
    before = dict(kept)
    if prune and not (gone and len(gone) == len(kept)):
        before = {name: content for name, content in kept.items() if name in there}
    else:
        prune = False
    now = there if named or not project.exists() else {}
    kept.clear()
    kept.update(now)
    kept.update({name: content for name, content in before.items() if name not in now})
    return build(*([news] if now else []), project=project, prune=prune)


def from_nothing(home: Path, kept: dict[str, bytes], news: Path) -> comention.ActorGraph:
    """The graph of some files that are read in their order."""
    shutil.rmtree(home, ignore_errors=True)
    for name, content in kept.items():
        path = home / news.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if not kept:
        return comention.relate([], [])
    return build(*(home / news.name / name for name in kept))


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    for name, text in zip("abcd", TEXTS, strict=False):
        write(folder, name, text)
    return folder


@pytest.fixture
def project(tmp_path):
    return tmp_path / "corpus.duckdb"


def told(news: Path | None, project: Path, **options: object) -> tuple[list[str], list[str]]:
    """The ids of the documents in which mentions were sought, and what was said."""
    seen: list[str] = []
    said: list[str] = []
    build(
        *([news] if news else []),
        project=project,
        seen=lambda document: seen.append(document.id),
        on_change=said.append,
        **options,
    )
    return seen, said


def test_a_second_run_does_only_what_is_new_or_changed(news, project):
    first, said = told(news, project)
    assert (first, said) == ([f"news/{name}.txt" for name in "abcd"], [])
    assert told(news, project) == ([], ["Files: 0 new, 0 changed, 4 as before."])
    write(news, "b", "Boris met Emil.")
    write(news, "e", "Emil met Anna.")
    seen, said = told(news, project)
    assert (seen, said) == (["news/b.txt", "news/e.txt"], ["Files: 1 new, 1 changed, 3 as before."])


def test_a_text_that_is_known_is_not_gone_through_again_wherever_it_stands(news, project):
    told(news, project)
    (news / "a.txt").rename(news / "z.txt")
    seen, said = told(news, project)
    assert seen == []
    assert said[0] == "Files that are gone: 1; their documents (1) stay until --prune is said."


def test_what_is_gone_stays_until_it_is_pruned(news, project):
    told(news, project)
    (news / "a.txt").unlink()
    (news / "b.txt").unlink()
    assert "Files that are gone: 2; their documents (2) stay until --prune is said." in told(news, project)[1]
    assert "news/a.txt" in comention.load(project).documents
    assert "Files that are gone: 2; their documents (2) are taken away." in told(news, project, prune=True)[1]
    assert set(comention.load(project).documents) == {"news/c.txt", "news/d.txt"}
    assert told(news, project, prune=True)[1] == ["Files: 0 new, 0 changed, 2 as before."]


def test_a_folder_that_was_moved_does_not_empty_the_project(news, project):
    told(news, project)
    news.rename(news.with_name("moved"))
    with pytest.raises(StoreError, match="All files of the project are gone"):
        told(None, project, prune=True)
    assert len(comention.load(project).documents) == 4


def test_a_project_that_moves_with_its_files_knows_them(news, project, tmp_path):
    told(news, project)
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    tmp_path.rename(moved)
    said = ["Files: 0 new, 0 changed, 4 as before."]
    assert told(moved / "news", moved / project.name) == ([], said)


def test_several_folders_add_up(news, project, tmp_path):
    write(tmp_path / "more", "m", "Emil met Anna.")
    told(tmp_path / "more", project)
    told(news, project)
    both = build(news, tmp_path / "more")
    assert dumps(comention.load(project)) == dumps(both)


def test_a_setting_does_again_the_stages_that_it_touches_and_says_so(news, project, tmp_path):
    told(news, project)
    same = "Files: 0 new, 0 changed, 4 as before."

    def after(**changed):
        return told(news, project, config=replace(CONFIG, **changed))

    relate = "settings changed: links are counted anew."
    assert after(relate=Relate(passage="document")) == ([], [same, relate])
    write(tmp_path, "judgements", "")
    (tmp_path / "j.toml").write_text('[[same]]\nnames = ["Anna", "Dora"]\n', encoding="utf-8")
    judged = Resolve(judgements=str(tmp_path / "j.toml"))
    seen, said = after(resolve=judged)
    assert (seen, said[1]) == ([], "judgements changed: actors are made anew.")
    assert "Anna" in comention.load(project).find("Dora").aliases
    seen, said = after(detect=Detect(models={"en": "en_core_web_sm"}))
    assert said[1] == "en: model changed: mentions are sought again in 4 documents."
    assert len(seen) == 4
    seen, said = told(news, project, config=replace(CONFIG, read=Read(lang="en", max_characters=20)))
    assert said[0] == "settings changed: the files that are named are read again."
    assert set(comention.load(project).documents) == {"news/c.txt", "news/d.txt"}


def test_how_many_are_taken_at_once_changes_nothing(news, project):
    told(news, project)
    config = replace(CONFIG, detect=replace(CONFIG.detect, batch_size=1))
    assert told(news, project, config=config) == ([], ["Files: 0 new, 0 changed, 4 as before."])


def test_a_change_of_the_links_leaves_who_is_who(news, project, monkeypatch):
    told(news, project)
    monkeypatch.setattr("comention.stages.resolve", None)
    config = replace(CONFIG, relate=Relate(passage="document"))
    told(news, project, config=config)
    monkeypatch.undo()
    assert dumps(comention.load(project)) == dumps(build(news, config=config))


def test_what_was_done_when_the_work_is_stopped_is_not_done_again(news, project):
    for number in range(10):
        write(news, f"n{number}", f"Nadia{number} met Anna.")
    seen: list[str] = []

    def stopping(document):
        if len(seen) == 7:
            raise KeyboardInterrupt
        seen.append(document.id)

    with pytest.raises(KeyboardInterrupt):
        build(news, project=project, seen=stopping)
    with pytest.raises(StoreError, match="has no graph yet"):
        comention.load(project)
    after, _ = told(news, project)
    assert sorted(seen + after) == sorted(comention.load(project).documents)
    assert dumps(comention.load(project)) == dumps(build(news))


def test_large_files_that_were_read_when_the_work_is_stopped_are_not_read_again(news, project):
    for name in ("n", "o", "p"):
        write(news, name, [(f"{name}{number}", f"Nadia{number} met Anna.") for number in range(AT_ONCE)])
    write(news, "q", "")

    def stop(skipped):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(news, project=project, on_skip=stop)
    assert "Files: 1 new, 0 changed, 7 as before." in told(news, project)[1]


def test_what_comes_when_the_work_is_stopped_is_kept_though_some_is_missing(news, project, monkeypatch):
    def stopped(documents, *, config=None):
        one, _, three, *_ = detect(documents)
        yield one
        yield three
        raise KeyboardInterrupt

    monkeypatch.setattr("comention.engines.embedded.detect", stopped)
    with pytest.raises(KeyboardInterrupt):
        comention.build([news], project=project, config=CONFIG)
    assert told(news, project)[0] == ["news/b.txt", "news/d.txt"]
    assert dumps(comention.load(project)) == dumps(build(news))


def test_what_could_not_be_read_is_told_by_every_run(news, project):
    write(news, "empty", "")
    write(news, "rows", [("1", TEXTS[0]), ("1", TEXTS[0])])
    for _ in range(2):
        skipped = []
        build(news, project=project, on_skip=skipped.append)
        assert [(each.name, each.reason) for each in skipped] == [
            ("news/empty.txt", "is empty"),
            ("1", "has the id and the text of an earlier document"),
        ]


def test_a_file_that_cannot_be_opened_any_more_keeps_its_documents(news, project):
    told(news, project)
    (news / "a.txt").unlink()
    (news / "a.txt").symlink_to("nowhere.txt")
    skipped = []
    build(news, project=project, on_skip=skipped.append)
    assert [each.name for each in skipped] == ["news/a.txt"]
    assert "news/a.txt" in comention.load(project).documents


def test_a_file_that_changes_while_it_is_read_is_told_and_read_again_by_the_next_run(
    news, project, monkeypatch, caplog
):
    from comention.engines import embedded

    real = embedded.contents

    def contents(source, *given):
        yield from real(source, *given)
        if source.id == "news/a.txt":
            write(news, "a", "Anna met Boris. Boris left. Emil")

    monkeypatch.setattr(embedded, "contents", contents)
    told(news, project)
    monkeypatch.undo()
    said = [each.getMessage() for each in caplog.records if "changed" in each.getMessage()]
    assert said == ["'news/a.txt' changed while it was read: run again when it is whole"]
    assert told(news, project)[0] == ["news/a.txt"]
    assert dumps(comention.load(project)) == dumps(build(news))


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="all names are text there")
def test_a_name_that_is_no_text_is_known_again(news, project):
    path = Path(os.fsdecode(os.fsencode(news) + b"/caf\xe9.txt"))
    path.write_text("Emil met Anna.", encoding="utf-8")
    told(news, project)
    assert told(news, project) == ([], ["Files: 0 new, 0 changed, 5 as before."])
    path.unlink()
    assert "Files that are gone: 1; their documents (1) are taken away." in told(news, project, prune=True)[1]


def test_where_there_is_no_project_there_is_nothing_to_build(tmp_path):
    with pytest.raises(StoreError, match="There is no project") as told:
        build(project=tmp_path / "none.duckdb")
    assert "SOURCES" in told.value.hint
    assert list(tmp_path.iterdir()) == []


def test_without_a_graph_there_is_nothing_to_load(tmp_path):
    with pytest.raises(GraphError, match="cannot be read"):
        comention.load(tmp_path / "none.duckdb")


def test_the_queries_of_the_documentation_are_answered(news, project, tmp_path):
    rows = [{"id": "r", "source": "Le Courrier", "text": TEXTS[0]}, {"id": "s", "text": TEXTS[1]}]
    (news / "r.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    judgements = tmp_path / "judgements.toml"
    judgements.write_text('[[rename]]\nname = "Dora"\nto = "Dora D."\nwhy = "so"\n', encoding="utf-8")
    told(news, project, config=replace(CONFIG, resolve=Resolve(judgements=str(judgements))))
    page = (Path(__file__).parents[2] / "docs" / "project.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    with duckdb.connect(project, read_only=True) as connection:
        mentioned, sentences, twice = (connection.execute(query).fetchall() for query in queries)
        for table, columns in re.findall(r"^\| `(\w+)` \| [^|]* \| ([^|]*)", page, re.MULTILINE):
            found = {name for name, *_ in connection.execute(f"DESCRIBE {table}").fetchall()}
            assert set(re.findall(r"`(\w+)`", columns)) <= found, table
        sql = "SELECT m.text, substring(d.text, m.starts + 1, m.ends - m.starts) FROM mentions m, documents d"
        same = connection.execute(f"{sql} WHERE d.id = m.document").fetchall()
        whole = connection.execute("SELECT string_agg(text, '' ORDER BY id) FROM documents").fetchall()
        cut = connection.execute("SELECT string_agg(text, '' ORDER BY document, number) FROM sentences")
        assert cut.fetchall() == whole
        judged = connection.execute("SELECT judgement, names, why FROM judgements").fetchall()
    assert mentioned[0] == ("Boris", 2)
    assert ("news/c.txt", "Dora saw Anna.") in sentences
    assert {tuple(documents) for _, documents in twice} == {("news/a.txt", "r"), ("news/b.txt", "s")}
    assert same
    assert all(one == other for one, other in same)
    assert judged == [("rename", ["Dora"], "so")]


def test_what_tells_reprints_is_made_anew_where_it_would_be_another(news, project, monkeypatch):
    dispatch = " ".join(f"word{number}" for number in range(60))
    for name in ("one", "two"):
        write(news, name, f"Anna met Boris. {dispatch}")
    build(news, project=project)
    monkeypatch.setattr("comention.store.intake.sketch", lambda text: b"")
    monkeypatch.setattr("comention.store.sketching.sketch", lambda text: b"")
    monkeypatch.setattr("comention.fingerprints.sketching", lambda: {"program": "another"})
    monkeypatch.setattr("comention.fingerprints.relating", lambda *told: {"program": "another", "actors": ""})
    told = []
    graph = build(project=project, on_change=told.append)
    assert any("what tells reprints is made anew" in each for each in told)
    assert {each.story for each in graph.documents.values()} == {None}


def test_texts_that_are_longer_together_than_the_memory_of_the_database_are_kept(news, project, monkeypatch):
    monkeypatch.setattr("comention.store.database._MEMORY", 32 << 20)
    monkeypatch.setattr("comention.store.intake.CHARACTERS", 1_000_000)
    long = "Anna met Boris. " + "x" * 990_000
    for number in range(40):
        write(news, f"long{number}", f"{long} {number}.")
    assert len(build(news, project=project).documents) == len(list(news.iterdir()))
