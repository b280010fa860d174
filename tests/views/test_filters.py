"""The filters: what the bar, the panel and the chips let pass, by mouse and by keyboard."""

from dataclasses import replace
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from comention.domain import Reference
from comention.graph.actorgraph import ActorGraph

NAMES = {
    "group:lemonde": "Le Monde",
    "person:a": "Ann",
    "person:b": "Bob",
    "person:c": "Cid",
    "person:d": "Dee",
    "state:FR": "France",
}


@pytest.fixture
def corpus(draw):
    """A chain Ann - Bob - Cid - Dee in two languages, of three outlets, and a paper as source."""
    sentences = {
        ("d1", "fr", "Le Soir"): ["[person:a|Ann] et [person:b|Bob], selon [group:lemonde|Le Monde]."],
        ("d2", "fr", "Le Soir"): ["[person:a|Ann] et [person:b|Bob] en [state:FR|France]."],
        ("d3", "en", "The Post"): ["[person:b|Bob] met [person:c|Cid]."],
        ("d4", "fr", None): ["[person:c|Cid] met [person:d|Dee]."],
    }
    articles = [
        (Reference(id=id, lang=lang, source=source), texts) for (id, lang, source), texts in sentences.items()
    ]
    graph = draw(articles, NAMES)
    return ActorGraph(
        nodes=[replace(actor, press=actor.id == "group:lemonde") for actor in graph.nodes],
        documents=graph.documents.values(),
        passages=graph.passages,
        edges=graph.edges,
    )


def open_filters(viewer):
    """Open the panel of filters by keyboard."""
    viewer.page.focus("#filter")
    viewer.page.keyboard.press("Enter")
    assert viewer.page.locator("#filtering").is_visible()


def names(viewer):
    """The names that are drawn, in the order of the alphabet."""
    return sorted(viewer.drawn())


def state(viewer, name):
    """A part of the page's state as Python sees it."""
    return viewer.page.evaluate(
        """name => {
          const value = comention.store.state[name];
          return value instanceof Set ? [...value] : value;
        }""",
        name,
    )


def test_sources_are_hidden_until_they_are_asked_for(view, corpus):
    viewer = view(corpus)
    assert "Le Monde" not in viewer.drawn()
    assert viewer.texts("#kinds button") == ["Personnes 4", "Groupes 0", "États 1"]
    assert viewer.texts("#press") == ["Médias cités comme sources 1"]
    viewer.page.click("#press")
    assert viewer.page.get_attribute("#press", "aria-checked") == "true"
    assert "Le Monde" in viewer.drawn()
    assert viewer.texts("#kinds button") == ["Personnes 4", "Groupes 1", "États 1"]
    viewer.page.keyboard.press("Enter")
    assert "Le Monde" not in viewer.drawn()


def test_a_graph_without_sources_has_no_switch_for_them(view, small):
    assert view(small).page.locator("#press").is_hidden()


def test_the_legend_counts_what_is_in_view(view, corpus):
    viewer = view(corpus)
    viewer.page.evaluate("comention.store.set({outlets: new Set(['Le Soir'])})")
    assert viewer.texts("#kinds button") == ["Personnes 2", "Groupes 0", "États 1"]
    viewer.page.evaluate("comention.store.set({kinds: new Set(['PERSON'])})")
    assert viewer.texts("#kinds button") == ["Personnes 2", "Groupes 0", "États 1"]


@pytest.mark.parametrize("way", ["Escape", "button", "outside", "close"])
def test_the_panel_of_filters_opens_and_closes(view, small, way):
    viewer = view(small)
    page = viewer.page
    viewer.click("Iran")
    open_filters(viewer)
    assert page.get_attribute("#filter", "aria-expanded") == "true"
    assert page.evaluate("document.activeElement.id") == "filtering"
    if way == "Escape":
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
    elif way == "outside":
        page.mouse.click(1200, 700)
    else:
        page.click("#filter" if way == "button" else "#filtering-close")
    assert page.locator("#filtering").is_hidden()
    assert page.get_attribute("#filter", "aria-expanded") == "false"
    if way != "outside":
        assert page.evaluate("document.activeElement.id") == "filter"
    assert viewer.texts("#panel h2 bdi") == ["Iran"]


