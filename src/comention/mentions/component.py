"""The recogniser as a spaCy component: ``nlp.add_pipe("comention_actors")`` behind what finds names."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from comention.mentions.candidates import Candidate
from comention.mentions.gazetteer import read_gazetteers
from comention.mentions.recogniser import Recogniser

NAME = "comention_actors"


class ActorComponent:
    """Puts the actors of a document into ``doc.spans["actors"]``.

    A span's label is the kind, its ``id_`` the key of the table if it is in one, ``span._.form`` the form.
    Where a mention is a part of a token ("israélo" in "israélo-palestinien") its span is the token.

    Args:
        nlp: The pipeline, with a component before this one that finds names.
        gazetteers: Files of actors to add.
    """

    def __init__(self, nlp: Language, gazetteers: Sequence[str]) -> None:
        if not Span.has_extension("form"):
            Span.set_extension("form", default=None)
        self._recogniser = Recogniser(nlp, nlp.lang or "en", read_gazetteers(tuple(gazetteers)))

    def __call__(self, doc: Doc) -> Doc:
        """The document with its actors."""
        (found,) = self._recogniser([doc], [doc.text])
        doc.spans["actors"] = [span for each in found.mentions if (span := _span(doc, each))]
        return doc


def _span(doc: Doc, found: Candidate) -> Span | None:
    span = doc.char_span(
        found.start, found.end, label=str(found.kind), span_id=found.key or "", alignment_mode="expand"
    )
    if span:
        span._.form = str(found.form)
    return span


@Language.factory(NAME, default_config={"gazetteers": []}, assigns=["doc.spans"])
def create_component(nlp: Language, name: str, gazetteers: list[str]) -> ActorComponent:
    """The component, as spaCy makes it from a pipeline's configuration."""
    return ActorComponent(nlp, gazetteers)
