"""``resgraph rebuild``: the index of a store anew from its archive."""

from __future__ import annotations

import click

from resgraph.cli.terminal import Shell
from resgraph.cli.where import STORE, directory
from resgraph.store import open_store


@click.command(name="rebuild")
@STORE
@click.option("--wait", type=float, default=0.0, help="Seconds to wait for another writer of the store [0].")
@click.pass_obj
def command(shell: Shell, where: str | None, wait: float) -> int:
    """Build the index of a store anew from its archive, when doctor says that it is damaged."""
    place = directory(shell, where)
    with open_store(place, write=True, wait=wait) as store:
        store.rebuild()
        shell.say(f"rebuilt     {place}: {len(store.graphs()):,} graphs, {len(store):,} statements")
    return 0
