"""The two passes over a document, in whichever process: recognise and hear it; link, describe and check it."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from resgraph.building import fingerprint, keeping
from resgraph.building.report import Built, called, refused
from resgraph.building.state import Heard, Linked
from resgraph.core.consulted import Answers, Consulted, Question
from resgraph.core.documents import content, known
from resgraph.core.errors import Misuse, Refused
from resgraph.core.known import ACROSS, KnownTexts, Statement
from resgraph.core.known_table import shipped
from resgraph.core.mention import Status
from resgraph.core.problem import Severity
from resgraph.core.report import locate
from resgraph.pipeline import Conversion, Recognised, read, recognise
from resgraph.store import NamedGraph, Prepared, prepare
from resgraph.validation import Finding, check


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build works: the store's directory and base."""

    directory: Path
    base: str


@dataclass(frozen=True, slots=True)
class Work:
    """A document to be linked."""

    file: Path
    heard: Heard


def hear(file: Path, *, at: Place) -> tuple[Heard, tuple[Statement, ...]]:
    """Recognise a document, keep it as it is, and say what it says of texts. Raises StoreFault."""
    key, found = _recognised(file, at)
    if isinstance(found, Exception):
        return Heard(key, refusal=found.problem, blamed="" if key else found.source), ()
    said = tuple(found.statements)
    kept = keeping.keep(at.directory, key, found)
    return Heard(key, found.address.graph, kept, fingerprint.statements(said)), said


def link(
    work: Work, *, at: Place, texts: Path, said: str, validate: bool
) -> tuple[Built, Linked | None, Sequence[Question]]:
    """Link a document with ``texts`` (whose digest is ``said``), describe and check it.

    Beside what was built, what to keep of it for later builds, and the questions that the known texts were asked.
    """
    recognised = _fetched(work, at)
    if isinstance(recognised, Refused):
        return refused(str(work.file), recognised), None, ()
    consulted = Consulted(_texts(texts))
    one = recognised.linked(consulted)
    findings = check(one.quads, places=one.description.places) if validate else ()
    built = _built(str(work.file), one, findings, at.base)
    if not isinstance(built.graph, Prepared):
        return built, None, ()
    kept = Linked(
        validate,
        said,
        _answers(texts).digest(consulted.questions),
        built.graph.record,
        tuple(called(one, "") for one in built.diagnostics),
        built.conforms,
        built.upgraded,
        built.narrowed,
    )
    return built, kept, tuple(consulted.questions)


def _recognised(file: Path, at: Place) -> tuple[str, Recognised | Refused | Misuse]:
    """The key of a document, and what it is or why it is refused."""
    key = ""
    try:
        metadata, data = known(file), content(file)
        key = fingerprint.document(file.name, hashlib.sha256(data).hexdigest(), metadata, at.base)
        return key, recognise(read(data, str(file)), metadata=metadata, base=at.base)
    except (Refused, Misuse) as fault:
        return key, fault


def _fetched(work: Work, at: Place) -> Recognised | Refused:
    """The document as it was kept, by the path that it has now; else recognised anew, unless it has changed since."""
    name = str(work.file)
    try:
        found: Recognised = keeping.fetch(at.directory, work.heard.key, work.heard.kept)
    except keeping.Unusable:
        key, anew = _recognised(work.file, at)
        if key == work.heard.key and isinstance(anew, Recognised):
            return anew
        return Refused("changed-meanwhile", f"{name} was changed while it was being built", source=name)
    source = replace(found.resolution.source, name=name)
    return replace(found, resolution=replace(found.resolution, source=source))


def _built(name: str, one: Conversion, findings: Sequence[Finding], base: str) -> Built:
    problems = (*one.problems, *(finding.problem for finding in findings))
    conforms = not any(finding.problem.severity is Severity.ERROR for finding in findings)
    carrier = one.address.manifestation(one.resolution.language, one.source.sha256)
    graph = NamedGraph(one.address.graph, one.quads, one.source.sha256, name, carrier)
    across = [r for r in one.links.references if r.basis.startswith(ACROSS)]
    narrowed = sum(r.status is Status.AMBIGUOUS for r in across)
    located = tuple(locate(p, one.source) for p in problems)
    return Built(name, _prepared(graph, base), located, None, conforms, len(across) - narrowed, narrowed)


def _prepared(graph: NamedGraph, base: str) -> Prepared | NamedGraph:
    """The graph ready to be taken; where it will be refused, as it is, so that loading says why."""
    try:
        return prepare(graph, base)
    except Refused:
        return graph


@lru_cache(maxsize=1)
def _texts(path: Path) -> KnownTexts:
    """What all documents say, read once in each process."""
    texts: KnownTexts = pickle.loads(path.read_bytes())  # noqa: S301 - written by this build
    return texts | shipped()


@lru_cache(maxsize=1)
def _answers(path: Path) -> Answers:
    return Answers(_texts(path))
