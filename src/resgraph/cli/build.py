"""``resgraph build``: documents and folders -> a validated store."""

from __future__ import annotations

import time
from pathlib import Path

import click

from resgraph import building
from resgraph.cli.intake import PATHS, TEXTS, loaded
from resgraph.cli.summary import counted
from resgraph.cli.terminal import Shell
from resgraph.core.documents import documents
from resgraph.core.errors import Misuse
from resgraph.core.known_table import write
from resgraph.core.problem import Severity
from resgraph.store import open_or_create


@click.command(name="build")
@PATHS
@click.option(
    "--store", "where", metavar="DIR", help="The store to build; made if it is not there yet. [resgraph.toml]"
)
@click.option("--base", default=None, help="Address below which a new store names local things.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes; 0 means one for each core [0].")
@click.option("--strict", is_flag=True, help="Leave out documents that do not conform to the shapes.")
@click.option("--no-validate", is_flag=True, help="Do not check against the shapes.")
@TEXTS
@click.option(
    "--texts", "table", default=None, metavar="FILE.csv", help="Write the texts that the documents know there."
)
@click.option("--no-reconcile", is_flag=True, help="Link every document by itself, not by what the others say.")
@click.option(
    "--keep",
    "removal",
    flag_value=building.Removal.NOTHING,
    help="Remove nothing, also not what is gone from the paths.",
)
@click.option(
    "--prune", "removal", flag_value=building.Removal.OTHERS, help="Leave nothing in the store but these documents."
)
@click.option("--wait", type=float, default=0.0, help="Seconds to wait for another writer of the store [0].")
@click.pass_obj
def command(
    shell: Shell, paths: tuple[str, ...], where: str | None, base: str | None, jobs: int, strict: bool,
    no_validate: bool, known_texts: tuple[str, ...], table: str | None, no_reconcile: bool,
    removal: str | None, wait: float,
) -> int:  # fmt: skip
    """Read files and folders, convert and validate each document, load them into a store, and say what was done.

    What one document says of a text (number with day, subject, page) links references of the others. Building again
    does again only what has changed, and removes what is gone from the paths given.
    """
    directory = where or shell.setting("store", "")
    if not directory:
        raise click.UsageError("say where: --store DIR (or store = ... in resgraph.toml)")
    if table and not Path(table).parent.is_dir():
        raise Misuse("cannot-write", f"{table} cannot be written: there is no such folder", source=table)
    files = documents(paths)
    texts = loaded(known_texts)
    began = time.monotonic()
    with open_or_create(directory, base=base or shell.setting("base", "") or None, wait=wait) as store:
        shown = shell.counter(len(files), "building")

        def on_document(one: building.Built) -> None:
            shell.tell(one.diagnostics)
            shown(1)

        report = building.build(
            files,
            store,
            jobs=jobs,
            strict=strict,
            validate=not no_validate,
            reconciled=not no_reconcile,
            texts=texts,
            folders=[Path(path) for path in paths if Path(path).is_dir()],
            removal=building.Removal(removal or building.Removal.GONE),
            on_document=on_document,
        )
        shown(0)
        shell.report((*report.problems, *report.load.problems), None)
        for refusal in report.load.refused:
            shell.fail(refusal)
        counts = building.counts(store)
    shell.say(counted(counts))
    shell.say(_efforts(report))
    shell.say(_graphs(report))
    if not no_reconcile:
        shell.say(_across(report))
    if table is not None:
        shell.emit(write(report.texts), table)
    shell.say(_verdict(report, not no_validate))
    shell.say(f"time        {time.monotonic() - began:.1f} s")
    return 3 if report.refused else 1 if report.nonconforming else 0


def _efforts(report: building.BuildReport) -> str:
    done = ", ".join(f"{number:,} {effort}" for effort, number in report.efforts.items() if number)
    return f"documents   {done}{f' ({report.anew}: all done anew)' if report.anew else ''}"


def _graphs(report: building.BuildReport) -> str:
    changed = report.load
    done = f"{len(changed.added)} added, {len(changed.replaced)} replaced, {len(changed.unchanged)} unchanged"
    removed = f", {len(changed.removed)} removed"
    others = f", {report.others} of other documents left alone" if report.others else ""
    return f"graphs      {done}{removed}{others}; {changed.quads:,} statements in the store"


def _across(report: building.BuildReport) -> str:
    upgraded = f"{report.upgraded:,} reference{'s' * (report.upgraded != 1)} upgraded by other documents"
    return f"known texts {len(report.texts):,} statements; {upgraded}, {report.narrowed:,} narrowed to candidates"


def _verdict(report: building.BuildReport, validated: bool) -> str:
    errors = building.totals(report.findings, [Severity.ERROR])
    warnings = building.totals(report.findings, [Severity.WARNING])
    notes = building.totals(report.findings, [Severity.NOTE])
    said = f"findings    {errors} errors, {warnings} warnings, {notes} notes"
    if not validated:
        return f"{said} (not validated)"
    bad = len(report.nonconforming) - len(report.refused) if report.nonconforming else 0
    conform = report.documents - len(report.refused) - max(bad, 0)
    return f"{said}; {conform} of {report.documents} documents conform, {len(report.refused)} refused"
