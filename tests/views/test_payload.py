"""What the page is told: each text once, offsets as a browser counts, the same bytes at every run."""

import json
import os
import subprocess
import sys

import pytest

from comention.domain import Reference
from comention.views.payload import payload


def utf16(text, start, end):
    """The piece of a text between two offsets as JavaScript counts them."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_every_mention_stands_where_the_page_is_told(small):
    told = payload(small, characters=10**6)
    found = {}
    for text, flat in zip(told["passages"]["text"], told["passages"]["mentions"], strict=True):
        for at in range(0, len(flat), 3):
            start, end, actor = flat[at : at + 3]
            found.setdefault(small.nodes[actor].id, []).append(utf16(text, start, end))
    for actor in small.nodes:
        assert sorted(found[actor.id]) == sorted(mention.text for mention in actor.mentions)


def test_offsets_count_a_sign_beyond_the_first_plane_twice(small):
    told = payload(small, characters=10**6)
    texts = told["passages"]["text"]
    at, text = next((at, text) for at, text in enumerate(texts) if "🎥" in text)
    flat = told["passages"]["mentions"][at]
    last = flat[-3:]
    assert utf16(text, *last[:2]) == "Iran"


def test_each_sentence_is_told_once(small):
    told = payload(small, characters=10**6)
    assert told["passages"]["text"] == [passage.text for passage in small.passages]
    assert json.dumps(told, ensure_ascii=False).count("a salué un jour historique") == 1


@pytest.mark.parametrize("links", [True, False])
def test_no_text_is_told_where_there_is_no_room(small, links):
    graph = small if links else small.backbone(method="threshold", least=1e9)
    told = payload(graph, characters=0)
    assert (bool(told["links"]["passages"]), set(told["passages"]["text"])) == (links, {None})
    assert told["context"]["text"] == []


def test_links_name_the_passages_of_both_actors(small):
    told = payload(small, characters=10**6)
    for (first, second), indices in zip(small.edges, told["links"]["passages"], strict=True):
        ends = {small.nodes.index(small.find(first)), small.nodes.index(small.find(second))}
        for index in indices:
            assert ends <= set(told["passages"]["mentions"][index][2::3])


def test_documents_and_actors_carry_what_is_known(small):
    told = payload(small, characters=10**6)
    at = told["documents"]["id"].index("annan")
    assert {name: values[at] for name, values in told["documents"].items()} == {
        "id": "annan",
        "lang": "fr",
        "title": None,
        "date": None,
        "url": "javascript:alert(1)",
        "outlet": None,
        "story": at,
    }
    at = told["actors"]["id"].index("state:IR")
    assert told["actors"]["aliases"][at] == [["Iran", 5], ["Téhéran", 1], ["iranien", 1]]
    documents = told["actors"]["spread"][at][::2]
    assert {told["documents"]["id"][number] for number in documents} == {"vienne", "retrait", "agence"}
    assert sum(told["actors"]["spread"][at][1::2]) == 7


def test_a_mention_is_told_for_every_window_that_holds_it():
    from comention.domain import Actor, Form, Kind, Mention, Passage
    from comention.graph.actorgraph import ActorGraph

    reference = Reference(id="d", lang="en")
    text = "Ann came. Bob left. Cid stayed."
    mentions = {
        name: Mention("d", text.index(name), text.index(name) + 3, name, Kind.PERSON, Form.NAME, 0)
        for name in ("Ann", "Bob", "Cid")
    }
    graph = ActorGraph(
        nodes=[Actor(f"person:{name}", name, Kind.PERSON, (m,)) for name, m in mentions.items()],
        documents=[reference],
        passages=[Passage(reference, 0, 19, text[:19]), Passage(reference, 10, 31, text[10:])],
        edges={("person:Ann", "person:Bob"): (0,), ("person:Bob", "person:Cid"): (1,)},
        passage="window",
        window=2,
    )
    assert payload(graph, characters=10**6)["passages"]["mentions"] == [
        [0, 3, 0, 10, 13, 1],
        [0, 3, 1, 10, 13, 2],
    ]


def test_the_page_does_not_depend_on_hash_seeds():
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from conftest import random_graph\n"
        "from comention.views import render\n"
        "print(hashlib.sha256(render(random_graph(60)).encode()).hexdigest())"
    )
    here = os.path.dirname(__file__)
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, here],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
