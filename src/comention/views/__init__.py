"""graph -> a page to look at: ``render``."""

from collections import Counter
from typing import TYPE_CHECKING

from comention import config as settings

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

__all__ = ["render"]

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

    lang = config.lang or language(graph)
    return ActorNetwork.of(graph, lang=lang, title=config.title, seed=config.seed).generate_html()


def language(graph: "ActorGraph") -> str:
    """The interface's language that fits most documents; English where there are none of ours."""
    counts = Counter(document.lang for document in graph.documents.values())
    return max(LANGUAGES, key=lambda lang: counts[lang])
