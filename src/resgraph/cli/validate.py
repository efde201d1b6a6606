"""``resgraph validate``: documents, RDF or a store against the shapes."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from resgraph.cli.intake import PROFILE, conversions, options
from resgraph.cli.terminal import Shell
from resgraph.core.errors import Misuse
from resgraph.core.problem import Severity, problem
from resgraph.core.profiles import Profile
from resgraph.core.profiles import profile as named
from resgraph.core.report import Diagnostic, locate, summary
from resgraph.formats.reading import read as read_rdf
from resgraph.formats.reading import readable
from resgraph.judging import heard, judged, judged_document, judged_store
from resgraph.pipeline import Conversion
from resgraph.store import open_store
from resgraph.validation import check, check_store


@click.command(name="validate")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--store", "where", metavar="DIR", help="Check a whole store as one graph, instead of PATH...")
@click.option("--report", metavar="FILE", help="With --store: the standard's report in Turtle, to a file or -.")
@click.option(
    "--shapes", multiple=True, metavar="FILE", help="SHACL in Turtle instead of the shipped shapes. Repeatable."
)
@PROFILE
@options
@click.pass_obj
def command(
    shell: Shell,
    /,
    paths: tuple[str, ...],
    where: str | None,
    report: str | None,
    shapes: tuple[str, ...],
    profile: str | None,
    **about: Any,  # noqa: ANN401
) -> int:
    """Check documents, RDF files (.ttl .nt .nq .trig .jsonld .rdf) or a store against the shapes.

    A store is checked as one graph, so that what documents say of each other is checked too.

    With --profile, what another publisher would say of the documents is checked against that publisher's shapes;
    statements from elsewhere are checked as they stand. What is set aside, and why, is shown with resgraph -v. Where no
    document has a record in the profile, nothing is checked and the exit code is 3.

    Findings are shown with the words of the source they came from. Exits with 0 when everything conforms, 1 when not.
    """
    if shapes and profile:
        raise click.UsageError("--shapes and --profile are two answers to one question; give one")
    if bool(paths) == bool(where) or (report and (profile or not where)):
        raise click.UsageError("say what to check: PATH... or --store DIR; --report is of a store without --profile")
    given = [_shapes(path) for path in shapes] or None
    judge = named(profile) if profile else None
    if where:
        return _records(shell, where, judge) if judge else _store(shell, where, report, given)
    told: list[Diagnostic] = []
    checked = 0
    rdf = [path for path in paths if path != "-" and readable(path) and Path(path).is_file()]
    for path in rdf:
        quads = read_rdf(Path(path).read_bytes(), path)
        found = judged(quads, judge) if judge else check(quads, shapes=given)
        told += [Diagnostic(finding.problem, path) for finding in found]
        checked += heard(found)
    refused = 0
    rest = [path for path in paths if path not in rdf]
    for one in conversions(shell, rest, **about) if rest else ():
        if not isinstance(one, Conversion):
            refused += 1
            continue
        places = one.description.places
        found = judged_document(one, judge) if judge else check(one.quads, shapes=given, places=places)
        told += [locate(finding.problem, one.source) for finding in found]
        checked += heard(found)
    shell.tell(told)
    if checked:
        shell.say(f"{summary(told) or 'no findings'}; {'does not conform' if _bad(told) else 'conforms'}")
    return 3 if refused or not checked else 1 if _bad(told) else 0


def _store(shell: Shell, directory: str, report: str | None, shapes: list[Path] | None) -> int:
    began = time.monotonic()
    with open_store(directory) as store:
        found = check_store(store, shapes=shapes)
        size, graphs = len(store), len(store.graphs())
    told = [Diagnostic(finding.problem, graph or directory) for graph, finding in found.findings]
    shell.tell(told)
    for one in found.outside:
        shell.say(f"{one.shape}: validated by pySHACL, not as sets: {one.reason}")
    if shell.verbose:
        shell.say(f"{size:,} statements in {graphs:,} graphs: {time.monotonic() - began:.1f} s{_memory()}")
    if report:
        shell.emit(found.report(), report)
    shell.say(f"{summary(told) or 'no findings'}; {'does not conform' if _bad(told) else 'conforms'}")
    return 1 if _bad(told) else 0


def _records(shell: Shell, directory: str, judge: Profile) -> int:
    told: list[Diagnostic] = []
    graphs = 0
    with open_store(directory) as store:
        for graph, found in judged_store(store, judge):
            graphs += 1
            told += [Diagnostic(finding.problem, graph) for finding in found]
    if not graphs:
        shell.report([problem("no-record", judge.unheard)], None, name=directory)
        return 3
    shell.tell(told)
    verdict = "does not conform" if _bad(told) else "conforms"
    shell.say(f"{graphs:,} records: {summary(told) or 'no findings'}; {verdict}")
    return 1 if _bad(told) else 0


def _memory() -> str:
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not on every system

        return f", at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory"
    return ""


def _bad(told: list[Diagnostic]) -> bool:
    return any(one.problem.severity is Severity.ERROR for one in told)


def _shapes(path: str) -> Path:
    if not Path(path).is_file():
        raise Misuse("no-such-file", f"{path} does not exist or is no file", source=path)
    return Path(path)
