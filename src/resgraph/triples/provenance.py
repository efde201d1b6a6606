"""The run that made the statements (PROV-O): software, version, tables. No clock, so that it is always the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable

from resgraph.core.addresses import local
from resgraph.core.tables import data
from resgraph.triples.draft import Draft
from resgraph.triples.terms import node, string, tagged
from resgraph.triples.vocabulary import prov, rdf, rdfs, resg, schema
from resgraph.version import __version__


def describe_provenance(draft: Draft) -> None:
    """One activity for the run, associated with the software in its version."""
    software = node(local(draft.address.base, "software", f"resgraph-{__version__}"))
    source = draft.resolution.source
    draft.add(draft.activity, rdf.type, prov.Activity)
    draft.add(draft.activity, rdfs.label, tagged(f"description by resgraph {__version__}", "en"))
    draft.add(draft.activity, prov.wasAssociatedWith, software)
    draft.add(draft.activity, prov.used, node(draft.address.manifestation(draft.language, source.sha256)))
    draft.add(draft.activity, resg.ruleSetVersion, string(rule_set_version()))
    draft.add(software, rdf.type, prov.SoftwareAgent)
    draft.add(software, rdfs.label, tagged(f"resgraph {__version__}", "en"))
    draft.add(software, schema.softwareVersion, string(__version__))


@cache
def rule_set_version() -> str:
    """The first 16 characters of the SHA-256 of all packaged tables, each with its name."""
    digest = hashlib.sha256()
    for name, file in sorted(_tables(data(""), "")):
        digest.update(name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _tables(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _tables(entry, f"{path}{entry.name}/")
        elif entry.name.endswith((".toml", ".csv")):
            yield f"{path}{entry.name}", entry
