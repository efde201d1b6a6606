"""``resgraph doctor``: is the installation sound, and the store?"""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from resgraph.cli.terminal import Shell
from resgraph.core.problem import catalogue
from resgraph.core.tables import shipped
from resgraph.store import examine
from resgraph.version import __version__

_LIBRARIES = ("pyoxigraph", "rdflib", "pyshacl", "SPARQLWrapper", "click", "rich", "ahocorasick-rs")


@click.command(name="doctor")
@click.option("--store", "where", metavar="DIR", help="Look at this store too. [resgraph.toml]")
@click.option("--deep", is_flag=True, help="Read every file of the store and every order of its index.")
@click.pass_obj
def command(shell: Shell, where: str | None, deep: bool) -> int:
    """Look at the installation and, with --store, compare a store's ledger, archive and index.

    Exit code 0 when all is sound, 5 when files of the store are damaged, 7 when its index holds something else than the
    ledger says, 70 when the installation is broken. What mends it is said.
    """
    sound = True
    for name, look in _LOOKS.items():
        try:
            click.echo(f"ok   {name:<12} {look()}")
        except Exception as fault:  # whatever is broken is to be told, not to end the examination
            sound = False
            click.echo(f"BAD  {name:<12} {type(fault).__name__}: {fault}")
    directory = where or shell.setting("store", "")
    if directory:
        _store(Path(directory), deep=deep)
    return 0 if sound else 70


def _store(directory: Path, *, deep: bool) -> None:
    found = examine(directory, deep=deep)
    for path in found.leftovers:
        click.echo(f"note {'leftover':<12} {path}: the next command that writes removes it")
    for name, wrong in (("archive", found.archive), ("index", found.index), ("differs", found.differing)):
        for words in wrong:
            click.echo(f"BAD  {name:<12} {words}")
    if fault := found.fault(directory):
        raise fault
    how = "all files and orders read" if deep else "sizes and counts (--deep reads everything)"
    said = f"{found.graphs} graphs, {found.quads:,} statements as in the ledger"
    click.echo(f"ok   {'store':<12} {directory}: {said}; {how}")


def _libraries() -> str:
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)


def _knowledge() -> str:
    return ", ".join(f"{folder} {sum(1 for _ in _files(folder))} files" for folder in ("ontology", "shapes", "queries"))


def _files(folder: str) -> Iterator[str]:
    return (f.name for f in shipped(folder).iterdir() if f.name.endswith((".ttl", ".rq", ".jsonld")))


def _conversion() -> str:
    from resgraph.pipeline import convert  # noqa: PLC0415

    one = convert(b"The European Parliament,\n\nA. whereas x;\n\n1. Calls on the Commission to act.\n", name="trial")
    return f"a trial text gives {len(one.quads)} statements"


_LOOKS: dict[str, Callable[[], str]] = {
    "resgraph": lambda: __version__,
    "python": lambda: f"{platform.python_version()} on {platform.system()} ({sys.executable})",
    "libraries": _libraries,
    "problems": lambda: f"{len(catalogue())} codes",
    "knowledge": _knowledge,
    "conversion": _conversion,
}
