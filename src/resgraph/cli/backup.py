"""``resgraph backup``: a copy of a store, proved by its ledger."""

from __future__ import annotations

import click

from resgraph.cli.terminal import Shell
from resgraph.cli.where import STORE, directory
from resgraph.store import backup


@click.command(name="backup")
@STORE
@click.option("--copy", is_flag=True, help="Copy every file, also those that could be shared by hard links.")
@click.argument("target")
@click.pass_obj
def command(shell: Shell, where: str | None, target: str, copy: bool) -> int:
    """Copy a store to TARGET, which must not exist, and compare the copy with the ledger.

    The store may be written to meanwhile: what was committed when the backup began is what it holds. Files that never
    change are shared by hard links where the file system allows; to be safe from a damaged disk, use another one or
    --copy. A backup is a store: every command that reads can be given it.
    """
    held = backup(directory(shell, where), target, linked=not copy)
    shell.say(f"backup      {target}: {len(held.records):,} graphs, {held.quads:,} statements, as in the ledger")
    return 0
