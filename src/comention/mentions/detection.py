"""Documents to mentions: the names that a spaCy pipeline finds, and what our tables know better."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from comention import config as settings
from comention.domain import AnnotatedDocument, Document, Mention, Span
from comention.errors import ModelError
from comention.mentions.candidates import Candidate, settle
from comention.mentions.capitals import Capitals
from comention.mentions.groups import find_known_groups, named_by_table
from comention.mentions.institutions import find_institutions
from comention.mentions.lexicon import searchable
from comention.mentions.names import named_candidates
from comention.mentions.nlp import load, tag
from comention.mentions.repeats import find_repeats
from comention.mentions.sentences import sentences
from comention.mentions.states import find_states
from comention.mentions.tables import lexicon
from comention.text import plain

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def detect(
    documents: Iterable[Document], *, config: settings.Detect | None = None
) -> Iterator[AnnotatedDocument]:
    """The documents, in their order, with the people, groups and states that they mention.

    Args:
        documents: What to read; taken in batches, so that a stream of any length will do.
        config: The pipelines, by language.

    Raises:
        ModelError: A pipeline cannot be loaded, or a document's language has none.
    """
    chosen = config or settings.Detect()
    stream = iter(documents)
    while batch := list(islice(stream, chosen.batch_size)):
        yield from _detect_batch(batch, chosen)


def _detect_batch(batch: Sequence[Document], config: settings.Detect) -> Iterator[AnnotatedDocument]:
    """A batch, each language of it through its pipeline, in the batch's order."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(batch):
        by_language[document.lang].append(index)
    found: dict[int, AnnotatedDocument] = {}
    for lang, indices in sorted(by_language.items()):
        nlp = _pipeline(lang, config)
        docs = nlp.pipe([plain(batch[index].text) for index in indices])
        for index, doc in zip(indices, docs, strict=True):
            found[index] = annotate(batch[index], doc, nlp)
    for index in range(len(batch)):
        yield found[index]


def _pipeline(lang: str, config: settings.Detect) -> "Language":
    if lang not in config.models:
        raise ModelError(
            f"No pipeline reads the language {lang!r}.",
            f"Name one with --model {lang}=NAME; there are some for {', '.join(sorted(config.models))}.",
        )
    return load(config.models[lang])


def annotate(document: Document, doc: "Doc", nlp: "Language") -> AnnotatedDocument:
    """A document with its sentences and mentions.

    Args:
        document: The document.
        doc: What the pipeline made of its plain text.
        nlp: The pipeline.
    """
    spans = sentences(doc)
    settled = _candidates(doc, spans, document.lang, nlp)
    whole = _unbroken(spans, settled)
    return AnnotatedDocument(document, whole, tuple(_mention(document, whole, each) for each in settled))


def _candidates(doc: "Doc", spans: Sequence[Span], lang: str, nlp: "Language") -> list[Candidate]:
    text = doc.text
    sought = searchable(text)
    hits = list(lexicon(lang).hits(sought))
    states = find_states(
        text, hits, lang=lang, is_government=partial(_is_government, text, spans, lang, nlp, {})
    )
    found = [
        *states,
        *find_known_groups(text, hits, states),
        *find_institutions(sought, states, lang),
        *named_candidates(doc, lang),
    ]
    first = settle(text, named_by_table(text, found))
    return settle(text, [*first, *find_repeats(text, first, lang)])


def _is_government(
    text: str,
    spans: Sequence[Span],
    lang: str,
    nlp: "Language",
    tagged: dict[int, Capitals],
    start: int,
    end: int,
) -> bool:
    """Whether a capital means its government; sentences are tagged when the first capital in them asks."""
    index = _sentence(spans, start)
    if index not in tagged:
        tagged[index] = Capitals(tag(nlp, text[slice(*spans[index])]), lang)
    offset = spans[index].start
    return tagged[index].is_government(start - offset, end - offset)


def _unbroken(spans: Sequence[Span], settled: Iterable[Candidate]) -> tuple[Span, ...]:
    """The sentences without those borders that run through a mention ("U.S. Army")."""
    broken = {
        spans[index].end
        for each in settled
        for index in range(_sentence(spans, each.start), _sentence(spans, each.end - 1))
    }
    ends = [span.end for span in spans if span.end not in broken]
    return tuple(Span(start, end) for start, end in zip([0, *ends], ends, strict=False))


def _sentence(spans: Sequence[Span], position: int) -> int:
    return bisect_right(spans, position, key=lambda span: span.start) - 1


def _mention(document: Document, spans: Sequence[Span], candidate: Candidate) -> Mention:
    if candidate.kind is None:
        raise ValueError("A set phrase is no mention.")
    return Mention(
        document.id,
        candidate.start,
        candidate.end,
        document.text[candidate.start : candidate.end],
        candidate.kind,
        candidate.form,
        _sentence(spans, candidate.start),
        candidate.key,
    )
