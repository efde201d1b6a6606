"""``resgraph convert``: documents -> RDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from resgraph.cli.intake import PATHS, PROFILE, conversions, options
from resgraph.cli.terminal import Shell
from resgraph.core.problem import problem
from resgraph.core.profiles import profile as named
from resgraph.formats import FORMATS, by_name, by_suffix, write
from resgraph.pipeline import Conversion


@click.command(name="convert")
@PATHS
@click.option(
    "-f", "--format", "form", default=None, help=f"One of: {', '.join(FORMATS)} [from the suffix, or turtle]."
)
@click.option("-o", "--output", default="-", help="A file, a folder (one file per document), or - [-].")
@PROFILE
@options
@click.pass_obj
def command(
    shell: Shell,
    /,
    paths: tuple[str, ...],
    form: str | None,
    output: str,
    profile: str | None,
    **about: Any,  # noqa: ANN401
) -> int:
    """Turn documents into RDF.

    PATH is a file (pasted text, HTML, Markdown, wiki text, a UN text layer), a folder, or - for standard input.
    Several documents become one data set, or with a folder as --output one file each. With --profile, each becomes the
    record that its publisher's register would have of it, under official addresses.
    """
    chosen = (
        by_name(form) if form else (by_suffix(output) if output != "-" and Path(output).suffix else by_name("turtle"))
    )
    apart = output.endswith("/") or Path(output).is_dir()
    refused = 0
    quads: set[str] = set()
    wanted = named(profile) if profile else None
    for one in conversions(shell, paths, **about):
        if not isinstance(one, Conversion):
            refused += 1
            continue
        shell.report(one.problems, one.source)
        said = one.record(wanted) if wanted else one.quads
        if wanted and not said:
            refused += 1
            shell.report([problem("no-record", wanted.unheard)], None, name=one.source.name)
        elif apart:
            Path(output).mkdir(parents=True, exist_ok=True)
            name = one.address.home.replace("/", "_") + chosen.suffix
            shell.emit(write(said, chosen.name), str(Path(output) / name))
        else:
            quads.update(said)
    if quads:
        shell.emit(write(sorted(quads), chosen.name), output)
    return 3 if refused else 0
