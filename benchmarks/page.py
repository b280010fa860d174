"""How soon the page shows a picture, and how it keeps up, beside pyvis as it comes, in one headless Chromium.

    python benchmarks/page.py [--sizes 200 1000 10000] [--rounds N] [--limit SECONDS] [--ours] [--json]

Both draw the same made-up graphs, in turn, by software, the network cut. pyvis has its default options, with
its scripts in the page; what it has not done within the limit counts as none. Medians of several rounds;
pyvis is opened once where it gives none.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.made_up import graph
from benchmarks.viewing import Figures, fluency, opening, ours, pyvis, responses

LINKS = 5  # for each actor
DRAWN = (300, 1000)
KINDS = "kinds: new Set(['PERSON', 'GROUP', 'STATE'])"
# What a reader does to the page: the state that it sets, there and back.
STATES = {
    "filter by kind": ("{kinds: new Set(['STATE'])}", f"{{{KINDS}}}"),
    "filter by weight": ("{least: 3}", "{least: 1}"),
    "time step": ("{from: '2016-01-01', to: '2018-12-31'}", "{from: '2017-01-01', to: '2019-12-31'}"),
    "more actors": ("{budget: 1000}", "{budget: 300}"),
    "choice of an actor": ("{chosen: {actor: 3}}", "{chosen: {actor: 40}}"),
}
SEARCH = ("s", "so", "sou", "souv", "souvé")


def measured(options: argparse.Namespace, folder: Path, console: Console) -> Figures:
    """All figures."""
    makers = {"comention": ours} if options.ours else {"comention": ours, "pyvis": pyvis}
    found: Figures = {"load": os.getloadavg()[0], "opening": {}}
    for size in options.sizes:
        made = graph(size, LINKS * size)
        for name, make in makers.items():
            console.print(f"{name}, {size:,} actors ...", style="dim")
            start = time.perf_counter()
            page = make(made, options.limit)
            seconds = time.perf_counter() - start
            path = folder / f"{name}-{size}.html"
            found["opening"].setdefault(str(size), {})[name] = opening(
                page, seconds, path, options.limit, options.rounds
            )
    path = folder / f"comention-{max(options.sizes)}.html"
    console.print("pan, zoom and filters ...", style="dim")
    found["frames a second"] = {
        str(drawn): fluency(path, drawn, options.limit, options.rounds) for drawn in DRAWN
    }
    found["milliseconds"] = responses(path, STATES, SEARCH, options.limit, options.rounds)
    return found


def told(value: float | None, unit: str, limit: float) -> str:
    """A figure as it is shown."""
    return f"none in {limit:.0f} s" if value is None else f"{value:,.2f} {unit}".strip()


def opening_table(found: Figures, limit: float) -> Table:
    """How soon each page was there."""
    table = Table("actors", "", "Python", "first picture", "size", "requests", "console errors")
    for size, pages in found.items():
        for name, row in pages.items():
            shown = [told(row["python"], "s", limit), told(row["first picture"], "s", limit)]
            rest = [f"{row['megabytes']:.1f} MB", row["requests"], row["errors"]] if len(row) > 2 else []
            table.add_row(f"{int(size):,}", name, *shown, *map(str, rest))
    return table


def following_table(found: Figures) -> Table:
    """How fluent our page is."""
    table = Table("comention, the largest graph", "")
    for drawn, rates in found["frames a second"].items():
        for name, rate in rates.items():
            table.add_row(f"{name}, {int(drawn):,} drawn", f"{rate:.0f} frames a second")
    for name, taken in found["milliseconds"].items():
        table.add_row(name, f"{taken:.0f} ms")
    return table


def main() -> None:
    """Measure, and print two tables or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=60, help="Seconds until there is none.")
    parser.add_argument("--ours", action="store_true", help="Without pyvis.")
    parser.add_argument("--json", action="store_true", help="For machines.")
    options = parser.parse_args()
    progress = Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder:
        found = measured(options, Path(folder), progress)
    if options.json:
        sys.stdout.write(json.dumps(found, indent=2) + "\n")
        return
    console = Console()
    console.print(opening_table(found["opening"], options.limit), following_table(found))
    # All of it is time by the clock, which others on the machine lengthen.
    console.print(f"{found['load']:.1f} other programs at work on {os.cpu_count()} processors at the start")


if __name__ == "__main__":
    main()
