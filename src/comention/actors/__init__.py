"""Mentions to actors, and what persons decide about these."""

from comention.actors.calling import Called, called
from comention.actors.judgement import Different, Judgement, KindJudgement, NotAnActor, Rename, Same
from comention.actors.judgement_file import (
    Added,
    add,
    judgements_in_force,
    judgements_path,
    read_judgements,
    undo,
)
from comention.actors.judgements import Judgements, Unknown, log_unknown, unknown_in, unmatched
from comention.actors.resolution import resolve

__all__ = [
    "Added",
    "Called",
    "Different",
    "Judgement",
    "Judgements",
    "KindJudgement",
    "NotAnActor",
    "Rename",
    "Same",
    "Unknown",
    "add",
    "called",
    "judgements_in_force",
    "judgements_path",
    "log_unknown",
    "read_judgements",
    "resolve",
    "undo",
    "unknown_in",
    "unmatched",
]
