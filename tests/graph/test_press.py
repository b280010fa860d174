"""Who is only cited is press; who acts is an actor, whatever it publishes."""

import pytest

from comention.domain import Actor, AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span
from comention.graph import load, relate


def graph_of(text: str, name: str, *, id: str, lang: str = "fr", source: str | None = None):
    """The graph of a text in which a name stands beside Iran, marked wherever it stands."""
    mentions, actors = [], []
    for word, kind in ((name, Kind.GROUP), ("Iran", Kind.STATE)):
        starts = [at for at in range(len(text)) if text.startswith(word, at)]
        mentions += [Mention("d", at, at + len(word), word, kind, Form.NAME, 0) for at in starts]
    for word, key, kind in ((name, id, Kind.GROUP), ("Iran", "state:IR", Kind.STATE)):
        actors.append(Actor(key, word, kind, tuple(m for m in mentions if m.text == word)))
    document = Document(reference=Reference(id="d", lang=lang, source=source), text=text)
    mentions.sort(key=lambda mention: mention.start)
    return relate([AnnotatedDocument(document, (Span(0, len(text)),), tuple(mentions))], actors)


@pytest.mark.parametrize(
    ("text", "name", "id", "lang"),
    [
        ("L'Iran refuse, a indiqué à l'AFP un diplomate.", "AFP", "group:afp", "fr"),
        ("Selon Le Parisien, l'Iran refuse.", "Le Parisien", "group:le-parisien", "fr"),
        ("L'Iran refuse (AFP).", "AFP", "group:afp", "fr"),
        ("Le Monde a révélé que l'Iran refuse.", "Le Monde", "group:le-monde", "fr"),
        ("L'Iran refuse, rapporte le quotidien Sud Ouest.", "Sud Ouest", "group:sud ouest", "fr"),
        ("Iran refuses, a diplomat told Reuters.", "Reuters", "group:reuters", "en"),
        ("Iran refuses, according to the Guardian.", "Guardian", "group:guardian", "en"),
        ("Iran refuses, the news agency Fars reported.", "Fars", "group:fars", "en"),
    ],
)
def test_who_is_cited_is_press(text, name, id, lang, tmp_path):
    graph = load(graph_of(text, name, id=id, lang=lang).save(tmp_path))
    assert {actor.name: actor.press for actor in graph.nodes} == {name: True, "Iran": False}
    assert graph.network.nodes[id]["press"] is True
    assert graph.strongest() == []
    assert len(graph.strongest(press=True)) == 1
    assert [actor.name for actor in graph.without_press().nodes] == ["Iran"]


@pytest.mark.parametrize(
    ("text", "name", "id", "lang"),
    [
        ("L'Iran a interdit Le Monde.", "Le Monde", "group:le-monde", "fr"),
        ("La rédaction d'I-Télé est en grève, l'Iran proteste.", "I-Télé", "group:cnews", "fr"),
        (
            "L'Iran accuse le Hezbollah, a déclaré le Hezbollah à la presse.",
            "Hezbollah",
            "group:hezbollah",
            "fr",
        ),
        ("Selon le Hezbollah, l'Iran refuse.", "Hezbollah", "group:hezbollah", "fr"),
        ("L'Iran lit le rapport mensuel de l'ACAT (l'ACAT).", "ACAT", "group:acat", "fr"),
        ("L'Iran accuse les médias et l'Insert, selon l'Insert.", "Insert", "group:insert", "fr"),
        ("Le média social LinkedIn a annoncé que l'Iran refuse.", "LinkedIn", "group:linkedin", "fr"),
        ("Iran has banned the Guardian.", "Guardian", "group:guardian", "en"),
    ],
)
def test_who_acts_is_none(text, name, id, lang):
    graph = graph_of(text, name, id=id, lang=lang)
    assert not any(actor.press for actor in graph.nodes)
    assert len(graph.strongest()) == 1


def test_an_outlet_of_the_documents_is_a_medium():
    text = "TÉHÉRAN (Agence Méridienne) - L'Iran refuse."
    graph = graph_of(text, "Agence Méridienne", id="group:agence meridienne", source="Agence méridienne")
    assert [actor.name for actor in graph.nodes if actor.press] == ["Agence Méridienne"]
    other = graph_of(text, "Agence Méridienne", id="group:agence meridienne")
    assert not any(actor.press for actor in other.nodes)
