"""``resgraph ask`` (``query``): a question of the library, a .rq file, or SPARQL."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from resgraph.answers import FORMATS, Question, load_question, questions, render, run
from resgraph.cli.intake import conversions
from resgraph.cli.terminal import Shell, terminal_width
from resgraph.core.addresses import BASE
from resgraph.core.errors import Misuse
from resgraph.pipeline import Conversion
from resgraph.store import open_store


@click.command(name="ask")
@click.argument("question", required=False)
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--store", "where", metavar="DIR", help="The store to ask. [resgraph.toml]")
@click.option(
    "--in", "files", multiple=True, metavar="PATH", help="Ask these documents instead of a store. Repeatable."
)
@click.option("-f", "--format", "form", type=click.Choice(list(FORMATS)), help="[table; turtle for CONSTRUCT]")
@click.option("-o", "--output", default="-", help="A file or - [-].")
@click.option("--wide", is_flag=True, help="Do not cut tables at the width of the terminal.")
@click.option("--show", is_flag=True, help="Show the question's description and SPARQL instead of asking it.")
@click.pass_obj
def command(
    shell: Shell, question: str | None, parameters: tuple[str, ...], where: str | None, files: tuple[str, ...],
    form: str | None, output: str, wide: bool, show: bool,
) -> int:  # fmt: skip
    """Ask QUESTION: a name of the library, a .rq file, SPARQL text, or - for SPARQL from standard input.

    Without QUESTION the library is listed. Parameters are NAME=VALUE; a value may be an address or an identifier as
    printed: document=2022/2505(RSP). A question with one parameter takes the bare value.
    """
    if question is None:
        shell.emit(_listing().encode(), output)
        return 0
    asked = _asked(question)
    if show:
        shell.emit(_shown(asked).encode(), output)
        return 0
    values = _values(asked, parameters)
    width = None if wide or output != "-" else terminal_width()
    if files:
        graphs = conversions(shell, files, base=None)
        quads = [quad for one in graphs if isinstance(one, Conversion) for quad in one.quads]
        text = render(run(asked, quads, values), form or "", width=width, base=shell.setting("base", BASE))
    else:
        directory = where or shell.setting("store", "")
        if not directory:
            raise click.UsageError("say what to ask: --store DIR or --in PATH (or store = ... in resgraph.toml)")
        with open_store(directory) as store:
            text = render(run(asked, store, values), form or "", width=width, base=store.base)
    shell.emit(text.encode(), output)
    return 0


def _asked(question: str) -> Question | str:
    if question == "-":
        return sys.stdin.read()
    if question in questions():
        return questions()[question]
    if question.endswith(".rq"):
        return load_question(Path(question))
    if not any(c.isspace() for c in question.strip()):
        from difflib import get_close_matches  # noqa: PLC0415

        near = get_close_matches(question, questions(), 3)
        hint = f"; did you mean {' or '.join(near)}?" if near else "; resgraph ask lists the questions"
        raise Misuse("unknown-query", f"there is no question {question!r}{hint}")
    return question


def _values(asked: Question | str, given: Iterable[str]) -> dict[str, str]:
    names = [p.name for p in asked.parameters] if isinstance(asked, Question) else []
    values: dict[str, str] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if equals and name.isidentifier():
            values[name] = value
        elif len(values) < len(names) and names[len(values)] not in values:
            values[names[len(values)]] = one
        else:
            raise click.UsageError(f"{one!r} is no NAME=VALUE and the question has no further parameter")
    return values


def _listing() -> str:
    lines: list[str] = []
    by_topic: dict[str, list[Question]] = {}
    for one in questions().values():
        by_topic.setdefault(one.topic or "other", []).append(one)
    for topic, some in by_topic.items():
        lines.append(f"{topic}")
        for one in some:
            needs = " ".join(f"{p.name}=…" if p.required else f"[{p.name}=…]" for p in one.parameters)
            lines.append(f"  {one.name:<28} {one.title}{'  (' + needs + ')' if needs else ''}")
        lines.append("")
    return "\n".join(lines)


def _shown(asked: Question | str) -> str:
    return asked.sparql if isinstance(asked, Question) else asked
