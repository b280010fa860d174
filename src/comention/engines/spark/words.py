"""What Spark says at length, in one sentence and with what to do about it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote

from comention.errors import EngineError

if TYPE_CHECKING:
    from py4j.protocol import Py4JJavaError

_LONGEST = 300
# What stands in it, the message, and the hint.
_KNOWN = (
    (
        "No module named 'comention",
        "The executors of Spark have no comention.",
        "Install this version of it in their Python, which PYSPARK_PYTHON names.",
    ),
    (
        "No module named",
        "A library of comention is missing on the executors of Spark.",
        "Install comention[spark] in their Python, which PYSPARK_PYTHON names.",
    ),
    (
        "PYTHON_VERSION_MISMATCH",
        "The executors of Spark run another version of Python.",
        "Name one like this one in PYSPARK_PYTHON.",
    ),
    (
        "Cannot run program",
        "The Python of Spark's executors is not there.",
        "Name it in PYSPARK_PYTHON.",
    ),
    (
        "maxResultSize",
        "What Spark's executors found is more than the driver takes at once.",
        "Say more in spark.driver.maxResultSize and spark.driver.memory.",
    ),
    (
        "OutOfMemoryError",
        "Memory was short in Spark.",
        "Say more in spark.driver.memory and spark.executor.memory.",
    ),
    (
        "Python worker exited unexpectedly",
        "A process of Spark that reads documents ended; memory may have been short.",
        "Say more in spark.executor.memoryOverhead, or fewer in spark.executor.cores.",
    ),
)
# It ended meanwhile.
_GONE = ("Error while sending or receiving", "Answer from Java side is empty", "Connection refused")
_AGAIN = "Run the same command again: with a project (-p) it goes on where it was."
_STARTING = (
    ("UnsupportedClassVersionError", "This Java is too old for Spark.", "Install version 17 or 21."),
    (
        "All masters are unresponsive",
        "The master of Spark does not answer.",
        "Is it there, and the address right?",
    ),
)
_CAUSE = "Caused by: "
_WAITING = "Exception thrown in awaitResult"  # which says nothing of what was waited for
_FETCHING = "FAILED_READ_FILE"
_CLASS = re.compile(r"^(?::\s*)?(?:[\w$]+\.)+[\w$]*(?:Exception|Error):\s*")


@contextmanager
def told() -> Iterator[None]:
    """Within it an error of Spark becomes one of ours.

    Raises:
        EngineError: Spark gave up.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, PySparkException, ConnectionError, EOFError) as error:
        raise EngineError(*gave_up(error)) from error


def gave_up(error: Exception) -> tuple[str, str]:
    """The message and the hint for a job that failed."""
    said = str(error)
    for sign, message, hint in _KNOWN:
        if sign in said:
            return message, hint
    if any(sign in said for sign in _GONE):
        return "Spark ended while it was at work.", f"Was spark.driver.memory too little? {_AGAIN}"
    return f"Spark gave up: {reason(error)}.", _AGAIN


def cannot_start(error: Exception, log: str) -> tuple[str, str]:
    """The message and the hint for a Spark that did not start."""
    for sign, message, hint in _STARTING:
        if sign in log or sign in str(error):
            return message, hint
    said = _last_error(log) if "JAVA_GATEWAY_EXITED" in str(error) else reason(error)
    return f"Spark cannot be started: {said}.", "Look at spark.master and the rest of its configuration."


def unfetched(error: "Py4JJavaError") -> tuple[str, str]:
    """The URL of the file that Spark could not fetch, and why; empty where an error is about no file."""
    java = error.java_exception
    while java is not None:
        cause = java.getCause()
        if _FETCHING in (java.getMessage() or ""):
            why = _first(str(cause.getMessage() or cause.getClass().getSimpleName())) if cause else ""
            return unquote(java.getMessageParameters().get("path")), why or "Spark does not fetch it"
        java = cause
    return "", ""


def reason(error: Exception) -> str:
    """What an error comes down to, on one line."""
    lines = [line.strip().removeprefix(_CAUSE) for line in str(error).splitlines() if _WAITING not in line]
    lines = [line for line in lines if line and not line.startswith(("at ", "An error occurred", "SQLSTATE"))]
    if any(line.startswith("Traceback") for line in lines):
        lines = [line for line in lines if not line.startswith("JVM stacktrace")][-1:]
    return _first(next(iter(lines), type(error).__name__))


def _first(line: str) -> str:
    """A line without the classes of errors that it begins with."""
    while found := _CLASS.match(line):
        line = line[found.end() :]
    return line[:_LONGEST].rstrip(" .:")


def _last_error(log: str) -> str:
    """The last line of a log that tells of an error."""
    lines = [line.strip() for line in log.splitlines() if line.strip() and not line.strip().startswith("at ")]
    found = [line for line in lines if re.search(r"error|exception|not", line, re.IGNORECASE)]
    last = (found or lines or ["Java ended and said nothing"])[-1]
    return _CLASS.sub("", last.removeprefix('Exception in thread "main" '))[:_LONGEST].rstrip(" .")
