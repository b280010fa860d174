"""Everything on the page says the same: counts, names, filters, the address, and Python."""

import json
import random
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from comention.config import Render
from comention.domain import Reference
from comention.graph.actorgraph import ActorGraph

NAMES = {f"person:{name.lower()}": name for name in ("Ann", "Bob", "Cid", "Dee", "Eve", "Flo")}
TOP = "comention.store.set({press: true, keep: 'KEEP', by: 'BY'})"
LINKS = "comention.scene.eligibleLinks.map(link => link.ends.map(actor => actor.id).sort().join())"
NO_CANVAS = "HTMLCanvasElement.prototype.getContext = () => null;"


def reopen(viewer, address):
    """The page as whoever gets this address finds it."""
    viewer.page.evaluate("address => { location.hash = address }", address)
    viewer.page.reload()
    viewer.page.wait_for_selector("html[data-ready]")


def set_state(viewer, change):
    viewer.page.evaluate(f"comention.store.set({{{change}}})")


def dropping(*actors):
    """The corrections that say that these are no actors."""
    one = "{{what: 'drop', actors: [{}], when: '2020-01-01'}}"
    return f"corrections: [{', '.join(one.format(actor) for actor in actors)}]"


@pytest.mark.parametrize("camera", ["0+0+1000", "1e9+1e9+1e-9", "1e9+0+1", "0+0+Infinity", "0+0+0"])
def test_no_address_looks_where_nobody_can(view, small, camera):
    viewer = view(small)
    reopen(viewer, f"camera={camera}")
    assert viewer.page.evaluate("comention.store.state.camera") is None
    assert viewer.page.evaluate("comention.drawing.names().length") > 5


def test_no_button_looks_closer_than_a_wheel_does(view, small):
    viewer = view(small)
    for _ in range(12):
        viewer.page.click("#zoom-in")
        viewer.page.wait_for_timeout(170)
    assert viewer.page.evaluate("comention.drawing.network.getScale()") == pytest.approx(10)
    viewer.page.wait_for_timeout(400)
    told = viewer.page.evaluate("location.hash")
    reopen(viewer, told.lstrip("#"))
    assert viewer.page.evaluate("comention.store.state.camera.scale") == 10


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "mesure choisie"), ("en", "the measure chosen in the filters")]
)
def test_the_help_says_what_makes_a_line_thick(view, small, lang, words):
    viewer = view(small, config=Render(lang=lang))
    viewer.page.keyboard.press("?")
    said = viewer.page.inner_text("#helping")
    assert words in said
    assert not re.search("such sentences|sont nombreuses", said)


@pytest.fixture
def company(draw):
    """Ann is often with Bob, and once with Cid, Dee and Eve."""
    often = ["[person:ann|Ann] et [person:bob|Bob]."] * 9
    once = [f"[person:ann|Ann] et [person:{name.lower()}|{name}]." for name in ("Cid", "Dee", "Eve")]
    rest = ["[person:cid|Cid].", "[person:flo|Flo] et [person:cid|Cid]."] * 6
    return draw([(Reference(id="d", lang="fr", date="2017-02-01"), often + once + rest)], NAMES)


def test_an_actor_is_linked_with_those_whom_the_filters_leave(view, company):
    viewer = view(company)
    viewer.page.click("#panel .rows button:has-text('Ann')")
    assert viewer.page.inner_text("#panel h3:has-text('Cité avec')") == "Cité avec 4"
    assert viewer.page.locator(".left-out").count() == 0
    set_state(viewer, "least: 2")
    assert viewer.page.inner_text("#panel h3:has-text('Cité avec')") == "Cité avec 1"
    assert viewer.texts(".left-out") == ["3 autres écartés par les filtres"]
    viewer.page.check("input[name=view][value=table]", force=True)
    links = {
        row.split("\t")[0]: row.split("\t")[4]
        for row in viewer.page.inner_text("#table-actors tbody").split("\n")
        if row
    }
    assert links["Ann"] == "1"
    assert links["Dee"] == "0"
    set_state(viewer, "view: 'graph', lang: 'en', chosen: null")
    set_state(viewer, f"chosen: {{actor: {viewer.index('Ann')}}}")
    assert viewer.texts("#spoken") == ["Ann, Person: 12 mentions, 1 link"]
    assert viewer.texts(".left-out") == ["3 more left out by filters"]
    assert named(viewer) == {"Ann", "Bob"}
    set_state(viewer, "least: 10")
    assert viewer.texts(".left-out") == ["4 left out by filters"]
    assert named(viewer) == {"Ann"}


def named(viewer):
    """Whose names the picture has."""
    viewer.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return set(viewer.page.evaluate("comention.drawing.names().map(label => label.actor.name)"))


