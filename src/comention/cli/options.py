"""Options that several commands share, and the settings that they make."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from comention import config as settings
from comention.config import Config
from comention.errors import did_you_mean

Command = TypeVar("Command", bound=Callable[..., Any])


EVERY = ""  # language


class LanguageModel(click.ParamType[tuple[str, str]]):
    """LANG=NAME: a language and the pipeline that reads it; or "fast" or "accurate" for all languages."""

    name = "[LANG=]NAME"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The language, which is `EVERY` where none is said, and the pipeline."""
        if isinstance(value, tuple):
            return value
        if value in settings.MODELS:
            return EVERY, str(value)
        lang, sign, name = str(value).partition("=")
        if not (lang and sign and name):
            near = did_you_mean(str(value), settings.MODELS)
            self.fail(
                f"{value!r} is not of the form LANG=NAME, such as fr=accurate. {near}".strip(), param, ctx
            )
        return lang.lower(), name


class Column(click.ParamType[tuple[str, str]]):
    """FIELD=NAME: a field of a document, and the column of a table that holds it."""

    name = "FIELD=NAME"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The field and the column."""
        if isinstance(value, tuple):
            return value
        field, sign, column = str(value).partition("=")
        if not sign or not column or field not in settings.FIELDS:
            fields = ", ".join(settings.FIELDS)
            self.fail(f"{value!r} is not of the form FIELD=NAME; fields are {fields}.", param, ctx)
        return field, column


judged = click.option(
    "--judgements",
    type=click.Path(),
    help=f"A file of what persons decided, in the place of {settings.JUDGEMENTS}.",
)
models = click.option(
    "--model",
    "models",
    type=LanguageModel(),
    multiple=True,
    help="fast or accurate, for all languages or one (fr=accurate); or a language's spaCy pipeline, "
    "by name or path (fr=fr_core_news_lg).",
)


strict = click.option("--strict", is_flag=True, help="End with exit code 1 if anything was not read.")


def reading(*, sources_required: bool, metavar: str | None = None) -> Callable[[Command], Command]:
    """Options of the commands that read documents."""
    options = (
        click.argument("sources", nargs=-1, required=sources_required, metavar=metavar),
        click.option("--lang", help="The language of all documents (fr, en); detected for each by default."),
        click.option(
            "--column",
            "columns",
            type=Column(),
            multiple=True,
            help="The column of a table that holds a field called otherwise (text=body).",
        ),
        models,
        click.option(
            "--gazetteer",
            "gazetteers",
            type=click.Path(),
            multiple=True,
            help="A TOML or CSV file of actors to find besides the known ones.",
        ),
        click.option(
            "--workers",
            type=click.IntRange(min=0),
            help="How many processes find mentions, 1 being this one alone; by default one for each core if "
            "there is enough to read.",
        ),
        click.option(
            "--engine",
            type=click.Choice(get_args(settings.Engine)),
            help="Where the work is done: embedded, in this process and its workers, or on the cluster that "
            "Spark's usual configuration names.",
        ),
        judged,
        click.option(
            "--names",
            type=click.Choice(["fr", "en"]),
            help="The language of the names of states and known groups.",
        ),
        click.option(
            "--config",
            "file",
            type=click.Path(path_type=Path),
            help="A settings file in the place of comention.toml.",
        ),
        click.option(
            "--skipped",
            "skipped_file",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="A file for all that was not read, a line each, of which only the first are shown.",
        ),
        click.option("--quiet", "-q", is_flag=True, help="Show no progress and no summary."),
    )

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def page_settings(title: str | None, lang: str | None) -> settings.Render:
    """How a page looks: as the settings file says, with what was said on the command line over it."""
    said = {name: value for name, value in (("title", title), ("lang", lang)) if value}
    return settings.override(settings.load().render, said)


def configured(
    file: Path | None,
    *,
    lang: str | None,
    models: tuple[tuple[str, str], ...],
    columns: tuple[tuple[str, str], ...] = (),
    gazetteers: tuple[str, ...] = (),
    others: Mapping[str, Mapping[str, Any]] | None = None,
) -> Config:
    """The settings in force: those of the file, with what was said on the command line over them.

    A language that is given a pipeline is read.
    """
    config = settings.load(file)
    chosen: dict[str, str] = {}
    for language, name in models:
        chosen.update(dict.fromkeys(settings.MODELS[name], name) if language == EVERY else {language: name})
    named = [language for language, _ in models if language not in (EVERY, *config.read.languages)]
    said: dict[str, dict[str, Any]] = {
        "read": {
            "languages": [*config.read.languages, *named],
            "columns": dict(columns),
            **({"lang": lang} if lang else {}),
        },
        "detect": {"models": chosen, "gazetteers": [*config.detect.gazetteers, *gazetteers]},
    }
    for stage, values in (others or {}).items():
        said.setdefault(stage, {}).update({k: value for k, value in values.items() if value is not None})
    return settings.override(config, said)


def reading_settings(options: Mapping[str, Any], **others: Mapping[str, object]) -> Config:
    """The settings in force, of what the options of `reading` say, and others by section."""
    return configured(
        options["file"],
        lang=options["lang"],
        models=options["models"],
        columns=options["columns"],
        gazetteers=options["gazetteers"],
        others={
            "detect": {"workers": options["workers"]},
            "run": {"engine": options["engine"]},
            "resolve": {"names": options["names"], "judgements": options["judgements"]},
            **others,
        },
    )
