"""How fast the whole way from articles to page is, beside the bare recogniser, in one process.

    python benchmarks/throughput.py [ARTICLES.jsonl] [--rounds N]

The bare recogniser is ``nlp.pipe`` over the same texts with the same components left out. Both run in turn,
several times; the ratio of the medians is what counts, for machines are noisy. Without a file, the examples
are repeated 60 times.
"""

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import comention
from comention.config import Config, Detect
from comention.documents import read
from comention.mentions.nlp import load, on_one_thread
from comention.text import plain

ROOT = Path(__file__).parents[1]
REPEATED = 60


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


def main() -> None:
    """Print both speeds and their ratio, and the peak of memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = options.articles or made_up(Path(folder))
        documents = list(read([articles]))
        words = sum(len(document.text.split()) for document in documents)

        def bare() -> None:
            for lang in sorted({document.lang for document in documents}):
                texts = [plain(document.text) for document in documents if document.lang == lang]
                with on_one_thread():
                    for _ in load(Detect().pipeline(lang)).pipe(texts, batch_size=Detect().batch_size):
                        pass

        def whole() -> None:
            graph = comention.build([articles], config=Config())
            graph.save(folder)
            graph.to_html(folder)

        bare()
        whole()
        times = [(seconds(bare), seconds(whole)) for _ in range(options.rounds)]
    alone, all_of_it = (statistics.median(column) for column in zip(*times, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )
    sys.stdout.write(
        f"{len(documents)} articles, {words:,} words, medians of {options.rounds} rounds\n"
        f"bare recogniser  {words / alone:9,.0f} words a second\n"
        f"whole build      {words / all_of_it:9,.0f} words a second\n"
        f"ratio            {alone / all_of_it:9.2f}   (target 0.80)\n"
        f"peak memory      {peak:9,.0f} MB\n"
    )


if __name__ == "__main__":
    main()
