"""``resgraph explain``: cause and remedy of a problem code."""

from __future__ import annotations

import click

from resgraph.core.errors import Misuse
from resgraph.core.problem import catalogue
from resgraph.core.report import explanation


@click.command(name="explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Tell cause and remedy of a problem CODE (RG1001 or its name); without CODE list all."""
    entries = catalogue()
    if code is None:
        for entry in entries.values():
            click.echo(f"{entry.code}  {entry.severity.value:<8} {entry.name:<28} {entry.title}")
        return 0
    found = next((e for e in entries.values() if code.upper() == e.code or code == e.name), None)
    if found is None:
        raise Misuse("no-such-code", f"there is no problem code {code!r}; resgraph explain lists all")
    click.echo(explanation(found).rstrip("\n"))
    return 0
