"""Corrections made in the page are what the next build does, with the real pipeline."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from comention.cli import main
from comention.graph import load

NEWS = {
    "a": "Emmanuel Macron a reçu Rafael Grossi à Paris. L’Iran a rejeté la demande d’Emmanuel Macron. "
    "Le Hezbollah a critiqué la France, et l’Irak a soutenu le Hezbollah. "
    "Les Iraniens ont entendu John Kerry. Téhéran négocie avec John Kerry et la France.",
    "b": "Rafael Grossi a rencontré John Kerry en Irak. Le Hamas et le Hezbollah ont condamné Israël. "
    "Josep Borrell a parlé avec Emmanuel Macron de l’Iran. L’Irak a invité Josep Borrell et le Hamas. "
    "M. Macron et M. Borrell ont répondu à l’Irak. Les diplomates iraniens ont quitté la France.",
}


def comention(*arguments: object) -> str:
    done = CliRunner().invoke(main, [str(each) for each in arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A function that builds the graph of the news, and gives it."""
    monkeypatch.chdir(tmp_path)
    for name, text in NEWS.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")

    def built(*options: object):
        comention("build", "a.txt", "b.txt", "-o", "g", "-q", "--model", "fast", *options)
        return load("g")

    return built


def said(graph):
    """What a graph says: who there is, by what names, of what kind, and who is mentioned with whom."""
    names = {actor.id: actor.name for actor in graph.nodes}
    actors = {actor.name: (actor.kind.value, len(actor.mentions), actor.aliases) for actor in graph.nodes}
    links = {frozenset(names[id] for id in link): len(passages) for link, passages in graph.edges.items()}
    return actors, links


def shown(viewer):
    """What a page says of the same."""
    actors, links = viewer.page.evaluate(
        """[comention.model.ranked.map(a => [a.name, a.kind, a.mentions, a.aliases]),
            comention.model.links.map(link => [...link.ends.map(a => a.name), link.weight])]"""
    )
    return (
        {name: (kind, mentions, dict(aliases)) for name, kind, mentions, aliases in actors},
        {frozenset(ends): weight for *ends, weight in links},
    )


def choose(viewer, name):
    viewer.page.evaluate("i => comention.store.set({chosen: {actor: i}})", viewer.index(name))


def download(viewer):
    """Save what is corrected as mine.toml, and say how many corrections the page lists."""
    viewer.page.click("#corrections")
    with viewer.page.expect_download() as download:
        viewer.page.click("#corrected .main")
    assert download.value.suggested_filename == "judgements.toml"
    download.value.save_as("mine.toml")
    return len(viewer.texts(".corrected li"))


def by_mouse(viewer, name, what, *, other=None, keep=None, to=None, kind=None, why=None):
    """Correct an actor with the mouse alone, but for what is typed."""
    page = viewer.page
    choose(viewer, name)
    page.click("#panel .correct")
    page.click(f"#correcting input[value={what}]")
    if other:
        page.fill("#correcting input[type=search]", other)
        page.locator("#correcting .partners label", has_text=other).first.click()
    if keep:
        page.locator("#correcting input[name=correcting-name]").nth(keep - 1).click()
    if to:
        page.fill("#correcting .details input", to)
    if kind:
        page.click(f"#correcting input[value={kind}]")
    if why:
        page.get_by_label("Motif (facultatif)").fill(why)
    page.click("#correcting .main")
    assert page.locator("#correcting").is_hidden()


def by_keys(viewer, name, what, *, other=None, keep=None, to=None, kind=None):
    """Correct an actor by keyboard alone."""
    page, keys = viewer.page, viewer.page.keyboard
    choose(viewer, name)
    keys.press("c")
    for _ in range(["same", "different", "rename", "kind", "drop"].index(what)):
        keys.press("ArrowDown")
    if what == "same":
        keys.press("Space")
    if other or to or kind:
        keys.press("Tab")
    if other:
        keys.type(other)
        keys.press("Tab")
        keys.press("Space")
    if to:
        keys.press("Control+a")
        keys.type(to)
    if kind:
        keys.press("Space")
        if page.locator(":focus").get_attribute("value") != kind:
            keys.press("ArrowDown")
    if keep:
        keys.press("Tab")
        keys.press("ArrowDown")
    keys.press("Enter")
    assert page.locator("#correcting").is_hidden()


@pytest.mark.parametrize("correct", [by_mouse, by_keys])
def test_the_next_build_says_what_the_page_showed(view, built, correct):
    viewer = view(built())
    before = shown(viewer)
    assert before == said(load("g"))
    correct(viewer, "Emmanuel Macron", "same", other="Rafael Grossi", keep=2)
    correct(viewer, "Josep Borrell", "same", other="Rafael Grossi")
    correct(viewer, "Hezbollah", "different", other="Hamas")
    correct(viewer, "Iran", "rename", to='La "République" d’Iran \\ 🇮🇷')
    correct(viewer, "France", "kind", kind="PERSON")
    correct(viewer, "Israël", "drop")
    after = shown(viewer)
    actors, links = after
    assert len(actors) == len(before[0]) - 3
    assert {"Emmanuel Macron", "Israël", "Iran", "Rafael Grossi"}.isdisjoint(actors)
    assert actors["France"][0] == "PERSON"
    assert sum(links.values()) < sum(before[1].values())
    assert download(viewer) == 6
    assert said(built("--judgements", "mine.toml")) == after
    assert "no contradiction" in comention("judge", "check", "g", "--file", "mine.toml")


def test_actors_of_two_kinds_are_of_the_kind_whose_name_stays(view, built):
    viewer = view(built())
    by_mouse(viewer, "John Kerry", "same", other="Hamas", keep=2, why='dit "cheikh"\\')
    by_mouse(viewer, "Hezbollah", "kind", kind="STATE")
    assert shown(viewer)[0]["Hamas"][0] == "GROUP"
    download(viewer)
    assert said(built("--judgements", "mine.toml")) == shown(viewer)
