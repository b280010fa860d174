"""Measures quality against the floors of floors.json, which go up by themselves and down only when told to.

python evaluation/run.py            print the scores; exit 1 if one is below its floor
python evaluation/run.py --raise    and write the floors anew where the scores are higher
python evaluation/run.py --lower    and write them anew whatever the scores are: say why in the commit
"""

import argparse
import json
import sys
from pathlib import Path

from comention.actors import resolve
from comention.evaluation import evaluate, read_gold
from comention.mentions import detect

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import identity  # noqa: E402

FLOORS = HERE / "floors.json"
# The examples' own gold is always there; the development set lies beside the checkout of those who develop.
GOLDS = {
    "examples": HERE / "examples.jsonl",
    "dev": HERE.parents[1] / "shared" / "gold" / "dev.jsonl",
}
MEASURED = ("mention.ALL", "mention.PERSON", "mention.GROUP", "mention.STATE", "actor.ALL", "edge.ALL")
# A floor leaves room for what another machine's arithmetic may change.
SLACK = 0.005


def measure() -> dict[str, float]:
    """What is measured on each gold that is there: F1 by gold, language, level and kind, and who is who."""
    found = {}
    if identity.ARTICLES.exists():
        items = identity.found_in_articles()
        for name, score in {"b-cubed": identity.b_cubed(items), "pairwise": identity.pairwise(items)}.items():
            found |= {f"articles.{name}.{part}": round(getattr(score, part), 4) for part in score._fields}
    for name, path in GOLDS.items():
        if path.exists():
            gold = read_gold(path)
            scores = evaluate(gold, resolve(detect(each.document for each in gold)))
            for lang, of in scores.items():
                flat = {f"{level}.{kind}": score.f1 for (level, kind), score in of.items()}
                found |= {f"{name}.{lang}.{key}": round(flat[key], 4) for key in MEASURED}
    return found


def floors() -> dict[str, float]:
    """The floors, by the same names."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def below(found: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The scores that are below their floor, with it."""
    return {
        key: (found[key], floor) for key, floor in floors().items() if key in found and found[key] < floor
    }


def main() -> int:
    """Measure, compare, and write the floors if told to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raise", dest="up", action="store_true", help="raise the floors to the scores")
    parser.add_argument(
        "--lower", dest="down", action="store_true", help="set the floors to the scores, lower too"
    )
    options = parser.parse_args()
    found, known = measure(), floors()
    for key, score in found.items():
        sys.stdout.write(f"{key:32} {score:.3f}   floor {known.get(key, 0):.3f}\n")
    if options.up or options.down:
        anew = {key: round(score - SLACK, 3) for key, score in found.items()}
        kept = anew if options.down else {key: max(floor, known.get(key, 0)) for key, floor in anew.items()}
        FLOORS.write_text(json.dumps({**known, **kept}, indent=1) + "\n", encoding="utf-8")
    failed = below(found)
    for key, (score, floor) in failed.items():
        sys.stderr.write(f"{key} is {score:.3f}, below its floor {floor:.3f}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
