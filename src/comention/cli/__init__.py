"""The command line: each command parses, calls the library and prints."""

import os
import traceback
from importlib import import_module

import click

from comention.errors import ComentionError

COMMANDS = (
    *("build", "watch", "actors", "who", "explain", "judge", "review", "report", "diff"),
    *("view", "serve", "export", "mentions", "evaluate", "info"),
)


class Commands(click.Group):
    """The commands, each loaded from the module of its name when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"comention.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours is told without a traceback, and ends with exit code 1."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(130)
        except ComentionError as error:
            if os.environ.get("COMENTION_DEBUG"):
                traceback.print_exception(error)
            click.secho(f"Error: {error.message}", fg="red", err=True)
            if error.hint:
                click.echo(error.hint, err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="comention")
def main() -> None:
    """Who is mentioned with whom: from news articles to a graph of people, groups and states."""
