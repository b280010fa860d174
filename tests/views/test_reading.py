"""Finding, filtering, tables, keys, languages and themes, in a real browser."""

import pytest

from comention.views import style


@pytest.mark.parametrize("words", ["cote d'ivoire", "CÔTE D’IV", "ivoire"])
def test_search_minds_neither_accents_nor_case(view, small, words):
    viewer = view(small)
    viewer.page.fill("#find", words)
    assert viewer.texts("#found li .name") == ["Côte d’Ivoire"]


def test_search_finds_other_names_too(view, small):
    viewer = view(small)
    viewer.page.fill("#find", "teheran")
    assert viewer.texts("#found li")[0] == "Iranaussi «\u00a0Téhéran\u00a0»7"
    viewer.page.click("#found li >> nth=0")
    assert viewer.texts("#panel h2 bdi") == ["Iran"]
    assert viewer.page.locator("#found").is_hidden()


def test_search_says_when_there_is_nobody(view, small):
    viewer = view(small)
    viewer.page.fill("#find", "zzz")
    assert viewer.texts("#found [role=option]") == ["Aucun acteur ni passage ne répond à ces mots"]
    viewer.page.keyboard.press("Enter")
    assert viewer.page.evaluate("comention.store.state.chosen") is None


def test_search_works_by_keyboard(view, small):
    viewer = view(small)
    viewer.page.keyboard.press("/")
    viewer.page.keyboard.type("an")
    names = viewer.texts("#found li .name")
    assert len(names) > 1
    assert viewer.page.get_attribute("#find", "aria-expanded") == "true"
    viewer.page.keyboard.press("ArrowDown")
    assert viewer.page.get_attribute("#find", "aria-activedescendant") == "found-1"
    assert viewer.texts("#found [aria-selected=true] .name") == [names[1]]
    viewer.page.keyboard.press("Enter")
    assert viewer.texts("#panel h2 bdi") == [names[1]]
    viewer.page.keyboard.type("x")
    viewer.page.keyboard.press("Escape")
    assert viewer.page.input_value("#find") == ""
    assert viewer.texts("#panel h2 bdi") == [names[1]]
    viewer.page.keyboard.press("Escape")
    assert viewer.page.evaluate("comention.store.state.chosen") is None


def test_the_legend_counts_and_switches_kinds(view, small):
    viewer = view(small)
    assert viewer.texts("#kinds button") == ["Personnes 7", "Groupes 5", "États 10"]
    viewer.page.click("#kinds [data-kind=STATE]")
    assert viewer.page.get_attribute("#kinds [data-kind=STATE]", "aria-pressed") == "false"
    assert viewer.pixels(style.LIGHT.state) == 0
    assert len(viewer.drawn()) == 12
    left = sum("state:" not in first + second for first, second in small.edges)
    assert viewer.texts("#spoken") == [f"À l’écran\u00a0: 12 acteurs sur 12, {left} liens sur {left} retenus"]
    viewer.page.keyboard.press("Enter")
    assert len(viewer.drawn()) == 22


def test_the_language_changes_without_a_reload(view, small):
    viewer = view(small)
    viewer.click("Iran")
    viewer.page.evaluate("window.same = true")
    viewer.page.check("input[name=lang][value=en]", force=True)
    assert viewer.page.evaluate("window.same")
    assert viewer.texts("h1") == ["Who is mentioned with whom"]
    assert viewer.page.title() == "Who is mentioned with whom"
    assert viewer.page.get_attribute("html", "lang") == "en"
    assert viewer.texts("#kinds button") == ["People 7", "Groups 5", "States 10"]
    assert viewer.texts(".facts") == [
        "State",
        "7 mentions in 3 documents · 3 independent sources · 3 outlets · July 14, 2015 – June 2022",
    ]
    assert viewer.page.get_attribute("#find", "placeholder") == "Find an actor or a sentence"
    assert viewer.texts("#summary") == ["22 actors, 25 links, 6 documents · July 2015 – April 2023"]
    assert "Arrow keys" in viewer.page.get_attribute(".vis-network", "aria-label")


def test_the_theme_changes_picture_and_page(view, small):
    viewer = view(small)
    viewer.page.click("#theme")
    assert viewer.pixels(style.DARK.state) > 200
    assert viewer.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)"
    viewer.page.click("#theme")
    assert viewer.pixels(style.LIGHT.state) > 200


def test_the_theme_follows_the_system(view, small):
    viewer = view(small)
    viewer.page.emulate_media(color_scheme="dark")
    assert viewer.pixels(style.DARK.state) > 200


