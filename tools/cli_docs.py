"""Writes docs/cli.md from the help of the commands: python tools/cli_docs.py."""

from pathlib import Path

import click

from comention.cli import main

PATH = Path(__file__).parents[1] / "docs" / "cli.md"


def text() -> str:
    """The page: the help of each command, and of each command within a command."""
    parts = ["# Commands", "", "Written by `python tools/cli_docs.py`; each command tells this with `-h`."]
    with click.Context(main, info_name="comention", **main.context_settings) as context:
        for name in main.list_commands(context):
            parts += _help(main, name, context, "##")
    return "\n".join(parts) + "\n"


def _help(group: click.Group, name: str, context: click.Context, heading: str) -> list[str]:
    command = group.get_command(context, name)
    assert command is not None
    with click.Context(command, info_name=name, parent=context, max_content_width=100) as inner:
        parts = ["", f"{heading} {name}", "", "```", command.get_help(inner), "```"]
        if isinstance(command, click.Group):
            for each in command.list_commands(inner):
                parts += _help(command, each, inner, f"{heading}# {name}")
    return parts


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
