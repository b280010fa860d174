"""Paragraphs of our own with their names, in both languages, so that these keep to one convention."""

import re
from pathlib import Path

from corpora import Labelled, Sample

FILES = [Path(__file__).with_name(name) for name in ("english.txt", "french.txt")]
_MARK = re.compile(r"\[(LOC|MISC|ORG|PER) ([^\]]+)\]")


def samples() -> list[Sample]:
    """The paragraphs of ``english.txt`` and ``french.txt``, in which ``[PER Jane Roe]`` marks a name."""
    lines = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
    return [_sample(line) for line in lines if line.strip()]


def _sample(line: str) -> Sample:
    text, spans, read = "", [], 0
    for match in _MARK.finditer(line):
        text += line[read : match.start()]
        spans.append(Labelled(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        read = match.end()
    return Sample(text + line[read:], tuple(spans))
