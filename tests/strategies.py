"""Made-up corpora for property tests, and shorthand for hand-made ones."""

from hypothesis import strategies as st

from comention.domain import Actor, AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span

KINDS = {"A": Kind.PERSON, "B": Kind.GROUP, "C": Kind.STATE, "D": Kind.PERSON, "E": Kind.GROUP}


def annotated(
    id: str,
    sentences: list[list[str]],
    *,
    breaks: frozenset[int] = frozenset(),
    date: str | None = None,
    source: str | None = None,
) -> AnnotatedDocument:
    """A document whose sentences name actors by one letter each: ``[["A", "B"], ["C"]]``.

    ``breaks`` are the sentences that end a paragraph. No two documents have the same text.
    """
    text, spans, mentions = "", [], []
    own = id.translate(str.maketrans("0123456789", "abcdefghij"))  # figures make no difference to a story
    for index, names in enumerate(sentences):
        start = len(text)
        for name in names:
            mentions.append(Mention(id, len(text), len(text) + 1, name, KINDS[name], Form.NAME, index))
            text += f"{name} "
        text += f"{own}.\n" if index in breaks else f"{own}. "
        spans.append(Span(start, len(text)))
    return AnnotatedDocument(
        Document(reference=Reference(id=id, lang="en", date=date, source=source), text=text),
        tuple(spans),
        tuple(mentions),
    )


def actors_of(documents: list[AnnotatedDocument]) -> list[Actor]:
    """The actors of hand-made documents: one for each letter."""
    mentions = [mention for each in documents for mention in each.mentions]
    names = sorted({mention.text for mention in mentions})
    return [Actor(f"x:{n}", n, KINDS[n], tuple(m for m in mentions if m.text == n)) for n in names]


_sentence = st.lists(st.sampled_from(sorted(KINDS)), max_size=4)
_document = st.tuples(st.lists(_sentence, min_size=1, max_size=8), st.frozensets(st.integers(0, 7)))


@st.composite
def corpora(draw: st.DrawFn) -> list[AnnotatedDocument]:
    """Up to four documents of a few sentences and paragraphs."""
    drawn = draw(st.lists(_document, max_size=4))
    return [annotated(f"d{i}", sentences, breaks=breaks) for i, (sentences, breaks) in enumerate(drawn)]


DATES = (
    None,
    "2020",
    "2021",
    "2021-06",
    "2021-07",
    "2021-07-14",
    "2021-12-31",
    "2022",
    "2022-01",
    "2022-02-01",
)


@st.composite
def dated_corpora(draw: st.DrawFn) -> list[AnnotatedDocument]:
    """Up to five documents, each of a date of some precision or of none."""
    drawn = draw(st.lists(st.tuples(_document, st.sampled_from(DATES)), max_size=5))
    return [
        annotated(f"d{i}", sentences, breaks=breaks, date=date)
        for i, ((sentences, breaks), date) in enumerate(drawn)
    ]
