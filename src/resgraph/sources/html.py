"""HTML pages: Parliament's doceo pages and any other page that holds a text among navigation and comments.

Block elements end blocks, a ``<br>`` is a line feed inside one, white space is collapsed as a browser does. What the
page does not show is dropped; what belongs to the page and not to the document is FURNITURE.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from resgraph.core.model import Source
from resgraph.core.problem import Problem, problem
from resgraph.core.text import Span
from resgraph.sources.composition import Composition
from resgraph.sources.elements import State, closes, crossing, elements, inherited, language_of, may_call, patterns
from resgraph.sources.intake import Intake
from resgraph.sources.markup import Run, Tag, after_prologue, tokens
from resgraph.sources.template import tagged

_OPENING = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.I)
_ELEMENT = re.compile(r"</(?:p|div|span|td|tr|table|ul|ol|li|h[1-6]|a|b|i|em|strong)>", re.I)
_ENOUGH = 6  # end tags of common elements, when a fragment of a page opens without <html>
_PROBE = 20_000
_REFERENCE = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_ALLOWED = re.compile("[^\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_MOST_MARKER = 6  # characters


def recognises(text: str) -> bool:
    """Whether ``text`` opens as an HTML page does, or has many end tags of HTML elements."""
    at = after_prologue(text)
    if _OPENING.match(text, at):
        return True
    return text.startswith("<", at) and len(_ELEMENT.findall(text, at, at + _PROBE)) >= _ENOUGH


def read(intake: Intake) -> Source:
    """The page as a browser shows it, block by block."""
    page = _Page(Composition(intake.text))
    for token in tokens(intake.text, elements("raw")):
        page.take(token)
    page.composition.close()
    text = page.composition.text()
    blocks = tagged(text, page.composition.blocks)
    origin = intake.origin(tuple(page.composition.starts), tuple(page.composition.marks))
    problems = page.problems(len(text))
    return intake.source("html", "text/html", text, blocks, origin, language=page.language, problems=problems)


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    state: State
    block: int = 0  # place in the stack of the innermost block element, this one included
    raised: int = -1  # where the words of a possible note mark begin


@dataclass(slots=True)
class _Page:
    composition: Composition
    language: str = ""
    _stack: list[_Open] = field(default_factory=lambda: [_Open("", State())])
    _places: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # in the stack, by name
    _removed: Counter[str] = field(default_factory=Counter)
    _broken: bool = False

    def take(self, token: Tag | Run) -> None:
        """The next tag or run of the page."""
        if isinstance(token, Run):
            self._run(token)
        elif token.closing:
            self._end(token.name)
        else:
            self._begin(token)

    def problems(self, length: int) -> Iterator[Problem]:
        """What went wrong in the page; ``length`` is that of the visible text."""
        end = Span(max(0, length - 1), length)
        if self._broken:
            yield problem("truncated", "The page ends in the middle of a tag.", end)
        elif any(places and name not in elements("unclosed") for name, places in self._places.items()):
            yield problem("truncated", "The page ends before its last element is closed.", end)
        if self._removed:
            names = ", ".join(f"U+{ord(char):04X}" for char in sorted(self._removed))
            yield problem("control-characters", f"{self._removed.total()} character references removed: {names}.")

    @property
    def _state(self) -> State:
        return self._stack[-1].state

    def _run(self, run: Run) -> None:
        self._broken = self._broken or run.broken
        if self._state.hidden:
            return
        file, at = self.composition.file, run.start
        for found in _REFERENCE.finditer(file, run.start, run.end):
            self._words(at, found.start())
            self._reference(found[0], found.start())
            at = found.end()
        self._words(at, run.end)

    def _words(self, start: int, end: int) -> None:
        if self._state.preformatted and start < end:
            self.composition.put(self.composition.file[start:end], start)
        else:
            self.composition.words(start, end)

    def _reference(self, printed: str, position: int) -> None:
        decoded = _decoded(printed)
        kept = "".join(_ALLOWED.findall(decoded))
        self._removed.update(Counter(decoded) - Counter(kept))
        if kept in (" ", "\t", "\n"):
            self.composition.glue(" ")
        elif kept:
            self.composition.put(kept, position)

    def _begin(self, tag: Tag) -> None:
        name = tag.name
        if self._places["head"] and name not in elements("metadata"):
            self._pop_to(self._places["head"][-1])
        if name in ("html", "body"):
            self.language = self.language or language_of(tag.attributes)
        if name == "br" and not self._state.hidden:
            self.composition.glue("\n")
        if name in elements("block"):
            self._leave(closes(name))
            if self._stack[self._stack[-1].block].name == "p":
                self._pop_to(self._stack[-1].block)
            self._break(force=name in ("tr", "table"))
        if name not in elements("void") and not tag.empty:
            self._push(tag)

    def _push(self, tag: Tag) -> None:
        above, place = self._stack[-1], len(self._stack)
        state = inherited(above.state, tag)
        block = place if tag.name in elements("block") else above.block
        raised = self.composition.length if may_call(tag) and not state.hidden else -1
        self._stack.append(_Open(tag.name, state, block, raised))
        self._places[tag.name].append(place)
        self.composition.style(state.style)

    def _end(self, name: str) -> None:
        places = self._places[name]
        if name == "br":
            self.composition.glue("\n")
        elif places and not (name in crossing() and places[-1] < self._stack[-1].block):
            self._pop_to(places[-1])

    def _pop_to(self, place: int) -> None:
        while len(self._stack) > place:
            self._pop()

    def _pop(self) -> None:
        element = self._stack.pop()
        self._places[element.name].pop()
        if element.raised >= 0 and patterns()["call"].fullmatch(self.composition.text_from(element.raised).strip()):
            self.composition.raise_(element.raised)
        if element.name in elements("block"):
            self._break(force=element.name in ("tr", "table"))
        self.composition.style(self._state.style)

    def _leave(self, names: frozenset[str]) -> None:
        """Close open elements of ``names``, the innermost first, unless one of "scope" stands between."""
        while names:
            place = self._innermost(names)
            if place < 0 or place < self._innermost(elements("scope") - names):
                return
            self._pop_to(place)

    def _innermost(self, names: frozenset[str]) -> int:
        return max((places[-1] for name in names if (places := self._places.get(name))), default=-1)

    def _break(self, *, force: bool = False) -> None:
        """End the block - but a cell that only numbers or marks the next one is joined to it."""
        composition = self.composition
        if self._places["tr"] and not force and 0 < composition.open_length <= _MOST_MARKER:
            words = composition.text_from(composition.length - composition.open_length)
            if patterns()["marker"].fullmatch(words.strip()):
                composition.glue("\t")
                return
        composition.close()


def _decoded(reference: str) -> str:
    """The characters of a character reference; what HTML would replace by U+FFFD stays what it was."""
    if not reference.startswith("&#"):
        return unescape(reference)
    digits = reference[2:].rstrip(";")
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return chr(min(code, 0xFFFF))
    return unescape(reference) or chr(code)
