"""A build that is killed, wherever it is, and run again gives what an undisturbed one gives."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.store.fake import build
from tests.store.test_project import TEXTS, write

import comention
from comention.errors import ComentionError
from comention.graph.storage import dumps

ROOT = Path(__file__).parents[2]
DOCUMENTS = 60


def child(project: Path, news: Path, seconds: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.store.fake", str(project), str(news), str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)


@pytest.fixture
def news(tmp_path):
    for number in range(DOCUMENTS):
        write(tmp_path / "news", f"n{number:03}", f"Nadia{number % 7} left. {TEXTS[number % 3]} {number}.")
    return tmp_path / "news"


def test_a_build_that_is_killed_again_and_again_comes_to_the_same_end(news, tmp_path):
    project, chance = tmp_path / "corpus.duckdb", random.Random(1)
    for _ in range(5):
        running = child(project, news, 0.02)
        while running.poll() is None and not project.exists():
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 2))
        running.kill()
        running.wait()
    graph = build(news, project=project)
    assert dumps(comention.load(project)) == dumps(graph) == dumps(build(news))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.duckdb", "news"]


def test_a_second_process_is_told_that_the_project_is_in_use(news, tmp_path):
    project = tmp_path / "corpus.duckdb"
    running = child(project, news, 0.2)
    try:
        while not project.exists():
            assert running.poll() is None
            time.sleep(0.01)
        time.sleep(0.5)
        for use in (lambda: build(news, project=project), lambda: comention.load(project)):
            with pytest.raises(ComentionError, match="is in use by another process") as told:
                use()
            assert told.value.hint
    finally:
        running.kill()
        running.wait()
    assert dumps(build(news, project=project)) == dumps(build(news))
