"""Judgements as a user writes them, takes them back and checks them."""

from datetime import date
from pathlib import Path

import pytest

from comention.actors import read_judgements

FILE = Path("judgements.toml")


def test_every_judgement_is_written_signed_and_told(run):
    said = {
        ("same", "A", "B", "C"): "line 4: 'A' = 'B' = 'C'",
        ("different", "A", "D"): "line 9: 'A' ≠ 'D'",
        ("rename", "A", "Aleph"): "line 14: 'A' is called 'Aleph'",
        ("kind", "D", "group"): "line 20: 'D' is a group",
        ("drop", "E"): "line 26: 'E' is no actor",
    }
    for command, told in said.items():
        done = run("judge", *command, "--who", "C. Dupont")
        assert done.exit_code == 0, done.stderr
        assert done.stdout == f"judgements.toml, {told}\n"
    assert {each.who for each in read_judgements(FILE)} == {"C. Dupont"}
    assert {each.when for each in read_judgements(FILE)} == {date.today()}
    assert "5 judgements, no contradiction" in run("judge", "check").stdout


def test_what_is_there_is_not_written_twice_and_undo_takes_the_file_away_again(run):
    run("judge", "same", "A", "B", "--why", "so")
    before = FILE.read_bytes()
    assert "line 4: 'A' = 'B' (was there already)" in run("judge", "same", "b", "a").stdout
    assert FILE.read_bytes() == before
    assert "taken away: 'A' = 'B'" in run("judge", "undo").stdout
    assert not FILE.exists()
    done = run("judge", "undo")
    assert done.exit_code == 1
    assert "judgements.toml cannot be read" in done.stderr


def test_a_contradiction_is_explained_and_nothing_is_written(run):
    run("judge", "same", "A", "B")
    run("judge", "same", "B", "C")
    before = FILE.read_bytes()
    done = run("judge", "different", "A", "C")
    assert done.exit_code == 1
    assert "'A' and 'C' cannot be both the same and different" in done.stderr
    assert "line 4: 'A' = 'B'" in done.stderr
    assert FILE.read_bytes() == before


def test_names_that_the_graph_does_not_know_are_told_and_kept(run, graph):
    done = run("judge", "same", "Soleymany", "qassem soleimani", "--graph", graph)
    assert done.exit_code == 0
    assert "nobody is called 'Soleymany'" in done.stderr
    assert "'Ghassem Soleymani'" in done.stderr
    assert "qassem" not in done.stderr
    assert len(read_judgements(FILE)) == 1
    checked = run("judge", "check", graph)
    assert checked.exit_code == 0
    assert "line 4: nobody is called 'Soleymany'" in checked.stderr


def test_a_graph_that_is_not_there_is_told_before_anything_is_written(run):
    assert run("judge", "drop", "A", "--graph", "nowhere").exit_code == 1
    assert not FILE.exists()


def test_the_file_is_that_of_the_settings_or_the_one_that_is_said(run):
    Path("comention.toml").write_text('[resolve]\njudgements = "mine.toml"\n')
    assert "mine.toml, line 4" in run("judge", "drop", "A").stdout
    assert "other.toml, line 4" in run("judge", "drop", "A", "--file", "other.toml").stdout


def test_a_broken_file_stops_a_build_before_anything_is_read(run):
    FILE.write_text('[[same]]\nnames = ["A", "B"\n')
    Path("news.txt").write_text("L’Irak et l’Iran négocient depuis longtemps.", encoding="utf-8")
    done = run("build", "news.txt", "-o", "g")
    assert done.exit_code == 1
    assert "judgements.toml, line 1: Unclosed array." in done.stderr
    assert run("build", "news.txt", "-o", "g", "--judgements", "none.toml").exit_code == 1


@pytest.mark.parametrize("command", [["same", "A"], ["same", "A", "a"], ["drop", " "], ["different", "A"]])
def test_what_is_no_judgement_is_told(run, command):
    done = run("judge", *command)
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert not FILE.exists()


@pytest.mark.parametrize("command", [["kind", "A", "place"], ["rename", "A"], ["same"], ["some"]])
def test_wrong_use_is_exit_code_2(run, command):
    assert run("judge", *command).exit_code == 2


def test_a_name_in_the_file_cannot_command_the_terminal(run):
    done = run("judge", "drop", "\x1b[2JGilet\u202e")
    assert done.exit_code == 0
    assert "\x1b" not in done.output + FILE.read_text(encoding="utf-8")
