"""Whether the name of a capital means the government ("Bagdad a demandé") or the town ("à Bagdad")."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from comention.domain import Span
from comention.mentions.sentences import sentence_at
from comention.resources.context import context
from comention.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE_VERB = frozenset({"ADV", "PRON", "PART", "AUX"})
_NAME = frozenset({"PROPN", "DET"})
_GOVERNS = frozenset({"ADP", "DET", "PROPN", "NOUN", "NUM"})
_WORD = re.compile(r"[a-z]+")
# So many words, and so large a share of all, make a text one about sport: reports of a match have 5 in 100
# and more of the list, other news hardly 1.
WORDS_OF_SPORT, SHARE_OF_SPORT = 4, 0.03
_WORDS_BEFORE = re.compile(r"(?:([\w-]+)[ '])?([\w-]+)(?: |')\"?$")


def is_plainly_a_town(text: str, start: int, lang: str) -> bool:
    """Whether the words before the name of a capital make it a place, so that no sentence need be tagged."""
    match = _WORDS_BEFORE.search(text[max(0, start - 40) : start])
    if match is None:
        return False
    noun, word = fold(match[1] or ""), fold(match[2])
    known = context(lang)
    return word in known["places"] or (word in known["possessive"] and not _is_power(noun, lang))


def is_about_sport(folded: str, lang: str) -> bool:
    """Whether a text, which is folded, speaks of sport, where the name of a capital is that of a team."""
    words = _WORD.findall(folded)
    of_sport = sum(word in context(lang)["sport"] for word in words)
    return of_sport >= max(WORDS_OF_SPORT, SHARE_OF_SPORT * len(words))


def _is_power(word: str, lang: str) -> bool:
    """Whether a noun names what only a government has, in the singular or the plural."""
    return bool({word, word.rstrip("sx")} & context(lang)["powers"])


class Governments:
    """Tells, of one document, whether the name of a capital means its government.

    Args:
        text: The plain text.
        spans: Its sentences.
        lang: Its language.
        tagged: By their index, with parts of speech, the sentences of capitals that may be governments.
        sport: Whether it is about sport, where only who speaks is a government: "Paris a battu Nantes".
    """

    def __init__(
        self, text: str, spans: Sequence[Span], lang: str, tagged: Mapping[int, "Doc"], *, sport: bool
    ) -> None:
        self._sport = sport
        self._text = text
        self._spans = spans
        self._lang = lang
        self._sentences = {index: Capitals(sentence, lang) for index, sentence in tagged.items()}

    def __call__(self, start: int, end: int) -> bool:
        """Whether the government is meant by the capital from one character to another."""
        if is_plainly_a_town(self._text, start, self._lang):
            return False
        index = sentence_at(self._spans, start)
        offset = self._spans[index].start
        sentence = self._sentences.get(index)
        if sentence is None:
            return False
        if self._sport and not sentence.speaks(start - offset, end - offset):
            return False
        return sentence.is_government(start - offset, end - offset)


class Capitals:
    """Decides for the capitals of one tagged sentence.

    Args:
        sentence: The sentence with its parts of speech.
        lang: Its language.
    """

    def __init__(self, sentence: "Doc", lang: str) -> None:
        self._tokens = [token for token in sentence if not token.is_space and not token.is_quote]
        self._offsets = [token.idx for token in self._tokens]
        self._words = [fold(token.text) for token in self._tokens]
        self._lang = lang
        self._context = context(lang)

    def is_government(self, start: int, end: int) -> bool:
        """Whether the name from one character to another acts: it is a subject, an agent or addressed."""
        begin, stop = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
        if begin == stop:
            return False
        first, last = self._series(begin, stop - 1)
        return self._is_led_to(first) or self._has_power(last) or (self._is_free(first) and self._acts(last))

    def speaks(self, start: int, end: int) -> bool:
        """Whether the name from one character to another has a verb behind it of what only people do."""
        begin, stop = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
        verb = self._verb(self._series(begin, stop - 1)[1])
        return self._word(verb).startswith(tuple(self._context["saying"]))

    def _series(self, first: int, last: int) -> tuple[int, int]:
        """The ends of a series of names ("Pékin, Téhéran et Moscou"), which has a conjunction somewhere."""
        start, end, joined = first, last, False
        while self._links(start - 1) and self._pos(start - 2) == "PROPN":
            joined = joined or self._word(start - 1) != ","
            start -= 2
        while self._links(end + 1) and self._pos(end + 2) in _NAME:
            joined = joined or self._word(end + 1) != ","
            end += 2
            while self._pos(end + 1) == "PROPN":
                end += 1
        return (start, end) if joined else (first, last)

    def _links(self, index: int) -> bool:
        return self._word(index) in {",", *self._context["series"]}

    def _is_led_to(self, first: int) -> bool:
        """Whether what stands before a name calls for somebody who acts."""
        word, before = self._word(first - 1), self._word(first - 2)
        known = self._context
        if word in known["prepositions"] | known["between"] or f"{before} {word}" in known["prepositions"]:
            return True
        if word in known["topic"]:
            return first == 1 or before in known["series"]
        if word in known["passive"]:
            return self._pos(first - 2) == "VERB"
        if word in known["possessive"]:
            return _is_power(self._word(first - 2), self._lang)
        return self._pos(first - 1) == "VERB" and word.startswith(tuple(known["addressed"]))

    def _has_power(self, last: int) -> bool:
        """Whether a name has by its genitive what only a government has: "Moscow's ambitions"."""
        return self._word(last + 1) in {"'s", "s"} and _is_power(self._word(last + 2), self._lang)

    def _is_free(self, first: int) -> bool:
        """Whether a name is governed by nothing before it that would make it a place or an attribute."""
        return self._pos(first - 1) not in _GOVERNS

    def _acts(self, last: int) -> bool:
        """Whether a verb follows of which the name, alone or in a series, is the active subject."""
        position = self._verb(last)
        between = range(last + 1, position)
        if self._pos(position) != "VERB" or self._is_passive(position, between):
            return False
        has_auxiliary = any(self._pos(index) == "AUX" for index in between)
        return has_auxiliary or "Part" not in self._morph(position, "VerbForm")

    def _verb(self, last: int) -> int:
        """Where the verb stands of which a name may be the subject, or what stands in its place."""
        position = last + 1
        if self._word(position) == "," and self._word(position + 1) in self._context["relative"]:
            position += 2
        while self._pos(position) in _BEFORE_VERB:
            position += 1
        return position

    def _is_passive(self, verb: int, between: range) -> bool:
        """Whether something is done to the subject of a verb: towns are bombed too."""
        copula = any(self._word(index) in self._context["copulas"] for index in between)
        reflexive = any(self._pos(index) == "PRON" for index in between)
        return copula and not reflexive and "Prog" not in self._morph(verb, "Aspect")

    def _word(self, index: int) -> str:
        return self._words[index] if 0 <= index < len(self._words) else ""

    def _pos(self, index: int) -> str:
        return str(self._tokens[index].pos_) if 0 <= index < len(self._tokens) else ""

    def _morph(self, index: int, feature: str) -> list[str]:
        return self._tokens[index].morph.get(feature, [])
