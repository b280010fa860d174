"""Options that several commands share, and the settings that they make."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from comention import config as settings
from comention.config import Config

Command = TypeVar("Command", bound=Callable[..., Any])


class LanguageModel(click.ParamType[tuple[str, str]]):
    """LANG=NAME: a language and the spaCy pipeline that reads it."""

    name = "LANG=NAME"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The language and the pipeline."""
        if isinstance(value, tuple):
            return value
        lang, sign, name = str(value).partition("=")
        if not (lang and sign and name):
            self.fail(f"{value!r} is not of the form LANG=NAME, such as fr=fr_core_news_lg.", param, ctx)
        return lang.lower(), name


judged = click.option(
    "--judgements",
    type=click.Path(),
    help=f"A file of what persons decided, in the place of {settings.JUDGEMENTS}.",
)


def reading(command: Command) -> Command:
    """Options of the commands that read documents."""
    for option in (
        click.argument("sources", nargs=-1, required=True),
        click.option("--lang", help="The language of all documents (fr, en); detected for each by default."),
        click.option(
            "--model",
            "models",
            type=LanguageModel(),
            multiple=True,
            help="The spaCy pipeline of a language, by name or path.",
        ),
        click.option(
            "--gazetteer",
            "gazetteers",
            type=click.Path(),
            multiple=True,
            help="A TOML or CSV file of actors to find besides the known ones.",
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
        click.option("--strict", is_flag=True, help="End with exit code 1 if anything was not read."),
        click.option("--quiet", "-q", is_flag=True, help="Show no progress and no summary."),
    )[::-1]:
        command = option(command)
    return command


def configured(
    file: Path | None,
    *,
    lang: str | None,
    models: tuple[tuple[str, str], ...],
    gazetteers: tuple[str, ...] = (),
    others: Mapping[str, Mapping[str, Any]] | None = None,
) -> Config:
    """The settings in force: those of the file, with what was said on the command line over them.

    A language that is given a pipeline is read.
    """
    config = settings.load(file)
    languages = [*config.read.languages, *(name for name, _ in models if name not in config.read.languages)]
    said: dict[str, dict[str, Any]] = {
        "read": {"languages": languages, **({"lang": lang} if lang else {})},
        "detect": {"models": dict(models), "gazetteers": [*config.detect.gazetteers, *gazetteers]},
    }
    for stage, values in (others or {}).items():
        said[stage] = {name: value for name, value in values.items() if value is not None}
    return settings.override(config, said)
