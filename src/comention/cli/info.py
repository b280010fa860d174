"""``comention info``: versions, pipelines and the settings in force, or what is in a project."""

from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import platform, python_version
from typing import Any

import click

from comention import config as settings
from comention.wording import counted

LIBRARIES = ("spacy", "networkx", "pyvis", "trafilatura")


@click.command("info")
@click.argument("project", type=click.Path(path_type=Path), required=False)
def command(project: Path | None) -> None:
    """Show what is in PROJECT, or versions, the pipelines of the languages, and the settings in force."""
    if project:
        _tell(project)
        return
    config = settings.load()
    click.echo(f"comention {version('comention')}, Python {python_version()}, {platform()}")
    click.echo(", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    click.echo("\nPipelines:")
    for lang in sorted(config.detect.models):
        name = config.detect.pipeline(lang)
        click.echo(f"  {lang}: {name} {_version(name)}")
    click.echo("\nSettings:")
    for stage in fields(config):
        for name, value in _plain(getattr(config, stage.name)).items():
            click.echo(f"  {stage.name}.{name} = {value!r}")


def _tell(path: Path) -> None:
    from comention.store import GRAPH
    from comention.store import project as opened

    with opened(path, read_only=True) as kept:
        contents, languages, runs = kept.results.summary(), kept.documents.languages(), kept.results.runs()
        gone, made = kept.files.gone(), kept.results.made(GRAPH) is not None
    click.echo(f"{path}: {', '.join(counted(count, name) for name, count in contents.items())}")
    click.echo(f"Languages: {', '.join(f'{lang} {count:,}' for lang, count in languages.items()) or 'none'}")
    click.echo(f"Files that are gone: {len(gone):,}")
    click.echo(f"Graph: {'of all documents' if made else 'none yet, or out of date: build it with -p'}")
    click.echo("\nLast runs:")
    for started, ended, by, read, detected in runs:
        took = f"{(ended - started).total_seconds():.0f} s"
        work = f"{counted(read, 'file')} read, {counted(detected, 'text')} gone through"
        click.echo(f"  {started:%Y-%m-%d %H:%M} UTC, {took}, comention {by}: {work}")


def _plain(stage: Any) -> dict[str, object]:
    return {
        each.name: dict(value) if hasattr(value := getattr(stage, each.name), "keys") else value
        for each in fields(stage)
    }


def _version(model: str) -> str:
    """The version of a pipeline, and of the one that a recogniser of ours is built on."""
    from comention.mentions.nlp import OURS

    if model in OURS:
        return f"(of comention, on {OURS[model]} {_version(OURS[model])})"
    try:
        return version(model)
    except PackageNotFoundError:
        return "(a folder)" if "/" in model else f"(not installed: pip install {model.replace('_', '-')})"
