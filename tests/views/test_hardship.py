"""Hostile texts, odd graphs, narrow screens, poor browsers, and readers who do not see the picture."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from comention.config import Render
from comention.domain import Reference

ATTACKS = [
    "<img src=x onerror=window.pwned=1>",
    "</script><script>window.pwned=1</script>",
    "\"><svg onload='window.pwned=1'>",
    "{{ 7 * 7 }} ${window.pwned=1} <!-- ",
    '<a href="javascript:window.pwned=1">click</a>',
    "\u202etxet deppilf\u202c \x07\x1b \u2028 \ud800",
]
URLS = [
    "javascript:window.pwned=1",
    "data:text/html,<script>1</script>",
    " java\nscript:alert(1)",
    "file:///etc/passwd",
]


@pytest.fixture
def hostile(draw):
    """A graph in which every text is an attack."""
    names = {f"person:x{index}": attack for index, attack in enumerate(ATTACKS)}
    articles = []
    for index, attack in enumerate(ATTACKS):
        reference = Reference(
            id=f"d{index}{attack}",
            lang="en",
            title=attack,
            source=attack,
            url=URLS[index % len(URLS)],
            date="2020-13-99" if index % 2 else attack,
        )
        shown = attack.replace("[", "(").replace("|", "/").replace("]", ")")
        other = (index + 1) % len(ATTACKS)
        articles.append(
            (reference, [f"{shown} [person:x{index}|{shown}] saw [person:x{other}|Bob] {shown}."])
        )
    return draw(articles, names)


def test_hostile_texts_stay_texts(view, hostile):
    viewer = view(hostile, config=Render(title=ATTACKS[0]))
    page = viewer.page
    pairs = [[viewer.index(hostile.find(id).name) for id in link] for link in hostile.edges]
    choices = [{"actor": index} for index in range(len(hostile.nodes))] + [{"pair": pair} for pair in pairs]
    for chosen in choices:
        page.evaluate("chosen => comention.store.set({chosen})", chosen)
        assert page.locator("blockquote mark").count()
        assert page.locator("#panel img, #panel script, #panel [onload]").count() == 0
    for actor in hostile.nodes:
        viewer.hover(actor.name)
    page.fill("#find", "img")
    page.keyboard.press("t")
    assert page.locator("img, iframe, object, base, form:not([method=dialog])").count() == 0
    assert page.locator("script").count() == 4
    assert page.locator("h1").text_content() == ATTACKS[0]
    for link in page.locator("a").all():
        assert link.get_attribute("href").startswith(("https://", "http://"))
    assert page.locator(".address").count() or page.locator("a").count() == 0
    assert page.evaluate("window.pwned") is None


def test_an_address_that_is_none_of_the_web_is_shown_as_text(view, small):
    viewer = view(small)
    viewer.click("Kofi Annan")
    assert viewer.texts(".address") == ["javascript:alert(1)"]
    assert viewer.page.locator("#panel a").count() == 0
    assert viewer.texts(".headline") == ["annan"]
    assert viewer.texts(".imprint") == ["sans date"]


def test_the_policy_stops_what_text_alone_could_not(view, small):
    viewer = view(small, expected="TrustedHTML")
    refused = viewer.page.evaluate(
        """() => {
          try { document.body.innerHTML = '<b>x</b>'; return false; } catch { return true; }
        }"""
    )
    assert refused


def test_long_and_right_to_left_names(view, draw):
    long, arabic = "Très long " * 300, "محمد شياع السوداني"
    names = {"person:long": long.strip(), "person:rtl": arabic, "group:x": "x" * 3000}
    viewer = view(
        draw(
            [(Reference(id="d", lang="fr"), [f"[person:long|Long] et [person:rtl|{arabic}], [group:x|X]."])],
            names,
        ),
        size=(360, 740),
    )
    labels = viewer.page.evaluate("comention.drawing.names().map(label => label.text)")
    assert arabic in labels
    assert all(len(label) <= 26 for label in labels)
    assert any(label.endswith("…") for label in labels)
    viewer.page.evaluate("index => comention.store.set({chosen: {actor: index}})", viewer.index("x" * 3000))
    assert viewer.texts("#panel h2 bdi") == ["x" * 3000]
    assert viewer.page.evaluate("document.documentElement.scrollWidth") <= 360
    viewer.page.evaluate("comention.store.set({view: 'table'})")
    assert viewer.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_empty_graph_says_so(view, draw):
    viewer = view(draw([], {}), config=Render(lang="en"))
    assert viewer.texts("#notice") == ["No actor was found in 0 documents."]
    assert viewer.page.locator("#notice").is_visible()
    assert viewer.texts("#panel") == ["No actor was found in 0 documents."]
    for key in ("t", "t", "f", "Escape"):
        viewer.page.keyboard.press(key)
    viewer.page.fill("#find", "a")


def test_one_actor_without_links_or_dates(view, draw):
    viewer = view(draw([(Reference(id="d", lang="en"), ["[person:a|Ann] came."])], {"person:a": "Ann"}))
    assert viewer.texts("#summary") == ["1 actor, 0 links, 1 document"]
    assert viewer.texts("#panel .quiet")[-1] == "No two actors are mentioned together."
    assert viewer.page.locator("#least-label").is_hidden()
    assert viewer.page.locator("#budget").is_hidden()
    viewer.click("Ann")
    assert viewer.texts(".facts") == ["Person", "1 mention in 1 document"]
    assert "Mentioned with no other actor." in viewer.texts("#panel .quiet")
    assert viewer.texts(".imprint") == ["undated"]


def test_two_actors_of_one_name_stay_two(view, draw):
    names = {"person:a": "Michel Aoun", "person:b": "Michel Aoun"}
    viewer = view(
        draw([(Reference(id="d", lang="fr"), ["[person:a|Michel Aoun]", "[person:b|Aoun]"])], names)
    )
    viewer.page.fill("#find", "aoun")
    assert viewer.texts("#found .name") == ["Michel Aoun"] * 2


def test_what_a_link_means_is_said(view, draw):
    article = (Reference(id="d", lang="en"), ["[person:a|Ann] saw [person:b|Bob]."])
    viewer = view(draw([article], {}, passage="window", window=3))
    viewer.page.click("#help")
    assert "within 3 sentences" in viewer.texts("#helping-link")[0]


def test_a_phone_has_room_for_a_long_legend(view, draw_random):
    viewer = view(draw_random(1000), size=(320, 640))
    viewer.page.check("input[name=lang][value=fr]", force=True)
    assert viewer.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_scrolls_downwards_only(view, small, scheme):
    viewer = view(small, size=(360, 740), color_scheme=scheme, has_touch=True, is_mobile=True)
    width = "document.documentElement.scrollWidth"
    assert viewer.page.evaluate(width) <= 360
    point = viewer.point("Iran")
    viewer.page.touchscreen.tap(point["x"], point["y"])
    viewer.page.wait_for_selector("#panel h2 bdi")
    assert viewer.texts("#panel h2 bdi") == ["Iran"]
    assert viewer.page.evaluate(width) <= 360
    viewer.page.evaluate("comention.store.set({view: 'table'})")
    assert viewer.page.evaluate(width) <= 360


def test_a_browser_that_cannot_draw_shows_the_table(view, small):
    viewer = view(small, first="HTMLCanvasElement.prototype.getContext = () => null;")
    assert viewer.page.locator("#table-actors").is_visible()
    assert viewer.texts("#tables > .quiet")[0].startswith("Ce navigateur ne peut pas dessiner")
    viewer.page.click("#table-actors tbody button >> nth=0")
    assert viewer.texts("#panel h2 bdi") == ["Iran"]
    viewer.page.keyboard.press("t")
    assert viewer.page.locator("#table-actors").is_visible()


def test_a_browser_without_scripts_says_so(open_page, small):
    from comention.views import render

    page = open_page(render(small), java_script_enabled=False)
    assert page.locator("noscript").inner_text().startswith("Cette page dessine")


@pytest.mark.parametrize(
    ("state", "scheme"),
    [
        ("{}", "light"),
        ("{}", "dark"),
        ("{chosen: {actor: 0}}", "light"),
        ("{chosen: {pair: [0, 1]}}", "light"),
        ("{chosen: {pair: [0, 1]}}", "dark"),
        ("{chosen: {pair: [0, 1]}, order: 'telling', around: true}", "light"),
        ("{chosen: {pair: [0, 21]}}", "dark"),
        ("{chosen: {passage: 0}}", "light"),
        ("{view: 'table'}", "light"),
        ("{kinds: new Set(['STATE'])}", "dark"),
        ("{from: '2016', to: '2019', chosen: {actor: 0}}", "light"),
        ("{from: '2016', to: '2019'}", "dark"),
    ],
)
def test_the_accessibility_rules_are_kept(view, small, state, scheme):
    viewer = view(small, color_scheme=scheme)
    viewer.page.evaluate(f"comention.store.set({state})")
    if state == "{}":
        viewer.page.fill("#find", "an")
    results = Axe().run(viewer.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert results.violations_count == 0, results.generate_report()
