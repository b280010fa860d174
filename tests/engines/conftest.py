"""A Spark of two cores for all tests, whose start is most of what they take."""

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

MISSING = (
    "Spark is tested where PySpark and Java are installed (pip install '.[spark]';"
    " Debian, Ubuntu: apt install default-jre-headless)."
)


@pytest.fixture(scope="package")
def spark() -> Iterator[object]:
    """An active session on local[2]; in continuous integration its absence is a failure."""
    if not (find_spec("pyspark") and shutil.which("java")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    from comention.engines.spark.session import session

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_MASTER", "local[2]")
        with session() as started:
            yield started
