"""Acts of the Union known by a name that passed from one act to its successor: "the Financial Regulation"."""

from __future__ import annotations

from resgraph.authorities import registers
from resgraph.authorities.found import Found, work
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import celex
from resgraph.core.mention import Status


def find(normal: str, known: Setting) -> Found | None:
    """The act of that name, if only one of those that bore it applied at the time of the text.

    The page of the Official Journal on which an act begins leads to it too.
    """
    if row := registers.by("renewed_acts", "oj").get(normal):
        return _found(row)
    period = known.period
    rows = registers.grouped("renewed_acts", "name").get(normal, ()) if period.known else ()
    applied = [row for row in rows if period.overlaps(row["start"], row["end"])]
    return _found(applied[0]) if len(applied) == 1 else None


def _found(row: registers.Row) -> Found:
    number = row["celex"]
    entity = work(celex(number), number, number, row["name"], row["oj"], alternatives=(row["name"],))
    return Found(entity, Status.LOOKUP, "renewed-acts", verified=not row["evidence"].startswith("general"))
