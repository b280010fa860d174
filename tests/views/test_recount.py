"""What the page counts for a time is what Python says of that time."""

import random

import pytest

from comention.config import Relate
from comention.domain import Actor, AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span
from comention.errors import ConfigError
from comention.graph import relate

NAMES = "abcdefghijkl"
DATES = [None, "soon", "2020-02-30", "2021-13", "0000", "2020", "2021", "2022"]
BORDERS = ["2019", "2020", "2020-02", "2020-06-15", "2021", "2021-02", "2021-02-14", "2021-11-30", "2022-03"]
DISPATCHES = [" ".join(f"{mark}{x}{y}" for x in NAMES for y in NAMES[:5]) for mark in "uv"]
PASSAGES = ["sentence", "paragraph", "window", "document"]


def made_up(chance, id):
    """A document, and whom each mention names; some names hold another, some texts a dispatch of agencies."""
    text, spans, mentions = "", [], []

    def name(*names):
        nonlocal text
        for inner, actor in enumerate(names):
            start, end = len(text) + inner, len(text) + len(names)
            mention = Mention(id, start, end, "".join(names[inner:]), Kind.PERSON, Form.NAME, len(spans))
            mentions.append((actor, mention))
        text += "".join(names) + " "

    for _ in range(chance.randint(1, 8)):
        start = len(text)
        for _ in range(chance.randint(0, 3)):
            name(*chance.sample(NAMES, chance.choice([1, 1, 2]), counts=range(len(NAMES), 0, -1)))
        text += chance.choice([". ", ".\n"])
        spans.append(Span(start, len(text)))
    text += chance.choice([*DISPATCHES, ""])
    spans.append(Span(spans[-1].end, len(text)))
    document = Document(reference=Reference(id=id, lang="fr", date=made_up_date(chance)), text=text)
    return AnnotatedDocument(document, tuple(spans), tuple(mention for _, mention in mentions)), mentions


def made_up_date(chance):
    """A year, a month, a day, none, or an impossible one."""
    month = f"{chance.randint(2020, 2022)}-{chance.randint(1, 12):02d}"
    day = f"{month}-{chance.randint(1, 28):02d}"
    return chance.choice([month, day, "2021-02-14", "2021-02-14", chance.choice(DATES)])


def corpus(seed, passage):
    """The graph of thirty documents."""
    chance = random.Random(seed)
    made = [made_up(chance, f"d{number}") for number in range(30)]
    found = {}
    for _, named in made:
        for name, mention in named:
            found.setdefault(name, []).append(mention)
    actors = [Actor(f"person:{name}", name, Kind.PERSON, tuple(told)) for name, told in sorted(found.items())]
    return relate([document for document, _ in made], actors, config=Relate(passage=passage, window=2))


def said_by_python(graph, start, end):
    """Mentions and documents of each actor, and what is known of each link; nothing where no time is."""
    try:
        part = graph.between(start, end) if start or end else graph
    except ConfigError:
        return {"actors": {}, "links": {}}
    return {
        "actors": {a.id: [len(a.mentions), len(a.documents)] for a in part.nodes if a.mentions},
        "links": {
            " ".join(link): [data[name] for name in ("weight", "documents", "stories", "llr", "npmi", "q")]
            for link in part.edges
            for data in [part.network.edges[link]]
        },
    }


SAID_BY_THE_PAGE = """windows => windows.map(([from, to]) => {
  const {model, store} = comention;
  store.set({from, to, keep: 'sure'});
  const actors = model.ranked.map(actor => [actor.id, [actor.mentions, actor.documents]]);
  const links = model.links.map(link => [
    link.ends.map(actor => actor.id).join(' '),
    [link.passages.length, link.documents, link.stories, link.llr, link.npmi, link.q],
  ]);
  return {actors: Object.fromEntries(actors), links: Object.fromEntries(links)};
})"""


@pytest.mark.parametrize("passage", PASSAGES)
def test_a_time_in_the_page_is_the_slice_in_python(view, passage):
    graph = corpus(PASSAGES.index(passage), passage)
    viewer = view(graph)
    chance = random.Random(passage)
    windows = [[None, None], ["2020", None], [None, "2021-02"], ["2022", "2020"]]
    windows += [sorted([chance.choice(BORDERS), chance.choice(BORDERS)]) for _ in range(40)] + [[None, None]]
    told = viewer.page.evaluate(SAID_BY_THE_PAGE, windows)
    for (start, end), said in zip(windows, told, strict=True):
        right = said_by_python(graph, start, end)
        assert said["actors"] == right["actors"]
        assert said["links"].keys() == right["links"].keys()
        for link, values in said["links"].items():
            # Python writes four digits.
            assert values == pytest.approx(right["links"][link], rel=1e-3, abs=1e-6), (start, end, link)
    links = [values for said in told[4:] for values in said["links"].values()]
    assert any(stories < documents for _, documents, stories, *_ in links)
