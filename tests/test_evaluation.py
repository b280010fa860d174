"""Our scores are those of the scorer that the annotation guide comes with."""

import importlib.util
import json
import random
from collections import defaultdict
from pathlib import Path

import pytest

from comention.domain import Actor, Form, Kind, Mention
from comention.errors import DocumentError
from comention.evaluation import Score, evaluate, read_gold

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "gold"
GOLD = ROOT / "evaluation" / "examples.jsonl"


def reference_scores(gold, predicted, adjectives):
    path = SHARED / "score.py"
    if not path.exists():
        pytest.skip("the guide's scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("score", path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    total = defaultdict(lambda: [0, 0, 0])
    for row in gold:
        out, _ = scorer.score_doc(row, {"mentions": predicted[row["id"]]}, adjectives)
        for key, values in out.items():
            total[key] = [a + b for a, b in zip(total[key], values, strict=True)]
    return {key: tuple(values) for key, values in total.items()}


def spoilt(rows, seed):
    """Predictions made of the gold by moving, dropping, adding, merging and renaming some of it."""
    chance = random.Random(seed)
    predicted = {}
    for row in rows:
        mentions = []
        for actor in row["actors"]:
            for m in actor["mentions"]:
                if chance.random() < 0.2:
                    continue
                start = max(0, m["start"] - chance.choice([0, 0, 0, 3]))
                kind = chance.choice([actor["kind"]] * 6 + ["GROUP"])
                name = chance.choice([actor["id"]] * 6 + ["A1", "other"])
                mentions.append({"start": start, "end": m["end"], "kind": kind, "actor": f"{kind} {name}"})
        mentions += [
            {"start": i, "end": i + 4, "kind": "PERSON", "actor": "nobody"} for i in range(0, 90, 30)
        ]
        predicted[row["id"]] = mentions
    return predicted


def as_actors(predicted):
    mentions = defaultdict(set)
    for document, rows in predicted.items():
        for m in rows:
            mentions[m["actor"], m["kind"]].add((document, m["start"], m["end"]))
    return [
        Actor(
            name,
            name,
            Kind(kind),
            tuple(Mention(d, s, e, "", Kind(kind), Form.NAME, 0) for d, s, e in places),
        )
        for (name, kind), places in mentions.items()
    ]


@pytest.mark.parametrize("adjectives", [False, True])
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("path", [GOLD, SHARED / "dev.jsonl"], ids=["examples", "dev"])
def test_the_scores_are_the_guides(path, seed, adjectives):
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    predicted = spoilt(rows, seed)
    ours = evaluate(read_gold(path), as_actors(predicted), adjectives=adjectives)["all"]
    theirs = reference_scores(rows, predicted, adjectives)
    assert {key: (s.right, s.predicted, s.gold) for key, s in ours.items()} == theirs


def test_gold_against_itself_is_perfect():
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    perfect = {
        row["id"]: [
            {"start": m["start"], "end": m["end"], "kind": a["kind"], "actor": f"{row['id']} {a['id']}"}
            for a in row["actors"]
            for m in a["mentions"]
        ]
        for row in rows
    }
    scores = evaluate(read_gold(GOLD), as_actors(perfect))
    assert set(scores) == {"all", "en", "fr"}
    assert {score.f1 for score in scores["all"].values()} == {1.0}


def test_nothing_predicted_scores_nothing():
    assert evaluate(read_gold(GOLD), [])["all"]["mention", "ALL"].f1 == 0
    assert Score().f1 == 0


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": 1}', '{"id":"a","lang":"fr","text":"x","actors":[{"id":"A"}]}']
)
def test_a_line_that_is_no_annotation_is_named(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(DocumentError, match="line 2"):
        read_gold(path)
