"""What can be taken from the page, read by readers that are not ours."""

import base64
import csv
import json
import re
import struct
from io import StringIO

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from tests.exports.hostile import NASTY

from comention.config import Render
from comention.domain import Reference
from comention.exports.escaping import csv_cell, from_xml, whole
from comention.exports.gexf import gexf
from comention.exports.tables import csv_tables
from comention.views import framed, style

SVG = "{http://www.w3.org/2000/svg}"


def take(viewer, way):
    """The name and the bytes of a file that the menu gives."""
    if viewer.page.locator("#taking").is_hidden():
        viewer.page.click("#take")
    with viewer.page.expect_download() as waiting:
        viewer.page.click(f"[data-take={way}]")
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def table(content):
    """The rows of a CSV file as Excel would have them."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert re.search(r"(?<!\r)\n", re.sub(r'"[^"]*"', "", text)) is None
    rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def same(row, expected):
    """Whether a row of the page says what one of Python's exports says, in the columns that both have."""
    shared = [name for name in row if name in expected]
    for name in shared:
        try:
            assert float(row[name]) == pytest.approx(float(expected[name])), name
        except ValueError:
            assert row[name] == expected[name], name
    return set(shared)


def network(content, path):
    """A GEXF file as networkx reads it."""
    path.write_bytes(content)
    return nx.read_gexf(path)


@pytest.fixture(scope="module")
def nasty(draw):
    """A graph whose names, titles and outlets are as bad as they come."""
    names = {f"person:x{index}": f"{bad} {index}" for index, bad in enumerate(NASTY)}
    articles = [
        (
            Reference(
                id=f"{bad}{index}",
                lang="en",
                title=f"{bad} <b>title</b>",
                source=bad or None,
                url="javascript:alert(1)",
                date="2021-02-30" if index % 2 else "2021-02",
            ),
            [f"[person:x{index}|Ann 🎥 Bell] saw [person:x{(index + 1) % len(NASTY)}|Bob]."],
        )
        for index, bad in enumerate(NASTY)
    ]
    return draw(articles, names)


@pytest.mark.parametrize("graph", ["small", "nasty"])
def test_tables_say_what_python_s_exports_say(view, request, graph):
    graph = request.getfixturevalue(graph)
    viewer = view(graph)
    expected = {
        name: list(csv.DictReader(StringIO(text, newline=""))) for name, text in csv_tables(graph).items()
    }
    _, content = take(viewer, "actors")
    actors = {row["id"]: row for row in table(content)}
    assert len(actors) == len(graph.nodes)
    for row in expected["nodes.csv"]:
        assert same(actors[row["id"]], row) >= {"name", "kind", "mentions", "stories", "outlets", "aliases"}
    _, content = take(viewer, "links")
    links = {(row["source"], row["target"]): row for row in table(content)}
    assert len(links) == len(graph.edges)
    for row in expected["edges.csv"]:
        link = links[row["source"], row["target"]]
        assert same(link, row) >= {"weight", "documents", "llr", "npmi", "q"}
        assert link["source_name"] == actors[row["source"]]["name"]
    _, content = take(viewer, "evidence")
    evidence = {(row["source"], row["target"], row["document"], row["start"]): row for row in table(content)}
    assert len(evidence) == sum(map(len, graph.edges.values()))
    for row in expected["evidence.csv"]:
        found = evidence[row["source"], row["target"], row["document"], row["start"]]
        assert same(found, row) >= {"end", "text", "title", "date", "lang"}


