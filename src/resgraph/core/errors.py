"""What stops the work, by who can mend it. Exit codes are those of the command line (docs/exit-codes.md)."""

from __future__ import annotations

from typing import Any, ClassVar

from resgraph.core.problem import Problem, problem


class ResgraphError(Exception):
    """Something a user can act on. ``problem`` carries code, message and place; ``exit_code`` what the shell sees."""

    exit_code: ClassVar[int] = 70

    def __init__(self, name: str, message: str, *, source: str = "", problem_: Problem | None = None) -> None:
        super().__init__(message)
        self.problem = problem_ or problem(name, message)
        self.source = source

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), str(self), self.source, self.problem)


def _again(kind: type[ResgraphError], message: str, source: str, problem_: Problem) -> ResgraphError:
    """Made anew on the other side of a process border."""
    return kind("", message, source=source, problem_=problem_)


class Misuse(ResgraphError):
    """The call is wrong: an unknown format, a missing file, a parameter that does not fit."""

    exit_code = 2


class Refused(ResgraphError):
    """The input cannot be taken: no resolution in it, broken encoding, too large."""

    exit_code = 3


class StoreFault(ResgraphError):
    """The store is locked, full, damaged or no resgraph store at all."""

    exit_code = 5


class RemoteFault(ResgraphError):
    """A remote store refused, timed out or did not keep what was sent."""

    exit_code = 6


class Mismatch(ResgraphError):
    """Ledger and store disagree."""

    exit_code = 7
