"""What changed, and what a graph says in words: against naive references, and safe whatever names hold."""

import math
from dataclasses import replace

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import actors_of, annotated, corpora

from comention.cli import main
from comention.graph import load, relate
from comention.graph.changes import gained
from comention.graph.slices import of_documents

BEFORE = [annotated(f"d{i}", [["A", "B"]] * 8 + [["C", "D"]] + [["E"]] * 30, date="2021") for i in range(2)]
AFTER = [annotated(f"e{i}", [["A", "B"]] + [["A", "C"]] * 9 + [["E"]] * 30, date="2022-01") for i in range(2)]


def graph_of(documents):
    return relate(documents, actors_of(documents))


def test_what_is_new_gone_stronger_and_weaker():
    changes = graph_of(BEFORE).diff(graph_of(AFTER))
    assert [(c.link, c.before, c.after) for c in changes.new] == [(("x:A", "x:C"), 0, 18)]
    assert [(c.link, c.before, c.after) for c in changes.gone] == [(("x:C", "x:D"), 2, 0)]
    assert [(c.link, c.before, c.after) for c in changes.weaker] == [(("x:A", "x:B"), 16, 2)]
    assert changes.stronger == ()
    back = graph_of(AFTER).diff(graph_of(BEFORE))
    assert [c.link for c in back.stronger] == [("x:A", "x:B")]
    assert {each.passage.document.date for each in changes.new[0].evidence} == {"2022-01"}
    assert {each.passage.document.date for each in changes.gone[0].evidence} == {"2021"}


@given(corpora(), corpora())
def test_every_link_of_either_is_new_or_gone_or_in_both(before, after):
    one, other = graph_of(before), graph_of(after)
    changes = one.diff(other)
    assert {change.link for change in changes.new} == set(other.edges) - set(one.edges)
    assert {change.link for change in changes.gone} == set(one.edges) - set(other.edges)
    for change in (*changes.stronger, *changes.weaker):
        assert change.link in one.edges
        assert change.link in other.edges
        assert abs(change.surprise) > 10.83
    for change in (*changes.new, *changes.gone):
        assert math.isfinite(change.surprise)
        assert len(change.evidence) == max(change.before, change.after)


@given(corpora(), st.data())
def test_what_came_is_what_the_graph_has_with_it_and_had_not_before(documents, data):
    graph = graph_of(documents)
    known = {id for id in graph.documents if data.draw(st.booleans(), label=id)}
    later = known | {id for id in graph.documents if data.draw(st.booleans(), label=id)}
    before, after = (of_documents(graph, lambda each, ids=ids: each.id in ids) for ids in (known, later))
    changes = gained(graph, known, later)
    assert {each.link for each in changes.new} == set(after.edges) - set(before.edges)
    for each in (*changes.new, *changes.stronger):
        assert each.before == len(before.edges.get(each.link, ()))
        assert each.after == len(after.edges[each.link])
        assert len(each.evidence) == each.after - each.before
    assert {a.id for a in changes.actors} == {a.id for a in after.nodes} - {a.id for a in before.nodes}
    assert {each.id for each in changes.documents} == later - known


def test_a_link_of_few_passages_more_is_stronger_if_little_else_came():
    documents = [*BEFORE, annotated("n", [["C", "D"]] * 3)]
    changes = gained(graph_of(documents), {"d0", "d1"}, {"d0", "d1", "n"})
    assert [(each.link, each.before, each.after) for each in changes.stronger] == [(("x:C", "x:D"), 2, 5)]


@given(corpora())
def test_nothing_changes_between_a_graph_and_itself(documents):
    graph = graph_of(documents)
    changes = graph.diff(graph)
    assert changes.new == changes.gone == changes.stronger == changes.weaker == ()


def test_of_one_there_is_one():
    text = graph_of([annotated("d", [["A", "B"]], date="2021")]).report()
    assert "\n1 document, 2021 to 2021.\n2 actors, 1 link.\n" in text
    assert "**A** (person): 1 mention, 1 document, 1 story" in text
    assert "**A – B**: 1 passage, 1 story, " in text


def test_a_report_says_it_all_with_evidence():
    text = graph_of(AFTER).report(before=graph_of(BEFORE))
    assert "2 documents, 2022-01 to 2022-01." in text
    assert "**A** (person): 20 mentions, 2 documents, 2 stories" in text
    for heading in ("mentioned most", "strongest links", "belongs together", "New links", "gone", "weaker"):
        assert heading in text
    assert "**A – C**: 0 passages before, 18 after" in text
    assert "  > A C ea. (2022-01, e0)" in text


def test_a_report_of_nothing_says_so():
    assert graph_of([]).report() == "# Who is mentioned with whom\n\n0 documents.\n0 actors, 0 links.\n"


@pytest.mark.parametrize(
    "name",
    ["</script><b>", "=cmd|' /C calc'!A0", "a\x00\x1b[31m\u202eb", "*x* [y](z) `c`", '"quoted"', "\ud800"],
)
def test_names_of_any_kind_are_shown_and_obeyed_by_nobody(name, tmp_path):
    documents = [annotated("d1", [["A", "B"]])]
    actors = [replace(actor, name=name) if actor.name == "A" else actor for actor in actors_of(documents)]
    graph = relate(documents, actors)
    text = graph.report()
    assert text.isascii() or all(c.isprintable() or c == "\n" for c in text)
    for sign in ("<", "[", "*x*"):
        assert sign not in text.replace(f"\\{sign[0]}", "").replace("**", "")
    if name.isprintable():
        again = load(graph.save(tmp_path))
        assert again.find("A").name == name


def test_the_command_prints_what_the_graph_says(tmp_path):
    new, old = graph_of(AFTER).save(tmp_path / "new"), graph_of(BEFORE).save(tmp_path / "old")
    done = CliRunner().invoke(main, ["report", str(new), "--before", str(old), "--top", "3"])
    assert done.exit_code == 0
    assert done.output == graph_of(AFTER).report(before=graph_of(BEFORE), count=3)


def test_the_command_says_what_changed_between_two_graphs(tmp_path):
    old, new = graph_of(BEFORE).save(tmp_path / "old"), graph_of(AFTER).save(tmp_path / "new")
    text = CliRunner().invoke(main, ["diff", str(old), str(new)]).output
    for words in (
        "## New links",
        "**A – C**",
        "## Links that are gone",
        "**C – D**",
        "## Links that are weaker",
    ):
        assert words in text
    assert "stronger" not in text
    alike = CliRunner().invoke(main, ["diff", str(new), str(new)])
    assert alike.output == "# What changed\n\nNothing.\n"
