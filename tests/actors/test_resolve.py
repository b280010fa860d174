"""Mentions become actors: each exactly one, with an id and a name that no order of reading changes."""

from hypothesis import given
from hypothesis import strategies as st

from comention.actors import resolve
from comention.domain import AnnotatedDocument, Document, Form, Kind, Mention, Reference, Span

P, G, S = Kind.PERSON, Kind.GROUP, Kind.STATE


def read(id: str, text: str, *mentions: tuple, lang: str = "fr") -> AnnotatedDocument:
    """A document with mentions of some words of it: (words, kind) or (words, kind, key)."""
    found, position = [], 0
    for words, kind, *key in mentions:
        position = text.index(words, position)
        found.append(Mention(id, position, position + len(words), words, kind, Form.NAME, 0, *key))
        position += len(words)
    document = Document(reference=Reference(id=id, lang=lang), text=text)
    return AnnotatedDocument(document, (Span(0, len(text)),), tuple(found))


def aliases(*documents: AnnotatedDocument) -> dict[str, set[str]]:
    return {actor.name: set(actor.aliases) for actor in resolve(documents)}


def test_a_state_is_its_code_in_every_dress():
    (iraq,) = resolve(
        [
            read(
                "d",
                "Irak irakiens Bagdad",
                ("Irak", S, "state:IQ"),
                ("irakiens", S, "state:IQ"),
                ("Bagdad", S, "state:IQ"),
            )
        ]
    )
    assert (iraq.id, iraq.name, iraq.wikidata, len(iraq.mentions)) == ("state:IQ", "Irak", "Q796", 3)


def test_names_of_states_follow_the_language_of_most_documents():
    english = [read(f"e{i}", "Iraq", ("Iraq", S, "state:IQ"), lang="en") for i in range(2)]
    french = read("f", "Irak", ("Irak", S, "state:IQ"))
    assert [actor.name for actor in resolve([*english, french])] == ["Iraq"]
    assert [actor.name for actor in resolve([*english, french], lang="fr")] == ["Irak"]


def test_an_acronym_in_brackets_goes_with_its_expansion():
    document = read(
        "d",
        "la Ligue du Progrès Social (LPS) a gagné. LPS gouverne.",
        ("Ligue du Progrès Social", G),
        ("LPS", G),
        ("LPS", G),
    )
    assert aliases(document) == {"LPS": {"Ligue du Progrès Social", "LPS"}}


def test_an_acronym_with_two_expansions_is_each_documents_own():
    one = read("a", "Parti Démocrate Libre (PDL)", ("Parti Démocrate Libre", G), ("PDL", G))
    two = read("b", "Parti Des Loups (PDL)", ("Parti Des Loups", G), ("PDL", G))
    three = read("c", "PDL", ("PDL", G))
    assert len(resolve([one, two, three])) == 3


def test_an_acronym_that_a_table_knows_elsewhere_in_the_corpus_is_that_group():
    known = [
        read(id, "Les Républicains LR", ("Les Républicains", G, "group:lr-fr"), ("LR", G, "group:lr-fr"))
        for id in ("a", "b")
    ]
    unknown = read("c", "LR", ("LR", G))
    assert len(resolve([*known, unknown])) == 1
    assert len(resolve([known[0], unknown])) == 2
    other = read("d", "Left Revolution (LR)", ("Left Revolution", G), ("LR", G))
    assert len(resolve([*known, unknown, other])) == 3


def test_an_outvoted_kind_takes_the_state_too():
    three = [read(f"d{i}", "Irak", ("Irak", S, "state:IQ")) for i in range(3)]
    assert [actor.id for actor in resolve([*three, read("x", "Irak", ("Irak", G))])] == ["state:IQ"]


@given(st.text(min_size=1), st.sampled_from([P, G]))
def test_no_name_is_taken_for_the_key_of_a_table(name, kind):
    for text in (name, f"state:{name}", f"group:{name}", "state:IQ"):
        (actor,) = resolve([read("d", text, (text, kind))])
        assert actor.kind is kind
        assert actor.wikidata is None


def test_groups_of_signs_alone_are_two_actors_with_an_id_each():
    actors = resolve([read("d", "a - . b '' c", ("- .", G), ("''", G))])
    assert {actor.name for actor in actors} == {"- .", "''"}
    assert {actor.id for actor in actors} == {"group:--.", "group:''"}


def test_accents_case_hyphens_and_articles_do_not_split_a_group():
    document = read(
        "d",
        "La Brigade Étoile-Rouge, brigade etoile rouge",
        ("La Brigade Étoile-Rouge", G),
        ("brigade etoile rouge", G),
    )
    assert len(resolve([document])) == 1


def test_a_rare_mistake_in_kind_is_outvoted_but_a_namesake_is_not():
    three = [read(f"d{i}", "Airbus", ("Airbus", G)) for i in range(3)]
    assert [actor.kind for actor in resolve([*three, read("x", "Airbus", ("Airbus", P))])] == [G]
    even = [read("p", "Marlo", ("Marlo", P)), read("g", "Marlo", ("Marlo", G))]
    assert {actor.kind for actor in resolve(even)} == {P, G}


_words = st.sampled_from(
    [
        ("Ali Omar", P),
        ("Omar", P),
        ("A. Omar", P),
        ("Omar", G),
        ("Zed Front", G),
        ("ZF", G),
        ("Irak", S, "state:IQ"),
    ]
)


@given(st.lists(st.lists(_words, max_size=4), max_size=4), st.randoms())
def test_each_mention_has_one_actor_whatever_the_order(drawn, random):
    documents = [
        read(f"d{i}", " ".join(words for words, *_ in mentions) + " ", *mentions)
        for i, mentions in enumerate(drawn)
    ]
    shuffled = documents.copy()
    random.shuffle(shuffled)
    actors = resolve(documents)
    assert actors == resolve(shuffled)
    assert len({actor.id for actor in actors}) == len(actors)
    owned = sorted((m for actor in actors for m in actor.mentions), key=lambda m: (m.document, m.start))
    assert owned == [mention for document in documents for mention in document.mentions]


def test_documents_of_one_id_lose_no_mention():
    one, other = read("d", "Kofi Annan vient.", ("Kofi Annan", P)), read("d", "L'ONU attend.", ("ONU", G))
    assert sorted(aliases(one, other)) == ["Kofi Annan", "ONU"]
