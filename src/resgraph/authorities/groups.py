"""Political groups of the European Parliament by printed code and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from resgraph.authorities import registers
from resgraph.authorities.period import Period
from resgraph.authorities.registers import Row
from resgraph.core.addresses import WIKIDATA, corporate_body, ep_organisation
from resgraph.core.mention import Entity, EntityKind
from resgraph.core.text import key


@lru_cache(maxsize=1024)
def group(code: str, period: Period) -> Entity | None:
    """The group that had the printed code or name in the period; None when there was none or several."""
    rows = [row for row in _codes().get(_comparable(code), ()) if period.overlaps(row["start"], row["end"])]
    if not rows or len({row["org"] for row in rows}) > 1:
        return None
    row = rows[-1]
    return Entity(
        ep_organisation(row["org"]),
        EntityKind.ORGANIZATION,
        row["name"],
        alternatives=(row["code"], f"{row['code']} Group"),
        identifiers=(row["code"],),
        same_as=_same(row),
    )


def _comparable(code: str) -> str:
    """A code or name without what printing varies: "Verts/ALE", "VERTS-ALE", "The Left Group", "Renew Europe"."""
    return key(code).removesuffix(" group").replace("/", "-").replace(" ", "-")


@cache
def _codes() -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = {}
    for code, rows in registers.grouped("groups", "code").items():
        found.setdefault(_comparable(code), []).extend(rows)
        for row in rows:
            if _comparable(row["name"]) != _comparable(code):
                found.setdefault(_comparable(row["name"]), []).append(row)
    for other in registers.by("group_names", "printed").values():
        found.setdefault(_comparable(other["printed"]), []).extend(found[_comparable(other["code"])])
    return found


def _same(row: Row) -> tuple[str, ...]:
    other = [corporate_body(row["po"])] if row["po"] else []
    return (*other, WIKIDATA + row["wikidata"]) if row["wikidata"] else tuple(other)
