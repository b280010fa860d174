"""Builds that are killed at random moments, and whether the end is that of an undisturbed one.

    python benchmarks/crash.py [--rounds N] [--seed N]

In each round a build of some files is killed at a random moment of its run (kill -9) and run again to its
end, whose graph is compared byte by byte; every second round kills the second run too. Mentions are found by
a detector that costs nothing but a little time.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.store.fake import build

from comention import load
from comention.graph.storage import dumps

ROOT = Path(__file__).parents[1]
DOCUMENTS, SECONDS = 90, 0.01


def run(project: Path, news: Path, *, limit: float | None = None) -> bool:
    """Build, or be killed when the time is over; whether it was."""
    command = [sys.executable, "-m", "tests.store.fake", str(project), str(news), str(SECONDS)]
    running = subprocess.Popen(command, cwd=ROOT)
    try:
        running.wait(limit)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
        return True
    return False


def main() -> None:
    """Print how many rounds there were, how many were killed, and how many came to the same end."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, killed, same = random.Random(options.seed), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news"
        news.mkdir()
        for number in range(DOCUMENTS):
            text = f"Nadia{number % 7} met Anna{number % 11}. Boris{number % 5} left. Number {number}."
            (news / f"n{number:03}.txt").write_text(text, encoding="utf-8")
        expected = dumps(build(news))
        start = time.perf_counter()
        run(Path(folder) / "whole.duckdb", news)
        whole = time.perf_counter() - start
        for number in range(options.rounds):
            project = Path(folder) / f"p{number}.duckdb"
            for _ in range(1 + number % 2):
                killed += run(project, news, limit=chance.uniform(0.1, whole))
            run(project, news)
            same += dumps(load(project)) == expected
    sys.stdout.write(f"{options.rounds} rounds, killed {killed} times, the same end {same} times\n")
    sys.exit(same != options.rounds)


if __name__ == "__main__":
    main()