def test_two_that_no_passage_has_are_told_their_path(view, company):
    viewer = view(company)
    set_state(viewer, f"chosen: {{pair: [{viewer.index('Ann')}, {viewer.index('Flo')}]}}")
    assert viewer.texts("#spoken") == [
        "Ann et Flo ne sont pas cités ensemble. Le chemin le plus fort de l’un à l’autre passe par Cid."
    ]
    set_state(
        viewer,
        dropping(viewer.index("Cid")),
    )
    set_state(viewer, "chosen: null")
    set_state(viewer, f"chosen: {{pair: [{viewer.index('Ann')}, {viewer.index('Flo')}]}}")
    assert viewer.texts("#spoken")[0].startswith("Ann et Flo ne sont pas cités ensemble. Rien ne les relie")


def test_without_a_canvas_the_table_stays(view, small):
    viewer = view(small, first=NO_CANVAS)
    for address in ("view=graph", "by=weight", ""):
        viewer.page.evaluate("address => { location.hash = address }", address)
        viewer.page.wait_for_function(
            "by => comention.store.state.by === by", arg="weight" if "by" in address else "llr"
        )
        assert viewer.page.is_visible("#table-actors")
    while viewer.page.is_enabled("#undo"):
        viewer.page.click("#undo")
        assert viewer.page.is_visible("#table-actors")


@pytest.fixture(scope="module")
def crowd(draw):
    """Forty actors in a ring, each with its neighbours, more or less often."""
    chance = random.Random(3)
    sentences = []
    for one in range(40):
        sentences += [f"[person:a{one}|A{one}]."] * chance.randint(1, 30)
        for step in range(1, 6):
            other = (one + step) % 40
            sentences += [f"[person:a{one}|A{one}] et [person:a{other}|A{other}]."] * chance.randint(1, 14)
    return draw([(Reference(id="d", lang="fr"), sentences)], {})


@pytest.mark.parametrize("by", ["llr", "weight", "npmi"])
def test_the_backbones_are_those_of_python(view, crowd, by):
    graph = crowd
    viewer = view(graph)
    sure = graph.backbone()
    for keep, expected in {"sure": sure, "top": sure.backbone(method="top", count=3)}.items():
        viewer.page.evaluate(TOP.replace("KEEP", keep).replace("BY", by))
        assert sorted(viewer.page.evaluate(LINKS)) == sorted(
            ",".join(sorted(link)) for link in expected.edges
        )
    assert len(sure.edges) > len(expected.edges) > 20


def test_measures_and_backbones_have_their_names(view, small):
    viewer = view(small)
    viewer.page.click("#filter")
    names = viewer.texts("#filtering .reasoned > span")
    assert names == [
        "Tous les liens",
        "Ossature",
        "Ossature réduite",
        "Écart au hasard",
        "Nombre de passages",
        "Exclusivité",
    ]
    set_state(viewer, "lang: 'en'")
    names = viewer.texts("#filtering .reasoned > span")
    assert names == [
        "All links",
        "Backbone",
        "Reduced backbone",
        "Beyond chance",
        "Number of passages",
        "Exclusiveness",
    ]


def test_links_that_are_drawn_and_links_that_pass_are_counted_once_each(view, crowd):
    viewer = view(crowd)
    set_state(viewer, "keep: 'sure', budget: 20")
    drawn, passing = viewer.page.evaluate(
        "[comention.scene.links.length, comention.scene.eligibleLinks.length]"
    )
    assert 0 < drawn < passing
    assert viewer.texts("#drawn")[0].endswith(f", {drawn} liens sur {passing} retenus")
    viewer.page.click("#filter")
    assert viewer.texts("#filtering-left")[0].endswith(f"{passing} liens retenus")
    viewer.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert viewer.texts("#drawn")[0] in viewer.page.text_content("#printed figcaption")
    assert (
        len(viewer.texts("#panel .rows:last-of-type li"))
        + int(re.findall(r"\d+", viewer.texts("#panel > .plain")[-1])[0])
        == passing
    )


def test_the_budget_is_of_the_actors_that_there_are(view, draw_random):
    viewer = view(draw_random(120))
    assert viewer.texts("#budget option")[-1] == "les 120 acteurs"
    set_state(
        viewer,
        dropping(0, 1),
    )
    assert viewer.texts("#budget option")[-1] == "les 118 acteurs"
    viewer.page.evaluate("location.hash = 'budget=77'")
    viewer.page.wait_for_function("() => comention.store.state.budget === 77")
    assert (
        viewer.page.eval_on_selector("#budget", "select => select.selectedOptions[0].textContent")
        == "77 acteurs max."
    )


def test_french_is_spaced_as_french_is():
    for path in files("comention.views").joinpath("assets/words").iterdir():
        for key, phrase in json.loads(path.read_text("utf-8"))["fr"].items():
            for text in phrase.values() if isinstance(phrase, dict) else [phrase]:
                assert not re.search(r"[^\u00a0][:;!?»%]|«[^\u00a0]|\u202f", text), (key, text)


def test_the_first_of_a_month_is_an_ordinal_in_french(view, company):
    viewer = view(company)
    assert viewer.texts("#summary")[0].endswith("· 1er février 2017")
    set_state(viewer, "lang: 'en'")
    assert viewer.texts("#summary")[0].endswith("· February 1, 2017")


