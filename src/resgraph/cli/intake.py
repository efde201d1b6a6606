"""Documents named on the command line: paths, folders, ``-`` for standard input, with what is known beside them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from resgraph.cli.terminal import Shell
from resgraph.core.addresses import BASE
from resgraph.core.errors import Refused, ResgraphError
from resgraph.core.model import Metadata
from resgraph.pipeline import Conversion, convert, documents, known

PATHS = click.argument("paths", nargs=-1, required=True, type=str, metavar="PATH...")


def options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that converts documents."""
    for option in (
        click.option("--base", default=None, help=f"Address below which local things are named [{BASE}]."),
        click.option("--number", default="", help="The document's number where the page prints none: TA-9-2022-0012."),
        click.option("--title", default="", help="The title where the copy lacks it."),
        click.option("--date", default="", help="The date of the text where the page prints none: YYYY-MM-DD."),
    ):
        function = option(function)
    return function


def conversions(
    shell: Shell, paths: Iterable[str], *, base: str | None, number: str = "", date: str = "", title: str = ""
) -> Iterator[Conversion | ResgraphError]:
    """Each document converted, or why it was refused; the refusal has been told already.

    ``number``, ``date`` and ``title`` can be given for a single document only. Raises Misuse for a path that is none.
    """
    given = list(paths)
    named = [p for p in given if p != "-"]
    files: list[Any] = [*documents(named), *(["-"] if "-" in given else [])]
    if (number or date or title) and len(files) != 1:
        raise click.UsageError("--number, --date and --title describe one document, but several are given")
    where = base or shell.setting("base", BASE)
    for file in shell.watch(files, len(files), "converting"):
        yield _one(shell, file, where, Metadata(number=number, date=date, title=title))


def _one(shell: Shell, file: Any, base: str, metadata: Metadata) -> Conversion | ResgraphError:  # noqa: ANN401
    try:
        if file == "-":
            return convert(sys.stdin.buffer.read(), name="<stdin>", metadata=metadata, base=base)
        return convert(file, metadata=known(file, metadata), base=base)
    except Refused as refusal:
        refusal.source = refusal.source or ("<stdin>" if file == "-" else str(file))
        shell.fail(refusal)
        return refusal