def test_no_cell_is_a_formula(view, nasty):
    viewer = view(nasty)
    rows = [row for way in ("actors", "links", "evidence") for row in table(take(viewer, way)[1])]
    cells = [cell for row in rows for name, cell in row.items() if name not in ("llr", "npmi")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    names = {csv_cell(whole(actor.name)) for actor in nasty.nodes}
    assert names <= set(cells)


@pytest.mark.parametrize("graph", ["small", "nasty"])
def test_the_graph_for_gephi_is_that_of_python(view, request, tmp_path, graph):
    graph = request.getfixturevalue(graph)
    viewer = view(graph)
    _, content = take(viewer, "gexf")
    expected = network(gexf(graph), tmp_path / "python.gexf")
    found = network(content, tmp_path / "page.gexf")
    assert set(found) == set(expected)
    for id in expected:
        same_values(found.nodes[id], expected.nodes[id])
    assert {from_xml(found.nodes[actor.id]["label"]) for actor in graph.nodes} == {
        actor.name for actor in graph.nodes
    }
    for first, second in expected.edges:
        same_values(found.edges[first, second], expected.edges[first, second])
    evidence = [json.loads(from_xml(data["evidence"])) for *_, data in found.edges(data=True)]
    assert sum(map(len, evidence)) == sum(map(len, graph.edges.values()))


def same_values(found, expected):
    """Whether a node or edge has the values, the weight and the days of another, as far as it has them."""
    shared = (set(found) & set(expected)) - {"id", "evidence"}
    assert shared >= {"documents", "stories"}
    assert ("spells" in found) == ("spells" in expected)
    for name in shared:
        assert type(found[name]) is type(expected[name])
        assert found[name] == expected[name]


def test_gephi_finds_the_actors_where_they_are(view, small, tmp_path):
    viewer = view(small)
    found = network(take(viewer, "gexf")[1], tmp_path / "page.gexf")
    for index, actor in enumerate(small.nodes):
        place = viewer.page.evaluate("i => comention.drawing.network.getPosition(i)", index)
        position = found.nodes[actor.id]["viz"]["position"]
        assert (position["x"], -position["y"]) == pytest.approx((place["x"], place["y"]))
    colour = found.nodes["state:IR"]["viz"]["color"]
    assert "#" + "".join(f"{colour[channel]:02x}" for channel in "rgb") == style.LIGHT.state


def test_what_the_filters_leave_out_is_not_taken(view, small, tmp_path):
    viewer = view(small)
    viewer.page.evaluate("comention.store.set({kinds: new Set(['STATE']), from: '2018', to: '2018-12-31'})")
    _, content = take(viewer, "actors")
    actors = table(content)
    assert sorted(row["name"] for row in actors) == ["Allemagne", "France", "Iran", "États-Unis"]
    assert next(row for row in actors if row["name"] == "Iran")["mentions"] == "1"
    _, content = take(viewer, "evidence")
    assert {row["date"] for row in table(content)} == {"2018-05-08"}
    found = network(take(viewer, "gexf")[1], tmp_path / "page.gexf")
    assert found.number_of_nodes() == 4
    assert found.number_of_edges() == 2


def test_the_tables_on_the_screen_are_taken_whole(view, draw_random):
    viewer = view(draw_random(120))
    viewer.page.evaluate("comention.store.set({budget: 50})")
    assert len(table(take(viewer, "actors")[1])) == 50
    viewer.page.keyboard.press("Escape")
    viewer.page.keyboard.press("t")
    assert len(table(take(viewer, "actors")[1])) == 120


def test_the_picture_is_shapes_and_text(view, small):
    viewer = view(small)
    viewer.page.evaluate("comention.store.set({least: 2, press: true})")
    name, content = take(viewer, "svg")
    assert re.fullmatch(r"qui-est-cite-avec-qui-\d{4}-\d\d-\d\d\.svg", name)
    root = etree.fromstring(content)
    assert root.tag == f"{SVG}svg"
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g") if group.get("id")}
    kinds = [actor.kind.value for actor in small.nodes]
    assert len(groups["actors"].findall(f"{SVG}circle")) == kinds.count("PERSON")
    assert len(groups["actors"].findall(f"{SVG}polygon")) == len(kinds) - kinds.count("PERSON")
    assert len(groups["links"]) == sum(len(passages) >= 2 for passages in small.edges.values())
    shown = viewer.page.evaluate("comention.drawing.names().map(label => label.text)")
    assert [text.text for text in groups["names"]] == shown
    assert "Iran" in shown
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    for expected in (
        "Qui est cité avec qui",
        "22 acteurs sur 22",
        "14 juillet 2015",
        "Au moins 2 passages",
        "Groupes",
    ):
        assert expected in words.replace("  ", " ")
    tips = ["".join(title.itertext()) for title in groups["actors"].iter(f"{SVG}title")]
    assert "Iran\n7 mentions dans 3 documents\n3 sources indépendantes\n14 juillet 2015 – juin 2022" in tips


def test_whatever_narrows_the_view_is_said(view, small):
    viewer = view(small, config=Render(lang="en"))
    viewer.page.evaluate(
        """comention.store.set({
          kinds: new Set(['STATE', 'GROUP']), languages: new Set(['fr']),
          communities: new Set([comention.model.actors[0].community, -1]),
          outlets: new Set(['La Gazette du soir', '']), from: '2015', to: '2023-06', stories: 2, least: 3,
          keep: 'top', ego: {actor: 0, steps: 2},
        })"""
    )
    said = etree.fromstring(take(viewer, "svg")[1]).findtext(f"{SVG}desc").split(" · ")
    assert said[1:] == [
        "2015 – June 2023",
        "Kinds of actors: Groups, States",
        "Communities: Iran, other",
        "At most 2 links away from Iran",
        "Outlets: La Gazette du soir, other",
        "Languages: French",
        "At least 3 passages",
        "Links that at least 2 independent sources attest",
        "Reduced backbone: of each actor only the 3 links farthest beyond chance",
    ]
    viewer.page.evaluate("comention.store.set({lang: 'fr', keep: 'sure', ego: {actor: 0, steps: 1}})")
    words = etree.fromstring(take(viewer, "svg")[1]).findtext(f"{SVG}desc")
    for phrase in (
        "Iran et ses liens directs seulement",
        "Langues\u00a0: français",
        "Ossature\u00a0: seulement les liens qui ne tiennent guère au hasard",
        "Liens attestés par au moins 2 sources indépendantes",
    ):
        assert phrase in words


def test_the_picture_has_every_sign_where_the_canvas_has_it(view, small):
    viewer = view(small)
    viewer.page.evaluate(
        "comention.store.set({camera: null}); comention.drawing.network.moveTo({scale: 1.3})"
    )
    root = etree.fromstring(take(viewer, "svg")[1])
    moved = next(group for group in root.iter(f"{SVG}g") if group.get("transform"))
    down = float(moved.get("transform").split()[1].rstrip(")"))
    frame = viewer.page.locator("#canvas").bounding_box()
    places = [
        (float(circle.get("cx")) + frame["x"], float(circle.get("cy")) + frame["y"])
        for circle in moved.iter(f"{SVG}circle")
    ]
    assert down > 40
    people = [actor.name for actor in small.nodes if actor.kind.value == "PERSON"]
    points = [viewer.point(name) for name in people]
    for point in points:
        assert (point["x"], point["y"]) in [pytest.approx(place, abs=0.02) for place in places]


@pytest.mark.parametrize(("scheme", "theme"), [("light", style.LIGHT), ("dark", style.DARK)])
def test_the_image_has_twice_the_pixels_of_the_screen(view, browser, small, scheme, theme):
    viewer = view(small, color_scheme=scheme)
    drawing = etree.fromstring(take(viewer, "svg")[1])
    name, content = take(viewer, "png")
    assert name.endswith(".png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (
        2 * float(drawing.get("width")),
        2 * float(drawing.get("height")),
    )
    assert float(drawing.get("width")) == viewer.page.locator("#canvas").bounding_box()["width"]
    seen = colours(browser, content)
    for colour in (theme.page, theme.person, theme.group, theme.state):
        assert seen.get(colour, 0) > 800


def colours(browser, png):
    """How many pixels of a PNG have each colour, as a browser shows them."""
    page = browser.new_page()
    counted = page.evaluate(
        """async data => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          const {data: bytes} = context.getImageData(0, 0, canvas.width, canvas.height);
          const counts = {};
          for (let i = 0; i < bytes.length; i += 4) {
            const colour = '#' + [0, 1, 2].map(at => bytes[i + at].toString(16).padStart(2, '0')).join('');
            counts[colour] = (counts[colour] ?? 0) + 1;
          }
          return counts;
        }""",
        base64.b64encode(png).decode(),
    )
    page.close()
    return counted


def test_hostile_names_are_text_in_the_picture(view, nasty):
    viewer = view(nasty, config=Render(title="</svg><script>window.pwned=1</script>\x07"))
    name, content = take(viewer, "svg")
    assert re.fullmatch(r"svg-script-window-pwned-1-script-\d{4}-\d\d-\d\d\.svg", name)
    root = etree.fromstring(content)
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "defs",
        "clipPath",
        "rect",
        "g",
        "line",
        "circle",
        "polygon",
        "text",
    }
    assert not [
        key for element in root.iter() for key in element.attrib if key.startswith("on") or "href" in key
    ]
    assert root.findtext(f"{SVG}title").startswith("</svg><script>")
    assert take(viewer, "png")[1].startswith(b"\x89PNG")


