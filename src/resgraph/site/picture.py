"""A picture of marked text as SVG, made without any drawing library: chosen parts, wrapped in a fixed pitch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from resgraph.core.model import Part
from resgraph.pipeline import Conversion
from resgraph.site.marked import KINDS, Mark, marks, runs

_PITCH, _LINE, _LEFT, _TOP = 7.25, 21.0, 132.0, 54.0


@dataclass(frozen=True, slots=True)
class _Bit:
    text: str
    kind: str


def picture(conversion: Conversion, paths: Iterable[str], columns: int = 104) -> str:
    """The parts at ``paths`` (``cit_1``, ``para_4``), their recognised words on coloured grounds, and a legend.

    Raises KeyError for a path that the document does not have.
    """
    parts = {part.path: part for part in conversion.resolution.walk()}
    marked = marks(conversion)
    rows: list[str] = []
    y = _TOP
    used: set[str] = set()
    for path in paths:
        part = parts[path]
        rows.append(_text(16, y, part.label, "label"))
        for line in _wrapped(part, marked.get(path, ()), columns):
            rows.extend(_line(line, y))
            used |= {bit.kind for bit in line if bit.kind}
            y += _LINE
        y += _LINE * 0.5
    width = _LEFT + columns * _PITCH + 16
    legend = list(_legend(sorted(used, key=list(KINDS).index), y, width - 16))
    height = max((at for at, _ in legend), default=y) + _LINE * 0.8
    title = conversion.resolution.title or conversion.source.name
    head = _text(16, 26, title, "title")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" aria-label="{escape(title)}, with everything recognised marked">\n'
        f"<style>{_style()}</style>\n"
        f'<rect width="{width:.0f}" height="{height:.0f}" rx="8" class="ground"/>\n'
        + "\n".join([head, *rows, *(markup for _, markup in legend)])
        + "\n</svg>\n"
    )


def _style() -> str:
    light = "".join(f".{k.name}{{fill:{k.light}}}" for k in KINDS.values())
    return (
        "text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1b1b1b;"
        "white-space:pre}.title{font-weight:bold;font-size:14px}.label{fill:#6a6a6a}"
        f".ground{{fill:#fdfdfc;stroke:#d9d9d6}}{light}"
    )


def _wrapped(part: Part, marked: tuple[Mark, ...], columns: int) -> Iterator[list[_Bit]]:
    line: list[_Bit] = []
    room = columns
    for run in runs(part, marked):
        for word in _words(run.text):
            if len(word.rstrip()) > room and line:
                yield line
                line, room = [], columns
            line.append(_Bit(word, run.kind))
            room -= len(word)
    if line:
        yield line


def _words(text: str) -> Iterator[str]:
    start = 0
    for at, character in enumerate(text):
        if character == " ":
            yield text[start : at + 1]
            start = at + 1
    if start < len(text):
        yield text[start:]


def _line(line: list[_Bit], y: float) -> Iterator[str]:
    column = 0
    joined: list[tuple[int, str, str]] = []
    for bit in line:
        if joined and joined[-1][2] == bit.kind:
            at, text, kind = joined[-1]
            joined[-1] = (at, text + bit.text, kind)
        else:
            joined.append((column, bit.text, bit.kind))
        column += len(bit.text)
    for at, text, kind in joined:
        x = _LEFT + at * _PITCH
        shown = text.rstrip()
        if kind and shown:
            yield (
                f'<rect x="{x - 1.5:.1f}" y="{y - 14:.1f}" width="{len(shown) * _PITCH + 3:.1f}" height="18" rx="3" '
                f'class="{kind}"/>'
            )
        if shown:
            yield _text(x, y, shown, "", len(shown) * _PITCH)


def _legend(kinds: list[str], y: float, right: float) -> Iterator[tuple[float, str]]:
    """The legend as (line, markup), wrapped before ``right``."""
    x = _LEFT
    for name in kinds:
        word = KINDS[name].word
        width = len(word) * _PITCH * 0.92
        if x + 18 + width > right:
            x, y = _LEFT, y + _LINE
        yield y, f'<rect x="{x:.1f}" y="{y - 13:.1f}" width="12" height="12" rx="3" class="{name}"/>'
        yield y, _text(x + 18, y - 3, word, "label", width)
        x += 18 + width + 18


def _text(x: float, y: float, text: str, kind: str, width: float = 0) -> str:
    style = f' class="{kind}"' if kind else ""
    length = f' textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{style}{length}>{escape(text, quote=False)}</text>'