def test_whoever_tabs_out_of_the_panel_leaves_it(view, small):
    viewer = view(small)
    open_filters(viewer)
    viewer.page.focus("#find")
    assert viewer.page.locator("#filtering").is_hidden()
    assert viewer.page.evaluate("document.activeElement.id") == "find"


def test_outlets_can_be_chosen(view, corpus):
    viewer = view(corpus)
    open_filters(viewer)
    assert viewer.texts("#outlets li") == ["Tous les médias", "Le Soir2", "The Post1", "Non précisé1"]
    viewer.page.click("#outlets li:nth-child(2) label")
    assert names(viewer) == ["Ann", "Bob", "France"]
    assert not viewer.page.is_checked("#outlets li:nth-child(1) input")
    # The numbers of a list are what choosing from it would bring.
    assert viewer.texts("#outlets li")[1:] == ["Le Soir2", "The Post1", "Non précisé1"]
    # All that is left is in one language: there is nothing to choose from.
    assert viewer.page.locator("#languages").is_hidden()
    viewer.page.focus("#outlets li:nth-child(4) input")
    viewer.page.keyboard.press("Space")
    assert names(viewer) == ["Ann", "Bob", "Cid", "Dee", "France"]
    assert viewer.page.evaluate("document.activeElement.checked")
    viewer.page.click("#outlets li:nth-child(1) label")
    assert state(viewer, "outlets") is None
    assert viewer.page.is_checked("#outlets li:nth-child(1) input")


def test_what_has_no_outlet_has_an_address(view, corpus):
    viewer = view(corpus)
    page = viewer.page
    for outlets in ([""], ["", "Le Soir"]):
        page.evaluate("names => comention.store.set({outlets: new Set(names)})", outlets)
        address = "#outlets=" + "+".join(map(quote, outlets))
        page.wait_for_function("address => location.hash === address", arg=address)
        page.evaluate("comention.store.set({outlets: null})")
        page.wait_for_function("() => location.hash === ''")
        page.evaluate("address => { location.hash = address; }", address)
        page.wait_for_function("() => comention.store.state.outlets")
        assert state(viewer, "outlets") == outlets


def test_languages_have_names_in_the_reader_s(view, corpus):
    viewer = view(corpus)
    open_filters(viewer)
    assert viewer.texts("#languages li") == ["Toutes les langues", "français3", "anglais1"]
    viewer.page.check("#languages li:nth-child(3) input")
    assert names(viewer) == ["Bob", "Cid"]
    assert viewer.texts("#chips .chip bdi") == ["Langue\u00a0: anglais"]
    viewer.page.evaluate("comention.store.set({lang: 'en'})")
    assert viewer.texts("#languages li") == ["Any language", "English1", "French3"]
    assert viewer.texts("#chips .chip bdi") == ["Language: English"]


def test_communities_are_named_by_their_strongest_in_view(view, small):
    viewer = view(small)
    open_filters(viewer)
    rows = viewer.texts("#communities li")
    assert rows[0] == "Toutes les communautés"
    sizes = viewer.page.evaluate(
        """() => {
          const sizes = {};
          for (const {community} of comention.model.actors) sizes[community] = (sizes[community] ?? 0) + 1;
          return sizes;
        }"""
    )
    first = viewer.page.locator("#communities li:nth-child(2)")
    label = first.locator("bdi").text_content()
    assert int(first.locator(".tally").text_content()) == max(n for key, n in sizes.items() if key != "-1")
    assert len(label.split(", ")) == 3
    first.locator("input").focus()
    viewer.page.keyboard.press("Space")
    assert set(label.split(", ")) <= set(viewer.drawn())
    assert len(viewer.drawn()) == int(first.locator(".tally").text_content())
    assert viewer.texts("#chips .chip bdi") == [f"Communauté\u00a0: {label}"]
    viewer.page.click("#communities li:nth-child(3) label")
    assert viewer.texts("#chips .chip bdi") == ["2 communautés"]


