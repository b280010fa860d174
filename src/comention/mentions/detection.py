"""Documents to mentions: the names that a spaCy pipeline finds, and what our tables know better."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from comention import config as settings
from comention.domain import AnnotatedDocument, Document, Mention, Span
from comention.errors import ModelError
from comention.mentions.candidates import Candidate, settle
from comention.mentions.capitals import Governments
from comention.mentions.groups import find_known_groups, named_by_table
from comention.mentions.institutions import find_institutions
from comention.mentions.lexicon import searchable
from comention.mentions.names import named_candidates
from comention.mentions.nlp import load, tag
from comention.mentions.repeats import find_repeats
from comention.mentions.sentences import sentence_at, sentences
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
    text = doc.text  # put together anew at every access
    spans = sentences(doc, text)
    is_government = Governments(text, spans, document.lang, tag=partial(tag, nlp))
    settled = _candidates(doc, text, document.lang, is_government)
    whole = _unbroken(spans, settled)
    return AnnotatedDocument(document, whole, tuple(_mention(document, whole, each) for each in settled))


def _candidates(doc: "Doc", text: str, lang: str, is_government: Governments) -> list[Candidate]:
    sought = searchable(text)
    hits = list(lexicon(lang).hits(sought))
    states = find_states(text, hits, lang=lang, is_government=is_government)
    found = [
        *states,
        *find_known_groups(text, hits, states),
        *find_institutions(sought, states, lang),
        *named_candidates(doc, text, lang),
    ]
    first = settle(text, named_by_table(text, found))
    return settle(text, [*first, *find_repeats(text, first, lang)])


def _unbroken(spans: Sequence[Span], settled: Iterable[Candidate]) -> tuple[Span, ...]:
    """The sentences without those borders that run through a mention ("U.S. Army")."""
    broken = {
        spans[index].end
        for each in settled
        for index in range(sentence_at(spans, each.start), sentence_at(spans, each.end - 1))
    }
    ends = [span.end for span in spans if span.end not in broken]
    return tuple(Span(start, end) for start, end in zip([0, *ends], ends, strict=False))


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
        sentence_at(spans, candidate.start),
        candidate.key,
    )
