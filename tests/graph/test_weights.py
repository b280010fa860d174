"""Every weight against a naive reference, and what is undefined."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom
from tests.strategies import actors_of, annotated, corpora

from comention.config import Relate
from comention.graph import relate
from comention.graph.weights import q_values, significance, weigh

CLOSE = {"rel": 1e-3, "abs": 1e-9}  # what is kept has four digits


@st.composite
def tables(draw):
    """Passages with both of two actors, the one, the other, and anybody."""
    total = draw(st.integers(1, 60))
    first, second = draw(st.integers(1, total)), draw(st.integers(1, total))
    together = draw(st.integers(max(0, first + second - total), min(first, second)))
    return together, first, second, total


def naive(k, a, b, n):
    cells = [(k, a * b), (a - k, a * (n - b)), (b - k, (n - a) * b), (n - a - b + k, (n - a) * (n - b))]
    surprise = 2 * sum(seen * math.log(seen * n / by_chance) for seen, by_chance in cells if seen)
    pmi = math.log2(k * n / (a * b)) if k else -math.log2(n)
    ways = sum(math.comb(a, i) * math.comb(n - a, b - i) for i in range(k, min(a, b) + 1) if b - i <= n - a)
    return {
        "pmi": pmi,
        "npmi": (0 if k == n else -pmi / math.log2(k / n)) if k else -1,
        "llr": -surprise if k * n < a * b else surprise,
        "jaccard": k / (a + b - k),
        "p": ways / math.comb(n, b),
    }


@given(tables())
def test_every_weight_is_what_its_formula_says(table):
    *counts, total = table
    found = weigh(*([each] for each in counts), total=total, actors=2)
    for name, value in naive(*table).items():
        assert found[name][0] == pytest.approx(value, rel=1e-9, abs=1e-9), name


@st.composite
def large_tables(draw):
    """What a corpus of millions gives, of which no reference could count the ways."""
    total = draw(st.integers(1, 3_000_000))
    first, second = draw(st.integers(1, total)), draw(st.integers(1, total))
    by_chance = first * second // total
    together = by_chance + draw(st.integers(-100, 100))
    return min(max(together, 0, first + second - total), first, second), first, second, total


@given(st.lists(large_tables(), min_size=1, max_size=4))
def test_p_is_scipys_for_tables_of_any_size(tables):
    k, a, b, n = np.array(tables).T
    # scipy has nine digits of large tables
    assert significance(k, a, b, n).tolist() == pytest.approx(hypergeom.sf(k - 1, n, a, b), rel=1e-7)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8), st.integers(0, 50))
def test_q_is_benjamini_and_hochbergs(p, untested):
    tests = len(p) + untested
    ranked = sorted(p)
    expected = [
        min(1, *(ranked[j] * tests / (j + 1) for j in range(len(p)) if ranked[j] >= each), 1) for each in p
    ]
    assert q_values(p, tests=tests).tolist() == pytest.approx(expected)


def passages_of(document, passage, window):
    """The letters of each passage: what is counted for the weights."""
    sentences = [
        {m.text for m in document.mentions if m.sentence == i} for i in range(len(document.sentences))
    ]
    if passage == "document":
        return [set().union(*sentences)]
    if passage == "paragraph":
        return [{c for c in part if c in "ABCDE"} for part in document.document.text.split("\n")]
    size = window if passage == "window" else 1
    return [set().union(*sentences[i : i + size]) for i in range(0, len(sentences), size)]


@given(corpora(), st.sampled_from(["sentence", "paragraph", "window", "document"]), st.integers(1, 4))
def test_a_graph_has_the_weights_of_its_passages(documents, passage, window):
    actors = actors_of(documents)
    graph = relate(documents, actors, config=Relate(passage=passage, window=window))
    cut = [letters for each in documents for letters in passages_of(each, passage, window) if letters]
    for first, second, data in graph.network.edges(data=True):
        one, other = first[-1], second[-1]
        expected = naive(
            sum({one, other} <= letters for letters in cut),
            sum(one in letters for letters in cut),
            sum(other in letters for letters in cut),
            len(cut),
        )
        for name, value in expected.items():
            assert data[name] == pytest.approx(value, **CLOSE), name
    p = [data["p"] for *_, data in graph.network.edges(data=True)]
    q = q_values(p, tests=math.comb(len(actors), 2)) if p else []
    assert [data["q"] for *_, data in graph.network.edges(data=True)] == pytest.approx(list(q), **CLOSE)


@pytest.mark.parametrize(
    "documents",
    [
        [annotated("d1", [["A", "B"]])],
        [annotated("d1", [["A", "B"], ["A", "C"], ["A"]])],
        [annotated(f"d{i}", [["A", "B"]]) for i in range(3)],
    ],
    ids=["one passage", "an actor in every passage", "all documents alike"],
)
def test_an_actor_that_is_everywhere_makes_nothing_surprising(documents):
    graph = relate(documents, actors_of(documents))
    for *ends, data in graph.network.edges(data=True):
        assert "x:A" in ends
        assert (data["pmi"], data["npmi"], data["llr"], data["p"], data["q"]) == (0, 0, 0, 1, 1)


@given(corpora())
def test_no_weight_is_without_a_value(documents):
    graph = relate(documents, actors_of(documents), config=Relate(passage="window", window=2))
    for *_, data in graph.network.edges(data=True):
        assert all(math.isfinite(data[name]) for name in ("pmi", "npmi", "llr", "jaccard", "p", "q"))


def test_passages_that_mention_nobody_change_no_weight():
    documents = [annotated("d1", [["A", "B"], ["A"], ["B", "C"], ["C"]])]
    padded = [*documents, annotated("d2", [[], [], []])]
    one, other = (relate(each, actors_of(documents)).network for each in (documents, padded))
    assert list(one.edges(data=True)) == list(other.edges(data=True))


def test_rare_pairs_are_no_discoveries_for_having_met_once():
    pairs = list(itertools.pairwise("ABCDE"))
    documents = [annotated(f"d{i}", [list(pair)]) for i, pair in enumerate(pairs)]
    graph = relate(documents, actors_of(documents))
    assert all(data["q"] > 0.5 for *_, data in graph.network.edges(data=True))
