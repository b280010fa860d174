"""One text to its sentences and actors: what the pipeline found, and what our tables know better."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from comention.domain import Span
from comention.mentions.candidates import Candidate, settle
from comention.mentions.capitals import Governments
from comention.mentions.debris import find_debris
from comention.mentions.gazetteer import Gazetteer
from comention.mentions.groups import find_known, named_by_table
from comention.mentions.institutions import find_institutions
from comention.mentions.lexicon import searchable
from comention.mentions.names import named_candidates
from comention.mentions.nlp import tag
from comention.mentions.repeats import find_repeats
from comention.mentions.sentences import sentence_at, sentences
from comention.mentions.states import find_states
from comention.mentions.tables import lexicon
from comention.text import fold_in_place, plain

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


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

    def __call__(self, doc: "Doc", original: str) -> tuple[tuple[Span, ...], list[Candidate]]:
        """The sentences of a document that the pipeline has read, and the mentions in it.

        Args:
            doc: What the pipeline made of the text or, which reads better, of the plain text.
            original: The text as it was given.
        """
        text = plain(original)
        spans = sentences(doc, original)
        found = self._found(doc, text, spans)
        settled = settle(text, named_by_table(text, found))
        nothing = [candidate for candidate in found if candidate.kind is None]
        whole = settle(text, [*nothing, *settled, *find_repeats(text, settled, self.lang)])
        return _unbroken(spans, whole), whole

    def _found(self, doc: "Doc", text: str, spans: Sequence[Span]) -> list[Candidate]:
        """All candidates, however they overlap."""
        folded = fold_in_place(text)
        sought = searchable(folded)
        hits = list(self._lexicon.hits(sought))
        governments = Governments(text, spans, self.lang, tag=partial(tag, self.nlp))
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
