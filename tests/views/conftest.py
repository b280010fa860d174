"""Graphs to draw: a small one from real-looking articles, and one of any size from a random start."""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

import pytest
from playwright.sync_api import Page

from comention.config import Render
from comention.domain import Actor, Form, Kind, Mention, Passage, Reference
from comention.graph.actorgraph import ActorGraph
from comention.views import render

Article = tuple[Reference, Sequence[str]]
_MARK = re.compile(r"\[([a-z]+:[\w-]+)\|([^\[\]]*)\]")

NAMES = {
    "group:aiea": "Agence internationale de l'énergie atomique",
    "group:armee-israelienne": "armée israélienne",
    "group:onu": "Organisation des Nations unies",
    "group:otan": "OTAN",
    "group:ue": "Union européenne",
    "person:annan": "Kofi Annan",
    "person:erdogan": "Recep Tayyip Erdoğan",
    "person:grossi": "Rafael Grossi",
    "person:kerry": "John Kerry",
    "person:macron": "Emmanuel Macron",
    "person:stoltenberg": "Jens Stoltenberg",
    "person:zarif": "Mohammad Javad Zarif",
    "state:DE": "Allemagne",
    "state:FI": "Finlande",
    "state:FR": "France",
    "state:IL": "Israël",
    "state:IR": "Iran",
    "state:LB": "Liban",
    "state:SE": "Suède",
    "state:TR": "Turquie",
    "state:US": "États-Unis",
    "state:CI": "Côte d’Ivoire",
}

ARTICLES: list[Article] = [
    (
        Reference(
            id="vienne",
            lang="fr",
            title="À Vienne, un accord après douze ans de négociations",
            date="2015-07-14",
            source="La Gazette du soir",
            url="https://gazette.example/2015/vienne",
        ),
        [
            "L’[state:IR|Iran] et six puissances, dont les [state:US|États-Unis], la [state:FR|France] et"
            " l’[state:DE|Allemagne], ont conclu un accord sur le programme nucléaire [state:IR|iranien].",
            "[person:kerry|John Kerry] et [person:zarif|Mohammad Javad Zarif] négociaient depuis 2013.",
            "L’[group:aiea|Agence internationale de l’énergie atomique] ([group:aiea|AIEA]) vérifiera que"
            " l’[state:IR|Iran] tient parole.",
            "L’[group:ue|Union européenne] lèvera ses sanctions contre [state:IR|Téhéran].",
        ],
    ),
    (
        Reference(
            id="retrait",
            lang="en",
            title="Washington leaves the nuclear deal",
            date="2018-05-08",
            source="The Harbour Post",
            url="https://harbour.example/leaves?a=1&b=2",
        ),
        [
            "The [state:US|United States] left the agreement with [state:IR|Iran] in May 2018.",
            "[state:FR|France], [state:DE|Germany] and the [group:ue|European Union] regretted the decision.",
            "[person:macron|Emmanuel Macron] had asked [state:US|Washington] to stay.",
        ],
    ),
    (
        Reference(
            id="agence",
            lang="fr",
            title="L’AIEA réclame l’accès aux sites",
            date="2022-06",
            source="Dépêches",
        ),
        [
            "[person:grossi|Rafael Grossi] dirige l’[group:aiea|AIEA] depuis 2019.",
            "L’[group:aiea|AIEA] a demandé à l’[state:IR|Iran] de rebrancher ses caméras, a dit"
            " [person:grossi|M. Grossi] 🎥 devant la presse, et l’[state:IR|Iran] a refusé.",
        ],
    ),
    (
        Reference(
            id="otan",
            lang="fr",
            title="La Finlande devient le trente et unième membre de l’OTAN",
            date="2023-04-04",
            source="La Gazette du soir",
            url="https://gazette.example/2023/otan",
        ),
        [
            "La [state:FI|Finlande] a rejoint l’[group:otan|OTAN] le 4 avril 2023.",
            "[person:stoltenberg|Jens Stoltenberg] a salué un jour historique pour l’[group:otan|Alliance].",
            "La [state:SE|Suède] attendait encore l’accord de la [state:TR|Turquie] et de la Hongrie.",
            "[person:erdogan|Recep Tayyip Erdoğan] a reçu [person:stoltenberg|Jens Stoltenberg]"
            " pour parler de la [state:SE|Suède].",
        ],
    ),
    (
        Reference(id="liban", lang="fr", title="Une ligne sous surveillance", date="2019"),
        [
            "La force de l’[group:onu|ONU] observe la ligne entre le [state:LB|Liban] et [state:IL|Israël].",
            "L’[group:armee-israelienne|armée [state:IL|israélienne]] a informé l’[group:onu|ONU]."
            " Elle poursuivra ses travaux.",
        ],
    ),
    (
        Reference(id="annan", lang="fr", url="javascript:alert(1)"),
        [
            "[person:annan|Kofi Annan] reçut le prix Nobel en 2001.",
            "La [state:CI|Côte d’Ivoire] lui rendit hommage.",
        ],
    ),
]


