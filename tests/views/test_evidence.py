"""The sentences behind an actor or a link: their order, what stands around them, their citation."""

import random

import pytest

import comention
from comention.config import Render
from comention.domain import Reference
from comention.views import html

ANN_BOB = {"person:a": "Ann Arbor", "person:b": "Bob Baker"}
COPIED = """Object.defineProperty(navigator, 'clipboard', {
  value: {writeText: async text => (window.copied = text)},
});"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"


def dispatch(id, date, *, story=None, lang="en", source=None):
    return Reference(id=id, lang=lang, title=f"Title {id}", date=date, source=source, story=story)


@pytest.fixture
def reprinted(draw):
    """A dispatch that two others took up, and a later article of its own."""
    met = ["[person:a|Ann Arbor] met [person:b|Bob Baker]."]
    return draw(
        [
            (dispatch("late", "2021-03-02", story="first", source="Evening"), met),
            (dispatch("first", "2021-03-01", story="first", source="Agency"), met),
            (dispatch("later", "2021-03-03", story="first"), met),
            (
                dispatch("own", "2021-05", source="Evening"),
                ["[person:a|Arbor] and, after years of quarrels, [state:FR|France] and [person:b|Baker]."],
            ),
        ],
        ANN_BOB,
    )


def pair(viewer, *names):
    """Choose two actors."""
    viewer.page.evaluate(
        "pair => comention.store.set({chosen: {pair}})", [viewer.index(name) for name in names]
    )


def test_a_story_is_read_once_and_its_reprints_on_demand(view, reprinted):
    viewer = view(reprinted, config=Render(lang="en"))
    pair(viewer, "Ann Arbor", "Bob Baker")
    assert viewer.texts(".facts") == [
        "4 passages in 4 documents · 2 independent sources · 2 outlets · March 1, 2021 – May 2021"
    ]
    assert viewer.texts(".headline") == ["Title own", "Title first"]
    assert viewer.texts(".reprints summary") == ["Taken up in 2 other documents"]
    viewer.page.focus(".reprints summary")
    viewer.page.keyboard.press("Enter")
    viewer.page.wait_for_selector(".reprints .headline")
    assert viewer.texts(".reprints .headline") == ["Title late", "Title later"]


def test_telling_passages_may_come_first(view, reprinted):
    viewer = view(reprinted, config=Render(lang="en"))
    pair(viewer, "Ann Arbor", "Bob Baker")
    viewer.page.focus("input[name=order]:checked")
    viewer.page.keyboard.press("ArrowRight")
    assert viewer.texts(".headline") == ["Title first", "Title own"]
    assert "both by their full names" in viewer.page.locator(".controls .quiet").inner_text()
    assert viewer.page.evaluate("document.activeElement.value") == "telling"
    viewer.page.check("input[name=order][value=newest]", force=True)
    assert viewer.texts(".headline") == ["Title own", "Title first"]
    viewer.page.evaluate("comention.store.undo()")
    assert viewer.page.is_checked("input[name=order][value=telling]")
    viewer.page.wait_for_function("() => location.hash.includes('order=telling')")


@pytest.fixture
def surrounded(draw):
    """An article in which two are named between sentences that name nobody."""
    article = (
        Reference(
            id="d",
            lang="fr",
            title="Un soir",
            date="2020-05-04",
            source="La Gazette",
            url="https://gazette.example/soir",
        ),
        ["Il pleuvait.", "[person:a|Ann Arbor] vit [person:b|Bob Baker].", "Ils se turent."],
    )
    return draw([article, (Reference(id="e", lang="fr"), ["[person:a|Ann] et [person:b|Bob]."])], ANN_BOB)


def test_a_passage_can_be_read_where_it_stands(view, surrounded):
    viewer = view(surrounded)
    pair(viewer, "Ann Arbor", "Bob Baker")
    assert viewer.texts(".context") == ["Contexte"]
    viewer.page.click(".context")
    assert viewer.texts(".around") == ["Il pleuvait.", "Ils se turent."]
    assert viewer.page.get_attribute(".context", "aria-expanded") == "true"
    viewer.page.keyboard.press("Enter")
    assert viewer.texts(".around") == []
    viewer.page.focus(".all-context")
    viewer.page.keyboard.press("Enter")
    assert len(viewer.texts(".around")) == 2
    viewer.page.check("input[name=order][value=telling]", force=True)
    assert len(viewer.texts(".around")) == 2
    viewer.page.click(".all-context")
    assert viewer.texts(".around") == []


NEIGHBOURS = """() => {
  const {model} = comention;
  SCRIPT
  return model.passages.map(passage => neighboursOf(model, passage).map(piece => piece?.text ?? null));
}"""


def test_what_stands_around_is_what_python_says(view):
    graph = comention.load("graphs/examples")
    viewer = view(graph)
    told = viewer.page.evaluate(
        NEIGHBOURS.replace("SCRIPT", html.asset("scripts/fields.js") + html.asset("scripts/context.js"))
    )
    assert told == [[piece and piece.text for piece in graph.around(passage)] for passage in graph.passages]


def test_a_citation_is_copied_as_is_the_custom_of_the_language(view, surrounded):
    viewer = view(surrounded, first=COPIED)
    pair(viewer, "Ann Arbor", "Bob Baker")
    viewer.page.click(".cite >> nth=0")
    viewer.page.wait_for_function("() => document.getElementById('spoken').textContent === 'Citation copiée'")
    origin = "Un soir, La Gazette, {}, https://gazette.example/soir"
    assert viewer.page.evaluate("copied") == "«\xa0Ann Arbor vit Bob Baker.\xa0» — " + origin.format(
        "4 mai 2020"
    )
    viewer.page.check("input[name=lang][value=en]", force=True)
    viewer.page.focus(".cite >> nth=0")
    viewer.page.keyboard.press("Enter")
    viewer.page.wait_for_function("() => document.getElementById('spoken').textContent === 'Citation copied'")
    assert viewer.page.evaluate("copied") == "“Ann Arbor vit Bob Baker.” — " + origin.format("May 4, 2020")


def test_where_nothing_can_be_copied_the_citation_is_selected(view, surrounded):
    viewer = view(surrounded, first=NO_CLIPBOARD)
    pair(viewer, "Ann Arbor", "Bob Baker")
    viewer.page.click(".cite >> nth=1")
    viewer.page.wait_for_selector(".citation")
    assert viewer.page.evaluate("getSelection().toString()") == "«\xa0Ann et Bob.\xa0»"
    assert viewer.texts("#spoken") == ["Sélectionnée\xa0: copiez-la avec Ctrl+C"]


def test_how_surprising_a_link_is_is_said_in_words(view, small, draw):
    viewer = view(small)
    pair(viewer, "Iran", "États-Unis")
    assert "hasard" in viewer.texts(".surprise")[0]
    summary = viewer.page.locator(".numbers summary")
    assert summary.text_content().startswith("LLR ")
    assert viewer.page.locator(".numbers dl").is_hidden()
    summary.focus()
    viewer.page.keyboard.press("Enter")
    assert viewer.page.locator(".numbers dl").is_visible()
    articles = [
        (dispatch(f"d{i}", None), ["[person:a|Ann] met [person:b|Bob].", "[person:c|Cid] ran."])
        for i in range(20)
    ]
    viewer = view(draw(articles, {}), config=Render(lang="en"))
    pair(viewer, "person:a", "person:b")
    assert viewer.texts(".surprise") == [
        "Far more often together than chance would have it."
        " Chance alone would give about 10; there are 20 passages."
    ]


def test_two_without_a_link_are_linked_step_by_step(view, small):
    viewer = view(small)
    pair(viewer, "John Kerry", "Iran")
    assert viewer.texts("#panel .quiet")[:2] == [
        "Aucun passage affiché ne cite les deux ensemble.",
        "Rien ne les relie, pas même par l’intermédiaire d’autres acteurs.",
    ]
    pair(viewer, "Rafael Grossi", "États-Unis")
    agency = "Agence internationale de l'énergie atomique"
    assert viewer.texts(".surprise") == [
        f"Le chemin le plus fort de l’un à l’autre passe par {agency} et Iran."
    ]
    steps = [f"Rafael Grossi — {agency}", f"{agency} — Iran", "Iran — États-Unis"]
    assert viewer.texts(".hop button") == steps
    assert len(viewer.texts("blockquote")) == 6
    assert set(viewer.texts("blockquote mark")) >= {"M. Grossi", "AIEA", "Iran", "États-Unis"}
    viewer.page.focus(".hop button >> nth=2")
    viewer.page.keyboard.press("Enter")
    assert viewer.texts("#panel h2 mark") == ["Iran", "États-Unis"]


def test_long_steps_of_a_path_can_be_read_on(view, draw):
    articles = [
        (dispatch(f"a{i}", f"2020-01-0{i + 1}"), ["[person:a|Ann] met [person:b|Bob]."]) for i in range(5)
    ]
    viewer = view(draw([*articles, (dispatch("z", None), ["[person:b|Bob] met [person:c|Cid]."])], {}))
    pair(viewer, "person:a", "person:c")
    assert len(viewer.texts("blockquote")) == 3
    viewer.page.click(".reading .plain")
    assert len(viewer.texts("blockquote")) == 6


def test_whom_both_are_mentioned_with(view, small):
    viewer = view(small)
    pair(viewer, "Iran", "États-Unis")
    assert sorted(viewer.texts("#panel .rows .name")) == ["Allemagne", "France"]
    viewer.page.focus("#panel .rows button >> nth=0")
    viewer.page.keyboard.press("Enter")
    assert viewer.texts("#panel h2 bdi")[0] in ("Allemagne", "France")


PATHS = """wanted => {
  SCRIPT
  const actors = comention.model.actors;
  const pathBetween = ([one, other]) => strongestPath(actors[one], actors[other]);
  return wanted.map(pair => pathBetween(pair).map(link => link.ends.map(end => end.id)));
}"""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_paths_are_as_short_as_python_s(view, draw_random, seed):
    graph = draw_random(90, seed)
    viewer = view(graph)
    chance = random.Random(seed)
    pairs = [chance.sample(range(len(graph.nodes)), 2) for _ in range(60)]
    script = html.asset("scripts/model.js") + html.asset("scripts/path.js")
    told = viewer.page.evaluate(PATHS.replace("SCRIPT", script), pairs)

    def length(links):
        return sum(1 / max(graph.network.edges[link]["llr"], 0.1) for link in links)

    for (one, other), path in zip(pairs, told, strict=True):
        expected = graph.path(graph.nodes[one].id, graph.nodes[other].id)
        assert bool(path) == bool(expected)
        hops = [(hop.source, hop.target) for hop in expected]
        assert length(map(tuple, path)) == pytest.approx(length(hops))


def test_an_actor_s_mentions_stand_in_time(view, small, draw):
    viewer = view(small)
    viewer.click("Iran")
    assert viewer.page.get_attribute(".chronology [role=img]", "aria-label") == (
        "Mentions par année\xa0: 2015\xa0: 4 mentions, 2018\xa0: 1 mention, 2022\xa0: 2 mentions"
    )
    assert viewer.page.locator(".chronology [role=img] span").count() == 8
    articles = [
        (dispatch(f"d{month}", f"2020-{month:02d}-11"), ["[person:a|Ann] ran."]) for month in (11, 12)
    ]
    articles.append((dispatch("e", "2021-02"), ["[person:a|Ann] ran."]))
    viewer = view(draw(articles, {}), config=Render(lang="en"))
    viewer.page.evaluate("comention.store.set({chosen: {actor: 0}})")
    assert viewer.texts(".chronology figcaption span") == ["November 2020", "February 2021"]
    assert viewer.page.locator(".chronology [role=img] span").count() == 4


def test_a_second_actor_is_chosen_beside_the_first(view, small):
    viewer = view(small)
    viewer.click("Rafael Grossi")
    viewer.page.focus("#second")
    viewer.page.keyboard.type("etats")
    assert viewer.texts("#seconds .name") == ["États-Unis"]
    viewer.page.keyboard.press("Enter")
    assert viewer.texts("#panel h2 mark") == ["Rafael Grossi", "États-Unis"]
    assert viewer.page.evaluate("document.activeElement.tagName") == "H2"


def test_the_press_and_wikidata_are_named(view, draw):
    from dataclasses import replace

    graph = draw([(dispatch("d", None), ["[group:x|Reuters] says so."])], {"group:x": "Reuters"})
    graph.nodes = tuple(replace(actor, press=True, wikidata="Q130879") for actor in graph.nodes)
    viewer = view(graph, config=Render(lang="en"))
    viewer.page.evaluate("comention.store.set({press: true, chosen: {actor: 0}})")
    assert viewer.texts(".facts")[0] == "Group · news outlet, mostly cited as a source · Wikidata"
    assert viewer.page.get_attribute(".facts a", "href") == "https://www.wikidata.org/wiki/Q130879"


def test_a_text_that_the_page_leaves_out_is_missed_in_words(view, small):
    viewer = view(small, config=Render(evidence=0))
    pair(viewer, "Iran", "États-Unis")
    left_out = "Un passage dont cette page omet le texte\xa0: il y en a trop."
    assert viewer.texts(".documents .quiet") == [left_out] * 2
    viewer.page.check("input[name=order][value=telling]", force=True)
    assert viewer.texts(".documents .quiet") == [left_out] * 2
    viewer.page.fill("#find", "accord")
    assert viewer.page.locator("#found .sentence").count() == 0
