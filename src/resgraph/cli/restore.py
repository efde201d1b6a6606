"""``resgraph restore``: a store from a backup."""

from __future__ import annotations

import click

from resgraph.cli.terminal import Shell
from resgraph.cli.where import STORE, directory
from resgraph.store import restore


@click.command(name="restore")
@click.argument("backup")
@STORE
@click.option("--replace", is_flag=True, help="Also when the store is sound and holds something.")
@click.pass_obj
def command(shell: Shell, backup: str, where: str | None, replace: bool) -> int:
    """Make a store what BACKUP is: a new one, a damaged one, or with --replace any.

    The backup is compared with its ledger first. Readers of the store go on undisturbed, and see the restored state
    from their next opening on.
    """
    place = directory(shell, where)
    held = restore(backup, place, replacing=replace)
    shell.say(f"restored    {place}: {len(held.records):,} graphs, {held.quads:,} statements")
    return 0
