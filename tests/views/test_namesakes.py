"""Actors of one name are told apart wherever one chooses, and signs, tables and numbers have room."""

import random

import pytest
from tests.views.conftest import Viewer

from comention.domain import Reference

SIGNS = """() => comention.drawing.nodes.get().map(({x, y, size, shape}) => ({x, y, size, shape}))"""


def namesakes(draw, count: int):
    """The graph of so many people of one name, each mentioned with somebody else."""
    names = {f"person:f{i}": "Fillon" for i in range(count)} | {
        f"group:g{i}": f"Groupe {chr(65 + i)}" for i in range(count)
    }
    sentences = [
        f"[person:f{i}|Fillon] a vu [group:g{i}|Groupe {chr(65 + i)}]."
        for i in range(count)
        for _ in range(2)
    ]
    return draw([(Reference(id="d", lang="fr", title="Un titre", date="2017-02-01"), sentences)], names)


def test_namesakes_are_told_apart_in_search_and_tables(view, draw):
    viewer = view(namesakes(draw, 3))
    viewer.page.fill("#find", "fillon")
    found = {f"Personne · cité avec Groupe {letter}" for letter in "ABC"}
    assert set(viewer.texts("#found .who .quiet")) == found
    viewer.page.evaluate("comention.store.set({view: 'table'})")
    assert set(viewer.texts("#table-actors .who .quiet")) == found
    # A name that nobody shares says all.
    assert len(viewer.texts("#table-actors .who")) == 3


def test_a_picker_of_namesakes_shows_all_of_them(view, draw):
    viewer = view(namesakes(draw, 9))
    viewer.page.evaluate("n => comention.store.set({chosen: {actor: n}})", viewer.index("Fillon"))
    viewer.page.keyboard.press("c")
    viewer.page.check("#correcting input[value=same]")
    assert viewer.page.get_attribute("#correcting input[type=search]", "placeholder") == "Chercher un acteur"
    assert len(viewer.texts(".partners label")) == 6
    viewer.page.click(".partners button")
    hints = viewer.texts(".partners .who .quiet")
    assert len(hints) == len(set(hints)) == 8
    last = viewer.page.locator(".partners input[type=radio]").last
    last.focus()
    viewer.page.keyboard.press("Space")
    assert viewer.page.locator("input[name=correcting-name]").count() == 2
    assert viewer.page.locator(".partners button").count() == 0


def test_tables_fit_beside_the_panel(view, draw):
    long = "Association nationale des conseillers pédagogiques de l’enseignement"
    names = {"group:a": long, "group:b": long[::-1], "state:FR": "France"}
    dates = ["2016-11-30", "2018-09-28"]
    sentence = f"[group:a|{long}], [group:b|{long}] et la [state:FR|France]."
    viewer = view(draw([(Reference(id=day, lang="fr", date=day), [sentence] * 30) for day in dates], names))
    viewer.page.evaluate("comention.store.set({view: 'table'})")
    assert viewer.page.evaluate("document.getElementById('tables').scrollWidth") <= 890
    assert "28 sept. 2018" in viewer.texts("#table-actors td")


def test_long_numbers_stay_within_the_panel(view, small):
    viewer = view(small)
    viewer.page.evaluate("document.querySelectorAll('#panel .rows .tally')[0].textContent = '1 234 567'")
    right = "e => e.getBoundingClientRect().right"
    ends = viewer.page.locator("#panel .rows:first-of-type .tally").evaluate_all(f"all => all.map({right})")
    assert max(ends) <= 1260
    assert len({round(end) for end in ends}) == 1


def test_tallies_of_long_communities_take_one_line(view, draw_random):
    viewer = view(draw_random(900))
    viewer.page.click("#filter")
    tallies = viewer.page.locator("#communities .tally")
    heights = tallies.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert heights
    assert max(heights) < 25


def overlapping(signs) -> list:
    """The pairs of signs that overlap."""

    def apart(one, other) -> bool:
        across, down = abs(one["x"] - other["x"]), abs(one["y"] - other["y"])
        box = max(across, down) >= one["size"] + other["size"]
        reach = sum(each["size"] * (2**0.5 if each["shape"] == "square" else 1) for each in (one, other))
        return box or (across**2 + down**2) ** 0.5 >= reach

    pairs = [(one, other) for i, one in enumerate(signs) for other in signs[:i]]
    return [pair for pair in pairs if not apart(*pair)]


@pytest.mark.parametrize("budget", [50, 300])
def test_signs_that_are_enlarged_do_not_overlap(view, draw_random, budget):
    viewer: Viewer = view(draw_random(900))
    viewer.page.evaluate("n => comention.store.set({budget: n})", budget)
    signs = viewer.page.evaluate(SIGNS)
    assert len(signs) == budget
    assert overlapping(signs) == []
    scale = viewer.page.evaluate("comention.drawing.network.getScale()")
    smallest = sorted(sign["size"] * scale for sign in signs)
    assert smallest[len(signs) // 10] > 2
    # Whoever comes in addition has no more room.
    chance = random.Random(1)
    viewer.page.evaluate("l => comention.store.set({extra: new Set(l)})", chance.sample(range(900), 40))
    assert overlapping(viewer.page.evaluate(SIGNS)) == []


def test_signs_on_a_shelf_do_not_overlap(view, draw):
    lonely = [f"[group:g{i}|Groupe {i}] s’est exprimé." for i in range(400)]
    linked = ["[state:FR|France] et [state:DE|Allemagne]."] * 9
    viewer = view(draw([(Reference(id="d", lang="fr"), [*linked, *lonely])], {}))
    viewer.page.evaluate("comention.store.set({budget: 50})")
    assert overlapping(viewer.page.evaluate(SIGNS)) == []


def test_no_control_character_is_shown(view, draw):
    name = "Ann\x07e \u202eDupont"
    article = (
        Reference(id="d", lang="fr", title="Un\x07titre \u202e!"),
        [f"[person:a|{name}] et [person:b|Bob]."] * 2,
    )
    viewer = view(draw([article], {"person:a": name, "person:b": "Bob"}))
    controls = "e => /[\\x00-\\x08\\x0b-\\x1f\\u202a-\\u202e]/.test(e.textContent)"
    for change in ("{}", "{chosen: {actor: 0}}", "{chosen: {pair: [0, 1]}}", "{view: 'table'}"):
        viewer.page.evaluate(f"comention.store.set({change})")
        shown = viewer.page.locator("bdi, #tables td, #tip, #chips, #found").evaluate_all(
            f"a => a.map({controls})"
        )
        assert not any(shown)


def test_more_actors_than_a_browser_draws_are_not_offered(view, draw):
    sentences = [f"[person:p{i}|Personne {i}] a parlé." for i in range(5003)]
    viewer = view(draw([(Reference(id="d", lang="fr"), sentences)], {}))
    options = viewer.page.locator("#budget option")
    assert options.last.is_disabled()
    assert "trop lent" in options.last.inner_text()
    viewer.page.evaluate("comention.store.set({budget: 88663})")
    assert len(viewer.drawn()) == 5000
    assert viewer.page.locator("#budget").input_value() == "5000"
