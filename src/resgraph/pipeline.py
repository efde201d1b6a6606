"""The order of the stages, spelt once: read, parse, scan, join, link, describe; then check, write, load, ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from resgraph.antecedents import join
from resgraph.authorities import link
from resgraph.core.addresses import BASE, DocumentAddress
from resgraph.core.documents import content, documents, known
from resgraph.core.errors import Misuse
from resgraph.core.identity import NOTHING, address, fault
from resgraph.core.known import KnownTexts, Statement
from resgraph.core.known_table import contradictions, shipped
from resgraph.core.known_table import read as parse_table
from resgraph.core.mention import Findings, Links
from resgraph.core.model import Metadata, Resolution, Source
from resgraph.core.problem import Problem, problem
from resgraph.core.profiles import Profile
from resgraph.formats.library import graph
from resgraph.mentions import scan
from resgraph.reconciliation import gather
from resgraph.records import record
from resgraph.sources import read as read_bytes
from resgraph.structure import parse
from resgraph.triples import Description, describe

if TYPE_CHECKING:
    import rdflib

__all__ = ["Conversion", "Recognised", "convert", "documents", "known", "known_texts", "read", "recognise"]


@dataclass(frozen=True)
class Conversion:
    """One document on its way through all stages: what it says, linked, and where its statements will live."""

    resolution: Resolution
    links: Links
    address: DocumentAddress
    metadata: Metadata = NOTHING

    @property
    def source(self) -> Source:
        """The file as read."""
        return self.resolution.source

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every doubt of every stage, by place."""
        found = {*self.source.problems, *self.resolution.problems, *self.links.problems}
        return tuple(sorted(found, key=lambda p: (p.span.start if p.span else -1, p.code, p.message)))

    @cached_property
    def description(self) -> Description:
        """The statements and where each thing stands in the source."""
        return describe(self.resolution, self.links, self.address, self.metadata)

    @property
    def quads(self) -> tuple[str, ...]:
        """The graph as sorted N-Quads lines (W3C RDF 1.1 N-Quads), without line feeds."""
        return self.description.quads

    def graph(self) -> rdflib.Graph:
        """The statements as an rdflib graph in memory."""
        return graph(self.quads)

    def record(self, profile: Profile) -> tuple[str, ...]:
        """The document as the profile describes it, as sorted N-Quads lines; empty where the profile cannot."""
        return record(self.quads, profile)


def read(given: str | Path | bytes, name: str = "") -> Source:
    """Read a path or the bytes of a document.

    ``name`` is shown in messages; by default the path, or ``<bytes>``. Raises Misuse when the path cannot be read and
    Refused when the bytes hold no readable text.
    """
    if isinstance(given, bytes):
        return read_bytes(given, name or "<bytes>")
    return read_bytes(content(given), name or str(Path(given)))


def convert(
    given: str | Path | bytes | Source,
    *,
    name: str = "",
    metadata: Metadata = NOTHING,
    base: str = BASE,
    texts: KnownTexts | None = None,
) -> Conversion:
    """A document as people have it -> its graph.

    ``given`` is a path, bytes or a Source already read. ``metadata`` adds what the page does not print (number, date);
    ``base`` is the address below which things without an official one are named; ``texts`` are known texts
    beside those shipped (``known_texts``). Raises Misuse or Refused.
    """
    return recognise(given, name=name, metadata=metadata, base=base).linked(texts and texts | shipped())


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document before anything is linked: what a build keeps until it has heard all documents."""

    resolution: Resolution
    findings: Findings
    address: DocumentAddress
    metadata: Metadata = NOTHING

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the document says of texts, its own and others."""
        return gather(self.resolution, self.findings, self.address, self.metadata)

    def linked(self, texts: KnownTexts | None = None) -> Conversion:
        """The document with what its findings denote; ``texts`` are known ones, by default those shipped."""
        base, known = self.address.base, shipped() if texts is None else texts
        links = link(self.resolution, self.findings, base=base, metadata=self.metadata, texts=known)
        return Conversion(self.resolution, links, self.address, self.metadata)


def recognise(
    given: str | Path | bytes | Source, *, name: str = "", metadata: Metadata = NOTHING, base: str = BASE
) -> Recognised:
    """The stages before linking, with the arguments of ``convert``. Raises Misuse or Refused."""
    if wrong := fault(metadata):
        raise Misuse("bad-metadata", wrong)
    source = given if isinstance(given, Source) else read(given, name)
    resolution = parse(source)
    findings = join(resolution, scan(resolution))
    return Recognised(resolution, findings, address(resolution, metadata, base), metadata)


def known_texts(*paths: str | Path) -> KnownTexts:
    """Tables of known texts (``core.known_table``) as one.

    Raises Misuse for a file that cannot be read, for bad rows, and for rows that contradict each other.
    """
    texts, faults = KnownTexts(), []
    for path in paths:
        found, wrong = parse_table(_table(path), Path(path).name)
        texts |= found
        faults += [f"{path}: {fault}" for fault in wrong]
    faults += () if faults else contradictions(texts.statements)
    if faults:
        what = faults[0] + (f" (and {len(faults) - 1} more)" if len(faults) > 1 else "")
        details = {f"fault {n}": fault for n, fault in enumerate(faults[1:], 2)}
        raise Misuse(
            "", what, source=str(paths[0]), problem_=replace(problem("bad-known-texts", what), details=details)
        )
    return texts


def _table(path: str | Path) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError as fault:
        raise Misuse("no-such-file", f"{path} cannot be read: {fault.strerror}", source=str(path)) from fault
    except UnicodeDecodeError as fault:
        raise Misuse("bad-known-texts", f"{path} is no UTF-8 text", source=str(path)) from fault
