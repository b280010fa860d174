"""Texts to their sentences and actors: what the pipeline found, and what our tables know better."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from comention.domain import Span
from comention.mentions.candidates import Candidate, settle
from comention.mentions.capitals import Governments, is_about_sport, is_plainly_a_town
from comention.mentions.debris import find_debris
from comention.mentions.gazetteer import Gazetteer
from comention.mentions.groups import find_known, named_by_table
from comention.mentions.institutions import find_institutions
from comention.mentions.lexicon import Hit, searchable
from comention.mentions.names import named_candidates
from comention.mentions.nlp import tag
from comention.mentions.repeats import find_repeats
from comention.mentions.sentences import sentence_at, sentences
from comention.mentions.states import capitals, find_states
from comention.mentions.tables import Known, lexicon
from comention.text import fold_in_place, plain

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What has more characters and no full stop is a table or a list and no sentence, and is not tagged.
LONGEST = 5_000


class Reading(NamedTuple):
    """A text in the forms in which it is read, its sentences, and the known words in it."""

    doc: "Doc"
    text: str
    folded: str
    sought: str
    spans: tuple[Span, ...]
    hits: list[Hit[Known]]


class Found(NamedTuple):
    """The sentences of a text and the mentions in it."""

    sentences: tuple[Span, ...]
    mentions: list[Candidate]


class Recogniser:
    """Finds the actors in the texts of a language.

    Args:
        nlp: The pipeline that reads it.
        lang: The language.
        gazetteer: Actors that a user adds.
    """

    def __init__(self, nlp: "Language", lang: str, gazetteer: Gazetteer) -> None:
        self.nlp = nlp
        self.lang = lang
        self.gazetteer = gazetteer
        self._lexicon = lexicon(lang, gazetteer.forms)

    def __call__(self, docs: Iterable["Doc"], originals: Iterable[str]) -> Iterator[Found]:
        """What is found in each of some texts, whatever stands in the others.

        Args:
            docs: What the pipeline made of the texts or, which reads better, of the plain texts.
            originals: The texts as they were given.
        """
        readings = [self._read(doc, original) for doc, original in zip(docs, originals, strict=True)]
        for reading, tagged in zip(readings, self._tagged(readings), strict=True):
            found = self._candidates(reading, tagged)
            settled = settle(reading.text, named_by_table(reading.text, found))
            nothing = [candidate for candidate in found if candidate.kind is None]
            repeats = find_repeats(reading.text, settled, self.lang)
            whole = settle(reading.text, [*nothing, *settled, *repeats])
            yield Found(_unbroken(reading.spans, whole), whole)

    def _read(self, doc: "Doc", original: str) -> Reading:
        text = plain(original)
        folded = fold_in_place(text)
        sought = searchable(folded)
        return Reading(doc, text, folded, sought, sentences(doc, original), list(self._lexicon.hits(sought)))

    def _tagged(self, readings: Sequence[Reading]) -> "list[dict[int, Doc]]":
        """For each text the sentences in which capitals are in doubt, with their parts of speech.

        Those of all texts are tagged together, which is several times as fast as one by one.
        """
        doubtful = [sorted(self._doubtful(reading)) for reading in readings]
        texts = [
            reading.text[slice(*reading.spans[index])]
            for reading, indices in zip(readings, doubtful, strict=True)
            for index in indices
        ]
        docs = iter(tag(self.nlp, texts))
        return [{index: next(docs) for index in indices} for indices in doubtful]

    def _doubtful(self, reading: Reading) -> set[int]:
        """The indices of the sentences in which a capital is not plainly a town."""
        indices = {
            sentence_at(reading.spans, start)
            for start, _ in capitals(reading.hits)
            if not is_plainly_a_town(reading.text, start, self.lang)
        }
        return {
            index for index in indices if reading.spans[index].end - reading.spans[index].start <= LONGEST
        }

    def _candidates(self, reading: Reading, tagged: "Mapping[int, Doc]") -> list[Candidate]:
        """All candidates, however they overlap."""
        doc, text, folded, sought, spans, hits = reading
        sport = bool(tagged) and is_about_sport(folded, self.lang)
        governments = Governments(text, spans, self.lang, tagged, sport=sport)
        states = find_states(text, folded, hits, lang=self.lang, is_government=governments)
        return [
            *find_debris(folded),
            *states,
            *find_known(text, hits, states),
            *find_institutions(sought, states, self.lang),
            *named_candidates(doc, text, self.lang),
            *self.gazetteer.find(text),
        ]


def _unbroken(spans: Sequence[Span], found: Iterable[Candidate]) -> tuple[Span, ...]:
    """The sentences without those borders that run through a mention ("U.S. Army")."""
    broken = {
        spans[index].end
        for each in found
        for index in range(sentence_at(spans, each.start), sentence_at(spans, each.end - 1))
    }
    ends = [span.end for span in spans if span.end not in broken]
    return tuple(Span(start, end) for start, end in zip([0, *ends], ends, strict=False))
