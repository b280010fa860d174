"""Documents to mentions: the names that a spaCy pipeline finds, and what our tables know better."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from comention import config as settings
from comention.domain import AnnotatedDocument, Document, Mention, Span
from comention.errors import ModelError
from comention.mentions.candidates import Candidate
from comention.mentions.gazetteer import read_gazetteers
from comention.mentions.nlp import load, on_one_thread
from comention.mentions.recogniser import Recogniser
from comention.mentions.sentences import sentence_at
from comention.text import plain

if TYPE_CHECKING:
    from spacy.language import Language


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
        recogniser = Recogniser(_pipeline(lang, config), lang, read_gazetteers(tuple(config.gazetteers)))
        with on_one_thread():
            texts = [batch[index].text for index in indices]
            docs = recogniser.nlp.pipe(map(plain, texts))
            for index, (spans, mentions) in zip(indices, recogniser(docs, texts), strict=True):
                found[index] = _annotated(batch[index], spans, mentions)
    for index in range(len(batch)):
        yield found[index]


def _pipeline(lang: str, config: settings.Detect) -> "Language":
    if lang not in config.models:
        raise ModelError(
            f"No pipeline reads the language {lang!r}.",
            f"Name one with --model {lang}=NAME; there are some for {', '.join(sorted(config.models))}.",
        )
    return load(config.pipeline(lang))


def _annotated(document: Document, spans: Sequence[Span], found: Sequence[Candidate]) -> AnnotatedDocument:
    mentions = [
        Mention(
            document.id,
            each.start,
            each.end,
            document.text[each.start : each.end],
            each.kind,
            each.form,
            sentence_at(spans, each.start),
            each.key,
        )
        for each in found
        if each.kind
    ]
    return AnnotatedDocument(document, tuple(spans), tuple(mentions))
