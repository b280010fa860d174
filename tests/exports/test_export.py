"""Which file is written where, by its suffix; the same graph, the same bytes."""

import sys
import zipfile
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.hostile import few
from tests.strategies import actors_of, annotated, corpora

from comention.errors import OutputError
from comention.exports import export, registry
from comention.exports.registry import OURS, suffixes
from comention.graph import relate

DOCUMENTS = [annotated("d1", [["A", "B"], ["C"]], date="2021"), annotated("d2", [["B", "A"]])]
GRAPH = relate(DOCUMENTS, actors_of(DOCUMENTS))
TABLES = ["edges.csv", "evidence.csv", "nodes.csv"]


@few
@given(corpora(), st.randoms(), st.sampled_from(sorted(OURS)))
def test_the_order_of_documents_changes_no_byte(tmp_path_factory, documents, random, suffix):
    shuffled = documents.copy()
    random.shuffle(shuffled)
    folder = tmp_path_factory.mktemp("same")
    one, other = (
        export(relate(each, actors_of(each)), folder / f"{name}.{suffix}.zip")
        for name, each in (("a", documents), ("a", shuffled))
    )
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("suffix", sorted(OURS))
def test_every_suffix_writes_a_file_or_a_folder_and_nothing_else(tmp_path, suffix):
    path = GRAPH.export(tmp_path / f"g.{suffix}")
    assert list(tmp_path.iterdir()) == [path]
    files = list(path.iterdir()) if path.is_dir() else [path]
    assert all(file.stat().st_size for file in files)
    before = [file.read_bytes() for file in files]
    GRAPH.export(path)
    assert [file.read_bytes() for file in files] == before
    assert list(tmp_path.iterdir()) == [path]


def test_several_tables_make_a_folder_or_an_archive(tmp_path):
    folder = GRAPH.export(tmp_path / "g.csv")
    assert sorted(each.name for each in folder.iterdir()) == TABLES
    with zipfile.ZipFile(GRAPH.export(tmp_path / "g.csv.zip")) as archive:
        assert sorted(archive.namelist()) == TABLES
        assert archive.read("nodes.csv") == (folder / "nodes.csv").read_bytes()
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o644}
    with zipfile.ZipFile(GRAPH.export(tmp_path / "g.dot.zip")) as archive:
        assert archive.namelist() == ["g.dot"]


@pytest.mark.parametrize("name", ["g.GEXF", "G.Ftm.Json", "a.b.dot"])
def test_case_and_other_dots_do_not_matter(tmp_path, name):
    assert GRAPH.export(tmp_path / name).stat().st_size


def test_ftm_is_not_json(tmp_path):
    assert GRAPH.export(tmp_path / "g.ftm.json").read_text().startswith('{"id": ')


@pytest.mark.parametrize("name", ["g.gexff", "g", "gexf", ".zip", "g.xlsx"])
def test_an_unknown_suffix_is_told_with_those_there_are(tmp_path, name):
    with pytest.raises(OutputError, match=r"no suffix that names an export.*\.gexf.*\.parquet.*\.dot"):
        GRAPH.export(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_suffix_that_is_nearly_one_is_recognised(tmp_path):
    with pytest.raises(OutputError, match=r"Did you mean \.graphml"):
        GRAPH.export(tmp_path / "g.graphlm")


def test_a_folder_that_holds_something_else_stays(tmp_path):
    kept = tmp_path / "g.csv" / "thesis.odt"
    kept.parent.mkdir()
    kept.write_text("years of work")
    with pytest.raises(OutputError, match=r"thesis\.odt in it is not ours"):
        GRAPH.export(kept.parent)
    assert kept.read_text() == "years of work"
    assert list(tmp_path.iterdir()) == [kept.parent]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    path = tmp_path / "g.csv"
    path.write_text("mine")
    with pytest.raises(OutputError, match=r"g\.csv cannot be written"):
        GRAPH.export(path)
    assert path.read_text() == "mine"


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(tmp_path, monkeypatch):
    path = GRAPH.export(tmp_path / "g.csv")
    before = (path / "nodes.csv").read_bytes()
    rename = type(path).rename

    def fail(self, target):
        if self.name.startswith(".g.csv.") and not self.name.endswith(".old"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr("pathlib.Path.rename", fail)
    with pytest.raises(OutputError, match="No space left"):
        relate([], []).export(path)
    assert (path / "nodes.csv").read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def plugin(monkeypatch, name: str, exporter) -> None:
    """An exporter of another package."""
    module = ModuleType("their_exports")
    module.write = exporter
    monkeypatch.setitem(sys.modules, "their_exports", module)
    found = [EntryPoint(name, "their_exports:write", registry.GROUP)]
    monkeypatch.setattr(registry, "entry_points", lambda group: found)


def test_a_plugin_adds_a_suffix(tmp_path, monkeypatch):
    plugin(monkeypatch, "count.txt", lambda graph: f"{len(graph.nodes)} actors\n")
    assert suffixes()[-1] == ".count.txt"
    assert GRAPH.export(tmp_path / "g.count.txt").read_text() == "3 actors\n"


def test_a_plugin_replaces_none_of_ours(tmp_path, monkeypatch):
    plugin(monkeypatch, "dot", lambda graph: "nonsense")
    assert GRAPH.export(tmp_path / "g.dot").read_text().startswith("graph comention {")


def test_a_plugin_that_cannot_be_loaded_is_named(tmp_path, monkeypatch):
    found = [EntryPoint("odd", "no_such_package:write", registry.GROUP)]
    monkeypatch.setattr(registry, "entry_points", lambda group: found)
    with pytest.raises(OutputError, match=r"\.odd cannot be loaded.*no_such_package"):
        GRAPH.export(tmp_path / "g.odd")
