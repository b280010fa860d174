"""Passages as the commands show them: where they come from, and their text with the actors marked."""

from rich.padding import Padding
from rich.text import Text

from comention.cli.terminal import printable, safe
from comention.domain import Evidence, Passage

FIRST, SECOND = "bold cyan", "bold magenta"


def source(evidence: Evidence) -> Text:
    """The date, the outlet and the title of a passage's document."""
    reference = evidence.passage.document
    known = (reference.date, reference.source, reference.title or reference.id)
    return Text(", ".join(safe(each) for each in known if each), "dim")


def marked(evidence: Evidence) -> Text:
    """The passage with both actors in their colours."""
    text = Text(printable(evidence.passage.text))
    for spans, style in ((evidence.first, FIRST), (evidence.second, SECOND)):
        for span in spans:
            text.stylize(style, span.start, span.end)
    return text


def dimmed(passage: Passage | None) -> Padding | None:
    """What stands beside a passage, dimmed, and set in because what is piped has no colours."""
    return Padding(Text(printable(passage.text), "dim"), (0, 0, 0, 2), expand=False) if passage else None
