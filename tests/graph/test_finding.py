"""Whom a name means where several bear it, and what is said where nobody does."""

import pytest

from comention.domain import Actor, Form, Kind, Mention
from comention.errors import UnknownActor
from comention.graph.finding import bearers, find


def actor(id: str, name: str, **forms: int) -> Actor:
    """An actor with so many mentions by each form, of which "_" stands for a space."""
    texts = [form.replace("_", " ") for form, count in forms.items() for _ in range(count)]
    mentions = tuple(Mention("d", 0, 0, text, Kind.PERSON, Form.NAME, 0) for text in texts)
    return Actor(id, name, Kind.PERSON, mentions)


GENERAL = actor("person:qs", "Qassem Soleimani", Qassem_Soleimani=2, Soleimani=5)


def test_a_form_means_who_is_called_so_most_rather_than_whom_one_sentence_calls_nothing_else():
    once = actor("person:s", "Soleimani", Soleimani=1)
    assert find([GENERAL, once], "SOLEIMANI") is GENERAL
    assert bearers([GENERAL, once], "soleimani") == [GENERAL, once]
    often = actor("person:s", "Soleimani", Soleimani=5)
    assert find([GENERAL, often], "Soleimani") is often


def test_a_display_name_that_no_text_has_stands_for_every_mention():
    iran, other = actor("state:IR", "Iran", iranien=3), actor("person:iran", "Iran Darroudi", Iran=2)
    assert bearers([iran, other], "Iran") == [iran, other]


def test_of_two_of_one_name_the_one_with_more_mentions_is_first():
    one, two = actor("group:lps", "LPS", LPS=1), actor("group:lps-2", "LPS", LPS=3, Ligue=1)
    assert bearers([one, two], "lps") == [two, one]
    assert bearers([one, two], "nobody") == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Jean Dupond", "Did you mean Jean Dupont or Jean Durant?"),
        ("Jean Durent", "Did you mean Jean Durant or Jean Dupont?"),
        ("Jean", "Did you mean Jean Dupont or Jean Durant?"),
        ("Zzyzx", "`comention actors GRAPH` tells who is there."),
        ("", "`comention actors GRAPH` tells who is there."),
    ],
)
def test_the_nearest_are_told_by_their_display_names_and_as_they_are_read(name, hint):
    dupont = actor("person:jd", "Jean Dupont", **{"Jean\u200bDupont": 2, "JEAN-DUPONT": 1})
    durant = actor("person:jt", "Jean\u200bDurant", **{"Jean\u200bDurant": 1})
    with pytest.raises(UnknownActor) as raised:
        find([dupont, durant], name)
    assert raised.value.hint == hint
