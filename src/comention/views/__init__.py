"""graph -> a page to look at: ``render``."""

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from comention import config as settings

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

__all__ = ["framed", "render"]

LANGUAGES = ("en", "fr")
_DEFAULT = settings.Render()


def render(graph: "ActorGraph", *, config: settings.Render = _DEFAULT) -> str:
    """The text of a self-contained HTML page that shows a graph and the passages behind every link.

    The same graph and settings give the same text, byte for byte.

    Args:
        graph: What to show; it stays as it is.
        config: How the page looks.
    """
    # pyvis imports IPython, which takes half a second.
    from comention.views.network import ActorNetwork

    return ActorNetwork.of(graph, lang=config.lang or language(graph), config=config).generate_html()


def framed(graph: "ActorGraph", *, height: int, config: settings.Render = _DEFAULT) -> str:
    """The page in a frame of its own, as HTML for a notebook.

    Args:
        graph: What to show.
        height: How high the frame is, in pixels.
        config: How the page looks.
    """
    page = escape(render(graph, config=config))
    return (
        f'<iframe title="comention" srcdoc="{page}" width="100%" height="{height}" frameborder="0"></iframe>'
    )


def language(graph: "ActorGraph") -> str:
    """The interface's language that fits most documents; English where there are none of ours."""
    counts = Counter(document.lang for document in graph.documents.values())
    return max(LANGUAGES, key=lambda lang: counts[lang])