def test_long_lists_are_narrowed_by_typing(view, draw):
    articles = [
        (Reference(id=f"d{n}", lang="fr", source=f"Écho {n}"), ["[person:a|Ann] et [person:b|Bob]."])
        for n in range(70)
    ]
    viewer = view(draw(articles, NAMES))
    open_filters(viewer)
    assert viewer.page.locator("#outlets li").count() == 9
    viewer.page.fill("#outlets input[type=search]", "echo 6")
    assert viewer.page.locator("#outlets li").count() == 8
    viewer.page.click("#outlets .plain")
    assert viewer.page.locator("#outlets li").count() == 11
    viewer.page.fill("#outlets input[type=search]", "echo 69")
    assert viewer.texts("#outlets li") == ["Écho 691"]
    viewer.page.check("#outlets li input")
    assert state(viewer, "outlets") == ["Écho 69"]
    viewer.page.fill("#outlets input[type=search]", "zzz")
    assert viewer.texts("#outlets li") == ["Rien de ce nom"]


def test_weak_links_can_be_left_out(view, small):
    viewer = view(small)
    open_filters(viewer)
    viewer.page.focus("#least")
    viewer.page.keyboard.press("ArrowRight")
    assert viewer.texts("#least-value") == ["Au moins 2 passages"]
    links = viewer.page.evaluate("comention.drawing.network.body.data.edges.getIds().length")
    assert links == sum(len(passages) >= 2 for passages in small.edges.values())
    assert viewer.texts("#filtering-left") == [f"22 acteurs et {links} liens retenus"]
    assert viewer.texts("#chips .chip bdi") == ["Au moins 2 passages"]


def test_reprints_are_no_independent_sources(view, draw):
    text = ["[person:a|Ann] et [person:b|Bob]."]
    articles = [(Reference(id=id, lang="fr", story="d1"), text) for id in ("d1", "d2")]
    other = [(Reference(id=id, lang="fr"), ["[person:c|Cid] et [person:d|Dee]."]) for id in ("d3", "d4")]
    viewer = view(draw([*articles, *other], NAMES))
    open_filters(viewer)
    viewer.page.focus("#stories")
    viewer.page.keyboard.press("ArrowRight")
    assert viewer.texts("#stories-value") == ["Au moins 2 sources indépendantes"]
    ends = viewer.page.evaluate("comention.scene.links.map(link => link.ends.map(end => end.name))")
    assert ends == [["Cid", "Dee"]]


def test_links_of_chance_and_all_but_the_strongest_can_be_left_out(view, draw):
    often = ["[person:a|Ann] et [person:b|Bob]."] * 12 + ["[person:c|Cid]."] * 12 + ["[person:d|Dee]."] * 12
    seldom = ["[person:b|Bob] et [person:c|Cid].", "[person:c|Cid] et [person:d|Dee]."]
    viewer = view(draw([(Reference(id="d", lang="fr"), often + seldom)], NAMES))
    assert viewer.page.evaluate("comention.scene.links.length") == 3
    open_filters(viewer)
    viewer.page.focus("input[name=keep]:checked")
    viewer.page.keyboard.press("ArrowDown")
    assert state(viewer, "keep") == "sure"
    ends = "comention.scene.links.map(link => link.ends.map(end => end.name))"
    assert viewer.page.evaluate(ends) == [["Ann", "Bob"]]
    assert viewer.texts("#chips .chip bdi") == ["Ossature"]
    viewer.page.click("text=Ossature réduite")
    assert viewer.texts("#chips .chip bdi") == ["Ossature réduite"]
    assert viewer.page.evaluate(ends) == [["Ann", "Bob"]]


@pytest.mark.parametrize(
    ("way", "label"), [("weight", "Force\u00a0: Nombre de passages"), ("npmi", "Force\u00a0: Exclusivité")]
)
def test_strength_is_what_the_reader_says(view, small, way, label):
    viewer = view(small)
    open_filters(viewer)
    viewer.page.check(f"input[name=by][value={way}]")
    strengths = viewer.page.evaluate("by => comention.scene.eligibleLinks.map(link => link[by])", way)
    assert strengths == sorted(strengths, reverse=True)
    assert viewer.texts("#chips .chip bdi") == [label]


ALL = """comention.store.set({
  kinds: new Set(['PERSON', 'STATE']), press: true, communities: new Set([0]), outlets: new Set(['Le Soir']),
  languages: new Set(['fr', 'en']), from: '2015', to: '2016', keep: 'sure', least: 2, stories: 2, by: 'npmi',
  ego: {actor: comention.model.actors.findIndex(actor => actor.name === 'Ann'), steps: 2},
  lang: 'LANG', theme: 'dark',
})"""