def test_bars_and_numbers_of_links_say_what_they_are(view, small):
    viewer = view(small)
    assert viewer.texts(".captions span") == ["force", "passages"]
    captions, numbers = (
        viewer.page.locator(which).last.bounding_box() for which in (".captions", ".rows .tally")
    )
    assert captions["x"] + captions["width"] == pytest.approx(numbers["x"] + numbers["width"], abs=1)
    viewer.click("Iran")
    set_state(viewer, "lang: 'en'")
    assert viewer.texts(".captions span") == ["strength", "passages"]


def test_a_shared_view_is_where_undo_ends(view, small):
    viewer = view(small)
    reopen(viewer, "by=weight&least=2")
    assert viewer.page.is_disabled("#undo")
    viewer.page.keyboard.press("Control+z")
    assert viewer.page.evaluate("comention.store.state.least") == 2


def test_a_dragged_actor_is_a_step_and_in_the_address(view, small):
    viewer = view(small)
    start = viewer.point("Kofi Annan")
    viewer.page.mouse.move(start["x"], start["y"])
    viewer.page.mouse.down()
    viewer.page.mouse.move(start["x"] + 60, start["y"] - 20, steps=5)
    viewer.page.mouse.up()
    viewer.page.wait_for_function("() => location.hash")
    assert viewer.page.evaluate("comention.store.state.camera") is None
    address = viewer.page.evaluate("location.hash.slice(1)")
    assert re.fullmatch(r"places=person%3Aannan\+-?\d+\+-?\d+", address)
    viewer.page.keyboard.press("Control+z")
    assert viewer.point("Kofi Annan") == {axis: pytest.approx(place, abs=1) for axis, place in start.items()}
    viewer.page.keyboard.press("Control+y")
    assert viewer.point("Kofi Annan")["x"] == pytest.approx(start["x"] + 60, abs=3)
    reopen(viewer, address)
    moved = viewer.page.evaluate("comention.model.actors.find(actor => actor.name === 'Kofi Annan').x")
    assert moved == float(address.split("+")[1])


def test_many_places_are_kept_but_not_told(view, draw_random):
    viewer = view(draw_random(60))
    viewer.page.evaluate(
        "comention.store.set({places: comention.model.actors.map((_, actor) => ({actor, x: actor, y: 0}))})"
    )
    viewer.page.evaluate("comention.store.set({by: 'weight'})")
    viewer.page.wait_for_function("() => location.hash === '#by=weight'")
    assert viewer.page.evaluate("comention.model.actors[7].x") == 7


def test_the_camera_that_the_reader_moves_is_still_told(view, small):
    viewer = view(small)
    frame = viewer.page.locator("#canvas").bounding_box()
    viewer.page.mouse.move(frame["x"] + 5, frame["y"] + 5)
    viewer.page.mouse.down()
    viewer.page.mouse.move(frame["x"] + 45, frame["y"] + 35, steps=4)
    viewer.page.mouse.up()
    viewer.page.wait_for_function("() => location.hash.startsWith('#camera=')")
    assert viewer.page.evaluate("comention.store.state.places.length") == 0


def test_numbers_and_dates_are_written_as_is_wished(view, small):
    page = view(small).page.context.new_page()
    source = files("comention.views").joinpath("assets/scripts/words.js").read_text("utf-8")
    page.set_content('<html lang="fr"><script type="application/json" id="words">{}</script></html>')
    page.add_script_tag(content=f"const $ = id => document.getElementById(id);\n{source}")
    wished = "[2, 5].map(n => format(Intl.NumberFormat, {maximumSignificantDigits: n}).format(1.2345))"
    assert page.evaluate(wished) == ["1,2", "1,2345"]
    dates = page.evaluate("['2017-02-01', '2017-02-11', '2017-01'].map(day => date(day))")
    assert dates == ["1er février 2017", "11 février 2017", "janvier 2017"]


def test_an_actor_that_is_called_as_its_steps_has_its_surroundings(view, company):
    ids = {actor.id: str(number) for number, actor in enumerate(company.nodes)}
    called = ActorGraph(
        nodes=[replace(actor, id=ids[actor.id]) for actor in company.nodes],
        documents=list(company.documents.values()),
        passages=company.passages,
        edges={(ids[one], ids[other]): numbers for (one, other), numbers in company.edges.items()},
    )
    viewer = view(called)
    viewer.page.evaluate("location.hash = 'ego=2+2'")
    viewer.page.wait_for_function("() => comention.store.state.ego?.steps === 2")


def test_what_is_no_actor_cannot_be_chosen(view, company):
    viewer = view(company)
    set_state(viewer, f"{dropping(0)}, chosen: {{actor: 0}}")
    assert viewer.texts("#panel > h2") == ["Les plus cités", "Les liens les plus forts"]
    assert viewer.texts("#spoken") == ["Rien n’est choisi"]
    viewer.page.keyboard.press("c")
    assert not viewer.page.is_visible("#correcting")
    viewer.page.keyboard.press("Control+z")
    set_state(viewer, "chosen: {actor: 0}")
    assert viewer.page.locator("#panel .close").count() == 1
