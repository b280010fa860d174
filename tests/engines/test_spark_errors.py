"""What Spark has to say when it cannot, in words; nothing is lost."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest.mock import Mock

import pytest

from comention.config import Detect, Run
from comention.documents import Skipped
from comention.domain import Document, Reference
from comention.engines import engine
from comention.engines.spark import detecting, session
from comention.errors import ConfigError, DocumentError, EngineError, ModelError
from tests.engines.corpus import FAST, SPARK, made


def documents(*texts: str) -> list[Document]:
    return [Document(reference=Reference(id=str(n), lang="fr"), text=text) for n, text in enumerate(texts)]


def failing(*_: object) -> object:
    raise ValueError("the disk is on fire")


@pytest.mark.parametrize(
    ("what", "value", "message", "hint"),
    [
        ("installed", None, "needs PySpark, which is not installed", "pip install 'comention[spark]'"),
        ("JAVA_HOME", "/nowhere", "there is none in JAVA_HOME", "default-jre-headless"),
        ("PATH", "/nowhere", "there is none on this machine", "default-jre-headless"),
        ("SPARK_REMOTE", "sc://a", "Spark Connect", "spark.master"),
    ],
)
def test_what_is_missing_is_told_and_where_to_get_it(monkeypatch, what, value, message, hint):
    monkeypatch.setattr(session, "find_spec", lambda name: what != "installed")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv(what, value or "")
    with pytest.raises(EngineError, match=message) as told, engine(SPARK):
        pass
    assert hint in told.value.hint


def test_an_engine_that_does_not_exist_is_told():
    with pytest.raises(ConfigError, match=r"run.engine is 'dask'") as told:
        Run("dask")  # type: ignore[arg-type]
    assert "embedded, spark" in told.value.hint


@pytest.mark.usefixtures("spark")
def test_a_spark_that_cannot_start_is_one_message_and_the_graph_of_before_stays(tmp_path):
    (tmp_path / "a.txt").write_text("L’Irak et l’Iran.", encoding="utf-8")
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "graph.json").write_text("that of before", encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "TMPDIR": str(tmp_path),
    }
    command = [sys.executable, "-m", "comention", "build", "a.txt", "-o", "graph", "--engine", "spark"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**environment, "SPARK_MASTER": "nonsense"},
        capture_output=True,
        text=True,
    )
    message, hint = done.stderr.splitlines()
    assert done.returncode == 1
    assert message.startswith("Error: Spark cannot be started: Master must")
    assert "What Spark logged: " in hint
    assert (tmp_path / "graph" / "graph.json").read_text(encoding="utf-8") == "that of before"


@pytest.mark.usefixtures("spark")
def test_a_job_that_fails_is_told_by_what_it_comes_down_to(monkeypatch):
    monkeypatch.setattr(detecting, "seek_here", failing)
    with (
        engine(SPARK) as cluster,
        pytest.raises(EngineError, match="ValueError: the disk is on fire") as told,
    ):
        list(cluster.detect(documents("L’Irak."), FAST))
    assert "\n" not in str(told.value)
    assert "goes on where it was" in told.value.hint


@pytest.mark.usefixtures("spark")
def test_what_an_executor_meets_is_told_as_here(tmp_path):
    with engine(SPARK) as cluster:
        with pytest.raises(ModelError, match="'nope' cannot be loaded"):
            list(cluster.detect(documents("L’Irak."), Detect(models={"fr": "nope"})))
        gazetteer = tmp_path / "g.toml"
        gazetteer.write_text("[a", encoding="utf-8")
        with pytest.raises(ConfigError, match=r"g.toml cannot be read"):
            list(cluster.detect(documents("L’Irak."), Detect(gazetteers=(str(gazetteer),))))


@pytest.mark.usefixtures("spark")
def test_urls_that_spark_does_not_read_are_told(tmp_path):
    (tmp_path / "a.png").write_bytes(b"a")
    for url, message in (
        ("s3a://bucket/news", "Spark cannot read s3a:// URLs"),
        (f"file://{tmp_path}/none", "There is no file or folder"),
        (f"file://{tmp_path}/*.txt", "There is no file or folder"),
        (f"file://{tmp_path}", "holds no file that comention reads"),
    ):
        with pytest.raises(DocumentError, match=message):
            made(url, run=SPARK)
    with pytest.raises(DocumentError, match="nothing is fetched") as told:
        made("s3a://bucket/news")
    assert "--engine spark" in told.value.hint


@pytest.mark.usefixtures("spark")
def test_a_file_that_is_too_large_or_gone_or_not_fetched_costs_itself_only(tmp_path):
    from dataclasses import replace

    from comention.config import Read

    for name in ("a", "b", "é: %41"):
        (tmp_path / f"{name}.txt").write_text("L’Irak et l’Iran négocient avec la Chine.", encoding="utf-8")
    (tmp_path / "large.txt").write_bytes(b" " * 2_000_000)
    with engine(SPARK) as cluster:
        sources = cluster.find([tmp_path.as_uri()])
        (tmp_path / "b.txt").unlink()
        read = {
            source.id.rpartition("/")[2]: held
            for source, held in cluster.read(sources, Read(max_megabytes=1))
        }
    assert [each.text[:6] for each in read["a.txt"]] == ["L’Irak"]
    (unfetched,) = read["é: %41.txt"]
    assert unfetched.reason.startswith("cannot be read: Relative path in absolute URI")
    assert [replace(each, name="") for name in ("b.txt", "large.txt") for each in read[name]] == [
        Skipped("", "cannot be read: it is no longer there"),
        Skipped("", "is larger than 1 MB"),
    ]


def test_an_interrupt_while_java_starts_waits_until_it_can_be_ended(monkeypatch):
    pytest.importorskip("pyspark")
    from pyspark import SparkContext, java_gateway

    java = Mock()

    def launched(**_: object) -> Mock:
        signal.raise_signal(signal.SIGINT)
        return java

    for name in ("_gateway", "_jvm", "_active_spark_context"):
        monkeypatch.setattr(SparkContext, name, None)
    monkeypatch.setattr(java_gateway, "launch_gateway", launched)
    with pytest.raises(KeyboardInterrupt), session._java(Path(os.devnull)):
        pass
    assert java.proc.wait.called


def test_a_log_stays_only_where_it_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def logging(text: str, stop: type[BaseException] | None = None) -> None:
        with session._logged() as log:
            log.write_text(text)
            try:
                if stop:
                    raise stop
            finally:
                raise EngineError("Spark ended.", "Again.")

    for text, stop in (("said", SystemExit), ("said", KeyboardInterrupt), ("", None)):
        with pytest.raises(EngineError, match=r"Again\.$"):
            logging(text, stop)
        assert not list(tmp_path.iterdir())
    with pytest.raises(EngineError, match="What Spark logged: ") as told:
        logging("said")
    assert told.value.hint.endswith(str(*tmp_path.iterdir()))