CHIPS = {
    "fr": "Autour de\u00a0: Ann, 2 pas | Sans\u00a0: Groupes | Avec les médias cités comme sources"
    " | Publié par\u00a0: Le Soir | Langue\u00a0: français, anglais | 2015 – 2016"
    " | Ossature | Au moins 2 passages"
    " | Au moins 2 sources indépendantes | Force\u00a0: Exclusivité",
    "en": "Around Ann, 2 steps | Without: Groups | With media cited as sources | Published by: Le Soir"
    " | Language: French, English | 2015 – 2016 | Backbone | At least 2 passages"
    " | At least 2 independent sources | Strength: Exclusiveness",
}


@pytest.mark.parametrize("lang", CHIPS)
def test_every_filter_that_is_on_is_a_chip_that_takes_it_off(view, corpus, lang):
    viewer = view(corpus)
    viewer.page.evaluate(ALL.replace("LANG", lang))
    chips = viewer.texts("#chips .chip bdi")
    assert [chip for chip in chips if not chip.startswith("Commun")] == CHIPS[lang].split(" | ")
    assert len(chips) == 11
    for left in range(len(chips), 0, -1):
        assert viewer.page.locator("#chips .chip").count() == left
        viewer.page.focus("#chips .chip >> nth=-1")
        viewer.page.keyboard.press("Enter")
    assert viewer.page.locator("#chips").is_hidden()
    assert viewer.page.evaluate("document.activeElement.id") == "filter"
    assert len(viewer.drawn()) == 5


def test_everything_is_reset_but_what_is_chosen_and_how_it_looks(view, corpus):
    viewer = view(corpus)
    viewer.page.evaluate("comention.store.set({chosen: {actor: 0}})")
    viewer.page.evaluate(ALL.replace("LANG", "en"))
    viewer.page.click("#chips .reset")
    assert viewer.page.locator("#chips").is_hidden()
    assert len(viewer.drawn()) == 5
    assert [state(viewer, name) for name in ("lang", "theme", "chosen")] == ["en", "dark", {"actor": 0}]
    viewer.page.keyboard.press("Control+z")
    assert viewer.page.locator("#chips .chip").count() == 11


def test_actors_that_were_asked_for_can_be_sent_back(view, draw_random):
    viewer = view(draw_random(400))
    viewer.page.evaluate("comention.store.set({budget: 50, extra: new Set([3, 350, 351])})")
    assert viewer.texts("#chips .chip bdi") == ["2 acteurs ajoutés"]
    assert len(viewer.drawn()) == 52
    viewer.page.click("#chips .chip")
    assert len(viewer.drawn()) == 50


def test_undo_and_redo_have_buttons(view, small):
    viewer = view(small)
    page = viewer.page
    assert page.is_disabled("#undo")
    assert page.is_disabled("#redo")
    page.click("#kinds [data-kind=STATE]")
    page.click("#undo")
    assert len(viewer.drawn()) == 22
    assert page.is_disabled("#undo")
    assert page.evaluate("document.activeElement.id") == "redo"
    page.keyboard.press("Enter")
    assert len(viewer.drawn()) == 12
    assert page.is_disabled("#redo")
    page.keyboard.press("Control+z")
    assert len(viewer.drawn()) == 22
    page.keyboard.press("Control+Shift+Z")
    assert len(viewer.drawn()) == 12


def test_looking_around_an_actor_by_mouse(view, corpus):
    viewer = view(corpus)
    viewer.page.click("#panel .rows button:has-text('Ann')")
    viewer.page.click(".ego label:has-text('1 pas')")
    assert names(viewer) == ["Ann", "Bob", "France"]
    assert viewer.texts("#chips .chip bdi") == ["Autour de\u00a0: Ann, 1 pas"]
    assert viewer.page.is_checked(".ego input[value='1']")
    viewer.page.keyboard.press("ArrowRight")
    assert names(viewer) == ["Ann", "Bob", "Cid", "France"]
    viewer.page.click(".ego label:has-text('sans limite')")
    assert len(viewer.drawn()) == 5
    assert viewer.page.locator("#chips").is_hidden()


