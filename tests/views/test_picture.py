"""The picture, in a real browser: what is drawn, what a click does, how far the eye is led."""

from itertools import combinations

import pytest

from comention.config import Render
from comention.views import style


@pytest.mark.parametrize(("scheme", "theme"), [("light", style.LIGHT), ("dark", style.DARK)])
def test_every_kind_is_drawn_in_its_colour(view, small, scheme, theme):
    viewer = view(small, color_scheme=scheme)
    for colour in (theme.person, theme.group, theme.state):
        assert viewer.pixels(colour) > 200
    assert sorted(viewer.drawn()) == sorted(actor.name for actor in small.nodes)
    assert viewer.texts("#drawn") == ["À l’écran\u00a0: 22 acteurs sur 22, 25 liens sur 25 retenus"]


def test_everything_is_in_view_at_once(view, small):
    viewer = view(small)
    box = viewer.page.locator("#canvas").bounding_box()
    for actor in small.nodes:
        point = viewer.point(actor.name)
        assert box["x"] < point["x"] < box["x"] + box["width"]
        assert box["y"] < point["y"] < box["y"] + box["height"]


def test_names_lie_upon_no_other_name(view, draw_random):
    viewer = view(draw_random(120))
    boxes = viewer.page.evaluate(
        """() => comention.drawing.names().map(label => {
          const {x, y} = comention.drawing.spotOf(label);
          return [x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2];
        })"""
    )
    assert len(boxes) > 30
    for (l1, t1, r1, b1), (l2, t2, r2, b2) in combinations(boxes, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1


def test_a_click_on_an_actor_shows_who_it_is_and_its_sentences(view, small):
    viewer = view(small)
    viewer.click("Iran")
    assert viewer.texts("#panel h2 bdi") == ["Iran"]
    assert viewer.texts(".facts") == [
        "État",
        "7 mentions dans 3 documents · 3 sources indépendantes · 3 médias · 14 juillet 2015 – juin 2022",
    ]
    assert viewer.texts(".aliases li") == ["Iran 5", "Téhéran 1", "iranien 1"]
    assert viewer.texts(".rows .name")[:2] == ["Agence internationale de l'énergie atomique", "États-Unis"]
    assert len(viewer.texts("blockquote")) == 5
    assert sorted(viewer.texts("blockquote mark.first")) == ["Iran"] * 5 + ["Téhéran", "iranien"]
    assert viewer.texts(".origin .headline")[0] == "L’AIEA réclame l’accès aux sites"
    assert viewer.texts("#spoken") == ["Iran, État\u00a0: 7 mentions, 6 liens"]


def test_a_click_on_a_line_shows_the_sentences_with_both_actors_marked(view, small):
    viewer = view(small)
    viewer.click("Iran", "États-Unis")
    assert viewer.texts("#panel h2 mark.first") == ["Iran"]
    assert viewer.texts("#panel h2 mark.second") == ["États-Unis"]
    assert viewer.texts(".facts") == [
        "2 passages dans 2 documents · 2 sources indépendantes · 2 médias · 14 juillet 2015 – 8 mai 2018"
    ]
    assert viewer.texts("blockquote mark.first") == ["Iran", "Iran", "iranien"]
    assert viewer.texts("blockquote mark.second") == ["United States", "États-Unis"]
    assert viewer.texts(".headline a") == [
        "Washington leaves the nuclear deal",
        "À Vienne, un accord après douze ans de négociations",
    ]
    link = viewer.page.locator(".headline a").first
    assert link.get_attribute("href") == "https://harbour.example/leaves?a=1&b=2"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert viewer.texts(".imprint")[0] == "The Harbour Post · 8 mai 2018 · anglais"
    assert viewer.page.locator("blockquote").first.get_attribute("lang") == "en"


def test_an_actor_within_another_is_marked_as_both(view, small):
    viewer = view(small)
    viewer.click("armée israélienne", "Israël")
    assert viewer.texts("blockquote") == ["L’armée israélienne a informé l’ONU. Elle poursuivra ses travaux."]
    assert viewer.texts("blockquote mark") == ["armée ", "israélienne"] or viewer.texts(
        "blockquote mark"
    ) == [
        "armée",
        "israélienne",
    ]
    assert viewer.texts("blockquote mark.first.second") == ["israélienne"]


def test_a_sign_beyond_the_first_plane_does_not_shift_the_marks(view, small):
    viewer = view(small)
    viewer.click("Rafael Grossi")
    assert viewer.texts("blockquote mark") == ["Rafael Grossi", "M. Grossi"]


def test_what_is_not_linked_with_the_choice_steps_back(view, small):
    viewer = view(small)
    before = viewer.pixels(style.LIGHT.person)
    viewer.click("Iran")
    after = viewer.pixels(style.LIGHT.person)
    assert 0 < after < before / 3
    viewer.page.keyboard.press("Escape")
    assert viewer.pixels(style.LIGHT.person) == before


def test_hovering_says_what_a_thing_is(view, small):
    viewer = view(small)
    viewer.hover("Iran")
    assert viewer.texts("#tip span") == [
        "Iran",
        "7 mentions dans 3 documents",
        "3 sources indépendantes",
        "14 juillet 2015 – juin 2022",
    ]
    viewer.hover("Iran", "États-Unis")
    assert viewer.texts("#tip span")[:2] == ["Iran et États-Unis", "2 passages dans 2 documents"]


def test_a_click_on_a_name_or_on_nothing(view, small):
    viewer = view(small)
    box = viewer.page.evaluate(
        """() => {
          const label = comention.drawing.names().find(each => each.text === 'Jens Stoltenberg');
          const frame = document.getElementById('canvas').getBoundingClientRect();
          const {x, y} = comention.drawing.spotOf(label);
          return {x: frame.x + x - 40, y: frame.y + y};
        }"""
    )
    viewer.page.mouse.click(box["x"], box["y"])
    assert viewer.texts("#panel h2 bdi") == ["Jens Stoltenberg"]
    corner = viewer.page.locator("#canvas").bounding_box()
    viewer.page.mouse.click(corner["x"] + 4, corner["y"] + 4)
    assert viewer.texts("#panel > h2") == ["Les plus cités", "Les liens les plus forts"]


def test_an_actor_may_be_drawn_aside(view, small):
    viewer = view(small)
    start = viewer.point("Kofi Annan")
    viewer.page.mouse.move(start["x"], start["y"])
    viewer.page.mouse.down()
    viewer.page.mouse.move(start["x"] + 60, start["y"] - 20, steps=5)
    viewer.page.mouse.up()
    end = viewer.point("Kofi Annan")
    assert end["x"] - start["x"] == pytest.approx(60, abs=3)
    viewer.page.mouse.click(end["x"], end["y"])
    assert viewer.texts("#panel h2 bdi") == ["Kofi Annan"]


def test_a_large_graph_shows_its_strongest_and_holds_the_others(view, draw_random):
    graph = draw_random(1000)
    viewer = view(graph, config=Render(lang="en"))
    assert viewer.drawn() == [actor.name for actor in graph.nodes[:300]]
    weak = next(actor for actor in graph.nodes[300:] if graph.network.degree(actor.id))
    viewer.page.fill("#find", weak.name)
    viewer.page.keyboard.press("Enter")
    assert viewer.index(weak.name) >= 300
    assert weak.name in viewer.drawn()
    place = viewer.page.evaluate("i => comention.drawing.network.getPosition(i)", graph.nodes.index(weak))
    told = viewer.page.evaluate(
        "i => [comention.model.actors[i].x, comention.model.actors[i].y]", graph.nodes.index(weak)
    )
    assert [place["x"], place["y"]] == told
    viewer.page.select_option("#budget", "50")
    assert len(viewer.drawn()) == 51
    viewer.page.select_option("#budget", "1000")
    assert len(viewer.drawn()) == 1000


def test_neighbours_that_are_left_out_can_be_drawn(view, small):
    viewer = view(small)
    viewer.page.evaluate("comention.store.set({budget: 1, chosen: {actor: 0}})")
    assert viewer.drawn() == ["Iran"]
    viewer.page.click("text=Dessiner 6 voisins de plus")
    assert len(viewer.drawn()) == 7
    assert viewer.page.locator("text=voisins de plus").count() == 0
