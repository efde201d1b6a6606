"""Outside judges: the shapes of a profile, and which of their findings count (waivers of ``core.profiles``).

Nothing is skipped in silence: what does not count stays a finding, as a note or a warning with its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import rdflib
from rdflib.term import URIRef

from resgraph.core.problem import Problem, problem
from resgraph.core.profiles import Profile, Waiver
from resgraph.core.text import Span
from resgraph.validation import check_many
from resgraph.validation.finding import Finding, order
from resgraph.validation.shapes import SH, load

_NODE = f"<{SH.NodeConstraintComponent}>"


def judge(quads: Iterable[str], profile: Profile, places: Mapping[str, Span] | None = None) -> tuple[Finding, ...]:
    """Every finding of the profile's shapes in a record given as N-Quads lines, sorted by place.

    Those that the profile's table sets aside are notes ("profile-fault"), those of things that only the publisher knows
    are warnings ("record-gap"), each with its reason. Raises as ``check``.
    """
    return next(judge_many([(quads, places or {})], profile))


def judge_many(
    documents: Iterable[tuple[Iterable[str], Mapping[str, Span]]], profile: Profile
) -> Iterator[tuple[Finding, ...]]:
    """As ``judge`` for one record after the other."""
    nested = _nested(load(profile.shapes).graph.graph)
    for found in check_many(documents, shapes=profile.shapes):
        yield tuple(sorted(_Hearing(found, profile.waivers, nested).findings(), key=order))


def _nested(shapes: rdflib.Graph) -> Mapping[str, frozenset[str]]:
    """Property shape -> the shapes that its values must have (sh:node), their property shapes included; all in N3."""
    return {
        shape.n3(): frozenset(
            one.n3() for node in shapes.objects(shape, SH.node) for one in (node, *shapes.objects(node, SH.property))
        )
        for shape in set(shapes.subjects(SH.node))
        if isinstance(shape, URIRef)
    }


@dataclass(slots=True)
class _Hearing:
    """The findings of one record while it is decided which of them count."""

    found: Sequence[Finding]
    waivers: Sequence[Waiver]
    nested: Mapping[str, frozenset[str]]
    ruled: dict[int, Problem] = field(default_factory=dict)  # number of a finding -> what it becomes

    def findings(self) -> Iterator[Finding]:
        """All of them, those set aside as what they are."""
        for number, finding in enumerate(self.found):
            for waiver in self.waivers:
                if waiver.covers(finding.shape, finding.component, finding.value):
                    self.ruled[number] = _ruling(finding, waiver)
        while self._follow():
            pass
        for number, finding in enumerate(self.found):
            yield replace(finding, problem=self.ruled.get(number, finding.problem))

    def _follow(self) -> bool:
        """Set aside what only repeats, one step further out, findings that were set aside; whether there was any."""
        inner: dict[str, list[int]] = defaultdict(list)
        for number, finding in enumerate(self.found):
            inner[finding.focus].append(number)
        before = len(self.ruled)
        for number, finding in enumerate(self.found):
            if finding.component != _NODE or number in self.ruled:
                continue
            shapes = self.nested.get(finding.shape, frozenset())
            behind = [other for other in inner[finding.value] if self.found[other].shape in shapes]
            if behind and all(other in self.ruled for other in behind):
                why = f"{finding.problem.message}; follows from what is said of {finding.value}"
                self.ruled[number] = _instead(finding, "profile-fault", why)
        return len(self.ruled) > before


def _ruling(finding: Finding, waiver: Waiver) -> Problem:
    name = "record-gap" if waiver.gap else "profile-fault"
    message = waiver.reason if waiver.gap else f"{finding.problem.message}; set aside: {waiver.reason}"
    return _instead(finding, name, message, evidence=waiver.evidence)


def _instead(finding: Finding, name: str, message: str, **details: str) -> Problem:
    said = finding.problem
    return problem(name, message, said.span, said.part, **said.details, shape=finding.shape, **details)
