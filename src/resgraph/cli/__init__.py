"""The command line: arguments, files and exit codes; no logic.

Exit codes: 0 done, 1 findings, 2 usage, 3 documents refused, 5 store, 6 remote, 7 ledger and store disagree,
70 our own fault, 130 interrupted, 143 terminated. Data goes to standard output, everything else to standard error.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from dataclasses import replace
from typing import Any, NoReturn

import click

from resgraph.cli.terminal import Shell
from resgraph.version import __version__

VERBS = {
    "demo": ("demo", "Build the graph of the examples, validate it, show five answers."),
    "convert": ("convert", "Turn documents into RDF."),
    "build": ("build", "Read documents and folders into a validated store."),
    "validate": ("validate", "Check documents or RDF against the shapes."),
    "ask": ("ask", "Run a question of the library, a .rq file or SPARQL."),
    "query": ("ask", "The same as ask."),
    "load": ("load", "Send a store to a SPARQL server and read back what it holds."),
    "dump": ("dump", "Write everything a store holds."),
    "inspect": ("inspect", "Show a text with everything recognised marked."),
    "stats": ("stats", "Count what a store or documents hold."),
    "explain": ("explain", "Tell cause and remedy of a problem code."),
    "backup": ("backup", "Copy a store, proved by its ledger."),
    "restore": ("restore", "Make a store what a backup is."),
    "rebuild": ("rebuild", "Build the index of a store anew from its archive."),
    "migrate": ("migrate", "Convert a store of an earlier version."),
    "doctor": ("doctor", "Look at the installation, and at a store."),
}


def _say_more(ctx: click.Context, _: click.Parameter, count: int) -> None:
    ctx.obj = replace(ctx.obj, verbose=ctx.obj.verbose + count)


_VERBOSE = click.Option(
    ["-v", "--verbose"], count=True, expose_value=False, callback=_say_more, help="Say more, as before the verb."
)


class Verbs(click.Group):
    """A group whose commands are imported when they are called, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command object of a verb, or None for an unknown one."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"resgraph.cli.{VERBS[cmd_name][0]}")
        command: click.Command = module.command
        if _VERBOSE not in command.params:
            command.params.append(_VERBOSE)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of verbs without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, words) for verb, (_, words) in VERBS.items()])


@click.command(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="resgraph")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.option("-v", "--verbose", count=True, help="Say more: every note, with its place.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour on a terminal.")
@click.option(
    "--problems",
    type=click.Choice(["human", "json", "sarif", "github"]),
    default="human",
    help="How problems are written to standard error.",
)
@click.option("--config", type=click.Path(dir_okay=False), help="A resgraph.toml; by default the one in this folder.")
@click.option("--debug", is_flag=True, help="Show a traceback when something breaks.")
@click.pass_context
def group(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401
    """Turn the resolutions of parliaments and assemblies into a knowledge graph."""
    ctx.obj = Shell.make(**options)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        click.echo("\nTo see it work: resgraph demo. To begin: resgraph convert FILE")


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with the exit code of the module's docstring."""
    signal.signal(signal.SIGTERM, _terminated)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code; never raises, never prints a traceback without --debug."""
    try:
        code = group.main(args=arguments, prog_name="resgraph", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as misuse:
        misuse.show()
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (click.Abort, KeyboardInterrupt) as end:
        return _interrupted(end)
    except Exception as fault:
        if "--debug" in arguments:
            raise
        return Shell.current().fail(fault)


def _terminated(number: int, _: object) -> NoReturn:
    """SIGTERM ends the work as Ctrl-C does: files that it made for a time are removed, the store is left sound."""
    raise KeyboardInterrupt(number)


def _interrupted(end: BaseException) -> int:
    click.echo("interrupted", err=True)
    return 143 if signal.SIGTERM in (end.__cause__ or end).args else 130
