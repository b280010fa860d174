"""A session of Spark: the one that is active, or one of our own, configured as Spark is everywhere."""

import logging
import os
import shutil
import signal
import sys
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from comention.engines.spark.words import cannot_start
from comention.errors import EngineError
from comention.interrupts import uninterrupted

if TYPE_CHECKING:
    from py4j.java_gateway import JavaGateway
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

# Each task has one core, and nothing is imported from the folder that one happens to be in.
_WORKERS = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"),
    "PYTHONSAFEPATH": "1",
}
# Of a Spark that is this machine alone, nobody else is to see anything, and work is cut into fewer pieces.
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "localhost",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "16",
}
_UNNAMED = "pyspark-shell"


@contextmanager
def session() -> Iterator["SparkSession"]:
    """The session that is active, or one that is started, and ended at the end.

    Raises:
        EngineError: Spark cannot be started.
    """
    from pyspark.sql import SparkSession

    with warnings.catch_warnings():
        # It says so of every version from 3 on; nothing that is used here is concerned.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        if active := SparkSession.getActiveSession():
            yield active
            return
        with _quiet(), _logged() as log, _java(log) as java:
            started = _started(log, java)
            try:
                yield started
            finally:
                with suppress(Exception):  # where it is gone already, there is nothing to end
                    started.stop()


def check() -> None:
    """Make sure that what Spark needs is installed.

    Raises:
        EngineError: PySpark or Java is not installed.
    """
    if not find_spec("pyspark"):
        raise EngineError(
            "--engine spark needs PySpark, which is not installed.",
            "Install it: pip install 'comention[spark]'",
        )
    if os.environ.get("SPARK_REMOTE"):
        raise EngineError(
            "Spark Connect (SPARK_REMOTE) is not enough for comention.",
            "Unset SPARK_REMOTE and name a master: spark.master in spark-defaults.conf, or SPARK_MASTER.",
        )
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else "java"
    if not shutil.which(java) and "PYSPARK_GATEWAY_PORT" not in os.environ:
        raise EngineError(
            f"Spark needs Java, and there is none {f'in JAVA_HOME ({home})' if home else 'on this machine'}.",
            "Install version 17 or 21 (Debian, Ubuntu: apt install default-jre-headless), or name its folder "
            "in JAVA_HOME.",
        )


@contextmanager
def _quiet() -> Iterator[None]:
    """Within it py4j logs nothing: its errors come as exceptions too, and interrupts are told otherwise."""

    def others(record: logging.LogRecord) -> bool:
        return f"{os.sep}py4j{os.sep}" not in record.pathname

    logging.getLogger("py4j").setLevel(logging.CRITICAL)
    root = logging.getLogger()  # by which it tells of interrupts
    root.addFilter(others)
    try:
        yield
    finally:
        root.removeFilter(others)


@contextmanager
def _logged() -> Iterator[Path]:
    """A file for what Spark logs, which is told and stays where Spark fails."""
    number, name = mkstemp(prefix="comention-spark-", suffix=".log")
    os.close(number)
    log, stays = Path(name), False
    try:
        yield log
    except EngineError as error:
        stays = log.stat().st_size > 0 and not _of_an_interrupt(error)
        if not stays:
            raise
        raise EngineError(error.message, f"{error.hint} What Spark logged: {log}".strip()) from error
    finally:
        if not stays:
            with suppress(OSError):  # Windows keeps what is open
                log.unlink()


def _of_an_interrupt(error: BaseException | None) -> bool:
    """Whether an error came while one interrupted: what is in the way of an interrupt fails as well."""
    while isinstance(error, Exception):
        error = error.__context__
    return error is not None


@contextmanager
def _java(log: Path) -> "Iterator[JavaGateway]":
    """The Java that Spark runs in: the one that is there, or one that logs to a file, and is ended."""
    from pyspark import SparkContext
    from pyspark.java_gateway import launch_gateway

    if SparkContext._gateway or "PYSPARK_GATEWAY_PORT" in os.environ:
        yield SparkContext._gateway or launch_gateway()  # type: ignore[no-untyped-call]
        return
    with ExitStack() as ends:
        # Until it is known, nobody could end it.
        with uninterrupted(), _startable(log), _environment(), log.open("wb") as file:
            java = launch_gateway(popen_kwargs={"stdout": file, "stderr": file})  # type: ignore[no-untyped-call]
            ends.callback(_end, java)
        yield java


def _end(java: "JavaGateway") -> None:
    from pyspark import SparkContext

    # Where Java ended by itself, Spark has not noticed.
    SparkContext._gateway = SparkContext._jvm = SparkContext._active_spark_context = None
    with suppress(Exception):
        java.shutdown()
    with suppress(OSError):
        java.proc.stdin.close()  # by which it knows that nobody needs it
    java.proc.wait()


def _started(log: Path, java: "JavaGateway") -> "SparkSession":
    """A new session."""
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    with _startable(log), _environment(), _interrupts_as_before():
        conf = SparkConf(_jvm=java.jvm)  # what the user says, wherever Spark looks for it
        return SparkSession(SparkContext(conf=conf, gateway=java, environment=_completed(conf)))


@contextmanager
def _startable(log: Path) -> Iterator[None]:
    """Within it an error is one of ours: each part of Spark has its own."""
    try:
        yield
    except Exception as error:
        raise EngineError(*cannot_start(error, log.read_text("utf-8", "replace"))) from error


def _completed(conf: "SparkConf") -> dict[str, str]:
    """The environment of the executors' Python; what the user does not say is added to the configuration."""
    if conf.get("spark.app.name", _UNNAMED) == _UNNAMED:
        conf.setAppName("comention")
    if not (conf.get("spark.master") or "").startswith("local"):
        return _WORKERS
    for name, value in _LOCAL.items():
        conf.setIfMissing(name, value)
    return {**_WORKERS, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


@contextmanager
def _environment() -> Iterator[None]:
    """Within it Spark finds this Python, SPARK_MASTER, and room, unless it is told of others."""
    said: Mapping[str, str | None] = {
        "PYSPARK_PYTHON": sys.executable,
        "MASTER": os.environ.get("SPARK_MASTER"),
        "SPARK_DRIVER_MEMORY": "4g",
    }
    added = {name: value for name, value in said.items() if value and name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            os.environ.pop(name, None)


@contextmanager
def _interrupts_as_before() -> Iterator[None]:
    """Within it Spark answers interrupts; afterwards what was begun is done first, and kept."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
