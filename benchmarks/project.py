"""What a corpus costs, and what a project saves: builds of two sizes, some documents more, nothing new.

    python benchmarks/project.py [ARTICLES.jsonl] [--documents N] [--small N] [--added N] [--model NAME]

The articles are repeated, each time with other people and groups in them and a week later, until they are as
many as asked for; states keep their names, as they do in the news. After thirty times the names come again in
shorter articles. Without a file the articles are those of the examples. Each run is a process of its own,
which writes graph and page, with as many workers as it takes by itself.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"\b[A-ZÉ]\w{4,}")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÉ])")
IN_A_FILE = 1000
ROUNDS = 30


class Run(NamedTuple):
    """Seconds by the clock and of a processor, and the most memory that the main process had, in MB."""

    wall: float
    processor: float
    memory: float


def varied(articles: Sequence[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The articles, again and again, each time with other names."""
    from comention.resources.states import state_forms

    states = {word for form in state_forms("fr") for word in re.findall(r"\w+", form.text)}
    for number in count():
        ending = f"{'aeiou'[number % 5]}{'lmnrst'[number % 6]}" if number % ROUNDS else ""
        for article in articles:
            text = NAME.sub(
                lambda found, end=ending: found[0] if found[0] in states else found[0] + end, article["text"]
            )
            sentences = SENTENCE.split(text)
            without = number // ROUNDS
            text = " ".join(sentences[: without - 1] + sentences[without:]) if without else text
            day = date.fromisoformat(article["date"]) + timedelta(weeks=number)
            yield {"id": f"{article['id']}-{number}", "text": text, "date": day.isoformat(), "lang": "fr"}


def read(path: Path | None) -> list[dict[str, str]]:
    """The articles of a file, or the French ones of the examples."""
    if path:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    from comention.documents import read

    return [
        {"id": each.id, "text": each.text, "date": f"{each.reference.date}-01-01"[:10]}
        for each in read([ROOT / "examples"])
        if each.lang == "fr" and each.reference.date
    ]


def write(folder: Path, articles: Iterator[dict[str, str]], many: int) -> None:
    """Put the next articles into files of a folder."""
    folder.mkdir(exist_ok=True)
    while many > 0:
        some = list(islice(articles, min(many, IN_A_FILE)))
        lines = "\n".join(json.dumps(each, ensure_ascii=False) for each in some)
        (folder / f"{some[0]['id'].replace('/', '-')}.jsonl").write_text(lines, encoding="utf-8")
        many -= len(some)


def run(arguments: Sequence[str]) -> Run:
    """What a run of the program takes."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "comention", *arguments], cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"comention {' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Run(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def main() -> None:
    """Print what each run takes, and what share of the large build it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--added", type=int, default=10)
    parser.add_argument("--model", default="fast")
    options = parser.parse_args()
    articles = read(options.articles)
    with tempfile.TemporaryDirectory() as folder:
        home, made = Path(folder), varied(articles)
        write(home / "small", varied(articles), options.small)
        first = None
        for what, news, many in (
            ("small build", "small", 0),
            ("large build", "news", options.documents),
            ("some more", "news", options.added),
            ("nothing new", "news", 0),
        ):
            write(home / news, made, many)
            project, graph = home / f"{news}.duckdb", home / f"{news}-graph"
            build = ["build", *map(str, (home / news, "-p", project, "-o", graph)), "-q"]
            took = run([*build, "--model", f"fr={options.model}"])
            first = took if what == "large build" else first
            documents = options.small if news == "small" else many
            each = f"{1000 * took.processor / documents:8.2f} ms a document" if documents else " " * 22
            share = f"{100 * took.processor / first.processor:7.2f} % of the large build" if first else ""
            sys.stdout.write(
                f"{what:12}{documents:9,} documents {took.wall:8.1f} s {took.processor:8.1f} s of a processor"
                f"{each}{took.memory:8,.0f} MB{share}\n"
            )
            sys.stdout.flush()
        sys.stdout.write(f"the project has {(home / 'news.duckdb').stat().st_size / 2**20:,.0f} MB\n")


if __name__ == "__main__":
    main()
