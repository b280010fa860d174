"""The questions of ``comention review``, asked one by one at a terminal."""

import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

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
    undo,
    unknown_in,
)
from comention.cli.judge import signed, warn
from comention.cli.passages import FIRST, SECOND, marked, source
from comention.cli.questions import Question, Side
from comention.cli.terminal import safe
from comention.domain import Evidence, Kind
from comention.errors import JudgementError
from comention.graph import ActorGraph
from comention.text import fold
from comention.wording import counted

KEYS = "[s]ame  [d]ifferent  [r]ename  [k]ind  [n]ot an actor  [space] skip  [u]ndo  [q]uit"
DIFFERENT = "  [d]ifferent"
SKIP = (" ", "\n", "\r")
KINDS = {kind[0].lower(): kind for kind in Kind}
MOST_PASSAGES = 3
MOST_FORMS = 6


def judgements_in(path: Path) -> Judgements:
    """The judgements of a file, which need not be there yet."""
    return read_judgements(path) if path.exists() else Judgements()


class Review:
    """A person who answers questions by keys, and what was written for it."""

    def __init__(self, graph: ActorGraph, path: Path, who: str | None, to: Console) -> None:
        self.graph, self.path, self.who, self.to = graph, path, who, to
        self.written: list[int] = []
        self.judgements = judgements_in(path)

    def go(self, questions: Sequence[Question]) -> int:
        """The number of judgements that stand when all is asked, or the person has had enough."""
        at, shown = 0, -1
        while at < len(questions):
            if not questions[at].is_open(self.judgements):
                at += 1
                continue
            if at != shown:
                self.to.print(f"\n{at + 1} of {len(questions)}", style="bold")
                self._show(questions[at])
                shown = at
            if (key := _key()) == "q":
                break
            at = self._obey(key, questions[at], at)
        return len(self.written)

    def _obey(self, key: str, question: Question, at: int) -> int:
        """The index of the question to go on with."""
        if key in SKIP:
            return at + 1
        if key == "u":
            return self._undo(at)
        try:
            judgement = _judgement(key, question, signed(None, self.who))
            if judgement is None:
                click.echo(_keys(question))
            else:
                self._add(judgement, at)
        except JudgementError as error:
            click.echo(f"{error.message}\n{error.hint}", err=True)
        return at

    def _add(self, judgement: Judgement, at: int) -> None:
        stands, new = add(self.path, judgement)
        click.echo(f"line {stands.line}: {stands.statement}")
        self.judgements = read_judgements(self.path)
        nobody = unknown_in(self.judgements, self.graph.nodes)
        warn(each for each in nobody if each.judgement == stands)
        if new:
            self.written.append(at)

    def _undo(self, at: int) -> int:
        """The index of the question whose answer, the last one of this review, is taken back."""
        if not self.written:
            click.echo("Nothing was written yet.")
            return at
        click.echo(f"taken away: {undo(self.path).statement}")
        self.judgements = judgements_in(self.path)
        return self.written.pop()

    def _show(self, question: Question) -> None:
        """Both sides with their passages, the reason, and the keys."""
        for number, side in enumerate(question.sides):
            self.to.print(_headline(side, number + 1))
            for evidence in self._passages(side):
                shown = Evidence(evidence.passage, (), evidence.first) if number else evidence
                self.to.print(source(shown))
                self.to.print(marked(shown))
        self.to.print(f"Why: {safe(question.reason)}")
        click.echo(_keys(question))

    def _passages(self, side: Side) -> Iterator[Evidence]:
        """The first passages in which a side itself is mentioned by one of its forms."""
        return islice(
            (
                evidence
                for evidence in self.graph.evidence(side.actor.id)
                if any(fold(evidence.passage.text[a:b]) in side.forms for a, b in evidence.first)
            ),
            MOST_PASSAGES,
        )


def _keys(question: Question) -> str:
    """The keys that answer a question; what no name tells apart cannot be judged different."""
    return KEYS if question.can_differ else KEYS.replace(DIFFERENT, "")


def _judgement(key: str, question: Question, signature: dict[str, Any]) -> Judgement | None:
    """What a key says of a question, after what else must be known is asked; None if it says nothing."""
    if key == "s" or (key == "d" and question.can_differ):
        return _comparison(key, question, signature)
    if key not in ("r", "k", "n"):
        return None
    side = _chosen(question)
    if side is None:
        return None
    if key == "n":
        return NotAnActor(side.name, **signature)
    if key == "k":
        kind = KINDS.get(_key("[p]erson  [g]roup  [s]tate"))
        return KindJudgement(side.name, kind, **signature) if kind else None
    to = _answer("New name")
    return Rename(side.name, to, **signature) if to else None


def _comparison(key: str, question: Question, signature: dict[str, Any]) -> Judgement | None:
    """That a side is the other one or not, or one whose name is asked for."""
    first = question.sides[0].name
    second = question.sides[1].name if len(question.sides) > 1 else _answer("Whom")
    if not second:
        return None
    return (Same if key == "s" else Different)((first, second), **signature)


def _chosen(question: Question) -> Side | None:
    """The side that is meant, asked for where there are two."""
    if len(question.sides) == 1:
        return question.sides[0]
    return dict(zip("12", question.sides, strict=True)).get(_key("[1] or [2]"))


def _headline(side: Side, number: int) -> Text:
    """A side's name, kind, counts and forms."""
    actor = side.actor
    forms = ", ".join(f"{safe(form)} {count}" for form, count in list(actor.aliases.items())[:MOST_FORMS])
    counts = f"{counted(len(actor.mentions), 'mention')} in {counted(len(actor.documents), 'document')}"
    name = f"{number}  {safe(side.name)}", SECOND if number > 1 else FIRST
    return Text.assemble(name, f"  {actor.kind.lower()}, {counts}: {forms}")


def _key(question: str = "") -> str:
    """The next key of a terminal, or the next sign of what is piped in but line breaks; "q" at its end."""
    if question:
        click.echo(question)
    if not sys.stdin.isatty():
        piped = iter(lambda: sys.stdin.read(1), "")
        return next((sign.lower() for sign in piped if sign not in "\r\n"), "q")
    try:
        return click.getchar().lower()
    except (EOFError, KeyboardInterrupt):
        return "q"


def _answer(question: str) -> str:
    """A line that is asked for, or the next one of what is piped in that is not blank; empty at the end."""
    if not sys.stdin.isatty():
        click.echo(question)
        return next((line.strip() for line in iter(sys.stdin.readline, "") if line.strip()), "")
    try:
        return str(click.prompt(question, default="", show_default=False)).strip()
    except click.Abort:
        return ""
