"""Builds of folders of damaged files, for as long as one likes.

    python benchmarks/fuzz.py [--minutes N] [--seed N] [--keep FOLDER]

Files of every kind are damaged by chance (hypothesis) and built with a detector that costs nothing, with a
project and without: no crash, no file that is neither in the graph nor told, and the same graph both times.
Every tenth folder goes through the command line and the fast models instead. Folders that fail are kept.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, seed, settings

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.documents.mutations import folders
from tests.store.test_fuzz import account

from comention.cli import main as comention

ROUND, MOST, REAL = 25, 12, 10


def folder(found: dict[str, bytes], *, real: bool) -> None:
    """Build of some files, in a folder of their own."""
    with tempfile.TemporaryDirectory() as home:
        if real:
            by_command(Path(home), found)
        else:
            account(Path(home), found)


def by_command(home: Path, found: dict[str, bytes]) -> None:
    """Build by the command line and with the fast models; it ends without a traceback."""
    (home / "news").mkdir()
    for name, data in found.items():
        (home / "news" / name).write_bytes(data)
    command = ["build", str(home / "news"), "-o", str(home / "out"), "--model", "fast"]
    done = CliRunner().invoke(comention, command, catch_exceptions=False)
    assert done.exit_code in {0, 1}
    assert done.exit_code == 0 or "Nothing was read" in done.output


def main() -> None:
    """Print how many folders and files there were, what failed, and how long the slowest took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz"))
    options = parser.parse_args()
    logging.getLogger("comention").setLevel(logging.ERROR)
    until, count = time.monotonic() + 60 * options.minutes, options.seed * 1_000_000
    times: list[float] = []
    sizes: list[int] = []
    failed: list[Path] = []

    def tried(found: dict[str, bytes]) -> None:
        if time.monotonic() > until:
            return
        start = time.monotonic()
        try:
            folder(found, real=len(times) % REAL == REAL - 1)
        except Exception:
            failed.append(kept(options.keep / str(len(failed)), found, traceback.format_exc()))
        times.append(time.monotonic() - start)
        sizes.append(len(found))

    while time.monotonic() < until:
        count += 1
        once(tried, count)
    sys.stdout.write(
        f"{len(times)} folders of {sum(sizes)} files, the slowest in {max(times):.1f} s; {len(failed)} failed"
        f"{''.join(f'{os.linesep}{each}' for each in failed)}\n"
    )
    sys.exit(bool(failed))


def once(tried: Callable[[dict[str, bytes]], None], number: int) -> None:
    """Try some folders."""
    wanted = settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    seed(number)(wanted(given(folders(MOST))(tried)))()


def kept(home: Path, found: dict[str, bytes], told: str) -> Path:
    """Where the files of a folder are kept, with what went wrong."""
    (home / "news").mkdir(parents=True, exist_ok=True)
    (home / "failed.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
    for name, data in found.items():
        (home / "news" / name).write_bytes(data)
    return home


if __name__ == "__main__":
    main()
