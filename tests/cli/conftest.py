"""Running commands, and a graph in which two names may be one man's."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from comention.cli import main
from comention.domain import (
    Actor,
    AnnotatedDocument,
    Document,
    Form,
    Join,
    Kind,
    Mention,
    Reference,
    Refusal,
    Span,
)
from comention.graph import relate

TEXTS = {
    "a": "Qassem Soleimani est mort. Soleimani commandait la force al-Qods. "
    "Gilet a parlé de Ghassem Soleymani.",
    "b": "Qassem Soleimani est venu. Joseph Kabila a vu Laurent-Désiré Kabila.",
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, input: str | None = None):
        return CliRunner().invoke(main, [str(each) for each in arguments], input=input)

    return invoke


def actor(id: str, name: str, *forms: str, **reasons) -> Actor:
    """An actor who is mentioned wherever one of the forms stands."""
    kind = Kind(id.partition(":")[0].upper())
    mentions = tuple(
        Mention(document, m.start(), m.end(), m[0], kind, Form.NAME, 0)
        for document, text in TEXTS.items()
        for m in re.finditer("|".join(forms or (name,)), text)
    )
    return Actor(id, name, kind, mentions, **reasons)


def doubt(other: str) -> Refusal:
    return Refusal(other, 0.78, "the names sound alike", doubtful=True)


def annotated(id: str, actors: list[Actor]) -> AnnotatedDocument:
    """One of the documents, a sentence a full stop, with the mentions of the actors."""
    text = TEXTS[id]
    ends = [0, *(found.end() for found in re.finditer(r"\.\s*", text))]
    mentions = sorted(
        (mention for actor in actors for mention in actor.mentions if mention.document == id),
        key=lambda mention: mention.start,
    )
    document = Document(reference=Reference(id=id, lang="fr"), text=text)
    return AnnotatedDocument(document, tuple(map(Span, ends, ends[1:])), tuple(mentions))


@pytest.fixture
def graph(tmp_path) -> Path:
    """A saved graph of six actors, with two doubtful pairs, one weak join, and a waistcoat."""
    join = Join("Qassem Soleimani", "Soleimani", 0.7, "the surname of the only one", ("a",))
    actors = [
        actor(
            "person:qs",
            "Qassem Soleimani",
            "Qassem Soleimani",
            "Soleimani",
            joins=(join,),
            refusals=(doubt("person:gs"), Refusal("person:jk", 0.1, "nothing alike")),
        ),
        actor("person:gs", "Ghassem Soleymani", refusals=(doubt("person:qs"),)),
        actor("person:jk", "Joseph Kabila", refusals=(doubt("person:lk"),)),
        actor("person:lk", "Laurent-Désiré Kabila", refusals=(doubt("person:jk"),)),
        actor("group:qods", "Force al-Qods", "force al-Qods"),
        actor("person:gilet", "Gilet"),
    ]
    documents = [annotated(id, actors) for id in TEXTS]
    return relate(documents, actors).save(tmp_path / "g" / "graph.json")
