"""Which parts of the document an internal reference means.

A number is sought in the section that holds the words, then in the annex or the document around it, never beyond the
annex: annexes have numberings of their own. It has to stand there exactly once, "above" before the words and "below"
behind them; where one number of a list does not, nothing is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from resgraph.core.mention import InternalReference, Reference, Scope
from resgraph.core.model import Part, PartKind, Resolution

_NEAR = 60  # characters from a recital to another document of which it may be one
_STEPS = re.compile(r"[^()]+")
_POINT = "point"


def join(
    resolution: Resolution, found: Sequence[InternalReference], references: Sequence[Reference]
) -> tuple[InternalReference, ...]:
    """The references with the parts that they cite, as far as the document has them.

    Words that overlap a reference to another document are left out, but not those inside its subject ("the report on
    the allegations referred to in paragraph 18 above"); and so is what does not say where its parts stand when the
    document has no such part or another document is named beside it.
    """
    if not found:
        return ()
    tree = Tree(resolution)
    joined = (replace(one, cited=tree.cited(one)) for one in found)
    return tuple(one for one in joined if _stands(one, references))


def _stands(one: InternalReference, references: Iterable[Reference]) -> bool:
    here = [other for other in references if other.part == one.part]
    if one.scope:
        return not any(
            other.start < one.end and one.start < other.end and not (other.start < one.start and one.end <= other.end)
            for other in here
        )
    beside = any(one.start - _NEAR < other.end and other.start < one.end + _NEAR for other in here)
    return bool(one.cited) and not beside


class Tree:
    """The parts of a document with what is above each, in order; clauses repeat their paragraphs and are left out."""

    def __init__(self, resolution: Resolution) -> None:
        parts = [part for part in resolution.walk() if part.kind is not PartKind.CLAUSE]
        self.top = resolution.parts
        self.parts = {part.path: part for part in parts}
        self.order = {part.path: number for number, part in enumerate(parts)}
        self.above = {below.path: part.path for part in parts for below in part.parts}

    def cited(self, reference: InternalReference) -> tuple[str, ...]:
        """The paths of all parts that the numbers name, or nothing."""
        ranges = reference.numbers or (("", ""),)
        found = [self._range(reference, first, last) for first, last in ranges]
        return tuple(dict.fromkeys(path for some in found for path in some)) if all(found) else ()

    def _range(self, reference: InternalReference, first: str, last: str) -> Sequence[str]:
        """The part with the first number, that with the last, and those of their kind between them."""
        start, pool = self._one(reference, first)
        stop = start if first == last else self._one(reference, last)[0]
        if not (start and stop) or self.order[stop] < self.order[start]:
            return ()
        kind = _kind(start)
        if first == last or (kind == _POINT and self.above[start] != self.above[stop]):
            return (start,) if first == last else ()
        between = range(self.order[start], self.order[stop] + 1)
        some = pool if kind != _POINT else self.parts[self.above[start]].parts
        return [one.path for one in some if _kind(one.path) == kind and self.order[one.path] in between]

    def _one(self, reference: InternalReference, number: str) -> tuple[str, Sequence[Part]]:
        """The path of the one part with the number, and the parts among which it was sought."""
        head, *steps = _STEPS.findall(number) or [""]
        unit = _POINT if number.startswith("(") else reference.unit
        for pool in self._pools(reference, unit):
            some = [one for one in pool if _kind(one.path) == unit and head in ("", one.number)]
            able = [end for one in some if (end := _inside(one, steps)) and self._fits(reference, end.path)]
            if able:
                return (able[0].path if len(able) == 1 else ""), pool
        return "", ()

    def _pools(self, reference: InternalReference, unit: str) -> Iterator[Sequence[Part]]:
        """The parts among which a number is sought, the nearest first."""
        around = list(self._around(reference.part))
        annex = next((one for one in around if one.kind is PartKind.ANNEX), None)
        note = self.parts[reference.part].kind is PartKind.FOOTNOTE
        if reference.scope is Scope.ANNEX:
            named = [one for one in self.top if _kind(one.path) == "annex" and reference.annex in ("", one.number)]
            yield from ([list(_below(named[0].parts))] if len(named) == 1 else [])
        elif reference.scope is Scope.HERE:
            yield list(_below(annex.parts)) if annex else []
        elif unit == "annex":
            yield self.top
        elif reference.scope is Scope.DOCUMENT:
            yield list(_below(self.top))
        elif note:
            yield list(self.parts.values())
        else:
            yield from (list(_below(one.parts)) for one in around if unit == _POINT or one.kind is PartKind.SECTION)
            if unit != _POINT:
                yield list(_below(annex.parts if annex else self.top))

    def _around(self, path: str) -> Iterator[Part]:
        """What holds the part, the innermost first, up to an annex; the part itself is the first."""
        while path:
            part = self.parts[path]
            yield part
            if part.kind is PartKind.ANNEX:
                return
            path = self.above.get(path, "")

    def _fits(self, reference: InternalReference, path: str) -> bool:
        """Whether the part stands where the words say: not around them, and before or behind them."""
        here = self.order[reference.part]
        if self.parts[reference.part].kind is PartKind.FOOTNOTE or reference.scope not in (Scope.ABOVE, Scope.BELOW):
            return True
        if any(one.path == path for one in self._around(reference.part)):
            return False
        return self.order[path] < here if reference.scope is Scope.ABOVE else self.order[path] > here


def _below(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts and all below them but for annexes."""
    for part in parts:
        if part.kind not in (PartKind.ANNEX, PartKind.CLAUSE):
            yield part
            yield from _below(part.parts)


def _inside(part: Part, steps: Sequence[str]) -> Part | None:
    """What the numbers of points lead to from a part, each the only one of its number."""
    for step in steps:
        able = [one for one in part.parts if _kind(one.path) == _POINT and one.number == step]
        if len(able) != 1:
            return None
        part = able[0]
    return part


def _kind(path: str) -> str:
    """What the last step of a path begins with: "para", "point"."""
    return path.rpartition("/")[2].rpartition("_")[0]
