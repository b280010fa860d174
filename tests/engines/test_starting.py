"""Spark is started when it is needed, and no sooner."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from comention import pipeline
from comention.cli import watching
from comention.config import Config, Read, Resolve
from comention.engines import Engine
from comention.engines.embedded import Embedded
from comention.engines.spark import cluster
from comention.errors import ConfigError, DocumentError, EngineError, JudgementError, StoreError
from tests.engines.corpus import FAST, SPARK


@pytest.fixture
def news(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("L’Irak et l’Iran négocient avec la Chine.", encoding="utf-8")
    return tmp_path / "news"


@pytest.fixture
def no_spark(monkeypatch):
    """Spark is there, but must not be started."""
    monkeypatch.setattr(cluster, "check", lambda: None)
    monkeypatch.setattr(cluster, "session", lambda: pytest.fail("Spark is started"))


@pytest.mark.usefixtures("no_spark")
def test_what_is_wrong_without_it_is_told_without_it(news, tmp_path):
    bad = tmp_path / "j.toml"
    bad.write_text("[[same]\n", encoding="utf-8")
    (tmp_path / "no.duckdb").write_text("no project", encoding="utf-8")
    for source, error, options in (
        (news.as_uri(), JudgementError, {"resolve": Resolve(judgements=str(bad))}),
        (news.as_uri(), ConfigError, {"read": Read(lang="xx")}),
        (news / "none", DocumentError, {}),
    ):
        with pytest.raises(error):
            pipeline.build(source, config=Config(detect=FAST, run=SPARK, **options))
    with pytest.raises(StoreError):
        pipeline.build(news, config=Config(detect=FAST, run=SPARK), project=tmp_path / "no.duckdb")


@pytest.mark.usefixtures("no_spark")
def test_where_nothing_is_new_it_is_not_needed(news, tmp_path):
    project = tmp_path / "p.duckdb"
    before = pipeline.build(news, config=Config(detect=FAST), project=project)
    after = pipeline.build(news, config=Config(detect=FAST, run=SPARK), project=project)
    assert set(after.documents) == set(before.documents) != set()


def failing(*_: object, **__: object) -> None:
    raise EngineError("Spark gave up.")


def test_a_watch_has_one_for_all_runs_and_another_after_an_error(news, tmp_path, monkeypatch):
    said: list[str] = []

    @contextmanager
    def engine(config: object) -> Iterator[Engine]:
        said.append("begins")
        try:
            yield Embedded()
        finally:
            said.append("ends")

    monkeypatch.setattr(watching, "engine", engine)
    watcher = watching.Watcher(
        [str(news)],
        tmp_path / "p.duckdb",
        Config(detect=FAST),
        output=None,
        skipped_file=None,
        prune=False,
        quiet=True,
    )
    assert watcher.run(())
    assert watcher.run(())
    assert said == ["begins"]
    with monkeypatch.context() as patch:
        patch.setattr(watching, "updated", failing)
        assert not watcher.run(())
    assert said == ["begins", "ends"]
    assert watcher.run(())
    watcher.close()
    assert said == ["begins", "ends"] * 2
