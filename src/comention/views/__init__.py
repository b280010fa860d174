"""graph -> a page to look at: ``render``."""

from collections import Counter
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from comention import config as settings
from comention.collecting import uncollected
from comention.files import write_text

if TYPE_CHECKING:
    from comention.graph.actorgraph import ActorGraph

__all__ = ["framed", "render", "write"]

LANGUAGES = ("en", "fr")
_DEFAULT = settings.Render()


@uncollected()
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


def write(graph: "ActorGraph", path: Path, *, config: settings.Render | None = None) -> Path:
    """Write the page to an ``.html`` file, or to ``graph.html`` in a folder, and say where.

    Raises:
        OutputError: The file cannot be written.
    """
    file = path if path.suffix in (".html", ".htm") else path / "graph.html"
    write_text(file, render(graph, config=config or _DEFAULT))
    return file


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
