"""Profiles of other publishers: their shapes as published, how to see a document in them, and what is known of both.

One folder of ``data/profiles`` each, described by its ``profile.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from resgraph.core.errors import Misuse
from resgraph.core.tables import data, toml


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of a profile's shapes that does not count against a document, and why.

    A ``gap`` is something that a record lacks because only the publisher knows it: it is warned of. Anything else is a
    fault of the shapes, which ``evidence`` shows. Shapes and component are addresses; ``value`` narrows both to values
    (in N-Triples syntax) that the pattern matches as a whole.
    """

    shapes: frozenset[str]
    component: str
    reason: str
    evidence: str
    value: re.Pattern[str] | None = None
    gap: bool = False

    def covers(self, shape: str, component: str, value: str) -> bool:
        """Whether a result with these terms (in N-Triples syntax) is the one meant."""
        same = shape[1:-1] in self.shapes and component[1:-1] == self.component
        return same and (self.value is None or bool(self.value.fullmatch(value)))


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile. ``record`` are queries over our statements, ``references`` queries over their answer."""

    name: str
    title: str
    version: str
    source: str
    licence: str
    base: str  # below which the publisher's addresses are; statements without one have no record
    shapes: tuple[bytes, ...] = field(repr=False)
    record: tuple[str, ...] = field(repr=False)
    references: tuple[str, ...] = field(repr=False)
    datatypes: Mapping[str, str]  # of properties whose values a store may rewrite to another integer type
    waivers: tuple[Waiver, ...]
    unheard: str  # why there is no record where there is none


def profiles() -> tuple[str, ...]:
    """The names of the profiles that are shipped, sorted."""
    return tuple(sorted(folder.name for folder in data("profiles").iterdir() if folder.is_dir()))


@cache
def profile(name: str) -> Profile:
    """The profile of that name. Raises Misuse "no-such-profile" for an unknown one."""
    if name not in profiles():
        raise Misuse("no-such-profile", f"{name!r} is no profile; there are {', '.join(profiles())}")
    table = toml(f"profiles/{name}/profile.toml")
    folder = data(f"profiles/{name}")
    prefixes: Mapping[str, str] = table["prefixes"]
    waivers = [(row, gap) for kind, gap in (("fault", False), ("gap", True)) for row in table.get(kind, ())]
    return Profile(
        name=name,
        **{key: table[key] for key in ("title", "version", "source", "licence", "base", "unheard")},
        shapes=tuple(folder.joinpath(file).read_bytes() for file in table["shapes"]),
        record=tuple(folder.joinpath(file).read_text("utf-8") for file in table["record"]),
        references=tuple(folder.joinpath(file).read_text("utf-8") for file in table.get("references", ())),
        datatypes={_full(p, prefixes): _full(d, prefixes) for p, d in table.get("datatypes", {}).items()},
        waivers=tuple(_waiver(row, gap, prefixes) for row, gap in waivers),
    )


def _waiver(row: Mapping[str, str | list[str]], gap: bool, prefixes: Mapping[str, str]) -> Waiver:
    return Waiver(
        frozenset(_full(shape, prefixes) for shape in row["shapes"]),
        f"http://www.w3.org/ns/shacl#{row['component']}ConstraintComponent",
        str(row["reason"]),
        str(row["evidence"]),
        re.compile(str(row["value"])) if "value" in row else None,
        gap,
    )


def _full(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes[prefix] + local
