"""``resgraph stats``: counts of a store or of documents."""

from __future__ import annotations

import json

import click

from resgraph.answers import summary
from resgraph.cli.intake import conversions
from resgraph.cli.summary import counted
from resgraph.cli.terminal import Shell
from resgraph.pipeline import Conversion
from resgraph.store import open_store


@click.command(name="stats")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--store", "where", metavar="DIR", help="Count a store instead of documents. [resgraph.toml]")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--graphs", is_flag=True, help="List the graphs of the store with their number of statements.")
@click.pass_obj
def command(shell: Shell, paths: tuple[str, ...], where: str | None, form: str, graphs: bool) -> int:
    """Count documents, parts, references by status, mentions, positions: of PATH... or of a store."""
    refused = 0
    if paths:
        results = list(conversions(shell, paths, base=None))
        good = [one for one in results if isinstance(one, Conversion)]
        refused = len(results) - len(good)
        counts = summary([quad for one in good for quad in one.quads])
    else:
        directory = where or shell.setting("store", "")
        if not directory:
            raise click.UsageError("say what to count: PATH... or --store DIR (or store = ... in resgraph.toml)")
        with open_store(directory) as store:
            if graphs:
                for record in store.graphs():
                    click.echo(f"{record.quads:>9,}  {record.graph}")
                return 0
            counts = summary(store)
    text = json.dumps(counts, indent=2) if form == "json" else counted(counts)
    shell.emit((text + "\n").encode(), "-")
    return 3 if refused else 0