def test_looking_around_an_actor_by_keyboard(view, corpus):
    viewer = view(corpus)
    viewer.page.keyboard.press("2")
    assert state(viewer, "ego") is None
    viewer.page.fill("#find", "Ann")
    viewer.page.keyboard.press("Enter")
    viewer.page.focus("#filter")
    for key, left in (("1", 3), ("2", 4), ("3", 5)):
        viewer.page.keyboard.press(key)
        assert len(viewer.drawn()) == left
    viewer.page.keyboard.press("1")
    viewer.page.keyboard.press("0")
    assert state(viewer, "ego") is None


def test_digits_are_found_where_a_french_keyboard_has_other_signs(view, corpus):
    viewer = view(corpus)
    viewer.page.evaluate("comention.store.set({chosen: {actor: 0}})")
    viewer.page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '&', code: 'Digit1', bubbles: true}))"
    )
    assert state(viewer, "ego") == {"actor": 0, "steps": 1}


def test_nothing_left_says_which_filter_to_loosen(view, small):
    viewer = view(small)
    for kind in ("PERSON", "GROUP", "STATE"):
        viewer.page.click(f"#kinds [data-kind={kind}]")
    assert viewer.texts("#notice p") == ["Rien ne répond à ces filtres."]
    offers = [
        "Sans «\u00a0Sans\u00a0: Personnes, Groupes, États\u00a0»\u00a0: 22 acteurs",
        "Tout réinitialiser",
    ]
    assert viewer.texts("#notice button") == offers
    viewer.page.click("#notice button >> nth=0")
    assert viewer.page.locator("#notice").is_hidden()
    assert len(viewer.drawn()) == 22


def test_no_document_left_says_which_filter_to_loosen(view, corpus):
    viewer = view(corpus)
    change = "comention.store.set({outlets: new Set(['Le Soir']), languages: new Set(['en']), lang: 'en'})"
    viewer.page.evaluate(change)
    assert viewer.texts("#notice button") == [
        "Without “Published by: Le Soir”: 1 document",
        "Without “Language: English”: 2 documents",
        "Reset all",
    ]
    viewer.page.focus("#notice button >> nth=-1")
    viewer.page.keyboard.press("Enter")
    assert len(viewer.drawn()) == 5


def test_no_link_left_is_not_said_to_be_no_link_at_all(view, corpus):
    viewer = view(corpus)
    viewer.page.evaluate("comention.store.set({least: 9})")
    assert viewer.texts("#panel .quiet")[-1] == "Aucun lien ne répond à ces filtres."


@pytest.mark.parametrize(("scheme", "size"), [("light", (1280, 860)), ("dark", (360, 740))])
def test_the_panel_keeps_the_accessibility_rules_and_the_width(view, corpus, scheme, size):
    viewer = view(corpus, color_scheme=scheme, size=size)
    viewer.page.evaluate(ALL.replace("LANG", "fr"))
    viewer.page.evaluate("comention.store.set({chosen: {actor: 0}})")
    viewer.page.click("#filter")
    results = Axe().run(viewer.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert results.violations_count == 0, results.generate_report()
    assert viewer.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    box = viewer.page.locator("#filtering").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1]


def test_hostile_names_of_outlets_and_languages_stay_texts(view, draw):
    attack = "<img src=x onerror=window.pwned=1>"
    articles = [
        (Reference(id=f"d{n}", lang=lang, source=source), ["[person:a|Ann] et [person:b|Bob]."])
        for n, (lang, source) in enumerate([("fr", attack), (attack, "x" * 3000), ("en", "\u202eevil")])
    ]
    viewer = view(draw(articles, NAMES), size=(360, 740))
    open_filters(viewer)
    for name in ("outlets", "languages"):
        for tick in viewer.page.locator(f"#{name} input[type=checkbox]").all()[1:]:
            tick.check()
    viewer.page.evaluate("value => comention.store.set({outlets: new Set([value])})", "x" * 3000)
    assert viewer.page.locator("#chips img, #filtering img").count() == 0
    assert viewer.page.evaluate("window.pwned") is None
    assert viewer.page.evaluate("document.documentElement.scrollWidth") <= 360
