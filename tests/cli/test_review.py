"""A person goes through what is doubtful by keys."""

from pathlib import Path

import pytest
from tests.actors.corpora import document
from tests.cli.conftest import actor, annotated, doubt

from comention.actors import Different, KindJudgement, NotAnActor, Rename, Same, read_judgements, resolve
from comention.domain import Kind
from comention.graph import relate

FILE = Path("judgements.toml")


@pytest.fixture
def review(run, graph):
    """Runs a review with some keys, and gives its exit, and the judgements that the file has then."""

    def review(keys: str):
        done = run("review", graph, "--who", "C. Dupont", input=keys)
        assert done.exit_code == 0, done.output
        return done.output, list(read_judgements(FILE)) if FILE.exists() else []

    return review


def said(judgements) -> list[tuple]:
    return [(type(each), *each.subjects) for each in judgements]


def test_doubtful_pairs_come_first_once_each_with_passages_reason_and_keys(review):
    told, _ = review("   q")
    assert told.count("[s]ame  [d]ifferent") == 4
    first, second, third, fourth = (told.split(f"{n} of 4")[1].split(f"{n + 1} of 4")[0] for n in range(1, 5))
    assert "Qassem Soleimani  person, 3 mentions in 2 documents: Qassem Soleimani 2, Soleimani 1" in first
    assert "2  Ghassem Soleymani" in first
    assert "Why: the names sound alike (0.78)" in first
    assert "Gilet a parlé de Ghassem Soleymani." in first
    assert "1  Joseph Kabila" in second
    assert "Why: joined: the surname of the only one (0.70)" in third
    assert "Gilet" in fourth
    assert "one word" in fourth
    assert told.endswith("0 judgements written into judgements.toml.\n")


def test_each_judgement_is_written_and_signed(review):
    told, judgements = review("sdsn")
    assert said(judgements) == [
        (Same, "Qassem Soleimani", "Ghassem Soleymani"),
        (Different, "Joseph Kabila", "Laurent-Désiré Kabila"),
        (Same, "Qassem Soleimani", "Soleimani"),
        (NotAnActor, "Gilet"),
    ]
    assert {each.who for each in judgements} == {"C. Dupont"}
    assert told.endswith("4 judgements written into judgements.toml.\nBuild again to apply.\n")


def test_what_is_decided_is_not_asked_again(review):
    review("sds")
    told, judgements = review("q")
    assert "1 of 1" in told
    assert "Gilet" in told
    review("n")
    assert "of" not in review("")[0].split("judgements")[0]
    assert len(judgements) == 3


def test_undo_goes_back_and_restores_the_file(review):
    told, judgements = review("suuq")
    assert "taken away: 'Qassem Soleimani' = 'Ghassem Soleymani'" in told
    assert "Nothing was written yet." in told
    assert said(judgements) == []
    assert not FILE.exists()


def test_a_pair_stays_open_while_only_its_names_and_kinds_are_judged(review):
    _, judgements = review("r1Le général\nk2gxsq")
    assert said(judgements) == [
        (Rename, "Qassem Soleimani"),
        (KindJudgement, "Ghassem Soleymani"),
        (Same, "Qassem Soleimani", "Ghassem Soleymani"),
    ]
    assert judgements[0].to == "Le général"
    assert judgements[1].kind is Kind.GROUP


def test_a_lone_actor_may_be_the_same_as_one_that_is_named(review):
    told, judgements = review("   sGilets jaunes\n")
    assert said(judgements) == [(Same, "Gilet", "Gilets jaunes")]
    assert "nobody is called 'Gilets jaunes'. The judgement is kept. Did you mean 'Gilet'?" in told


def test_a_contradiction_is_told_and_the_question_stays(review):
    FILE.write_text('[[kind]]\nname = "Qassem Soleimani"\nkind = "PERSON"\n', encoding="utf-8")
    told, judgements = review("n1 q")
    assert "cannot be no actor and something else" in told
    assert len(judgements) == 1


def test_keys_may_be_piped_in_a_line_each(review):
    _, judgements = review("s\nd\nr\n1\nLe général\n \nn\n")
    assert said(judgements) == [
        (Same, "Qassem Soleimani", "Ghassem Soleymani"),
        (Different, "Joseph Kabila", "Laurent-Désiré Kabila"),
        (Rename, "Qassem Soleimani"),
        (NotAnActor, "Gilet"),
    ]


def test_the_file_is_read_again_only_when_it_has_changed(review, monkeypatch):
    read = []

    def counted(path):
        read.append(path)
        return read_judgements(path)

    monkeypatch.setattr("comention.cli.reviewing.read_judgements", counted)
    FILE.write_text('[[not_an_actor]]\nname = "X"\n', encoding="utf-8")
    review("    ")
    assert len(read) == 1
    review("s   ")
    assert len(read) == 3


def test_both_sides_show_their_own_passages_though_the_name_of_one_is_a_form_of_the_other(run, tmp_path):
    general, surname = ("[Ghassem Soleimani]", Kind.PERSON), ("M. [Soleimani]", Kind.PERSON)
    documents = [document("a", [general, surname]), document("b", [surname, surname])]
    relate(documents, resolve(documents)).save(tmp_path / "g")
    told = run("review", "g", input="d").output
    _, first, second = told.split("1 of 1")[1].split("person, ")
    assert "Ghassem Soleimani." in first
    assert second.count("M. Soleimani.") == 2
    assert "'Ghassem Soleimani' ≠ 'person:suleimani-in-b'" in told


def test_what_no_name_tells_apart_is_not_judged_different(run, tmp_path):
    one = actor("person:kabila", "Kabila", "Joseph Kabila")
    two = actor("person:kabila-2", "Kabila", "Joseph Kabila", refusals=(doubt(one.id),))
    relate([annotated("b", [one])], [one, two]).save(tmp_path / "g")
    told = run("review", "g", input="d").output
    assert "[s]ame  [r]ename" in told
    assert "0 judgements written" in told


def test_other_keys_tell_the_keys_and_the_end_of_keys_ends(review):
    told, judgements = review("xk1z")
    assert told.count("[s]ame  [d]ifferent") == 3
    assert judgements == []
