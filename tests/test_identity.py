"""The scores of clusterings made by hand, against a naive reference, and the gold that they are taken on."""

import doctest
import importlib.util
import json
import re
import unicodedata
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comention.domain import Actor, Form, Kind, Mention

FOLDER = Path(__file__).parents[1] / "evaluation"
spec = importlib.util.spec_from_file_location("evaluation_identity", FOLDER / "identity.py")
identity = importlib.util.module_from_spec(spec)
spec.loader.exec_module(identity)
Item = identity.Item

ROWS = [json.loads(line) for line in identity.IDENTITIES.read_text(encoding="utf-8").splitlines()]
SETS = {path.stem: identity.read_names(path) for path in (identity.APART, identity.TOGETHER)}


def weight(item, items):
    return 1 / sum(other.form == item.form for other in items)


def naive_b_cubed(items):
    """Precision and recall, item by item."""
    shares = []
    for field in ("found", "gold"):
        share = total = 0.0
        for item in items:
            near = [other for other in items if getattr(other, field) == getattr(item, field)]
            right = [other for other in near if (other.gold, other.found) == (item.gold, item.found)]
            part = sum(weight(each, items) for each in right) / sum(weight(each, items) for each in near)
            share += weight(item, items) * part
            total += weight(item, items)
        shares.append(share / total if total else 1.0)
    return tuple(shares)


def naive_pairwise(items):
    """Precision and recall, pair by pair."""
    right = found = gold = 0.0
    for one, other in combinations(items, 2):
        split = len({item.gold for item in items if item.form == one.form}) > 1
        if one.form != other.form or split:
            both = weight(one, items) * weight(other, items)
            found += both * (one.found == other.found)
            gold += both * (one.gold == other.gold)
            right += both * (one.found == other.found and one.gold == other.gold)
    return (right / found if found else 1.0, right / gold if gold else 1.0)


_places = st.tuples(st.sampled_from("abcd"), st.sampled_from("1234"))
_clusterings = st.dictionaries(_places, st.tuples(st.sampled_from("xyz"), st.sampled_from("pqr"))).map(
    lambda drawn: [Item(*place, *clusters) for place, clusters in drawn.items()]
)


@given(_clusterings)
def test_the_scores_are_those_of_the_definition(items):
    assert identity.b_cubed(items) == pytest.approx(naive_b_cubed(items))
    assert identity.pairwise(items) == pytest.approx(naive_pairwise(items))


@given(_clusterings)
def test_gold_against_itself_is_perfect_and_has_no_errors(items):
    perfect = [item._replace(found=item.gold) for item in items]
    for score in (identity.b_cubed(perfect), identity.pairwise(perfect)):
        assert (score, score.f1) == ((1, 1), 1)
    assert identity.errors(perfect) == []


@given(_clusterings)
def test_there_are_errors_where_the_pairs_are_not_perfect(items):
    if identity.pairwise(items) != (1, 1):
        assert identity.errors(items)


def test_a_frequent_form_weighs_no_more_than_a_rare_one():
    often = [Item("France", str(i), "france", "state:FR") for i in range(50)]
    rare = [Item("Bill", "0", "bill", "p"), Item("Clinton", "0", "bill", "q"), Item("Hilary", "0", "h", "q")]
    assert identity.b_cubed([*often, *rare]) == pytest.approx((3 / 4, 3 / 4))
    assert identity.pairwise([*often, *rare]) == (0, 0)


def test_the_worst_error_comes_first():
    items = [
        Item("A", "1", "a", "x"),
        Item("B", "1", "b", "x"),
        Item("C", "1", "b", "y"),
        Item("C", "2", "b", "x"),
    ]
    assert [(weight, said.split()[0]) for weight, said in identity.errors(items)] == [
        (1.0, "joined"),
        (0.5, "joined"),
        (0.5, "parted"),
        (0.25, "parted"),
    ]


def actor(id, *places):
    mentions = tuple(
        Mention(d, n, n + 1, text, Kind.GROUP, Form.NAME, 0) for n, (text, d) in enumerate(places)
    )
    return Actor(id, id, Kind.GROUP, mentions)


