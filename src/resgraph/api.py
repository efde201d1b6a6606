"""The verbs of the library after ``convert``: check, ask, questions, write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from resgraph.answers import Answer, Endpoint, Question, run
from resgraph.answers import questions as library
from resgraph.core.profiles import profile as named
from resgraph.formats import by_name, by_suffix
from resgraph.formats import write as write_quads
from resgraph.judging import judged_document
from resgraph.pipeline import Conversion
from resgraph.store import Store, open_store
from resgraph.validation import Finding
from resgraph.validation import check as check_quads

if TYPE_CHECKING:
    import rdflib

Graphs = Conversion | Sequence[Conversion]


def check(given: Graphs, *, shapes: Sequence[Path | bytes] | None = None, profile: str = "") -> tuple[Finding, ...]:
    """Findings of one or several conversions against the shipped shapes or those given (Turtle files or bytes).

    Empty when everything conforms. Each finding carries a coded problem whose span points into the source. With the
    name of a profile, what its publisher's shapes say of the documents' records; raises Misuse for an unknown name.
    """
    found: list[Finding] = []
    for one in _several(given):
        if profile:
            found.extend(judged_document(one, named(profile)))
        else:
            found.extend(check_quads(one.quads, shapes=shapes, places=one.description.places))
    return tuple(found)


def ask(given: Graphs | Store | str | Path | rdflib.Graph | Endpoint, question: str, **parameters: str) -> Answer:
    """Put a question of the library (``"sponsors"``) or SPARQL text to conversions, a store, a graph or a server.

    A store may be given by its path, a server by its http or https address. ``parameters`` are the question's, as text:
    bare identifiers such as ``2022/2505(RSP)`` stand for their addresses. Raises Misuse for an unknown question or a
    parameter that does not fit, StoreFault for a path that is no store, RemoteFault for a server that does not answer.
    """
    if isinstance(given, str) and given.startswith(("http://", "https://")):
        return run(question, Endpoint.at(given), parameters)
    if isinstance(given, str | Path):
        with open_store(given) as store:
            return run(question, store, parameters)
    if isinstance(given, Conversion):
        return run(question, given.quads, parameters, base=given.address.base)
    if isinstance(given, list | tuple):
        several: Sequence[Conversion] = given
        return run(question, [quad for one in several for quad in one.quads], parameters)
    on: Store | rdflib.Graph | Endpoint = cast("Store | rdflib.Graph | Endpoint", given)
    return run(question, on, parameters)


def questions() -> Mapping[str, Question]:
    """The question library by name."""
    return library()


def write(given: Graphs, target: str | Path | None = None, *, format: str = "", profile: str = "") -> bytes:
    """The statements as bytes in ``format`` (default: by the suffix of ``target``, else Turtle).

    Writes them to ``target`` as well when one is given. With the name of a profile, the records that its publisher's
    register would have of the documents. Raises Misuse for an unknown format, suffix or profile.
    """
    form = by_name(format) if format else by_suffix(target) if target else by_name("turtle")
    wanted = named(profile) if profile else None
    said = (one.record(wanted) if wanted else one.quads for one in _several(given))
    data = write_quads(sorted({quad for quads in said for quad in quads}), form.name)
    if target:
        Path(target).write_bytes(data)
    return data


def _several(given: Graphs) -> Sequence[Conversion]:
    return (given,) if isinstance(given, Conversion) else given
