"""``comention info``: versions, pipelines and the settings in force."""

from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version
from platform import platform, python_version
from typing import Any

import click

from comention import config as settings

LIBRARIES = ("spacy", "networkx", "pyvis", "trafilatura")


@click.command("info")
def command() -> None:
    """Show versions, the pipelines of the languages, and the settings in force."""
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
