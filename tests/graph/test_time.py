"""Slices are what their documents alone would give; what has no date, or half of one, is where it is said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import DATES, actors_of, annotated, dated_corpora

from comention.config import Relate
from comention.errors import ConfigError
from comention.graph import load, relate
from comention.graph.storage import dumps

BORDERS = st.sampled_from([None, "2020", "2021", "2021-07", "2021-07-14", "2022-01", "2022"])


def bounds(date):
    """The first and the last day that a date may mean, as texts; no month here has fewer than 28 days."""
    return f"{date}-01-01"[:10], date + "-12-31"[len(date) - 4 :] if len(date) != 7 else f"{date}-28"


def surely_within(date, start, end):
    first, last = bounds(date)
    return (start is None or bounds(start)[0] <= first) and (end is None or last <= bounds(end)[1])


@given(dated_corpora(), BORDERS, BORDERS, st.booleans(), st.sampled_from(["sentence", "window", "document"]))
def test_a_slice_is_the_graph_of_its_documents(documents, start, end, undated, passage):
    if start and end and bounds(end)[1] < bounds(start)[0]:
        return
    config = Relate(passage=passage, window=2)
    whole = relate(documents, actors_of(documents), config=config)
    before = dumps(whole)
    dates = {each.document.id: each.document.reference.date for each in documents}
    right = {id for id, date in dates.items() if (surely_within(date, start, end) if date else undated)}
    kept = [each for each in documents if each.document.id in right]
    part = whole.between(start, end, undated=undated)
    assert dumps(part) == dumps(relate(kept, actors_of(kept), config=config))
    assert dumps(whole) == before


def test_slices_that_do_not_overlap_share_no_document():
    documents = [annotated(f"d{i}", [["A", "B"]], date=date) for i, date in enumerate(DATES)]
    graph = relate(documents, actors_of(documents))
    slices = [graph.between(end="2020"), graph.between("2021", "2021-06"), graph.between("2021-07")]
    shared = [
        set(one.documents) & set(other.documents) for one in slices for other in slices if one is not other
    ]
    assert not any(shared)
    assert "d2" not in {id for each in slices for id in each.documents}  # "2021" may be of either half


def test_undated_documents_are_kept_and_said_to_be_so(tmp_path):
    documents = [
        annotated("d1", [["A", "B"]]),
        annotated("d2", [["A", "B"]], date="2199-01-01"),
        annotated("d3", [["A", "B"]], date="soon"),
    ]
    graph = load(relate(documents, actors_of(documents)).save(tmp_path))
    assert (len(graph.documents), graph.undated) == (3, 2)
    assert list(graph.between("2100").documents) == ["d2"]
    assert list(graph.between("2000", "2100", undated=True).documents) == ["d1", "d3"]


def test_with_no_date_at_all_a_slice_is_empty():
    documents = [annotated("d1", [["A", "B"]])]
    part = relate(documents, actors_of(documents)).between("2021")
    assert (len(part.nodes), len(part.edges), len(part.documents)) == (0, 0, 0)


@given(dated_corpora(), st.sampled_from(["year", "month", "day"]))
def test_a_series_counts_every_passage_once(documents, by):
    graph = relate(documents, actors_of(documents))
    for first, second, data in graph.network.edges(data=True):
        series = graph.series(first, second, by=by)
        assert sum(series.values()) == data["weight"]
        for period, count in series.items():
            dates = [each.passage.document.date for each in graph.evidence(first, second)]
            length = {"year": 4, "month": 7, "day": 10}[by]
            assert count == sum((date and date[:length]) == period for date in dates)
        assert list(series) == sorted(series, key=lambda period: period or "~")


@pytest.mark.parametrize(
    ("borders", "message"),
    [(("2022", "2021"), "is before"), (("last year", None), "no date"), ((None, "2021-02-30"), "no date")],
)
def test_borders_that_are_none_are_refused(borders, message):
    documents = [annotated("d1", [["A", "B"]], date="2021")]
    with pytest.raises(ConfigError, match=re.escape(message)):
        relate(documents, actors_of(documents)).between(*borders)
