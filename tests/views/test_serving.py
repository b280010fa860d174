"""The page from a server on this machine: its passages come when they are asked for, to nobody else."""

import csv
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
import uvicorn
from starlette.requests import Request as Asked
from tests.views.conftest import Viewer

from comention.config import Render
from comention.views.payload import payload
from comention.views.serving import application


@pytest.fixture(scope="module")
def address(small):
    """Where a real server gives the page of the small graph."""
    app = application(small, config=Render())
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def ask(address, path, **headers):
    with urlopen(Request(address + path, headers=headers)) as answer:
        return answer.read().decode("utf-8")


def refusal(address, path, **headers):
    with pytest.raises(HTTPError) as refused:
        ask(address, path, **headers)
    refused.value.close()
    return refused.value.code


def test_the_page_holds_no_passage_and_the_server_gives_it(address, small):
    told = small.passages[2].text
    assert told not in ask(address, "/")
    answer = json.loads(ask(address, "/passages?numbers=2,0"))
    assert answer == {"texts": [told, small.passages[0].text]}


def test_words_are_found_in_passages_without_regard_to_accents(address, small):
    found = json.loads(ask(address, f"/search?words={quote('SALUE UN JOUR')}"))
    assert "a salué un jour historique" in small.passages[found["row"][0]].text
    assert json.loads(ask(address, "/search?words=-")) == {"row": [], "others": []}


@pytest.mark.parametrize(
    "numbers", ["", "-1", "999999", "1;2", "²", "9" * 5000, ",".join(["1"] * 1001), "../../etc/passwd"]
)
def test_what_is_no_passage_is_refused(address, numbers):
    assert refusal(address, f"/passages?numbers={quote(numbers)}") == 400


def test_a_page_of_another_name_that_leads_here_gets_no_answer(address):
    assert refusal(address, "/", Host="evil.example") == 400


def test_the_page_may_ask_nobody_but_its_server(address):
    assert "connect-src &#39;self&#39;;" in ask(address, "/")


def test_a_page_with_little_room_keeps_a_passage_of_every_link_first(small):
    whole = sum(len(passage.text) for passage in small.passages)
    told = payload(small, characters=whole - 1)["passages"]["text"]
    assert 0 < sum(text is None for text in told) < len(told)
    for indices in payload(small, characters=whole // 2)["links"]["passages"][:1]:
        assert any(payload(small, characters=whole // 2)["passages"]["text"][index] for index in indices)
    lengths = [
        sum(len(text) for text in payload(small, characters=room)["passages"]["text"] if text)
        for room in (0, 200, 500)
    ]
    assert lengths[0] == 0 < lengths[1] <= 200 < lengths[2] <= 500


def test_a_served_page_asks_for_what_is_read_and_searched(address, small, browser):
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    page.evaluate("comention.store.set({chosen: {actor: 0}})")
    page.wait_for_selector("blockquote mark")
    assert page.locator("blockquote").count() == 5
    page.fill("#find", "salue un jour")
    page.wait_for_selector("#found .snippet")
    assert page.locator("#found .snippet mark").all_text_contents() == ["salué", "un", "jour"]
    page.keyboard.press("Enter")
    assert "a salué un jour historique" in page.locator("blockquote").inner_text()
    page.close()


def test_many_who_search_at_once_find_the_same(small):
    app = application(small, config=Render())
    (search,) = [route.endpoint for route in app.routes if route.path == "/search"]
    scope = {"type": "http", "query_string": b"words=iran", "headers": []}
    with ThreadPoolExecutor(8) as pool:
        answers = {pool.submit(search, Asked(scope)).result().body for _ in range(40)}
    assert len(answers) == 1


@pytest.fixture
def served(address, browser):
    """The page as it is served, in a browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, accept_downloads=True)
    page = context.new_page()
    errors = []
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "request", lambda request: request.url.startswith((address, "blob:")) or errors.append(request.url)
    )
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    yield Viewer(page)
    context.close()
    assert errors == []


def test_passages_come_as_they_are_read(served):
    served.click("Iran", "États-Unis")
    served.page.wait_for_function("() => document.querySelectorAll('blockquote').length === 2")
    assert served.texts("blockquote mark.first") == ["Iran", "Iran", "iranien"]


def test_a_served_page_finds_what_a_file_finds(served, view, small):
    file = view(small)
    for words in ("journée accord", "iran acc", "historique salué", "NE", "uisse"):
        for viewer in (served, file):
            viewer.page.fill("#find", words)
        served.page.wait_for_timeout(300)
        assert served.texts("#found .snippet") == file.texts("#found .snippet")
    for viewer in (served, file):
        viewer.page.evaluate("comention.store.set({from: '2022', to: null})")
        viewer.page.fill("#find", "")
        viewer.page.fill("#find", "iran")
    served.page.wait_for_timeout(300)
    assert served.texts("#found .snippet") == file.texts("#found .snippet") != []


def test_a_served_page_gives_its_passages_away(served, small):
    served.page.click("#take")
    with served.page.expect_download() as download:
        served.page.click("[data-take=evidence]")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == sum(len(indices) for indices in small.edges.values())
    assert {row["text"] for row in rows} <= {passage.text for passage in small.passages}