def test_an_odd_title_still_gives_a_file_name(view, small):
    viewer = view(small, config=Render(title="../..\\: ¿?"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.svg", take(viewer, "svg")[0])
    viewer = view(small, config=Render(title="العراق 2022"))
    assert take(viewer, "svg")[0].startswith("العراق-2022-")


def test_the_menu_works_by_keyboard(view, small):
    viewer = view(small)
    page = viewer.page
    viewer.click("Iran")
    page.focus("#take")
    page.keyboard.press("Enter")
    assert page.get_attribute("#take", "aria-expanded") == "true"
    assert viewer.texts("#taking-what") == ["Dans cette vue\u00a0: 22 acteurs, 25 liens"]
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    name = waiting.value.suggested_filename
    assert re.fullmatch(r"qui-est-cite-avec-qui-acteurs-\d{4}-\d\d-\d\d\.csv", name)
    assert viewer.texts("#spoken") == viewer.texts("#taken") == [f"Enregistré\u00a0: {name}"]
    page.keyboard.press("Escape")
    assert page.locator("#taking").is_hidden()
    assert page.get_attribute("#take", "aria-expanded") == "false"
    assert page.evaluate("document.activeElement.id") == "take"
    assert viewer.texts("#panel h2 bdi") == ["Iran"]
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.take") == "print"
    page.keyboard.press("Tab")
    assert page.locator("#taking").is_hidden()


def test_a_click_elsewhere_closes_the_menu(view, small):
    viewer = view(small)
    viewer.page.click("#take")
    viewer.click("Iran")
    assert viewer.page.locator("#taking").is_hidden()


def test_the_menu_speaks_both_languages(view, small):
    viewer = view(small)
    viewer.page.check("input[name=lang][value=en]", force=True)
    viewer.page.click("#take")
    assert viewer.texts("#take") == ["Take away"]
    assert viewer.texts("[data-take] > [data-word]")[:3] == ["Picture", "Picture to edit", "Graph for Gephi"]
    assert take(viewer, "links")[0].startswith("who-is-mentioned-with-whom-links-")


@pytest.mark.parametrize("without", ["", "delete Navigator.prototype.clipboard;"])
def test_a_copied_link_brings_the_view_back(view, small, without):
    viewer = view(small, first=without, permissions=["clipboard-read", "clipboard-write"])
    page = viewer.page
    viewer.click("Iran")
    page.click("#kinds [data-kind=PERSON]")
    page.click("#take")
    page.click("[data-take=link]")
    page.wait_for_function("() => document.getElementById('spoken').textContent.startsWith('Le lien est')")
    page.keyboard.press("Escape")
    page.evaluate("comention.store.set({chosen: null, kinds: new Set()})")
    page.focus("#find")
    page.keyboard.press("Control+v")
    link = page.input_value("#find")
    assert link.startswith("file:///")
    # The address follows the view with a delay, and one that is the same already would change nothing.
    page.wait_for_function("link => location.href !== link", arg=link)
    page.goto(link)
    page.wait_for_function("() => comention.store.state.chosen")
    assert viewer.texts("#panel h2 bdi") == ["Iran"]
    assert page.evaluate("[...comention.store.state.kinds]") == ["GROUP", "STATE"]


def test_where_nothing_can_be_copied_the_link_is_shown(view, small):
    viewer = view(small, first="delete Navigator.prototype.clipboard; document.execCommand = () => false;")
    viewer.click("Iran")
    viewer.page.click("#take")
    viewer.page.click("[data-take=link]")
    assert viewer.page.locator("#taken-text").is_visible()
    assert viewer.page.input_value("#taken-text").endswith("#chosen=state%3AIR")
    assert "Voici le lien" in viewer.texts("#spoken")[0]
    assert viewer.page.evaluate("getSelection().toString()").endswith("#chosen=state%3AIR")


def test_a_browser_that_cannot_draw_gives_the_tables(view, small):
    viewer = view(small, first="HTMLCanvasElement.prototype.getContext = () => null;")
    viewer.page.click("#take")
    assert viewer.page.locator("[data-take=png]").is_disabled()
    assert viewer.page.locator("[data-take=svg]").is_disabled()
    assert len(table(take(viewer, "actors")[1])) == 22


def test_a_frame_in_a_notebook_gives_files_but_no_link(open_page, small):
    page = open_page(framed(small, height=800))
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    frame.locator("#take").click()
    assert frame.locator("[data-take=link]").is_disabled()
    with page.expect_download() as waiting:
        frame.locator("[data-take=svg]").click()
    assert etree.parse(waiting.value.path()).getroot().tag == f"{SVG}svg"


def test_an_empty_graph_gives_empty_files(view, draw, tmp_path):
    viewer = view(draw([], {}))
    assert table(take(viewer, "actors")[1]) == []
    assert network(take(viewer, "gexf")[1], tmp_path / "page.gexf").number_of_nodes() == 0
    etree.fromstring(take(viewer, "svg")[1])


def test_paper_shows_the_picture_and_what_was_read(view, small):
    viewer = view(small, color_scheme="dark")
    page = viewer.page
    page.evaluate("comention.store.set({least: 2})")
    viewer.click("Iran", "États-Unis")
    page.emulate_media(media="print")
    page.wait_for_selector("#printed svg")
    assert page.locator("#printed svg").bounding_box()["height"] > 300
    assert "Au moins 2 passages" in viewer.texts("#printed figcaption")[0]
    assert page.locator("#printed #legend text").count() == 4
    for shown in ("h1", "#summary", "#panel h2", "blockquote >> nth=0"):
        assert page.locator(shown).is_visible()
    for hidden in (".search", ".switches", ".filters", "#canvas", ".zoom", "#panel .close"):
        assert page.locator(hidden).is_hidden()
    address = "getComputedStyle(document.querySelector('.headline a'), '::after').content"
    assert "harbour.example/leaves?a=1&b=2" in page.evaluate(address)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('blockquote')).breakInside") == "avoid"
    page.emulate_media(media="screen")
    page.wait_for_selector("#printed svg", state="detached")
    assert page.evaluate("comention.store.state.theme") == "dark"
    assert not page.evaluate("comention.store.undo() && comention.store.state.least === 1")


def test_printing_goes_by_the_menu_and_leaves_the_screen_as_it_was(view, small):
    viewer = view(small, first="window.print = () => { window.printed = true; };")
    viewer.page.click("#take")
    viewer.page.click("[data-take=print]")
    assert viewer.page.evaluate("window.printed")
    assert viewer.page.locator("#taking").is_hidden()
    before = viewer.point("Iran")
    pdf = viewer.page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert viewer.point("Iran") == pytest.approx(before)
    assert viewer.page.locator("#printed svg").count() == 0


def test_paper_says_what_it_leaves_out(view, draw):
    articles = [
        (Reference(id=f"d{index}", lang="fr"), ["[person:a|Ann] et [person:b|Bob]."]) for index in range(70)
    ]
    viewer = view(draw(articles, {"person:a": "Ann", "person:b": "Bob"}))
    viewer.click("Ann", "Bob")
    viewer.page.emulate_media(media="print")
    said = "getComputedStyle(document.querySelector('#panel .reading > .plain'), '::after').content"
    assert viewer.page.evaluate(said) == '"et 40 de plus, non montrés"'


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_menu_is_accessible_and_fits_a_phone(view, small, scheme):
    viewer = view(small, size=(360, 740), color_scheme=scheme)
    take(viewer, "actors")
    assert viewer.page.evaluate("document.documentElement.scrollWidth") <= 360
    menu = viewer.page.locator("#taking").bounding_box()
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 360
    results = Axe().run(viewer.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert results.violations_count == 0, results.generate_report()
