"""What a build says: of each document, and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from resgraph.core.errors import Refused
from resgraph.core.known import KnownTexts
from resgraph.core.problem import Problem, Severity, catalogue
from resgraph.core.report import Diagnostic
from resgraph.store import LoadReport, NamedGraph, Prepared


class Effort(StrEnum):
    """What a build had to do for a document."""

    NEW = "new"  # read for the first time at this path
    AGAIN = "read again"  # its words or what is known beside it, options or the software are not those of last time
    RELINKED = "linked again"  # not read, but linked and checked again: others say something else, or options differ
    UNCHANGED = "unchanged"  # nothing


@dataclass(frozen=True, slots=True)
class Built:
    """One document on its way into the store: its graph, or the reason why there is none, and what was noticed.

    ``graph`` is None too where nothing had to be done because the store holds it. ``upgraded`` are the references that
    other documents linked, ``narrowed`` those for which they gave candidates.
    """

    name: str
    graph: Prepared | NamedGraph | None
    diagnostics: tuple[Diagnostic, ...] = ()
    refusal: Refused | None = None
    conforms: bool = True
    upgraded: int = 0
    narrowed: int = 0
    effort: Effort = Effort.NEW


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``findings`` counts problems by code; ``refused`` are the documents left out, with reasons.

    ``texts`` are those that the documents know of, ``problems`` the points on which they disagree. ``efforts`` counts
    the documents by what had to be done. ``others`` is the number of graphs in the store that are not of this
    build, ``anew`` the reason why nothing of an earlier build could be used, if there was one.
    """

    load: LoadReport
    documents: int
    refused: tuple[Refused, ...] = ()
    nonconforming: tuple[str, ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)
    texts: KnownTexts = field(default_factory=KnownTexts)
    problems: tuple[Problem, ...] = ()
    upgraded: int = 0
    narrowed: int = 0
    efforts: Mapping[Effort, int] = field(default_factory=dict)
    others: int = 0
    anew: str = ""


class Tally:
    """What the documents of a build came to."""

    def __init__(self) -> None:
        self.refused: list[Refused] = []
        self.nonconforming: list[str] = []
        self.counts: Counter[str] = Counter()
        self.efforts: Counter[Effort] = Counter()
        self.upgraded = self.narrowed = 0

    def see(self, one: Built) -> None:
        """Count one document."""
        self.counts.update(d.problem.code for d in one.diagnostics)
        self.efforts[one.effort] += 1
        self.upgraded += one.upgraded
        self.narrowed += one.narrowed
        if one.refusal:
            self.refused.append(one.refusal)
        if not one.conforms:
            self.nonconforming.append(one.name)

    def report(
        self, load: LoadReport, texts: KnownTexts, problems: tuple[Problem, ...], *, others: int = 0, anew: str = ""
    ) -> BuildReport:
        """All that was counted, with what loading them and putting their statements together came to."""
        self.counts.update(p.code for p in (*problems, *load.problems))
        return BuildReport(
            load,
            self.efforts.total(),
            (*self.refused, *load.refused),
            tuple(self.nonconforming),
            dict(sorted(self.counts.items())),
            texts,
            problems,
            self.upgraded,
            self.narrowed,
            {effort: self.efforts[effort] for effort in Effort},
            others,
            anew,
        )


def totals(findings: Mapping[str, int], severities: Iterable[Severity]) -> int:
    """How many findings have one of the severities."""
    wanted = set(severities)
    return sum(n for code, n in findings.items() if catalogue()[code].severity in wanted)


def refused(name: str, fault: Refused) -> Built:
    """A document that cannot be taken."""
    return Built(name, None, (Diagnostic(fault.problem, name),), fault, conforms=False)


def called(one: Diagnostic, name: str) -> Diagnostic:
    """A diagnostic of a file, with the path by which it is called now."""
    return replace(one, file=name, excerpt=one.excerpt and replace(one.excerpt, file=name))
