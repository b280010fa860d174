"""Quality may not fall below its floors."""

import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).parents[1] / "evaluation" / "run.py"
spec = importlib.util.spec_from_file_location("evaluation_run", PATH)
run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)


@pytest.fixture(scope="module")
def scores():
    return run.measure()


def test_no_score_is_below_its_floor(scores):
    assert run.below(scores) == {}


def test_every_gold_that_is_there_has_floors(scores):
    assert set(scores) <= set(run.floors())


def test_a_floor_is_not_lowered_unless_told_to(scores, tmp_path, monkeypatch):
    (tmp_path / "floors.json").write_text('{"examples.all.edge.ALL": 1.0}')
    monkeypatch.setattr(run, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(run, "measure", lambda: scores)
    for option, status in (("--raise", 1), ("--lower", 0)):
        monkeypatch.setattr("sys.argv", ["run.py", option])
        assert run.main() == status
        assert (run.floors()["examples.all.edge.ALL"] == 1.0) == (option == "--raise")


def test_the_committed_example_graph_is_what_the_examples_give(tmp_path):
    from comention.config import Config
    from comention.pipeline import build

    root = PATH.parents[1]
    saved = build([root / "examples"], config=Config()).save(tmp_path)
    committed = root / "graphs" / "examples" / "graph.json"
    assert saved.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8"), "run: make graphs"
