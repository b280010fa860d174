"""Who an actor is, and why, as a user asks for it."""

import json

import pytest
from tests.cli.conftest import TEXTS, actor, annotated

from comention.domain import Join
from comention.graph import relate


def test_names_joins_and_refusals_are_told(run, graph):
    told = " ".join(run("who", graph, "soleimani").stdout.split())
    for words in (
        "person, person:qs",
        "3 mentions in 2 documents",
        "Qassem Soleimani 2 2 a, b",
        "Qassem Soleimani Soleimani 0.70 the surname of the only one a",
        "Ghassem Soleymani person:gs 0.78 ? the names sound alike",
        "Joseph Kabila person:jk 0.10 nothing alike",
    ):
        assert words in told


def test_an_actor_without_doubts_has_no_tables_of_them(run, graph):
    told = run("who", graph, "Gilet").stdout
    assert "Joined" not in told
    assert "Not taken for" not in told


def test_what_is_one_is_not_many_and_names_joined_for_one_reason_share_a_row(run, tmp_path):
    forms = ("Kabila", "Soleimani")
    joins = [Join("Gilet", form, 1.0, "the table knows this form") for form in forms]
    gilet = actor("person:gilet", "Gilet", joins=tuple(joins))
    path = relate([annotated("a", [gilet])], [gilet]).save(tmp_path / "g")
    told = " ".join(run("who", path, "Gilet").stdout.split())
    assert "1 mention in 1 document " in told
    assert told.endswith("Gilet Kabila, Soleimani 1.00 the table knows this form")


def test_a_join_that_holds_everywhere_is_shown_where_both_names_stand(run, tmp_path):
    join = Join("Qassem Soleimani", "Soleimani", 1.0, "judged the same")
    general = actor("person:qs", "Qassem Soleimani", "Qassem Soleimani", "Soleimani", joins=(join,))
    path = relate([annotated(id, [general]) for id in TEXTS], [general]).save(tmp_path / "g")
    told = " ".join(run("who", path, "soleimani").stdout.split())
    assert told.endswith("Qassem Soleimani Soleimani 1.00 judged the same a")


@pytest.mark.parametrize("command", ["who", "explain"])
def test_who_else_is_called_so_is_told(run, tmp_path, command):
    two = [actor("person:gilet", "Kabila", "Gilet"), actor("person:k", "Kabila", "Joseph Kabila", "Kabila")]
    path = relate([annotated(id, two) for id in TEXTS], two).save(tmp_path / "g")
    told = run(command, path, "kabila").stdout
    assert told.endswith("\nAlso called so: Kabila (person:gilet)\n")
    assert "Also" not in run(command, path, "person:k").stdout
    named = run("judge", "rename", "Kabila", "Joseph Kabila", "--graph", path).stdout
    assert "Also called so: Kabila (person:gilet)" in named
    told = json.loads(run("who", path, "kabila", "--json").stdout)
    assert told["namesakes"] == [{"id": "person:gilet", "name": "Kabila"}]


@pytest.mark.parametrize("command", ["who", "explain"])
def test_where_nobody_is_near_it_is_said_how_to_see_who_is_there(run, graph, command):
    done = run(command, graph, "Zzyzx")
    assert done.exit_code == 1
    assert "comention actors GRAPH" in done.stderr


def test_the_same_as_json(run, graph):
    told = json.loads(run("who", graph, "Qassem Soleimani", "--json").stdout)
    assert told["aliases"][1] == {"name": "Soleimani", "mentions": 1, "documents": ["a"]}
    assert told["joins"] == [
        {
            "first": "Qassem Soleimani",
            "second": "Soleimani",
            "score": 0.7,
            "reason": "the surname of the only one",
            "documents": ["a"],
        }
    ]
    assert told["refusals"][0] == {
        "id": "person:gs",
        "name": "Ghassem Soleymani",
        "score": 0.78,
        "reason": "the names sound alike",
        "doubtful": True,
    }
    assert told["kind"] == "PERSON"


def test_nobody_is_told_with_the_nearest(run, graph):
    done = run("who", graph, "Soleimany")
    assert done.exit_code == 1
    assert "Soleimani" in done.stderr
