"""The page from a server on this machine, for corpora whose passages do not fit into a file."""

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
# How many passages may be asked for or found at once.
AT_ONCE = 5000
FOUND_AT_MOST = 200


def application(graph: "ActorGraph", *, config: settings.Render) -> Starlette:
    """A web application that gives the page at ``/`` and what it asks for.

    ``/passages?numbers=3,14`` gives the texts of passages, ``/search?words=`` the numbers of those in which
    words stand. Only this machine is answered.
    """
    from comention.views.network import ActorNetwork

    lang = config.lang or language(graph)
    page = ActorNetwork.of(graph, lang=lang, config=config, served=True).generate_html()
    folded: list[str] = []

    def show(request: Request) -> Response:
        return HTMLResponse(page, headers=HEADERS)

    def passages(request: Request) -> Response:
        numbers = request.query_params.get("numbers", "").split(",")[:AT_ONCE]
        if not all(number.isdecimal() and int(number) < len(graph.passages) for number in numbers):
            return JSONResponse({"error": "numbers must name passages"}, status_code=400)
        texts = [graph.passages[int(number)].text for number in numbers]
        return JSONResponse({"texts": texts}, headers=HEADERS)

    def search(request: Request) -> Response:
        if not folded:
            folded.extend(fold(passage.text) for passage in graph.passages)
        words = fold(request.query_params.get("words", ""))
        found = [number for number, text in enumerate(folded) if words in text] if words else []
        return JSONResponse({"passages": found[:FOUND_AT_MOST], "count": len(found)}, headers=HEADERS)

    return Starlette(
        routes=[Route("/", show), Route("/passages", passages), Route("/search", search)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS), Middleware(GZipMiddleware)],
    )
