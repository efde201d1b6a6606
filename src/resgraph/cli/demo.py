"""``resgraph demo``: the main job on the shipped examples, offline."""

from __future__ import annotations

import time
from dataclasses import replace
from importlib.resources import as_file
from pathlib import Path

import click

from resgraph import building
from resgraph.answers import questions, render, run, summary
from resgraph.cli.summary import counted
from resgraph.cli.terminal import Shell, terminal_width
from resgraph.core.problem import Severity
from resgraph.core.tables import shipped
from resgraph.pipeline import documents
from resgraph.store import Store, open_or_create

# What the demonstration asks: the name of a question, its parameters, the columns shown.
_ASKED: tuple[tuple[str, dict[str, str], tuple[str, ...]], ...] = (
    ("sponsors", {"document": "2022/2505(RSP)"}, ("place", "name", "group", "person")),
    ("prior-resolutions", {"document": "2022/2505(RSP)"}, ("date", "number", "words")),
    ("asked-of", {"agent": "Government of Kazakhstan"}, ("part", "cue", "asked")),
    ("condemned", {"document": "2022/2505(RSP)"}, ("part", "words")),
    ("organisations-mentioned", {}, ("name", "mentions", "texts", "organisation")),
)
_ROWS = 8


@click.command(name="demo")
@click.option("--store", "where", default="demo-store", metavar="DIR", help="Where to build the store [demo-store].")
@click.pass_obj
def command(shell: Shell, where: str) -> int:
    """Build the graph of the shipped examples, validate it, and show five answers."""
    began = time.monotonic()
    with as_file(shipped("examples")) as folder, open_or_create(where) as store:
        files = documents([folder])
        click.echo(f"Building {where} from {len(files)} documents ...")
        report = building.build(files, store)
        click.echo(counted(summary(store)))
        click.echo(_verdict(report))
        for number, (name, parameters, shown) in enumerate(_ASKED, 1):
            click.echo(f"\n{number}. {questions()[name].title}")
            click.echo(f"   $ resgraph ask {name}{_words(parameters)} --store {where}\n")
            click.echo(_answer(store, name, parameters, shown))
    click.echo(
        f"Done in {time.monotonic() - began:.0f} s. More: resgraph ask, resgraph inspect {_example()}, resgraph --help"
    )
    return 3 if report.refused else 1 if report.nonconforming else 0


def _verdict(report: building.BuildReport) -> str:
    errors = building.totals(report.findings, [Severity.ERROR])
    warnings = building.totals(report.findings, [Severity.WARNING])
    conform = report.documents - len(report.refused) - len(report.nonconforming)
    return f"validation  {conform} of {report.documents} documents conform; {errors} errors, {warnings} warnings"


def _answer(store: Store, name: str, parameters: dict[str, str], shown: tuple[str, ...]) -> str:
    answer = run(name, store, parameters)
    places = [i for i, column in enumerate(answer.columns) if column.name in shown]
    columns = tuple(answer.columns[i] for i in places)
    rows = tuple(tuple(row[i] for i in places) for row in answer.rows[:_ROWS])
    text = render(replace(answer, columns=columns, rows=rows), width=min(terminal_width(), 110), base=store.base)
    more = f"... {len(answer) - _ROWS} more rows\n" if len(answer) > _ROWS else ""
    return text + more


def _words(parameters: dict[str, str]) -> str:
    return "".join(f' "{n}={v}"' if " " in v or "(" in v else f" {n}={v}" for n, v in parameters.items())


def _example() -> str:
    here = Path("examples/kazakhstan-2022.txt")
    return str(here) if here.is_file() else "FILE"
