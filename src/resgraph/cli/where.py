"""Which store a command is about."""

from __future__ import annotations

from pathlib import Path

import click

from resgraph.cli.terminal import Shell

STORE = click.option("--store", "where", metavar="DIR", help="The store. [resgraph.toml]")


def directory(shell: Shell, where: str | None) -> Path:
    """The directory of the store given or set in resgraph.toml. Raises UsageError when there is neither."""
    given = where or shell.setting("store", "")
    if not given:
        raise click.UsageError("say which store: --store DIR (or store = ... in resgraph.toml)")
    return Path(given)
