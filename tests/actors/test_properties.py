"""Whatever the documents and the judgements say: what always holds of the actors that come out."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.actors.corpora import NAMES, PEOPLE, corpora

from comention.actors import (
    Different,
    Judgement,
    Judgements,
    KindJudgement,
    NotAnActor,
    Rename,
    Same,
    add,
    read_judgements,
    resolve,
    undo,
)
from comention.actors.groups import group_name
from comention.actors.name_parts import is_full, parts
from comention.actors.people import compare
from comention.domain import Kind
from comention.errors import JudgementError
from comention.text import fold

NEW = ("Le général", "Alpha", "Beta")


def without_contradiction(drawn: list[Judgement]) -> Judgements:
    """Those of some judgements that contradict none before them."""
    kept: list[Judgement] = []
    for each in drawn:
        try:
            Judgements.of([*kept, each])
        except JudgementError:
            continue
        kept.append(each)
    return Judgements.of(kept)


def judging(names: st.SearchStrategy[str]) -> st.SearchStrategy[Judgements]:
    """Judgements on some names that do not contradict each other."""
    several = st.lists(names, min_size=2, max_size=3, unique_by=fold).map(tuple)
    return st.lists(
        several.map(Same)
        | several.map(Different)
        | st.builds(Rename, names, st.sampled_from(NEW))
        | st.builds(KindJudgement, names, st.sampled_from(Kind))
        | names.map(NotAnActor),
        max_size=6,
    ).map(without_contradiction)


# Besides forms: ids, among them those of namesakes, names of tables, and names that a renaming gives.
IDS = ["state:IR", "group:hachd-al-chaabi", "person:ali-umar", "person:pen", "person:pen-in-d0", "group:lps"]
any_names = st.sampled_from([*NAMES, *IDS, *NEW, "Iraq", "Popular Mobilization Forces"])
judgements, judgements_by_any_name = judging(st.sampled_from(NAMES)), judging(any_names)


def mentions(documents):
    return {(m.document, m.start, m.end) for each in documents for m in each.mentions}


def named(actor):
    """The mentions of an actor by its name; by a shorter one it may be another one."""
    return {(m.document, m.start, m.end) for m in actor.mentions if m.text == actor.name}


def bearing(actors, name):
    """The actors that are mentioned by a name."""
    return [actor for actor in actors if fold(name) in map(fold, actor.aliases)]


def forms(documents):
    return {fold(m.text) for each in documents for m in each.mentions}


@given(corpora(), judgements_by_any_name, st.randoms())
def test_no_order_changes_anything(documents, judgements, random):
    actors = resolve(documents, judgements=judgements)
    assert actors == resolve(documents, judgements=judgements)
    shuffled, decided = documents.copy(), list(judgements)
    random.shuffle(shuffled)
    random.shuffle(decided)
    assert actors == resolve(shuffled, judgements=Judgements.of(decided))


@given(corpora(), judgements, st.data())
def test_what_the_documents_are_called_changes_nothing_of_who_is_who(documents, judgements, data):
    """`resolve` reads the documents in the order of their ids: another order must come by other ids."""
    ids = [each.document.id for each in documents]
    other = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    called = resolve([copied(each, other[each.document.id]) for each in documents], judgements=judgements)
    assert {
        frozenset((other[m.document], m.start, m.end) for m in actor.mentions)
        for actor in resolve(documents, judgements=judgements)
    } == set(map(mentioned, called))


@given(corpora(), judgements_by_any_name)
def test_each_mention_has_one_actor_or_is_judged_to_have_none_and_ids_are_unique(documents, judgements):
    actors = resolve(documents, judgements=judgements)
    owned = [(m.document, m.start, m.end) for actor in actors for m in actor.mentions]
    assert len(set(owned)) == len(owned)
    assert set(owned) <= mentions(documents)
    assert judgements.dropped or set(owned) == mentions(documents)
    ids = [actor.id for actor in actors]
    assert len(set(ids)) == len(ids)
    assert all(actor.mentions and actor.name.strip() for actor in actors)


@given(corpora(), judgements_by_any_name)
def test_reasons_name_existing_actors_and_scores_lie_between_0_and_1(documents, judgements):
    actors = resolve(documents, judgements=judgements)
    ids = {actor.id for actor in actors}
    documents = {each.document.id for each in documents}
    refused = {(actor.id, each.other) for actor in actors for each in actor.refusals}
    assert {(other, one) for one, other in refused} == refused
    for actor in actors:
        for each in (*actor.joins, *actor.refusals):
            assert 0 <= each.score <= 1
            assert each.reason.strip() == each.reason != ""
        assert all(each.other in ids - {actor.id} for each in actor.refusals)
        assert len({each.other for each in actor.refusals}) == len(actor.refusals)
        assert all(set(each.documents) <= documents for each in actor.joins)
        doubts = {each.other: (each.score, each.reason, each.doubtful) for each in actor.refusals}
        for other in actors:
            for each in other.refusals:
                if each.other == actor.id:
                    assert doubts[other.id] == (each.score, each.reason, each.doubtful)


@given(corpora(), st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=3))
def test_joins_lead_from_each_name_of_an_actor_to_each_other_one(documents, pairs):
    same = Judgements.of([Same(pair) for pair in pairs if fold(pair[0]) != fold(pair[1])])
    for actor in resolve(documents, judgements=same):
        together = {compared(form): {compared(form)} for form in (actor.name, *actor.aliases)}
        for join in actor.joins:
            both = together[compared(join.first)] | together[compared(join.second)]
            together.update(dict.fromkeys(both, both))
        assert all(set(map(compared, actor.aliases)) <= names for names in together.values())


def compared(form):
    """A name without what is not compared: the particles of people, the articles of groups."""
    return " ".join(parts(group_name(form)))


OTHERS = [("[Pavel Novak]", Kind.PERSON), ("[Rouge et Noir]", Kind.GROUP), ("[Novak]", Kind.PERSON)]


@given(corpora(), corpora(OTHERS, prefix="b"), corpora(OTHERS, prefix="x"))
def test_documents_on_others_change_no_id_and_no_name(documents, before, behind):
    alone = {mentioned(actor): (actor.id, actor.name) for actor in resolve(documents)}
    everyone = {mentioned(actor): (actor.id, actor.name) for actor in resolve([*before, *documents, *behind])}
    assert alone.items() <= everyone.items()


def mentioned(actor):
    return frozenset((m.document, m.start, m.end) for m in actor.mentions)


@given(corpora(), st.integers(1, 3))
def test_more_mentions_of_the_same_forms_change_no_id(documents, times):
    more = [copied(each, f"x{time}-{each.document.id}") for time in range(times) for each in documents]
    repeated = resolve([*documents, *more])
    for actor in resolve(documents):
        bearers = [other for other in repeated if set(other.aliases) & set(actor.aliases)]
        if len(bearers) == 1 and set(bearers[0].aliases) == set(actor.aliases):
            assert bearers[0].id == actor.id


def copied(annotated, id):
    """A document under another id."""
    reference = replace(annotated.document.reference, id=id)
    mentions = tuple(mention._replace(document=id) for mention in annotated.mentions)
    return replace(annotated, document=replace(annotated.document, reference=reference), mentions=mentions)


@given(corpora(), judgements)
def test_judgements_are_obeyed(documents, judgements):
    actors = resolve(documents, judgements=judgements)
    for each in judgements.different:
        for actor in actors:
            assert len(each.meaning & set(map(fold, actor.aliases))) < 2
    for each in judgements.same:
        assert len({actor.id for name in each.names for actor in bearing(actors, name)}) <= 1
    for each in judgements.kinds:
        assert all(actor.kind is each.kind for actor in bearing(actors, each.name))
    for each in judgements.dropped:
        assert bearing(actors, each.name) == []
    given_names = {each.to for each in judgements.renames}
    for each in judgements.renames:
        bearers = bearing(actors, each.name)
        assert not bearers or given_names & {actor.name for actor in bearers}


@given(corpora(), judgements)
def test_a_renamed_actor_is_judged_by_its_new_name(documents, judgements):
    for rename in judgements.renames:
        if sum(each.to == rename.to for each in judgements.renames) > 1:
            continue
        for by in (rename.name, rename.to):
            kind = KindJudgement(by, Kind.GROUP)
            try:
                decided = Judgements.of([*judgements, kind])
            except JudgementError:
                continue
            if not any(each.meaning & {fold(rename.name), fold(rename.to)} for each in judgements.same):
                actors = resolve(documents, judgements=decided)
                said = [
                    each
                    for each in judgements.kinds
                    if fold(each.name) in (fold(rename.name), fold(rename.to))
                ]
                assert said or all(actor.kind is Kind.GROUP for actor in bearing(actors, rename.name))


@given(corpora(), judgements_by_any_name, judgements_by_any_name)
def test_taking_a_judgement_back_restores_all(tmp_path_factory, documents, judgements, others):
    assume(others)
    path, (another, *_) = tmp_path_factory.mktemp("judgements") / "judgements.toml", others
    for each in judgements:
        add(path, each)
    before, actors = path.read_bytes() if path.exists() else None, resolve(documents, judgements=judgements)
    try:
        new = add(path, another).new
    except JudgementError:
        new = False
    assume(new)
    undo(path)
    assert before == (path.read_bytes() if path.exists() else None)
    assert resolve(documents, judgements=read_judgements(path) if before else Judgements()) == actors


@given(corpora(), st.data())
def test_ids_stand_for_their_actors_in_judgements(documents, data):
    alone = resolve(documents)
    assume(len(alone) > 1)
    # Of two of one name, a mention by it alone may be either's.
    assume(len({actor.name for actor in alone}) == len(alone))
    one, other = data.draw(st.lists(st.sampled_from(alone), min_size=2, max_size=2, unique_by=lambda a: a.id))
    by_id = (one.id, other.id)
    same = resolve(documents, judgements=Judgements.of([Same(by_id)]))
    assert any(mentioned(one) | mentioned(other) <= mentioned(actor) for actor in same)
    apart = resolve(documents, judgements=Judgements.of([Different(by_id)]))
    assert not any(named(one) & mentioned(actor) and named(other) & mentioned(actor) for actor in apart)
    dropped = resolve(documents, judgements=Judgements.of([NotAnActor(one.id)]))
    assert all(not mentioned(one) & mentioned(actor) for actor in dropped)
    renamed = resolve(documents, judgements=Judgements.of([Rename(one.id, "Alpha")]))
    assert {mentioned(a): a.name for a in renamed}.get(mentioned(one)) == "Alpha"
    for kind in Kind:
        judged = resolve(documents, judgements=Judgements.of([KindJudgement(one.id, kind)]))
        assert all(actor.kind is kind for actor in judged if mentioned(one) & mentioned(actor))


@given(corpora(PEOPLE))
def test_full_names_that_no_one_bears_both_are_never_one_actors(documents):
    for actor in resolve(documents):
        full = {parts(form) for form in actor.aliases if is_full(parts(form)) and form != "Le Pen"}
        assert all(compare(one, other) for one in full for other in full)
