"""States in every dress: names, nationalities, adjectives, capitals as governments, epithets, compounds."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from comention.domain import Form, Kind, Span
from comention.mentions.candidates import Candidate, Trust
from comention.mentions.lexicon import Hit
from comention.mentions.tables import Known, spelled_like
from comention.resources.states import StateForm, state_prefixes
from comention.text import fold_in_place

IsGovernment = Callable[[int, int], bool]
# After these an English nationality is a noun ("Iraqis are", "the French have"), before a noun an adjective.
_AFTER_NOUN = re.compile(
    r"(?:\s+(?:is|are|was|were|has|have|had|who|whom|will|would|can|could|should|may|do|did|said|say|says|in|of|to|by"
    r"|from|at|on|with|against|as|for|that|but|than|when|while)\b|\s*[^\s\w-]|\s*$)"
)

_PREFIX = re.compile(r"(?<![\w-])[^\W\d_A-ZÀ-Þ]+-$")
_SUFFIX = re.compile(r"-[^\W\d_A-ZÀ-Þ]+(?![\w-])")
# First halves of compounds that are an adjective of the state as a whole, and those that leave it as it is.
_WITHIN = frozenset({"pro", "anti", "contre", "arabo", "euro", "pan"})
_OUTSIDE = frozenset({"ex", "non", "vice", "post", "ultra", "mi", "mid", "pre", "trans"})


def find_states(
    text: str, folded: str, hits: Iterable[Hit[Known]], *, lang: str, is_government: IsGovernment
) -> list[Candidate]:
    """The states that a text refers to, and the capitals in it that are but towns.

    Args:
        text: The plain text.
        folded: The same folded in place.
        hits: The known forms in it.
        lang: Its language.
        is_government: Tells whether the name of a capital, from one offset to another, means the government.
    """
    readings = [reading for hit in hits if (reading := _reading(text, hit))]
    sure = Counter(form.code for _, forms in readings for form in forms if _is_sure(forms))
    found = []
    for hit, forms in readings:
        form = _choose(forms, sure)
        if form and form.form is Form.CAPITAL and not _is_capital(text, hit, is_government):
            found.append(Candidate(hit.start, hit.end, None))  # a town, and so neither a person nor a group
        elif form:
            found.append(_candidate(text, hit, form, forms))
    return found + _combining_forms(folded, lang, found)


def capitals(hits: Iterable[Hit[Known]]) -> Iterator[Span]:
    """Where forms stand that may be the name of a capital."""
    for hit in hits:
        if any(isinstance(entry, StateForm) and entry.form is Form.CAPITAL for entry in hit.entries):
            yield Span(hit.start, hit.end)


def _reading(text: str, hit: Hit[Known]) -> tuple[Hit[Known], list[StateForm]] | None:
    surface = text[hit.start : hit.end]
    forms = [
        entry
        for entry in hit.entries
        if isinstance(entry, StateForm)
        and spelled_like(surface, entry.text, exact=entry.exact, anycase=entry.form is Form.EPITHET)
    ]
    return (hit, forms) if forms else None


def _is_sure(forms: Sequence[StateForm]) -> bool:
    return len({form.code for form in forms}) == 1 and not forms[0].contextual


def _choose(forms: Sequence[StateForm], sure: Counter[str]) -> StateForm | None:
    """The form that is meant: of an ambiguous one, that of the state that the document names otherwise."""
    if _is_sure(forms):
        return forms[0]
    named = sorted({form.code for form in forms if sure[form.code]}, key=lambda code: -sure[code])
    if not named or (len(named) > 1 and sure[named[0]] == sure[named[1]]):
        return None
    return next(form for form in forms if form.code == named[0])


def _is_capital(text: str, hit: Hit[Known], is_government: IsGovernment) -> bool:
    return _compound(text, hit) is not None or is_government(hit.start, hit.end)


def _compound(text: str, hit: Hit[Known]) -> tuple[int, int] | None:
    """The hyphenated word of a form and one in lower case: "pro-iraniennes", "Iran-backed"."""
    before, after = text[max(0, hit.start - 20) : hit.start], text[hit.end : hit.end + 20]
    prefix = _PREFIX.search(before)
    suffix = _SUFFIX.match(after)
    if not (prefix or suffix):
        return None
    return hit.start - len(prefix[0] if prefix else ""), hit.end + len(suffix[0] if suffix else "")


def _candidate(text: str, hit: Hit[Known], form: StateForm, forms: Sequence[StateForm]) -> Candidate:
    """A form as a mention, or the compound that it makes, or nothing where a compound is of another world."""
    key = f"state:{form.code}"
    compound = _compound(text, hit)
    prefix = fold_in_place(text[compound[0] : hit.start]).rstrip("-") if compound else ""
    if compound is None or prefix in _OUTSIDE or _is_combining(prefix):
        return Candidate(hit.start, hit.end, Kind.STATE, _form(text, hit, form, forms), key)
    if prefix and prefix not in _WITHIN:
        return Candidate(*compound, None, trust=Trust.MODEL)  # "afro-américain", "nord-irlandais"
    return Candidate(*compound, Kind.STATE, Form.ADJECTIVE, key)


def _form(text: str, hit: Hit[Known], form: StateForm, forms: Sequence[StateForm]) -> Form:
    """The form of a mention; where noun and adjective are written alike, what follows decides."""
    possible = {each.form for each in forms if each.code == form.code}
    if {Form.NATIONALITY, Form.ADJECTIVE} <= possible:
        return Form.NATIONALITY if _AFTER_NOUN.match(text, hit.end) else Form.ADJECTIVE
    return form.form


def _is_combining(prefix: str) -> bool:
    return any(prefix in state_prefixes(lang) for lang in ("fr", "en"))


@lru_cache(maxsize=8)
def _combining_pattern(lang: str) -> re.Pattern[str]:
    prefixes = "|".join(map(re.escape, sorted(state_prefixes(lang), key=len, reverse=True)))
    return re.compile(rf"(?<![\w])({prefixes})(?=-\w)") if prefixes else re.compile(r"(?!)")


def _combining_forms(folded: str, lang: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The first halves of "israélo-palestinien", "russo-ukrainienne" where a state is the second half."""
    starts = {candidate.start for candidate in found}
    codes = state_prefixes(lang)
    return [
        Candidate(
            match.start(), match.end(), Kind.STATE, Form.ADJECTIVE, f"state:{codes[match[1]]}", Trust.TABLE
        )
        for match in _combining_pattern(lang).finditer(folded)
        if match.end() + 1 in starts
    ]
