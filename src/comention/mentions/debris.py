"""What is no part of an article's prose: credits, "Lire aussi", share buttons, handles, addresses, markup."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from comention.mentions.candidates import Candidate


def find_debris(folded: str) -> list[Candidate]:
    """The stretches of a folded text in which no actor is looked for."""
    return [
        Candidate(match.start(), match.end(), None)
        for pattern in _patterns()
        for match in pattern.finditer(folded)
    ]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    path = files("comention.resources") / "debris.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    # A line of prose that begins alike goes on for longer, or ends with a full stop.
    lines = rf"^[ \t>*•-]*(?:{'|'.join(words['lines'])})[^.!?…\n]{{0,140}}$"
    return re.compile(lines, re.MULTILINE), re.compile("|".join(words["stretches"]))
