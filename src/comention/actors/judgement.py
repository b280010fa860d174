"""What a person can decide about names: a type a judgement.

A judgement is about names, not about places in documents, so that it outlives any change of these. Names
are compared by `comention.text.fold`; the id of an actor may stand in the place of a name.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from comention.domain import Kind
from comention.errors import JudgementError
from comention.text import fold

_NOUNS = {Kind.PERSON: "a person", Kind.GROUP: "a group", Kind.STATE: "a state"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What all judgements have in common: who decided, when and why.

    Attributes:
        why: The reason, in the words of who decided.
        who: Who decided.
        when: The day.
        line: The line of its file where the judgement stands; 0 where it stands in none.
    """

    table: ClassVar[str]

    why: str | None = None
    who: str | None = None
    when: date | None = None
    line: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        for text in (*self.subjects, self.why or "", self.who or ""):
            _check_text(text)
        for name in self.subjects:
            _check_name(name)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The names that the judgement is about."""
        raise NotImplementedError

    @property
    def statement(self) -> str:
        """What is decided, as a formula."""
        raise NotImplementedError

    @property
    def verdict(self) -> str:
        """What is decided, in words that go before the name of who decided."""
        raise NotImplementedError

    @property
    def meaning(self) -> frozenset[str]:
        """What is decided, whatever the spelling and the order of the names."""
        return frozenset(map(fold, self.subjects))

    @property
    def reason(self) -> str:
        """What was decided, by whom, when and why, for a reader."""
        by = f" by {self.who}" if self.who else ""
        on = f" on {self.when.isoformat()}" if self.when else ""
        return f"{self.verdict}{by}{on}{f': {self.why}' if self.why else ''}"

    def covers(self, other: "Judgement") -> bool:
        """Whether ``other`` decides nothing that this one does not decide already."""
        return type(self) is type(other) and other.meaning <= self.meaning


@dataclass(frozen=True, slots=True)
class _OfNames(Judgement):
    """A judgement on how two or more names go together."""

    sign: ClassVar[str]

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        Judgement.__post_init__(self)
        if len(self.meaning) < 2:
            raise JudgementError(
                f"{' and '.join(map(repr, self.names)) or 'Nothing'} cannot be compared.",
                "It takes two names that differ in more than case, accents, hyphens, dots and spaces.",
            )

    @property
    def subjects(self) -> tuple[str, ...]:
        """The names."""
        return self.names

    @property
    def statement(self) -> str:
        """The names with a sign between them."""
        return f" {self.sign} ".join(map(repr, self.names))


class Same(_OfNames):
    """The names are all one actor's."""

    __slots__ = ()
    table, sign, verdict = "same", "=", "judged the same"


class Different(_OfNames):
    """No two of the names are one actor's."""

    __slots__ = ()
    table, sign, verdict = "different", "≠", "judged different"


@dataclass(frozen=True, slots=True)
class _OfName(Judgement):
    """A judgement on the actor that bears a name."""

    name: str

    @property
    def subjects(self) -> tuple[str, ...]:
        """The one name."""
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Rename(_OfName):
    """The actor is to be called ``to``; this alone does not join it with another one of that name."""

    table = "rename"

    to: str

    def __post_init__(self) -> None:
        Judgement.__post_init__(self)
        _check_text(self.to)
        _check_name(self.to)

    @property
    def statement(self) -> str:
        """The name and the new one."""
        return f"{self.name!r} is called {self.to!r}"

    @property
    def verdict(self) -> str:
        """That it was named so."""
        return f"named {self.to}"

    @property
    def meaning(self) -> frozenset[str]:
        """The name, folded, with the new one as it is."""
        return frozenset({f"{fold(self.name)}\n{self.to}"})


@dataclass(frozen=True, slots=True)
class KindJudgement(_OfName):
    """The actor is of this kind."""

    table = "kind"

    kind: Kind

    @property
    def statement(self) -> str:
        """The name and what it is."""
        return f"{self.name!r} is {_NOUNS[self.kind]}"

    @property
    def verdict(self) -> str:
        """That it was judged of the kind."""
        return f"judged {_NOUNS[self.kind]}"

    @property
    def meaning(self) -> frozenset[str]:
        """The name, folded, with the kind."""
        return frozenset({f"{fold(self.name)}\n{self.kind}"})


class NotAnActor(_OfName):
    """What bears the name is no actor."""

    __slots__ = ()
    table, verdict = "not_an_actor", "judged no actor"

    @property
    def statement(self) -> str:
        """The name and that it is no actor."""
        return f"{self.name!r} is no actor"


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise JudgementError(f"{text!r} is no text.", "Some of its bytes are not UTF-8.") from error


def _check_name(name: str) -> None:
    if not fold(name):
        raise JudgementError(f"{name!r} is no name.", "A name has letters or digits.")
