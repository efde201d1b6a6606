"""Characters as every later stage may rely on them: line feeds only, XML 1.0 characters only, and the way back.

Line ends are those of the Unicode Standard, section 5.8 (newline guidelines); characters allowed are those of
XML 1.0 (fifth edition), production 2, without the C0 and C1 controls that it discourages.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from resgraph.core.problem import Problem, problem
from resgraph.core.text import Span

_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_CHANGED = re.compile(f"\r\n|[{_CONTROL}]+")
_LINE_END = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_LINE = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_VERTICAL = re.compile("\x0b|(?<=[^\n\r\x0c])\x0c")  # a form feed that begins a line is a page break, no accident
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_WESTERN = "\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d"
_WESTERN += "\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
_TWICE = re.compile(f"[\u00c2-\u00df][\u00a0-\u00bf{_WESTERN}]|\u00e2[\u20ac\u201a][\u00a0-\u00bf{_WESTERN}]")
_PLAUSIBLE = ((0xA0, 0x17F), (0x218, 0x21B), (0x370, 0x45F), (0x2010, 0x2044), (0x20AC, 0x20AC))


@dataclass(frozen=True, slots=True)
class Clean:
    """Clean text; ``starts[i]`` of it stands at ``marks[i]`` of the decoded file (see core.model.Origin)."""

    text: str
    starts: tuple[int, ...]
    marks: tuple[int, ...]
    line_starts: tuple[int, ...]
    problems: tuple[Problem, ...]


def clean(decoded: str) -> Clean:
    """Normalise line ends, remove what XML 1.0 cannot hold, warn of what misleads. Each warning is given once."""
    pieces: list[str] = []
    starts, marks, length, at = [0], [0], 0, 0
    removed: Counter[str] = Counter()
    first = -1
    for found in _CHANGED.finditer(decoded):
        pieces.append(decoded[at : found.start()])
        length += found.start() - at
        if found[0] == "\r\n":
            at = found.end() - 1
        else:
            removed.update(found[0])
            first = length if first < 0 else first
            at = found.end()
        starts.append(length)
        marks.append(at)
    text = _LINE_END.sub("\n", "".join((*pieces, decoded[at:])))
    removed.update(found[0] for found in _VERTICAL.finditer(decoded))
    problems = (*_controls(removed, max(first, 0), len(text)), *_warnings(text))
    lines = (0, *(found.end() for found in _LINE.finditer(decoded)))
    return Clean(text, *_monotone(starts, marks), lines, problems)


def _monotone(starts: list[int], marks: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of several marks at one place the last counts: nothing of the text stands before it."""
    kept = dict(zip(starts, marks, strict=True))
    return tuple(kept), tuple(kept.values())


def _controls(removed: Counter[str], first: int, length: int) -> tuple[Problem, ...]:
    if not removed:
        return ()
    names = ", ".join(f"U+{ord(char):04X}" for char in sorted(removed))
    count = removed.total()
    return (problem("control-characters", f"{count} control characters removed: {names}.", _near(first, length)),)


def _warnings(text: str) -> tuple[Problem, ...]:
    if text.isascii():
        return ()
    checks = (
        ("bidi-control", "invisible characters kept", [found.start() for found in _INVISIBLE.finditer(text)]),
        ("mojibake", "letters look decoded twice", [f.start() for f in _TWICE.finditer(text) if _is_twice(f[0])]),
        ("replacement-character", "letters were lost before", [f.start() for f in re.finditer("\ufffd", text)]),
    )
    return tuple(
        problem(name, f"{len(places)} {words}, the first here.", _near(places[0], len(text)))
        for name, words, places in checks
        if places
    )


def _is_twice(letters: str) -> bool:
    """Whether the letters, written as Windows-1252, are the UTF-8 form of a letter that texts have."""
    try:
        code = ord("".join(_byte(letter) for letter in letters).encode("latin-1").decode())
    except (UnicodeError, TypeError):
        return False
    return any(low <= code <= high for low, high in _PLAUSIBLE)


def _byte(letter: str) -> str:
    return letter if ord(letter) < 0x100 else letter.encode("cp1252").decode("latin-1")


def _near(place: int, length: int) -> Span:
    return Span(min(place, length), min(place + 1, length))