def test_an_item_has_golds_actor_in_its_document_and_the_one_of_most_mentions():
    rows = [
        {"form": "PS", "kind": "GROUP", "actor": "ps", "documents": {"b": "portugal", "c": None}},
        {"form": "Pila", "kind": "PERSON", "actor": None, "why": "a ski resort"},
    ]
    given = [
        actor("one", ("PS", "a"), ("PS", "b"), ("Pila", "a"), ("unknown", "a")),
        actor("two", ("PS", "b"), ("PS", "b"), ("PS", "c")),
    ]
    assert identity.items(rows, given) == [Item("PS", "a", "ps", "one"), Item("PS", "b", "portugal", "two")]


@pytest.mark.parametrize("one_document", [False, True])
def test_one_name_is_one_actor_and_a_table_joins_its_own_names(one_document):
    for kind, names in [
        (Kind.PERSON, ["Ada Lovelace"]),
        (Kind.STATE, ["Irak", "Iraq", "irakienne"]),
        (Kind.GROUP, ["Nations unies", "United Nations"]),
    ]:
        assert identity.clusters(kind, names, one_document=one_document) == 1
    assert identity.clusters(Kind.STATE, ["Irak", "Iran"], one_document=one_document) == 2


def test_the_doctests_hold():
    assert doctest.testmod(identity).failed == 0


def test_the_script_prints_every_figure(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("sys.argv", ["identity.py", "--errors"])
    monkeypatch.setattr(identity, "ARTICLES", tmp_path / "none")
    identity.main()
    printed = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("    ")]
    assert [line.split()[0] for line in printed] == ["apart", "apart", "together", "together"]


def test_the_identities_are_well_formed():
    for row in ROWS:
        exceptions = row.get("documents", {})
        assert set(row) <= {"form", "kind", "actor", "why", "documents"}, row
        assert row["form"].strip() == row["form"] != "", row
        assert row["kind"] in list(Kind), row
        assert (row["actor"] is None) == ("why" in row), row
        assert row["actor"] not in exceptions.values(), row
        keys = filter(None, [row["actor"], *exceptions.values()])
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in keys), row


def test_there_are_five_hundred_forms_each_once_and_an_actor_has_one_kind():
    forms = [row["form"] for row in ROWS]
    assert len(set(forms)) == len(forms) >= 500
    kinds = {(row["actor"], row["kind"]) for row in ROWS if row["actor"]}
    assert max(Counter(actor for actor, _ in kinds).values()) == 1


def test_exceptions_are_of_articles_that_exist():
    if not identity.ARTICLES.exists():
        pytest.skip("the articles are not beside this checkout")
    lines = identity.ARTICLES.read_text(encoding="utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    assert len(texts) == 948
    for row in ROWS:
        assert any(row["form"] in text for text in texts.values()), row
        assert all(row["form"] in texts[document] for document in row.get("documents", {})), row


@pytest.mark.parametrize("stem", SETS)
def test_the_names_are_well_formed_and_no_set_is_there_twice(stem):
    sets = [names for _, names in SETS[stem]]
    assert len({frozenset(names) for names in sets}) == len(sets) >= 140
    for names in sets:
        assert len(set(names)) == len(names) >= 2
        assert stem == "together" or len(names) == 2
        assert all(name == unicodedata.normalize("NFC", name).strip() != "" for name in names)


def test_no_name_is_in_two_groups_and_no_pair_within_one():
    groups = {name: id for id, (_, names) in enumerate(SETS["together"]) for name in names}
    assert len(groups) == sum(len(names) for _, names in SETS["together"])
    for _, (one, other) in SETS["apart"]:
        assert one not in groups or groups[one] != groups.get(other)


@pytest.mark.parametrize("one_document", [False, True])
def test_similar_names_of_two_actors_stay_apart(one_document):
    assert identity.wrong_names(identity.APART, one_document=one_document) == []


def test_spellings_of_one_actor_go_together_for_the_most_part():
    parted = identity.wrong_names(identity.TOGETHER, one_document=False)
    assert len(parted) <= 0.15 * len(SETS["together"])
