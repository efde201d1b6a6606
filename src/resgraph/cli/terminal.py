"""What every command needs of its surroundings: standard streams, colour, progress, files, problems."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import click

from resgraph.core.errors import Misuse, ResgraphError
from resgraph.core.model import Source
from resgraph.core.problem import Problem, Severity, problem
from resgraph.core.report import ANSI, FORMATS, PLAIN, Diagnostic, human, locate

T = TypeVar("T")
_SHOWN = 10  # problems shown of one document without -v


@dataclass(frozen=True, slots=True)
class Shell:
    """The options before the verb, and how to speak."""

    quiet: bool = False
    verbose: int = 0
    color: str = "auto"
    problems: str = "human"
    debug: bool = False
    settings: dict[str, Any] = field(default_factory=dict)

    _last: ClassVar[list[Shell]] = []

    @classmethod
    def make(cls, *, config: str | None, **options: Any) -> Shell:  # noqa: ANN401
        """A shell from the options; reads resgraph.toml. Raises Misuse when the file cannot be read."""
        shell = cls(**options)
        cls._last[:] = [shell]
        shell = cls(**options, settings=_settings(config))
        cls._last[:] = [shell]
        return shell

    @classmethod
    def current(cls) -> Shell:
        """The shell of this call, or one with default options before any was made."""
        return cls._last[0] if cls._last else cls()

    def setting(self, name: str, default: str) -> str:
        """A value of resgraph.toml."""
        return str(self.settings.get(name, default))

    def coloured(self, stream: Any = None) -> bool:  # noqa: ANN401
        """Whether to colour what goes to ``stream`` (standard error by default)."""
        if self.color != "auto":
            return self.color == "always"
        return not os.environ.get("NO_COLOR") and (stream or sys.stderr).isatty()

    def say(self, words: str) -> None:
        """A line for people, on standard error, unless --quiet."""
        if not self.quiet:
            click.echo(words, err=True)

    def emit(self, data: bytes, output: str) -> None:
        """Write ``data`` to a file, whole or not at all, or to standard output for ``-``.

        What is there and no regular file (a device, a pipe) is written to, never replaced; a link is followed.
        """
        if output == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        try:
            target = Path(output).resolve()
            if target.exists() and not target.is_file():
                target.write_bytes(data)
                return
            with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as beside:
                beside.write(data)
            Path(beside.name).chmod(0o666 & ~_umask())
            Path(beside.name).replace(target)
        except OSError as fault:
            raise Misuse("cannot-write", f"{output} cannot be written: {fault.strerror}", source=output) from fault

    def report(self, problems: Sequence[Problem], source: Source | None, *, name: str = "") -> None:
        """Tell problems, with the words of ``source`` where there is one."""
        self.tell([locate(p, source) if source else Diagnostic(p, name) for p in problems])

    def tell(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Write problems to standard error in the chosen form; notes, and more than ten warnings, only with -v."""
        everything = self.verbose > 0 or self.problems != "human"
        least = Severity.ERROR if self.quiet else Severity.NOTE if everything else Severity.WARNING
        wanted = [one for one in diagnostics if _RANK[one.problem.severity] >= _RANK[least]]
        shown = wanted if everything else wanted[:_SHOWN]
        if shown:
            click.echo(self._rendered(shown).rstrip("\n") + "\n", err=True)
        if len(wanted) > len(shown):
            click.echo(f"... and {len(wanted) - len(shown)} more (resgraph -v shows all)\n", err=True)

    def _rendered(self, told: list[Diagnostic]) -> str:
        if self.problems == "human":
            return human(told, ANSI if self.coloured() else PLAIN, terminal_width())
        return FORMATS[self.problems](told)

    def fail(self, fault: Exception) -> int:
        """Tell a fault that the user can act on, or that resgraph itself broke; returns the exit code."""
        if isinstance(fault, ResgraphError):
            self.report([fault.problem], None, name=fault.source)
            return fault.exit_code
        self.report([problem("internal", f"{type(fault).__name__}: {fault}")], None)
        return 70

    def watch(self, things: Iterable[T], total: int, words: str) -> Iterator[T]:
        """Pass ``things`` on and show how far they are."""
        advance = self.counter(total, words)
        for thing in things:
            yield thing
            advance(1)
        advance(0)

    def counter(self, total: int, words: str) -> Callable[[int], None]:
        """A function to be told of every step, and 0 at the end.

        On a terminal it shows a bar, the rate and the remaining time once a second has gone by.
        """
        if self.quiet or not sys.stderr.isatty():
            return lambda steps: None
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        rate = TextColumn("{task.speed:.1f}/s")
        columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        task = bar.add_task(words, total=total)
        began = time.monotonic()

        def advance(steps: int) -> None:
            if not steps:
                bar.stop()
                return
            bar.advance(task, steps)
            if not bar.live.is_started and time.monotonic() - began > 1:
                bar.start()

        return advance


_RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def terminal_width() -> int:
    """The width of the terminal, 100 where there is none."""
    with suppress(OSError):
        return os.get_terminal_size(sys.stderr.fileno()).columns
    return 100


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _settings(config: str | None) -> dict[str, Any]:
    path = Path(config or "resgraph.toml")
    if config is None and not path.is_file():
        return {}
    try:
        return dict(tomllib.loads(path.read_text("utf-8")).get("resgraph", {}))
    except OSError as fault:
        raise Misuse("no-such-file", f"{path} cannot be read: {fault.strerror}", source=str(path)) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise Misuse("bad-configuration", f"{path}: {fault}", source=str(path)) from fault