def graph_of(articles: Iterable[Article], names: dict[str, str], **settings: object) -> ActorGraph:
    """The graph of articles whose sentences name their actors in the manner of ``[state:FR|France]``."""
    passages: list[Passage] = []
    context: list[Passage] = []
    mentions: dict[str, list[Mention]] = {}
    links: dict[tuple[str, str], list[int]] = {}
    references = []
    for reference, sentences in articles:
        references.append(reference)
        start = 0
        for index, marked in enumerate(sentences):
            text, found = unmarked(marked)
            for actor, begin, end in found:
                kind = Kind(actor.split(":")[0].upper())
                mention = Mention(
                    reference.id, start + begin, start + end, text[begin:end], kind, Form.NAME, index
                )
                mentions.setdefault(actor, []).append(mention)
            for pair in combinations(sorted({actor for actor, _, _ in found}), 2):
                links.setdefault(pair, []).append(len(passages))
            (passages if found else context).append(Passage(reference, start, start + len(text), text))
            start += len(text) + 1
    return ActorGraph(
        nodes=[
            Actor(id, names.get(id, id), Kind(id.split(":")[0].upper()), tuple(found))
            for id, found in sorted(mentions.items())
        ],
        documents=references,
        passages=passages,
        context=context,
        edges={pair: tuple(indices) for pair, indices in links.items()},
        **settings,  # type: ignore[arg-type]
    )


def unmarked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """A sentence without its marks, and actor, start and end of each, marks within marks too."""
    found: list[tuple[str, int, int]] = []
    while match := _MARK.search(marked):
        inside = match[2]
        shift = match.start(2) - match.start()
        start, end = match.start(), match.start() + len(inside)
        found = [
            (
                actor,
                begin - (shift if begin >= match.start(2) else 0) - (1 if begin >= match.end() else 0),
                stop - (shift if stop > match.start(2) else 0) - (1 if stop >= match.end() else 0),
            )
            for actor, begin, stop in found
        ]
        found.append((match[1], start, end))
        marked = marked[:start] + inside + marked[match.end() :]
    return marked, sorted(found, key=lambda mark: (mark[1], -mark[2]))


