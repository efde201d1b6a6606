"""Treaties, conventions, declarations and programmes by key or by a number that stands for them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from resgraph.authorities import registers
from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import celex, local, un_work
from resgraph.core.mention import Entity, Status
from resgraph.core.text import fold, slug

_UNVERIFIED = ("general knowledge", "well known")
_PART = re.compile(r"(?P<key>.+?) (?P<part>(?:art|ch) .+|Protocol)")
_PLACE = re.compile(
    r", (?:annex|appendix|chap\.).*"
)  # where in a document that holds other things the instrument stands
_SYMBOL = re.compile(r"[A-Z]+/[A-Z0-9].*\d.*")
_CELEX = re.compile(r"[1-9]\d{4}[A-Z]{1,2}\d{4}(?:\(\d\d\))?")


def find(normal: str, known: Setting) -> Found | None:
    """The instrument of that key or number; of a known one also an article, chapter or its protocol."""
    if row := registers.by("instruments", "key").get(normal) or _by_number().get(normal):
        return Found(_entity(row["key"], known.base), Status.LOOKUP, "instruments", verified=_verified(row))
    part = _PART.fullmatch(normal)
    if part and part["key"] in registers.grouped("treaties", "key"):
        return None  # an article that the treaty of that day does not have
    row = registers.by("instruments", "key").get(part["key"]) if part else None
    if part and row:
        name = f"{row['key']} {part['part'].partition('(')[0]}"
        address = f"{_entity(row['key'], known.base).iri}/{slug(name.removeprefix(row['key']))}"
        return Found(work(address, name, name), Status.RULE, "instruments", verified=_verified(row))
    return None


def _verified(row: registers.Row) -> bool:
    """Whether a source vouches for the row; that it is well known does not."""
    return not any(words in row["evidence"] for words in _UNVERIFIED)


@lru_cache(maxsize=1024)
def _entity(key: str, base: str) -> Entity:
    row = registers.by("instruments", "key")[key]
    names = registers.listed(row["names"])
    numbers = [n for n in registers.listed(row["identifiers"]) if not _PLACE.search(n)]
    within = [_PLACE.sub("", n) for n in registers.listed(row["identifiers"]) if _PLACE.search(n)]
    symbol = next((n for n in numbers if _SYMBOL.fullmatch(fold(n)) and not n.startswith("UNTS")), "")
    act = next((n for n in numbers if _CELEX.fullmatch(n)), "")
    if act:
        address = celex(act)
    elif symbol:
        address = un_work(base, re.sub(r" \((?:Part|Vol).*", "", symbol))
    else:
        address = local(base, "instrument", slug(row["key"]))
    return work(
        address, names[0], row["key"], *numbers, *within, alternatives=names[1:], pages=registers.listed(row["page"])
    )


@cache
def _by_number() -> dict[str, registers.Row]:
    """Numbers that stand for exactly one instrument."""
    table: dict[str, list[registers.Row]] = {}
    for row in registers.by("instruments", "key").values():
        numbers = registers.listed(row["identifiers"])
        several = sum(bool(_CELEX.fullmatch(number)) for number in numbers) > 1  # a regime is none of its acts
        for number in numbers:
            if several and _CELEX.fullmatch(number):
                continue
            table.setdefault(number, []).append(row)
    return {
        number: found[0]
        for number, found in table.items()
        if len(found) == 1 and (found[0]["kind"] != "act" or number.startswith("OJ "))
    }
