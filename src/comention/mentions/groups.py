"""Groups that the table knows, and actors that a user adds."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from comention.domain import Form, Kind, Span
from comention.mentions.candidates import Candidate
from comention.mentions.lexicon import Hit
from comention.mentions.tables import Known, StopPhrase, spelled_like
from comention.resources.groups import ActorForm, groups

_DEFINITE = re.compile(r"\b(?:l'|(?:le|la|les|du|au|aux|the)\s)$", re.IGNORECASE)
_COMPLEMENT = re.compile(r"\s+(?:de|des|du|d'|of|led)\b")


def find_known(text: str, hits: Sequence[Hit[Known]], states: Sequence[Candidate]) -> list[Candidate]:
    """The groups of the table that a text names, the actors of a user's gazetteer, and what is no actor.

    A name that groups of several countries bear is that of the country which the text mentions most. A weak
    form counts only where a strong one of the same group stands.
    """
    readings = [reading for hit in hits if (reading := _reading(text, hit))]
    countries = Counter(state.key for state in states)
    named = [_of_one_country([form for form in forms if not form.weak], countries) for _, forms in readings]
    strong = {key for keys in named if len(keys) == 1 for key in keys}
    found = [Candidate(hit.start, hit.end, None) for hit in hits if isinstance(hit.entries[0], StopPhrase)]
    for hit, forms in readings:
        keys = _of_one_country([form for form in forms if not form.weak or form.key in strong], countries)
        if keys:
            kind = forms[0].kind
            key = f"{kind.lower()}:{next(iter(keys))}" if len(keys) == 1 else None
            found.append(Candidate(hit.start, hit.end, kind, key=key))
    return found


def _reading(text: str, hit: Hit[Known]) -> tuple[Hit[Known], list[ActorForm]] | None:
    surface = text[hit.start : hit.end]
    forms = [
        entry
        for entry in hit.entries
        if isinstance(entry, ActorForm)
        and spelled_like(surface, entry.text, exact=entry.exact, anycase=entry.anycase)
        and not (entry.weak and surface.islower() and not _is_definite(text, hit))
    ]
    return (hit, forms) if forms else None


def _is_definite(text: str, hit: Hit[Known]) -> bool:
    """Whether a common noun means the one that was named: "la coalition", not "une coalition de factions"."""
    return bool(_DEFINITE.search(text[max(0, hit.start - 8) : hit.start])) and not _COMPLEMENT.match(
        text, hit.end
    )


def _of_one_country(forms: Sequence[ActorForm], countries: Counter[str | None]) -> set[str]:
    """Of groups that share a name, that whose country the text mentions most; all where it does not say."""
    mentioned = {form.key: countries[f"state:{form.country}"] for form in forms}
    most = {key for key, count in mentioned.items() if count == max(mentioned.values())}
    return most if len(most) == 1 else set(mentioned)


def named_by_table(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, of which those made of a state and a known group are that group.

    "US State Department" is the "State Department" of the table, for it is American; of "Hezbollah libanais"
    only "Hezbollah" is the group's name.
    """
    known = [
        c for c in candidates if c.kind is Kind.GROUP and c.key and c.key.removeprefix("group:") in groups()
    ]
    ends, starts = {c.end: c for c in known}, {c.start: c for c in known}
    states = {(c.start, c.end): c for c in candidates if c.kind is Kind.STATE}
    named = []
    for candidate in candidates:
        inner, head = ends.get(candidate.end), starts.get(candidate.start)
        if candidate.kind is Kind.GROUP and inner and inner.start > candidate.start:
            country = groups()[str(inner.key).removeprefix("group:")].country
            state = states.get((candidate.start, _without_blanks(text, candidate.start, inner.start).end))
            if country and state and state.key == f"state:{country}":
                candidate = replace(candidate, key=inner.key, proper=False)
        elif candidate.kind is Kind.GROUP and not candidate.key and head and head.end < candidate.end:
            state = states.get(_without_blanks(text, head.end, candidate.end))
            if state and state.form is Form.ADJECTIVE:
                continue
        named.append(candidate)
    return named


def _without_blanks(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return Span(start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()))
