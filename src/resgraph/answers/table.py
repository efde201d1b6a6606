"""Rows as plain text for a terminal: aligned, wide characters counted, control characters made visible."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pyoxigraph as ox
from rich.cells import cell_len

from resgraph.answers.answer import Answer, Term
from resgraph.answers.prefixes import compact
from resgraph.core.addresses import BASE

_GAP = "  "
_NARROWEST = 6
_MORE = "…"


def table(answer: Answer, *, width: int | None = None, base: str = BASE) -> str:
    """The rows below their column names, each on one line; ``width`` is what a line may take (None: no limit).

    Addresses are shown compact. Where a line would be too long the widest columns are cut: words at their end,
    addresses at their start.
    """
    names = [column.name for column in answer.columns]
    cells = [[_shown(term, base) for term in row] for row in answer.rows]
    widths = [max(map(cell_len, column)) for column in zip(names, *cells, strict=True)]
    if width is not None:
        widths = _fitted(widths, width)
    kinds = [column.type for column in answer.columns]
    head = [_line(row, widths, ["string"] * len(names)) for row in (names, ["─" * width for width in widths])]
    return "".join(f"{line}\n" for line in (*head, *(_line(row, widths, kinds) for row in cells)))


def _shown(term: Term | None, base: str) -> str:
    if term is None:
        return ""
    text = compact(term.value, base) if isinstance(term, ox.NamedNode) else term.value
    return visible(text)


def visible(text: str) -> str:
    """``text`` on one line: white space as single spaces, controls and direction marks as ``\\u{…}``."""
    plain = " ".join(text.split())
    return "".join(
        f"\\u{{{ord(c):x}}}" if unicodedata.category(c) in ("Cc", "Cf") and c != "\u00ad" else c for c in plain
    )


def _fitted(widths: Sequence[int], width: int) -> list[int]:
    """The widths cut, the widest first, until a line takes at most ``width`` or every column is at its narrowest."""
    fitted = list(widths)
    room = width - len(_GAP) * (len(fitted) - 1)
    while sum(fitted) > room and max(fitted) > _NARROWEST:
        widest = fitted.index(max(fitted))
        second = max((w for i, w in enumerate(fitted) if i != widest), default=0)
        least = max(second - 1, _NARROWEST, fitted[widest] - (sum(fitted) - room))
        fitted[widest] = min(fitted[widest] - 1, least)
    return fitted


def _line(cells: Sequence[str], widths: Sequence[int], kinds: Sequence[str]) -> str:
    padded = (_padded(cell, width, kind) for cell, width, kind in zip(cells, widths, kinds, strict=True))
    return _GAP.join(padded).rstrip()


def _padded(cell: str, width: int, kind: str) -> str:
    cut = _cut(cell[::-1], width)[::-1] if kind == "iri" else _cut(cell, width)
    space = " " * (width - cell_len(cut))
    return space + cut if kind in ("integer", "decimal") else cut + space


def _cut(cell: str, width: int) -> str:
    if cell_len(cell) <= width:
        return cell
    kept = cell
    while cell_len(kept) > width - 1:
        kept = kept[: min(len(kept) - 1, width)]
    return kept.rstrip() + _MORE
