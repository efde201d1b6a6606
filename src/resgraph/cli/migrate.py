"""``resgraph migrate``: a store in the present format."""

from __future__ import annotations

import click

from resgraph.cli.terminal import Shell
from resgraph.cli.where import STORE, directory
from resgraph.store import migrate


@click.command(name="migrate")
@STORE
@click.option("--wait", type=float, default=0.0, help="Seconds to wait for another writer of the store [0].")
@click.pass_obj
def command(shell: Shell, where: str | None, wait: float) -> int:
    """Convert a store written by an earlier version of resgraph or of its database to the present format."""
    place = directory(shell, where)
    before, after = migrate(place, wait=wait)
    done = "nothing to do" if before == after else f"was format {before}"
    shell.say(f"migrated    {place}: format {after}, {done}")
    return 0
