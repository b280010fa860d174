"""Whether the name of a capital means the government ("Bagdad a demandé") or the town ("à Bagdad")."""

from typing import TYPE_CHECKING

from comention.resources.context import context
from comention.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE_VERB = frozenset({"ADV", "PRON", "PART", "AUX"})


class Capitals:
    """Decides for the capitals of one tagged sentence.

    Args:
        sentence: The sentence with its parts of speech.
        lang: Its language.
    """

    def __init__(self, sentence: "Doc", lang: str) -> None:
        self._tokens = list(sentence)
        self._words = [fold(token.text) for token in sentence]
        self._context = context(lang)

    def is_government(self, start: int, end: int) -> bool:
        """Whether the name from one character to another acts: it is a subject, an agent or addressed."""
        inside = [i for i, token in enumerate(self._tokens) if start <= token.idx < end]
        if not inside:
            return False
        first, last = inside[0], inside[-1]
        return self._is_led_to(first) or (self._is_free(self._series_start(first)) and self._acts(last))

    def _is_led_to(self, first: int) -> bool:
        """Whether what stands before a name calls for somebody who acts."""
        word = self._word(first - 1)
        known = self._context
        if word in known["prepositions"] or f"{self._word(first - 2)} {word}" in known["prepositions"]:
            return True
        if word in known["passive"]:
            return self._pos(first - 2) == "VERB"
        if word in known["possessive"]:
            return self._word(first - 2) in known["powers"]
        if self._word(self._series_start(first) - 1) in known["between"]:
            return True
        return self._pos(first - 1) == "VERB" and word.startswith(tuple(known["addressed"]))

    def _series_start(self, first: int) -> int:
        """The first name of a series: of "Moscou" in "Pékin, Téhéran et Moscou", "Pékin"."""
        while self._pos(first - 1) in {"CCONJ", "PUNCT"} and self._pos(first - 2) == "PROPN":
            if self._pos(first - 1) == "PUNCT" and self._word(first - 1) != ",":
                break
            first -= 2
        return first

    def _is_free(self, first: int) -> bool:
        """Whether a name is governed by nothing before it that would make it a place or an attribute."""
        return self._pos(first - 1) not in {"ADP", "DET", "PROPN", "NOUN", "NUM"}

    def _acts(self, last: int) -> bool:
        """Whether a verb follows of which the name, alone or in a series, is the active subject."""
        position = last + 1
        while (self._pos(position) == "CCONJ" or self._word(position) == ",") and self._pos(position + 1) == "PROPN":
            position += 2
        first = position
        while self._pos(position) in _BEFORE_VERB:
            position += 1
        between = range(first, position)
        if self._pos(position) != "VERB" or self._is_passive(between):
            return False
        has_auxiliary = any(self._pos(index) == "AUX" for index in between)
        return has_auxiliary or "Part" not in self._tokens[position].morph.get("VerbForm")

    def _is_passive(self, between: range) -> bool:
        """Whether the words before a verb say that something is done to the subject: towns are bombed too."""
        copula = any(self._word(index) in self._context["copulas"] for index in between)
        reflexive = any(self._pos(index) == "PRON" for index in between)
        return copula and not reflexive

    def _word(self, index: int) -> str:
        return self._words[index] if 0 <= index < len(self._words) else ""

    def _pos(self, index: int) -> str:
        return str(self._tokens[index].pos_) if 0 <= index < len(self._tokens) else ""
