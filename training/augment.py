"""Samples to other samples: names that no corpus holds, capitals, missing accents, bylines and datelines."""

import random
import re
import tomllib
import unicodedata
from collections.abc import Callable, Set
from functools import lru_cache
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from corpora import Labelled, Sample

# How often a text is changed in a way; a text may be changed in several.
CHANCES = {"people": 0.5, "groups": 0.4, "places": 0.4, "surnames": 0.06, "headline": 0.06, "capitals": 0.01}
ACCENTS = {"none": 0.06, "on small letters": 0.15}
BYLINES = 0.12

_WORD_BEFORE = re.compile(r"(de la |à la |de l'|à l'|l'|le |la |les |du |des |aux |au )$", re.IGNORECASE)
_VOWELS = "AEIOUYÀÂÉÈÊÎÔÛ"
_SORT_BEFORE = re.compile(r"\b(?:groupe|milice|mouvement|parti|société|compagnie|agence|journal|ONG) \"?$")
_TOWN_BEFORE = re.compile(r"\b(?:à|villes? de|villages? de|localité de|près de|dans) $")
_ACRONYM = re.compile(r"[A-Z]{2,6}")


@lru_cache(maxsize=1)
def _parts() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))


def augmented(sample: Sample, rng: random.Random) -> Sample:
    """The sample, or what it would be with other names, other capitals, fewer accents or a byline.

    Args:
        sample: An annotated text.
        rng: Where chance comes from.
    """
    labels = {label for label, sort in _SORTS.items() if rng.random() < CHANCES[sort]}
    changed = renamed(sample, rng, labels)
    if rng.random() < BYLINES:
        changed = with_byline(changed, rng)
    changed = _recased(changed, rng)
    chance = rng.random()
    if chance < ACCENTS["none"]:
        return _spelt(changed, lambda text: "".join(map(_bare, text)))
    if chance < ACCENTS["none"] + ACCENTS["on small letters"]:
        return _spelt(changed, lambda text: "".join(_bare(c) if c.isupper() else c for c in text))
    return changed


def renamed(sample: Sample, rng: random.Random, labels: Set[str]) -> Sample:
    """The sample with other names for all of some labels, each name the same other one throughout.

    Of groups and places only those change that another name can surely stand for.
    """
    names: dict[tuple[str, str], str] = {}
    for span in sorted(sample.spans, key=lambda s: s.start - s.end):
        name = sample.text[span.start : span.end]
        if (name, span.label) in names or span.label not in labels:
            continue
        if span.label == "PER":
            _rename_person(name, names, rng)
        elif other := _OTHER[span.label](sample.text, span, rng):
            names[name, span.label] = other
    return _replaced(sample, lambda span, name: names.get((name, span.label), name))


def _rename_person(name: str, names: dict[tuple[str, str], str], rng: random.Random) -> None:
    """Set another name for a person, and for the surname alone."""
    given, family = person(rng)
    words = name.split()
    if len(words) > 1:
        names[name, "PER"] = f"{given}{family}"
        names.setdefault((words[-1], "PER"), family)
        names.setdefault((words[0], "PER"), given.strip() or family)
    else:
        names[name, "PER"] = family


def person(rng: random.Random) -> tuple[str, str]:
    """What comes first in a person's name, with the blank behind it, and what comes last."""
    chosen = rng.choice(_parts()["people"])
    given, family, join = (rng.choice(chosen[part]) for part in ("given", "family", "join"))
    if join == "reversed":
        return "", f"{family}{given}"
    return f"{given} ", f"{join}{family}"


def _other_group(text: str, span: Labelled, rng: random.Random) -> str | None:
    """Another name for a group that can stand where its name stands; None if none is sure to."""
    name = text[span.start : span.end]
    if _ACRONYM.fullmatch(name):
        return "".join(rng.choices(ascii_uppercase, k=rng.choice((2, 3, 3, 3, 4, 4, 5))))
    if _SORT_BEFORE.search(text[max(0, span.start - 14) : span.start]):
        return rng.choice(_parts()["parts"]["singles"])
    before = _WORD_BEFORE.search(text[max(0, span.start - 6) : span.start])
    if before is None:
        return None
    if " " not in name:
        return rng.choice(_parts()["parts"]["singles"])
    word = before[1].lower().strip()
    return group(rng.choice([sort for sort in _parts()["groups"] if word in sort["before"]]), rng)


def _other_place(text: str, span: Labelled, rng: random.Random) -> str | None:
    """Another town for a town, which is what stands behind "à" without an article; None for other places."""
    return place(rng) if _TOWN_BEFORE.search(text[max(0, span.start - 12) : span.start]) else None


