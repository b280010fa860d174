"""What each part of recognition and resolution is worth: the scores with that part left out.

    python evaluation/ablation.py

Prints mention, actor and edge F1 by gold and language, for the whole and then without each part.
"""

import contextlib
import sys
from collections.abc import Callable
from unittest.mock import patch

from run import GOLDS

from comention.actors import resolve
from comention.evaluation import evaluate, read_gold
from comention.mentions import detect

RECOGNISER = "comention.mentions.recogniser"
NOTHING: Callable[..., list[object]] = lambda *_, **__: []  # noqa: E731
WITHOUT: dict[str, list[tuple[str, object]]] = {
    "nothing left out": [],
    "the pipeline's names": [(f"{RECOGNISER}.named_candidates", NOTHING)],
    "titles off names": [("comention.mentions.names.titles", lambda _: frozenset())],
    "one kind for one name": [("comention.mentions.names._agreed", lambda _, found, *args, **options: found)],
    "the table of groups": [
        (f"{RECOGNISER}.find_known", NOTHING),
        (f"{RECOGNISER}.named_by_table", lambda _, c: c),
    ],
    "institutions of states": [(f"{RECOGNISER}.find_institutions", NOTHING)],
    "capitals as governments": [("comention.mentions.states._is_capital", lambda *_: False)],
    "repeats in the document": [(f"{RECOGNISER}.find_repeats", NOTHING)],
    "debris held back": [(f"{RECOGNISER}.find_debris", NOTHING)],
    "spellings of full names": [("comention.actors.resolution.join_full_names", NOTHING)],
    "surnames to full names": [("comention.actors.joining_people.fits", lambda *_: None)],
    "short names of groups": [("comention.actors.joining_groups._join_in_document", lambda *_: {})],
}


def main() -> None:
    """Print the table."""
    golds = {name: read_gold(path) for name, path in GOLDS.items() if path.exists()}
    columns = [(name, lang) for name in golds for lang in ("fr", "en")]
    sys.stdout.write(f"{'without':26}" + "".join(f"{f'{name} {lang}':>20}" for name, lang in columns) + "\n")
    for part, replaced in WITHOUT.items():
        with contextlib.ExitStack() as stack:
            for target, substitute in replaced:
                stack.enter_context(patch(target, substitute))
            scores = {
                name: evaluate(gold, resolve(detect(g.document for g in gold)))
                for name, gold in golds.items()
            }
        cells = []
        for name, lang in columns:
            of = scores[name][lang]
            cells.append(" ".join(f"{of[level, 'ALL'].f1:.3f}"[1:] for level in ("mention", "actor", "edge")))
        sys.stdout.write(f"{part:26}" + "".join(f"{cell:>20}" for cell in cells) + "\n")


if __name__ == "__main__":
    main()
