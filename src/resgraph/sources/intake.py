"""What every reader gets: the clean characters of a file, and the records that a Source must carry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from resgraph.core.errors import Refused
from resgraph.core.model import Block, Origin, Source
from resgraph.core.problem import Problem
from resgraph.sources.characters import Clean, clean
from resgraph.sources.encoding import decode

LIMIT = 32 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Intake:
    """A file after decoding and cleaning. ``characters.text`` is markup and all, line feeds only."""

    name: str
    characters: Clean
    sha256: str
    byte_size: int
    problems: tuple[Problem, ...]

    @property
    def text(self) -> str:
        """The clean characters of the file."""
        return self.characters.text

    def origin(self, starts: tuple[int, ...] = (0,), marks: tuple[int, ...] = (0,)) -> Origin:
        """The way back to the file from a text of which ``starts[i]`` stands at ``marks[i]`` of ``text``."""
        characters = self.characters
        if len(characters.starts) > 1:
            starts, marks = _composed(starts, marks, characters)
        return Origin(starts, marks, characters.line_starts)

    def source(
        self,
        layout: str,
        media_type: str,
        text: str,
        blocks: Iterable[Block],
        origin: Origin,
        *,
        language: str = "",
        problems: Iterable[Problem] = (),
    ) -> Source:
        """The Source of a reader named ``layout``. Raises Refused "empty" where no visible character is left."""
        if not text.strip():
            raise Refused("empty", "There is no visible text in the input.", source=self.name)
        found = (*self.problems, *problems)
        records = (self.sha256, self.byte_size, language, found)
        return Source(self.name, media_type, layout, text, tuple(blocks), origin, *records)


def take(data: bytes, name: str) -> Intake:
    """Decode and clean ``data``. Raises Refused: "too-large", "empty", "not-text", "encoding"."""
    if len(data) > LIMIT:
        message = f"The input has {len(data):,} bytes; the limit is {LIMIT:,}."
        raise Refused("too-large", message, source=name)
    if not data.strip():
        raise Refused("empty", "There is nothing but white space in the input.", source=name)
    decoded, problems = decode(data, name)
    characters = clean(decoded)
    if not characters.text.strip():
        raise Refused("empty", "There is no visible character in the input.", source=name)
    problems = (*problems, *characters.problems)
    return Intake(name, characters, hashlib.sha256(data).hexdigest(), len(data), problems)


def _composed(starts: tuple[int, ...], marks: tuple[int, ...], inner: Clean) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Marks of a text into the clean characters, and theirs into the file, as marks of the text into the file."""
    origin = Origin(inner.starts, inner.marks, ())
    composed: dict[int, int] = {}
    ends = (*starts[1:], starts[-1] + len(inner.text))
    place = 0
    for start, mark, end in zip(starts, marks, ends, strict=True):
        composed[start] = origin.place(mark)[1] - 1
        while place < len(inner.starts) and inner.starts[place] <= mark:
            place += 1
        while place < len(inner.starts) and inner.starts[place] < mark + end - start:
            composed[start + inner.starts[place] - mark] = inner.marks[place]
            place += 1
    return tuple(composed), tuple(composed.values())