_SORTS = {"PER": "people", "ORG": "groups", "LOC": "places"}
_OTHER = {"ORG": _other_group, "LOC": _other_place}


def place(rng: random.Random) -> str:
    """A town's name, of a real one that few papers name or made of two parts."""
    parts = _parts()["parts"]
    if rng.random() < 0.6:
        return rng.choice(parts["towns"])
    start, end = rng.choice(parts["place_starts"]), rng.choice(parts["place_ends"])
    return start + (end if start[-1] in " -" else end.lower())


def group(sort: dict[str, Any], rng: random.Random) -> str:
    """A group's name of a head and a tail."""
    tail = rng.choice(sort["tail"])
    while "{" in tail:
        fill = {
            "place": rng.choice(_parts()["parts"]["place"]),
            "arab": rng.choice(_parts()["parts"]["arab"]),
        }
        fill["person"] = "".join(person(rng))
        for part, filling in fill.items():
            tail = tail.replace(f"{{{part}}}", filling, 1)
    name = rng.choice(sort["head"]) + ("" if tail.startswith("-") else " ") + tail
    return re.sub(rf"\bde (?=[{_VOWELS}])", "d'", re.sub(rf"\bd'(?=[^{_VOWELS}])", "de ", name))


def with_byline(sample: Sample, rng: random.Random) -> Sample:
    """The sample with a dateline, a byline or a photo credit, as agencies and papers set them."""
    parts = _parts()["parts"]
    name, outlet, city = "".join(person(rng)), rng.choice(parts["outlets"]), rng.choice(parts["cities"])
    pieces: list[tuple[str, str | None]] = rng.choice(
        [
            [(city, "LOC"), (" (", None), (outlet, "ORG"), (") - ", None)],
            [(city, "LOC"), (", 12 juin (", None), (outlet, "ORG"), (") - ", None)],
            [("Par ", None), (name, "PER"), ("\n\n", None)],
            [("Par ", None), (name, "PER"), (" avec ", None), (outlet, "ORG"), ("\n", None)],
            [(name, "PER"), (" | ", None), (outlet, "ORG"), ("\n", None)],
            [("Photo : ", None), (name, "PER"), ("/", None), (outlet, "ORG"), ("\n", None)],
            [("Publié le 3 mars à 12h04 par ", None), (name, "PER"), ("\n\n", None)],
        ]
    )
    line = "".join(text for text, _ in pieces)
    position, spans = 0, []
    for text, label in pieces:
        if label:
            spans.append(Labelled(position, position + len(text), label))
        position += len(text)
    moved = [span._replace(start=span.start + len(line), end=span.end + len(line)) for span in sample.spans]
    return Sample(line + sample.text, (*spans, *moved))


def _recased(sample: Sample, rng: random.Random) -> Sample:
    """The sample with surnames, its first line or all of it in capitals, or as it is."""
    chance = rng.random()
    if chance < CHANCES["capitals"]:
        return _spelt(sample, _upper)
    if chance < CHANCES["capitals"] + CHANCES["headline"]:
        first = sample.text.find("\n")
        return _spelt(sample, lambda text: _upper(text[: max(first, 0)]) + text[max(first, 0) :])
    if chance < CHANCES["capitals"] + CHANCES["headline"] + CHANCES["surnames"]:
        return _replaced(sample, lambda span, name: _capital_surname(name) if span.label == "PER" else name)
    return sample


def _capital_surname(name: str) -> str:
    given, blank, family = name.partition(" ")
    return f"{given}{blank}{_upper(family)}"


def _replaced(sample: Sample, other: Callable[[Labelled, str], str]) -> Sample:
    """The sample with other names in it."""
    pieces: list[str] = []
    spans: list[Labelled] = []
    read = written = 0
    for span in sample.spans:
        name = other(span, sample.text[span.start : span.end])
        before = _elided(sample.text[read : span.start], name)
        pieces += [before, name]
        start = written + len(before)
        spans.append(Labelled(start, start + len(name), span.label))
        read, written = span.end, start + len(name)
    return Sample("".join([*pieces, sample.text[read:]]), tuple(spans))


def _elided(before: str, name: str) -> str:
    """What stands before a name with "de" and "que" in the form that the name asks for."""
    if name[0] in _VOWELS:
        return re.sub(r"\b(d|qu)e $", r"\1'", before, flags=re.IGNORECASE)
    return re.sub(r"\b(d|qu)'$", r"\1e ", before, flags=re.IGNORECASE)


def _spelt(sample: Sample, spell: Callable[[str], str]) -> Sample:
    """The sample with its text respelt, character for character."""
    return Sample(spell(sample.text), sample.spans)


def _upper(text: str) -> str:
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def _bare(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]
