"""``resgraph ask`` (``query``): a question of the library, a .rq file, or SPARQL."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from resgraph.answers import (
    FORMATS,
    Answer,
    Askable,
    Endpoint,
    Limits,
    Question,
    confined,
    explain,
    load_question,
    questions,
    render,
    run,
    stream,
)
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
@click.option("--endpoint", metavar="URL", help="Ask a server by the SPARQL protocol instead of a store.")
@click.option("--ca-file", metavar="FILE", default="", help="Certificates (PEM) to trust with --endpoint.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="[30; --endpoint: 60]")
@click.option("-f", "--format", "form", type=click.Choice(list(FORMATS)), help="[table; turtle for CONSTRUCT]")
@click.option("-o", "--output", default="-", help="A file or - [-].")
@click.option("--wide", is_flag=True, help="Do not cut tables at the width of the terminal.")
@click.option("--show", is_flag=True, help="Show the question's description and SPARQL instead of asking it.")
@click.option("--explain", "explaining", is_flag=True, help="Show what takes how many rows and seconds.")
@click.pass_obj
def command(
    shell: Shell, question: str | None, parameters: tuple[str, ...], where: str | None, files: tuple[str, ...],
    endpoint: str | None, ca_file: str, timeout: float | None, form: str | None, output: str, wide: bool, show: bool,
    explaining: bool,
) -> int:  # fmt: skip
    """Ask QUESTION: a name of the library, a .rq file, SPARQL text, or - for SPARQL from standard input.

    Without QUESTION the library is listed. Parameters are NAME=VALUE; a value may be an address or an identifier as
    printed: document=2022/2505(RSP). A question with one parameter takes the bare value. User and password for a server
    come from RESGRAPH_USER and RESGRAPH_PASSWORD.
    """
    if question is None:
        shell.emit(_listing().encode(), output)
        return 0
    asked = _asked(question)
    if show:
        shell.emit(_shown(asked).encode(), output)
        return 0
    on = _asked_of(shell, where, files, endpoint, ca_file)
    asking = Asking(asked, on, _values(asked, parameters), timeout or _seconds(shell))
    if explaining:
        for words in asking.explanation() if output == "-" else ["".join(asking.explanation())]:
            shell.emit(words.encode(), output)
        return 0
    width = None if wide or output != "-" else terminal_width()
    base = getattr(on, "base", "") or shell.setting("base", BASE)
    text = asking.within(lambda: render(asking.answer(), form or "", width=width, base=base))
    shell.emit(text.encode(), output)
    return 0


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, what is asked, and how long it may take; None: as long as is usual."""

    asked: Question | str
    on: Askable
    values: dict[str, str]
    seconds: float | None

    def answer(self) -> Answer:
        """The answer, had in this process."""
        on = self.on.within(self.seconds) if isinstance(self.on, Endpoint) else self.on
        return run(self.asked, on, self.values)

    def explanation(self) -> Iterator[str]:
        """Steps and times, as they are known; what was known before the time was over."""
        if isinstance(self.on, Endpoint):
            return explain(self.asked, self.on.within(self.seconds), self.values)
        return stream(lambda: explain(self.asked, self.on, self.values), self._limits())

    def _limits(self) -> Limits:
        return Limits(self.seconds) if self.seconds else Limits()

    def within(self, work: Callable[[], str]) -> str:
        """What ``work`` gives; it is done by a process that is killed when the time is over, but for a server."""
        if isinstance(self.on, Endpoint):
            return work()
        return confined(work, self._limits())


def _asked_of(shell: Shell, where: str | None, files: tuple[str, ...], endpoint: str | None, ca_file: str) -> Askable:
    if sum(map(bool, (where, files, endpoint))) > 1:
        raise click.UsageError("--store, --in and --endpoint exclude each other")
    if endpoint:
        return replace(Endpoint.at(endpoint, authorities=ca_file), base=shell.setting("base", ""))
    if files:
        graphs = conversions(shell, files, base=None)
        return [quad for one in graphs if isinstance(one, Conversion) for quad in one.quads]
    directory = where or shell.setting("store", "")
    if not directory:
        message = "say what to ask: --store DIR, --in PATH or --endpoint URL (or store = ... in resgraph.toml)"
        raise click.UsageError(message)
    return open_store(directory)  # reads the index only when it is asked


def _seconds(shell: Shell) -> float | None:
    given = shell.setting("timeout", "")
    try:
        seconds = float(given) if given else None
    except ValueError:
        seconds = 0.0
    if seconds is not None and not seconds > 0:
        raise Misuse("bad-configuration", f"timeout = {given}: not a number of seconds above zero")
    return seconds


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
