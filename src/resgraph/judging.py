"""Statements before an outside judge: their record in a profile against the profile's shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from resgraph.core.problem import problem
from resgraph.core.profiles import Profile
from resgraph.core.text import Span
from resgraph.pipeline import Conversion
from resgraph.records import record
from resgraph.store import Store
from resgraph.validation.finding import Finding
from resgraph.validation.judges import judge, judge_many

_OURS = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/resgraph/ns#Resolution> "
_SAME = "> <http://www.w3.org/2002/07/owl#sameAs> <"


def judged(quads: Iterable[str], profile: Profile, places: Mapping[str, Span] | None = None) -> tuple[Finding, ...]:
    """N-Quads lines -> the findings of the profile's shapes, with those set aside as notes (``validation.judges``).

    Graphs of ours are judged by the records of their documents; one finding "no-record" where there is none. Statements
    from elsewhere are judged as they stand.
    """
    lines = tuple(quads)
    made = record(lines, profile)
    if made or not any(_OURS in line for line in lines):
        return judge(made or lines, profile, places)
    return (Finding(problem("no-record", profile.unheard), "", "", "", "", ""),)


def judged_document(document: Conversion, profile: Profile) -> tuple[Finding, ...]:
    """As ``judged`` for a document that was read, with places in its source."""
    places = dict(document.description.places)
    start = f"<{document.address.work}{_SAME}"
    for line in document.quads:
        if line.startswith(start):
            places.setdefault(line[len(start) : line.index(">", len(start))], places[document.address.work])
    return judged(document.quads, profile, places)


def judged_store(store: Store, profile: Profile) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """The name of each graph of a store of which there is a record in the profile, and the findings in that record."""
    names: list[str] = []

    def records() -> Iterator[tuple[tuple[str, ...], Mapping[str, Span]]]:
        for held in store.graphs():
            if made := record(store.graph(held.graph).decode().splitlines(), profile):
                names.append(held.graph)
                yield made, {}

    for findings in judge_many(records(), profile):
        yield names[-1], findings


def heard(findings: tuple[Finding, ...]) -> bool:
    """Whether there was anything to judge."""
    return not any(finding.problem.code == _NOTHING for finding in findings)


_NOTHING = problem("no-record", "").code
