"""Made-up corpora with names that mean the same or not: spellings, surnames, acronyms, tables."""

from hypothesis import strategies as st

from comention.domain import AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span

P, G, S = Kind.PERSON, Kind.GROUP, Kind.STATE

# What a sentence may say: words, of which those in brackets are a name, and what these are.
PEOPLE = [
    ("[Qassem Soleimani]", P),
    ("[Ghassem Suleimani]", P),
    ("[Soleimani]", P),
    ("[Ali Omar]", P),
    ("[Aly Oumar]", P),
    ("[Ali Said Omar]", P),
    ("[Ali Ben Omar]", P),
    ("[A. Omar]", P),
    ("M. [Omar]", P),
    ("[Omar]", P),
    ("[Omar Ali]", P),
    ("[Marine Le Pen]", P),
    ("[Jean-Marie Le Pen]", P),
    ("Mme [Le Pen]", P),
    ("[Le Pen]", P),
    ("[Kim Jong-un]", P),
    ("[Kim]", P),
    ("[Mohammed ben Salmane]", P),
    ("[MBS]", P),
]
GROUPS = [
    ("la [Ligue du Progrès Social] ([LPS])", G, G),
    ("[Ligue des Pêcheurs Savoyards] ([LPS])", G, G),
    ("[LPS]", G),
    ("la [Ligue]", G),
    ("[Hachd al-Chaabi]", G, "group:hachd-al-chaabi"),
    ("le [Hachd]", G, "group:hachd-al-chaabi"),
    ("[Hashd Shaabi]", G),
    ("[Omar]", G),
]
STATES = [
    ("[Iran]", S, "state:IR"),
    ("[Téhéran]", S, "state:IR"),
    ("[iranien]", S, "state:IR"),
    ("[Irak]", S, "state:IQ"),
    ("[Bagdad]", S, "state:IQ"),
    ("[Irak]", G),
]
ALL = [*PEOPLE, *GROUPS, *STATES]
NAMES = sorted({part.split("]")[0] for words, *_ in ALL for part in words.split("[")[1:]})


def document(id: str, sentences: list[tuple]) -> AnnotatedDocument:
    """A document of some of the sentences."""
    text, spans, mentions = "", [], []
    for index, (words, *what) in enumerate(sentences):
        start = len(text)
        kinds = [each for each in what if isinstance(each, Kind)]
        key = next((each for each in what if not isinstance(each, Kind)), None)
        before, *names = words.split("[")
        text += before
        for name, kind in zip(names, kinds, strict=True):
            name, behind = name.split("]")
            place = len(text)
            mentions.append(Mention(id, place, place + len(name), name, kind, Form.NAME, index, key))
            text += name + behind
        text += ". "
        spans.append(Span(start, len(text)))
    reference = Reference(id=id, lang="fr")
    return AnnotatedDocument(Document(reference=reference, text=text), tuple(spans), tuple(mentions))


def corpora(sentences: list[tuple] = ALL, *, prefix: str = "d") -> st.SearchStrategy[list[AnnotatedDocument]]:
    """A few documents of a few sentences."""
    drawn = st.lists(st.lists(st.sampled_from(sentences), max_size=6), max_size=6)
    return drawn.map(lambda texts: [document(f"{prefix}{i}", text) for i, text in enumerate(texts)])
