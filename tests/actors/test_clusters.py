"""Names go together unless something says never, and it is said why they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comention.actors.clusters import Clusters, by_root
from comention.actors.nodes import Node
from comention.actors.people import Match, compare
from comention.domain import Kind

P, G, S = Kind.PERSON, Kind.GROUP, Kind.STATE
FIT = Match(0.9, "they fit")

GEORGE, GEORGE_W, GEORGE_H = (
    Node(P, name=name) for name in ("george bush", "george w bush", "george h w bush")
)
BUSH = Node(P, name="bush", document="d")
IRAN, IRAQ = Node(S, key="state:IR"), Node(S, key="state:IQ")
LPS, OTHER_LPS = Node(G, name="lps", document="d"), Node(G, name="lps", document="e")


def clusters(*nodes: Node, apart=None, kinds=None, called=None) -> Clusters:
    called = called or {}
    return Clusters({node: called.get(node, ()) for node in nodes}, apart or {}, kinds or {})


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (GEORGE_W, GEORGE_H, "george w bush and george h w bush are two full names"),
        (BUSH, LPS, "one is a person, the other a group"),
        (IRAN, IRAQ, "state:IR and state:IQ are two known actors"),
    ],
)
def test_some_are_never_one_actors(one, other, why):
    made = clusters(one, other)
    assert not made.join(one, other, FIT)
    assert made.objection(one, other) == why
    assert [(each.match, each.doubtful) for each in made.refusals] == [(Match(0.9, why), False)]
    assert len(list(made.members())) == 2


def test_what_fits_two_people_brings_them_not_together():
    made = clusters(GEORGE, GEORGE_W, GEORGE_H, BUSH)
    assert made.join(GEORGE, GEORGE_W, FIT)
    assert made.join(BUSH, GEORGE, FIT)
    assert not made.join(BUSH, GEORGE_H, FIT)
    assert not made.join(GEORGE, GEORGE_H, FIT)
    assert made.root(BUSH) == made.root(GEORGE_W) != made.root(GEORGE_H)


def test_a_judgement_joins_what_would_never_go_together_and_takes_what_fits_either():
    made = clusters(GEORGE, GEORGE_W, GEORGE_H, LPS)
    made.judge(GEORGE_W, GEORGE_H, "judged the same")
    made.judge(GEORGE_W, LPS, "judged the same")
    assert made.join(GEORGE, GEORGE_H, FIT)
    assert len(list(made.members())) == 1


def test_what_is_judged_apart_stays_so_by_way_of_others_and_against_another_judgement():
    called = {LPS: ["lps"], OTHER_LPS: ["other"], BUSH: []}
    made = clusters(*called, called=called, apart={"lps": {"other"}, "other": {"lps"}})
    made.judge(LPS, BUSH, "judged the same")
    made.judge(BUSH, OTHER_LPS, "judged the same")
    assert made.objection(BUSH, OTHER_LPS) == "judged different"
    assert made.root(LPS) == made.root(BUSH) != made.root(OTHER_LPS)


def test_names_that_are_judged_of_two_kinds_stay_apart():
    called = {LPS: ["lps"], OTHER_LPS: ["other"]}
    made = clusters(*called, called=called, kinds={"lps": P, "other": G})
    assert made.objection(LPS, OTHER_LPS) == "judged of two kinds"
    assert made.judged_kinds(LPS) == [P]


def test_of_the_names_that_fit_the_best_of_each_actor_counts():
    made = clusters(GEORGE, GEORGE_W, GEORGE_H)
    made.join(GEORGE, GEORGE_W, FIT)
    best, less = Match(0.98, "best"), Match(0.5, "less")
    found = by_root(made, [(less, GEORGE), (best, GEORGE_W), (less, GEORGE_H)])
    assert sorted(found.values()) == sorted([(best, GEORGE_W), (less, GEORGE_H)])


_nodes = [Node(P, name=name) for name in ("ali omar", "ali said omar", "ali ben omar", "a omar", "said omar")]
_nodes += [BUSH, LPS, IRAN, IRAQ]


@given(st.lists(st.tuples(st.sampled_from(_nodes), st.sampled_from(_nodes)), max_size=30))
def test_whatever_is_tried_no_actor_holds_what_can_never_be(tried):
    made = clusters(*_nodes)
    for one, other in tried:
        joined = made.join(one, other, FIT)
        assert joined == (made.root(one) == made.root(other))
    members = list(made.members())
    assert sorted(node for nodes in members for node in nodes) == sorted(_nodes)
    for nodes in members:
        full = [node.parts for node in nodes if node.is_full]
        assert all(compare(one, other) for one in full for other in full)
        assert len({node.kind for node in nodes}) == 1
        assert len({node.key for node in nodes} - {""}) <= 1
