"""What a project saves: a first build, some documents more, and a run where nothing has changed.

    python benchmarks/project.py [ARTICLES.jsonl] [--documents N] [--added N] [--made-up] [--characters N]

The articles are repeated, each time under other names, until they are as many as asked for; without a file
they are those of the examples. Each run is a process of its own, which writes graph and page. With --made-up
mentions are found by a detector that costs nothing, for large projects.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
MADE_UP = (
    "from comention.engines import embedded; from tests.store import fake; embedded.detect = fake.detect;"
    "from comention.cli import main; main()"
)
NAME = re.compile(r"\b[A-ZÉ]\w{4,}")


def varied(articles: Sequence[dict[str, str]], most: int | None) -> Iterator[dict[str, str]]:
    """The articles, again and again, each time with other names."""
    number = 0
    while True:
        for article in articles:
            ending = f"{'aeiou'[number % 5]}{'lmnrst'[number % 6]}" if number else ""
            text = NAME.sub(lambda found, end=ending: found[0] + end, article["text"][:most])
            yield {**article, "id": f"{article['id']}-{number}", "text": text}
        number += 1


def read(path: Path | None) -> list[dict[str, str]]:
    """The articles of a file, or those of the examples."""
    if path:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    from comention.documents import read

    return [
        {"id": each.id, "text": each.text, "lang": each.lang}
        for each in read([ROOT / "examples"])
        if each.lang == "fr"
    ]


def took(arguments: Sequence[str], *, made_up: bool) -> tuple[float, float]:
    """How long a run of the program takes, and how much of a processor."""
    program = ["-c", MADE_UP] if made_up else ["-m", "comention"]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *program, *arguments], check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, sum(after[:2]) - sum(before[:2])


def main() -> None:
    """Print how long each run takes, and what share of the first it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--added", type=int, default=10)
    parser.add_argument("--made-up", action="store_true")
    parser.add_argument("--characters", type=int, help="so many of each article at most")
    options = parser.parse_args()
    made = varied(read(options.articles), options.characters)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        news, project = home / "news", home / "corpus.duckdb"
        news.mkdir()

        def write(count: int) -> None:
            for article in (next(made) for _ in range(count)):
                path = news / f"{article['id'].replace('/', '-')}.jsonl"
                path.write_text(json.dumps(article), encoding="utf-8")

        build = ["build", *map(str, (news, "-p", project, "-o", home / "graph")), "-q", "--lang", "fr"]
        build += ["--model", "fast"]
        times = []
        for what, count in (("first", options.documents), ("more", options.added), ("nothing new", 0)):
            write(count)
            seconds, processor = took(build, made_up=options.made_up)
            times.append(processor)
            sys.stdout.write(
                f"{what:12} {count:7,} documents  {seconds:8.1f} s  {processor:8.1f} s of a processor"
                f"  {100 * processor / times[0]:6.1f} % of the first\n"
            )
        room = project.stat().st_size / 2**20
        sys.stdout.write(f"project      {room:7,.0f} MB\n")


if __name__ == "__main__":
    main()
