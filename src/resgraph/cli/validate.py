"""``resgraph validate``: documents or RDF against the shapes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from resgraph.cli.intake import PATHS, conversions, options
from resgraph.cli.terminal import Shell
from resgraph.core.errors import Misuse
from resgraph.core.problem import Severity
from resgraph.core.report import Diagnostic, locate, summary
from resgraph.formats.reading import read as read_rdf
from resgraph.formats.reading import readable
from resgraph.pipeline import Conversion
from resgraph.validation import check


@click.command(name="validate")
@PATHS
@click.option(
    "--shapes", multiple=True, metavar="FILE", help="SHACL in Turtle instead of the shipped shapes. Repeatable."
)
@options
@click.pass_obj
def command(shell: Shell, /, paths: tuple[str, ...], shapes: tuple[str, ...], **about: Any) -> int:  # noqa: ANN401
    """Check documents, or RDF files (.ttl .nt .nq .trig .jsonld .rdf), against the shapes.

    Findings are shown with the words of the source they came from. Exits with 0 when everything conforms, 1 when not.
    """
    given = [_shapes(path) for path in shapes] or None
    told: list[Diagnostic] = []
    rdf = [path for path in paths if path != "-" and readable(path) and Path(path).is_file()]
    for path in rdf:
        told += [Diagnostic(f.problem, path) for f in check(read_rdf(Path(path).read_bytes(), path), shapes=given)]
    refused, checked = 0, len(rdf)
    rest = [path for path in paths if path not in rdf]
    for one in conversions(shell, rest, **about) if rest else ():
        if not isinstance(one, Conversion):
            refused += 1
            continue
        checked += 1
        found = check(one.quads, shapes=given, places=one.description.places)
        told += [locate(finding.problem, one.source) for finding in found]
    shell.tell(told)
    if checked:
        shell.say(f"{summary(told) or 'no findings'}; {'does not conform' if _bad(told) else 'conforms'}")
    return 3 if refused else 1 if _bad(told) else 0


def _bad(told: list[Diagnostic]) -> bool:
    return any(one.problem.severity is Severity.ERROR for one in told)


def _shapes(path: str) -> Path:
    if not Path(path).is_file():
        raise Misuse("no-such-file", f"{path} does not exist or is no file", source=path)
    return Path(path)
