"""Mentions to actors: who is who, within a document and across all."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from comention.actors.clusters import Clusters
from comention.actors.company import Company
from comention.actors.gender import Gender
from comention.actors.joining_groups import join_groups
from comention.actors.joining_people import join_full_names, join_short_names
from comention.actors.judged import Judged
from comention.actors.judgements import Judgements
from comention.actors.making import make_actors
from comention.actors.nodes import Names, Node
from comention.actors.people import Match
from comention.collecting import uncollected
from comention.domain import Actor, AnnotatedDocument

_NO_JUDGEMENTS = Judgements()


@uncollected()
def resolve(
    documents: Iterable[AnnotatedDocument],
    *,
    lang: str | None = None,
    judgements: Judgements = _NO_JUDGEMENTS,
) -> tuple[Actor, ...]:
    """The actors of a corpus, each with all its mentions; those mentioned most come first.

    What the documents do not decide stays apart: a wrong merge is worse than a missed one. Neither ids nor
    names depend on the order of the documents.

    Args:
        documents: The documents with their mentions.
        lang: The language of the names of states and known groups; that of most documents where it is None.
        judgements: What persons decided, which outranks all else.
    """
    read = sorted(documents, key=lambda annotated: annotated.document.id)
    judged = Judged(judgements, read)
    names = Names(read, judged.forms, judged.kinds)
    called = judged.called(names)
    clusters = Clusters(called, judged.apart, judged.kinds)
    judged.join(clusters, called)
    _join_forms(clusters, called)
    company = Company(names)
    gender = Gender(read, names)
    join_full_names(clusters, names, company, gender)
    join_short_names(clusters, names, company, gender)
    join_groups(clusters, names, company, read)
    language = lang or _main_language(read)
    local = {each.document.id for each in read if each.document.lang == language}
    return make_actors(clusters, names, judged, called, lang=language, local=local)


def _main_language(read: Sequence[AnnotatedDocument]) -> str:
    counts = Counter(annotated.document.lang for annotated in read)
    return min(counts, key=lambda lang: (-counts[lang], lang), default="en")


def _join_forms(clusters: Clusters, nodes: Collection[Node]) -> None:
    """Join what is one name but for the forms of which judgements speak."""
    forms: dict[Node, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.judged:
            forms[node._replace(judged="")].append(node)
    for name, others in forms.items():
        reason = "the table knows both" if name.key else "the same words"
        first = name if name in nodes else others.pop(0)
        for other in others:
            clusters.join(first, other, Match(1.0, reason))