def random_graph(actors: int, seed: int = 7) -> ActorGraph:
    """A graph of made-up actors in topics, a few of them named everywhere, most of them seldom."""
    chance = random.Random(seed)
    kinds = ("person", "person", "group", "state")
    ids = [f"{chance.choice(kinds)}:a{index}" for index in range(actors)]
    syllables = ("ba", "ké", "lo", "mir", "na", "sou", "tal", "vé", "zar", "dji", "or", "el")
    names = {
        id: " ".join(
            "".join(chance.choices(syllables, k=chance.randint(2, 3))).capitalize()
            for _ in range(chance.randint(1, 3))
        )
        for id in ids
    }
    topics = max(1, actors // 40)
    members = [ids[topic::topics] for topic in range(topics)]
    articles: list[Article] = []
    for index in range(actors):
        chosen = members[min(index % topics, chance.randrange(topics))]
        weights = [1 / (rank + 1) for rank in range(len(chosen))]
        sentences = []
        for _ in range(3):
            who = list(dict.fromkeys(chance.choices(chosen, weights, k=chance.randint(1, 3))))
            if chance.random() < 0.08:
                who.append(chance.choice(ids[: max(1, actors // 20)]))
            marks = [f"[{id}|{names[id]}]" for id in dict.fromkeys(who)]
            sentences.append(f"{' et '.join(marks)} se sont exprimés devant la presse à Genève.")
        # Everybody is named once at least, so that the graph has as many actors as were asked for.
        sentences.append(f"[{ids[index]}|{names[ids[index]]}] n’a pas souhaité commenter.")
        date = f"{2015 + index % 9}-{1 + index % 12:02d}"
        reference = Reference(id=f"d{index}", lang="fr", title=f"Article {index}", date=date)
        articles.append((reference, sentences))
    return graph_of(articles, names)


@pytest.fixture(scope="session")
def small() -> ActorGraph:
    """The graph of six articles, French and English, one of them without title and date."""
    return graph_of(ARTICLES, NAMES)


@pytest.fixture(scope="session")
def draw() -> Callable[..., ActorGraph]:
    """The builder of a graph from marked sentences."""
    return graph_of


@pytest.fixture(scope="session")
def draw_random() -> Callable[..., ActorGraph]:
    """The builder of a random graph of so many actors."""
    return random_graph


class Viewer:
    """A page of ours in a browser, and what one does with it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def index(self, name: str) -> int:
        """The number of the actor of a name."""
        found: int = self.page.evaluate("n => comention.model.actors.findIndex(a => a.name === n)", name)
        return found

    def point(self, *names: str) -> dict[str, float]:
        """Where on the screen an actor stands, or the middle between two."""
        found: dict[str, float] = self.page.evaluate(
            """indices => {
              const frame = document.getElementById('canvas').getBoundingClientRect();
              const {network} = comention.drawing;
              const places = indices.map(index => network.canvasToDOM(network.getPosition(index)));
              const middle = axis => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
              return {x: frame.x + middle('x'), y: frame.y + middle('y')};
            }""",
            [self.index(name) for name in names],
        )
        return found

    def click(self, *names: str) -> None:
        """Click an actor, or the line between two."""
        point = self.point(*names)
        self.page.mouse.click(point["x"], point["y"])

    def hover(self, *names: str) -> None:
        """Move the mouse to an actor, or to the line between two."""
        point = self.point(*names)
        self.page.mouse.move(point["x"] - 1, point["y"] - 1)
        self.page.mouse.move(point["x"], point["y"], steps=3)

    def drawn(self) -> list[str]:
        """The names of the actors that vis-network holds."""
        found: list[str] = self.page.evaluate(
            "comention.drawing.network.body.data.nodes.getIds().map(i => comention.model.actors[i].name)"
        )
        return found

    def texts(self, selector: str) -> list[str]:
        """What stands in the elements of a selector."""
        return [text.strip() for text in self.page.locator(selector).all_text_contents()]

    def pixels(self, colour: str) -> int:
        """How many pixels of the canvas have exactly a colour."""
        found: int = self.page.evaluate(
            """async colour => {
              // Time for the picture to follow.
              for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
              const [r, g, b] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
              const canvas = document.querySelector('#canvas canvas');
              const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              let count = 0;
              for (let i = 0; i < data.length; i += 4) {
                count += data[i] === r && data[i + 1] === g && data[i + 2] === b && data[i + 3] === 255;
              }
              return count;
            }""",
            colour,
        )
        return found


@pytest.fixture
def view(open_page: Callable[..., Page]) -> Callable[..., Viewer]:
    """A function that renders a graph and opens the page; keywords are those of ``open_page``."""

    def view(graph: ActorGraph, *, config: Render | None = None, **options: object) -> Viewer:
        page = open_page(render(graph, config=config or Render()), **options)
        page.wait_for_selector("html[data-ready]")
        return Viewer(page)

    return view
