"""What an authority says of a canonical form."""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.core.mention import Entity, EntityKind, Status


@dataclass(frozen=True, slots=True)
class Found:
    """One work, how its canonical form leads to it, and which table or rule did so.

    ``verified``: name and number were seen together in a source; a row that is only well known links less surely.
    """

    entity: Entity
    status: Status
    basis: str
    verified: bool = True


def work(
    iri: str,
    label: str,
    *identifiers: str,
    alternatives: tuple[str, ...] = (),
    pages: tuple[str, ...] = (),
    kind: EntityKind = EntityKind.WORK,
) -> Entity:
    """An entity for a work; its identifiers each once."""
    return Entity(
        iri,
        kind,
        label,
        alternatives=alternatives,
        identifiers=tuple(dict.fromkeys(filter(None, identifiers))),
        pages=pages,
    )
