"""Paragraphs of our own with their names, in both languages, so that these keep to one convention."""

import re
from pathlib import Path

from corpora import Labelled, Sample

_MARK = re.compile(r"\[(LOC|MISC|ORG|PER) ([^\]]+)\]")


def samples(path: Path) -> list[Sample]:
    """The paragraphs of a file in which ``[PER Jane Roe]`` marks a name."""
    return [_sample(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _sample(line: str) -> Sample:
    text, spans, read = "", [], 0
    for match in _MARK.finditer(line):
        text += line[read : match.start()]
        spans.append(Labelled(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        read = match.end()
    return Sample(text + line[read:], tuple(spans))
