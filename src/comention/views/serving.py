"""The page from a server on this machine, for corpora whose passages do not fit into a file."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from comention import config as settings
from comention.text import fold
from comention.views import language

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

# The names of this machine: a page elsewhere that had its own name lead here would be refused.
HOSTS = ["127.0.0.1", "localhost", "[::1]"]
HEADERS = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
# How many passages may be asked for at once, and the digits of their numbers.
AT_ONCE, DIGITS = 1000, 9
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def application(graph: "ActorGraph", *, config: settings.Render) -> Starlette:
    """A web application that gives the page at ``/`` and what it asks for.

    ``/passages?numbers=3,14`` gives the texts of passages; ``/search?words=`` the numbers of those in which
    all words stand, apart those with the words in a row. Only this machine is answered.
    """
    from comention.views.network import ActorNetwork

    lang = config.lang or language(graph)
    page = ActorNetwork.of(graph, lang=lang, config=config, served=True).generate_html()

    @cache
    def keys() -> list[str]:
        return [_key(passage.text) for passage in graph.passages]

    def show(request: Request) -> Response:
        return HTMLResponse(page, headers=HEADERS)

    def passages(request: Request) -> Response:
        numbers = request.query_params.get("numbers", "").split(",")
        if len(numbers) > AT_ONCE or not all(_names(number, graph.passages) for number in numbers):
            return JSONResponse({"error": f"numbers must name {AT_ONCE} passages at most"}, status_code=400)
        texts = [graph.passages[int(number)].text for number in numbers]
        return JSONResponse({"texts": texts}, headers=HEADERS)

    def search(request: Request) -> Response:
        row, others = found(keys(), request.query_params.get("words", ""))
        return JSONResponse({"row": row, "others": others}, headers=HEADERS)

    return Starlette(
        routes=[Route("/", show), Route("/passages", passages), Route("/search", search)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS), Middleware(GZipMiddleware)],
    )


def _names(number: str, passages: Sequence[object]) -> bool:
    return number.isascii() and number.isdigit() and len(number) <= DIGITS and int(number) < len(passages)


def _key(text: str) -> str:
    """Words without case, accents and punctuation, each with a space before it."""
    return f" {_BETWEEN_WORDS.sub(' ', fold(text)).strip()}"


def found(keys: Sequence[str], words: str) -> tuple[list[int], list[int]]:
    """Where words stand in a row, and where they stand otherwise; as words begin, else anywhere.

    >>> found([" a salue la france", " la france a salue", " rien"], "Salué la")
    ([0], [1])
    """
    wanted = _key(words)
    if not wanted.strip():
        return [], []
    for before in (" ", ""):
        sought = [before + word for word in wanted.split()]
        holding = [number for number, key in enumerate(keys) if all(word in key for word in sought)]
        if holding:
            row = [number for number in holding if before + wanted.strip() in keys[number]]
            return row, sorted({*holding} - {*row})
    return [], []
