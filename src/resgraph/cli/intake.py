"""Documents named on the command line: paths, folders, ``-`` for standard input, with what is known beside them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from resgraph.cli.terminal import Shell
from resgraph.core.addresses import BASE
from resgraph.core.documents import documents, known
from resgraph.core.errors import Refused, ResgraphError
from resgraph.core.known import KnownTexts
from resgraph.core.model import Metadata
from resgraph.core.profiles import profiles

if TYPE_CHECKING:
    from resgraph.pipeline import Conversion

TEXTS = click.option(
    "--known-texts",
    multiple=True,
    metavar="FILE.csv",
    help="A table of texts by number, day, title and page, such as build --texts writes; may be given several times.",
)
PATHS = click.argument("paths", nargs=-1, required=True, type=str, metavar="PATH...")

PROFILE = click.option(
    "--profile",
    type=click.Choice(profiles()),
    default=None,
    help="Documents as this profile of their publisher describes them.",
)


def options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that converts documents."""
    for option in (
        TEXTS,
        click.option("--base", default=None, help=f"Address below which local things are named [{BASE}]."),
        click.option("--number", default="", help="The document's number where the page prints none: TA-9-2022-0012."),
        click.option("--title", default="", help="The title where the copy lacks it."),
        click.option("--date", default="", help="The date of the text where the page prints none: YYYY-MM-DD."),
    ):
        function = option(function)
    return function


def loaded(files: Iterable[str]) -> KnownTexts | None:
    """The texts of the tables; None when there are none. Raises Misuse for a bad table."""
    given = list(files)
    if not given:
        return None
    from resgraph.pipeline import known_texts  # noqa: PLC0415 - all stages, which a build may not need

    return known_texts(*given)


def conversions(
    shell: Shell,
    paths: Iterable[str],
    *,
    base: str | None,
    number: str = "",
    date: str = "",
    title: str = "",
    known_texts: Sequence[str] = (),
) -> Iterator[Conversion | ResgraphError]:
    """Each document converted, or why it was refused; the refusal has been told already.

    ``number``, ``date`` and ``title`` can be given for a single document only. Raises Misuse for a path that is none.
    """
    given = list(paths)
    named = [p for p in given if p != "-"]
    files: list[Any] = [*documents(named), *(["-"] if "-" in given else [])]
    if (number or date or title) and len(files) != 1:
        raise click.UsageError("--number, --date and --title describe one document, but several are given")
    texts = loaded(known_texts)
    where = base or shell.setting("base", BASE)
    for file in shell.watch(files, len(files), "converting"):
        yield _one(shell, file, where, Metadata(number=number, date=date, title=title), texts)


def _one(
    shell: Shell,
    file: Any,  # noqa: ANN401
    base: str,
    metadata: Metadata,
    texts: KnownTexts | None,
) -> Conversion | ResgraphError:
    from resgraph.pipeline import convert  # noqa: PLC0415 - all stages, which a build may not need

    try:
        if file == "-":
            return convert(sys.stdin.buffer.read(), name="<stdin>", metadata=metadata, base=base, texts=texts)
        return convert(file, metadata=known(file, metadata), base=base, texts=texts)
    except Refused as refusal:
        refusal.source = refusal.source or ("<stdin>" if file == "-" else str(file))
        shell.fail(refusal)
        return refusal