def test_the_table_says_what_the_picture_says(view, small):
    viewer = view(small)
    viewer.page.keyboard.press("t")
    assert viewer.page.locator("#canvas").is_hidden()
    assert viewer.texts("#table-actors caption") == ["Acteurs 22"]
    assert viewer.page.locator("#table-actors tbody tr").count() == 22
    first = viewer.texts("#table-actors tbody tr:first-child > *")
    assert first == ["Iran", "État", "7", "3", "6", "14 juil. 2015", "juin 2022"]
    assert viewer.page.locator("#table-links tbody tr").count() == 25
    viewer.page.click("#table-links tbody tr:first-child button")
    assert len(viewer.texts("blockquote")) == 2
    assert viewer.page.locator("#table-links tr[aria-current=true]").count() == 1
    viewer.page.keyboard.press("t")
    assert viewer.page.locator("#canvas").is_visible()


def test_the_table_can_be_sorted(view, small):
    viewer = view(small)
    viewer.page.check("input[name=view][value=table]", force=True)
    viewer.page.click("#table-actors th >> text=Nom")
    names = viewer.texts("#table-actors tbody th")
    assert names[:3] == ["Agence internationale de l'énergie atomique", "Allemagne", "armée israélienne"]
    assert viewer.page.locator("#table-actors th[aria-sort=ascending]").text_content() == "Nom"
    viewer.page.keyboard.press("Enter")
    assert viewer.texts("#table-actors tbody th") == names[::-1]


def test_long_tables_and_lists_come_in_pieces(view, draw_random):
    viewer = view(draw_random(400))
    viewer.page.keyboard.press("t")
    assert viewer.page.locator("#table-actors tbody tr").count() == 200
    viewer.page.click("#tables > div:first-child > .plain")
    assert viewer.page.locator("#table-actors tbody tr").count() == 400
    assert viewer.page.locator("#panel .rows >> nth=0 >> li").count() == 10
    viewer.page.click("#panel .plain >> nth=0")
    assert viewer.page.locator("#panel .rows >> nth=0 >> li").count() == 210
    assert viewer.page.evaluate("document.activeElement.textContent") == "En montrer 190 de plus"
    viewer.page.keyboard.press("Enter")
    assert viewer.page.locator("#panel .rows >> nth=0 >> li").count() == 400


def test_passages_come_in_pieces(view, draw):
    articles = [(_reference(index), ["[person:a|Ann] met [person:b|Bob]."]) for index in range(70)]
    viewer = view(draw(articles, {"person:a": "Ann", "person:b": "Bob"}))
    viewer.click("Ann", "Bob")
    counts = [viewer.page.locator("blockquote").count()]
    while (more := viewer.page.locator("#panel .reading > .plain:visible")).count():
        more.click()
        counts.append(viewer.page.locator("blockquote").count())
    assert counts == [30, 60, 70]


def _reference(index):
    from comention.domain import Reference

    return Reference(id=f"d{index}", lang="en", date=f"2020-01-{index % 28 + 1:02d}")


def test_arrow_keys_walk_through_the_graph(view, small):
    viewer = view(small)
    viewer.page.focus(".vis-network")
    viewer.page.keyboard.press("ArrowRight")
    assert viewer.texts("#panel h2 bdi") == ["Iran"]
    before = viewer.point("Iran")
    viewer.page.keyboard.press("ArrowLeft")
    name = viewer.texts("#panel h2 bdi")[0]
    assert viewer.point(name)["x"] < before["x"]
    scale = viewer.page.evaluate("comention.drawing.network.getScale()")
    viewer.page.keyboard.press("+")
    viewer.page.wait_for_function("scale => comention.drawing.network.getScale() > scale * 1.3", arg=scale)
    viewer.page.keyboard.press("f")
    viewer.page.wait_for_function(
        "scale => Math.abs(comention.drawing.network.getScale() - scale) < 0.01", arg=scale
    )


def test_help_opens_and_closes_by_keyboard(view, small):
    viewer = view(small)
    viewer.click("Iran")
    viewer.page.keyboard.press("?")
    assert viewer.page.locator("#helping").is_visible()
    assert "même phrase" in viewer.texts("#helping-link")[0]
    viewer.page.keyboard.press("Escape")
    assert viewer.page.locator("#helping").is_hidden()
    assert viewer.texts("#panel h2 bdi") == ["Iran"]


def test_going_on_from_the_panel_keeps_the_focus_there(view, small):
    viewer = view(small)
    viewer.page.focus("#panel .rows button >> nth=0")
    viewer.page.keyboard.press("Enter")
    assert viewer.page.evaluate("document.activeElement.textContent") == "Iran"
    assert viewer.page.evaluate("document.activeElement.tagName") == "H2"


def test_the_zoom_buttons_zoom(view, small):
    viewer = view(small, reduced_motion="reduce")
    scale = viewer.page.evaluate("comention.drawing.network.getScale()")
    viewer.page.click("#zoom-in")
    assert viewer.page.evaluate("comention.drawing.network.getScale()") == pytest.approx(1.4 * scale)
    viewer.page.click("#zoom-out")
    viewer.page.click("#zoom-out")
    viewer.page.click("#fit")
    assert viewer.page.evaluate("comention.drawing.network.getScale()") == pytest.approx(scale)
