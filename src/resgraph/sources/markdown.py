"""Markdown: headings, lists, rules, tables, links, emphasis, escapes, notes; lines are wrapped anywhere.

Syntax: CommonMark 0.31.2, with pipe tables, notes and heading attributes as in Pandoc's Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from resgraph.core.model import BlockKind, Source
from resgraph.core.text import Span
from resgraph.sources.composition import Style
from resgraph.sources.inline import Edit, Setting, borrowed, compose, file_lines
from resgraph.sources.intake import Intake
from resgraph.sources.template import tagged

_QUOTE = re.compile(r"(?: {0,3}>[ \t]?){1,9}")
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]+")
_HEADING_END = re.compile(r"(?:(?<=[ \t])#+)?(?:\{[^{}\n]{0,400}\})?$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(?:```|~~~)[^`]{0,80}")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]\n]{1,400}\]:[ \t]*\S+[ \t]*(?:\"[^\"\n]*\")?[ \t]*")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]:[ \t]")
_BULLET = re.compile(r"(?P<indent>[ \t]{0,40})[-*+][ \t]+(?=\S)")
_NUMBER = re.compile(r"(?P<indent>[ \t]{0,40})(?P<number>\d{1,4})[.)][ \t]+(?=\S)")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_SEPARATOR = re.compile(r"[ \t]{0,40}\|?[ \t]{0,40}:?-[ \t:|-]{0,4000}")
_BAR = re.compile(r"(?<!\\)\|")

_ATOM = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<hard>\\\n|(?<! )[ ]{2,}\n)"
    r"|(?P<code>(?P<ticks>`{1,4})(?!`)(?P<inside>[^`\n]{1,400})(?P=ticks)(?!`))"
    r"|(?P<note>\[\^(?P<mark>[^\[\]\s]{1,60})\](?P<colon>:(?=[ \t]))?)"
    r"|(?P<link>\](?:\([^()\s]{0,800}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s+\"[^\"]{0,400}\")?\s*\)|\{[^{}\n]{0,200}\}))"
    r"|(?P<url><(?P<address>(?:https?://|mailto:)[^<>\s]{1,800})>)"
    r"|(?P<bracket>!?\[|\])"
    r"|(?P<run>\*{1,3}|_{1,3}|~~)"
)
_FEATURES = (
    re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE),
    re.compile(r"^\S[^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE),
    re.compile(r"\]\((?:https?:|/|#|[\w./-]{1,200}[\")\s])"),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,2000}"),
    re.compile(r"\\[.\[\]|>'*_#-]"),
    re.compile(r"^(?:[-*+] {1,3}|[ ]{0,3}> )\S", re.MULTILINE),
    re.compile(r"\[\^[\w-]{1,20}\]"),
    re.compile(r"\{#[\w-]{1,200}\}"),
)
_ENOUGH = 2  # of the features: a star or a dash alone is chance


def recognises(text: str) -> bool:
    """Whether ``text`` shows two of: headings, links, strong emphasis, escapes, bullets, notes, anchors."""
    return sum(bool(feature.search(text)) for feature in _FEATURES) >= _ENOUGH


def read(intake: Intake) -> Source:
    """The words of the page without its markup."""
    composition = compose(intake.text, _blocks(intake.text), _edits)
    text = composition.text()
    origin = intake.origin(tuple(composition.starts), tuple(composition.marks))
    return intake.source("markdown", "text/markdown", text, tagged(text, composition.blocks), origin)


@dataclass(slots=True)
class _Paragraph:
    """The block to which lines are being added."""

    style: Style = field(default_factory=Style)
    lines: list[Span] = field(default_factory=list)
    ordered: int = -1  # indent of a numbered item

    def setting(self) -> Setting:
        return self.style, self.lines


def _blocks(file: str) -> Iterator[Setting]:
    paragraph = _Paragraph()
    for line in file_lines(file):
        start = line.start
        if quote := _QUOTE.match(file, line.start, line.end):
            start = quote.end()
        words = file[start : line.end]
        if paragraph.lines and paragraph.style.kind is BlockKind.TEXT and _UNDERLINE.fullmatch(words):
            level = 1 if "=" in words else 2
            yield Style(BlockKind.HEADING, level), paragraph.lines
            paragraph = _Paragraph()
        elif (alone := _alone(words, start)) is not None:
            yield paragraph.setting()
            yield from alone
            paragraph = _Paragraph()
        elif begun := _begun(words, start, paragraph):
            yield paragraph.setting()
            paragraph = begun
        else:
            paragraph.lines.append(Span(start, line.end))
    yield paragraph.setting()


def _alone(words: str, start: int) -> list[Setting] | None:
    """The blocks of a line that stands for itself, or None."""
    silent = not words.strip() or any(pattern.fullmatch(words) for pattern in (_RULE, _FENCE, _DEFINITION))
    if silent or ("|" in words and _SEPARATOR.fullmatch(words)):
        return []
    if heading := _HEADING.match(words):
        stop = len(words.rstrip())
        for _ in range(2):  # closing number signs, then attributes, from the right
            end = _HEADING_END.search(words, heading.end(), stop)
            stop = len(words[: end.start()].rstrip()) if end else stop
        return [(Style(BlockKind.HEADING, len(heading["level"])), [Span(start + heading.end(), start + stop)])]
    if _ROW.fullmatch(words):
        bars = [found.start() for found in _BAR.finditer(words)]
        return [(Style(BlockKind.CELL), [Span(start + left + 1, start + right)]) for left, right in pairwise(bars)]
    return None


def _begun(words: str, start: int, before: _Paragraph) -> _Paragraph | None:
    """The list item or note that a line begins. Only "1." begins a list in the middle of a paragraph."""
    end = start + len(words)
    if _NOTE.match(words):
        return _Paragraph(Style(BlockKind.NOTE), [Span(start, end)])
    if bullet := _BULLET.match(words):
        level = 1 + len(bullet["indent"].expandtabs(4)) // 2
        return _Paragraph(Style(BlockKind.ITEM, level), [Span(start + bullet.end(), end)])
    if number := _NUMBER.match(words):
        indent = len(number["indent"].expandtabs(4))
        if not before.lines or before.ordered == indent or number["number"] == "1":
            level = 1 + indent // 2
            return _Paragraph(Style(BlockKind.ITEM, level), [Span(start + len(number["indent"]), end)], indent)
    return None


def _edits(text: str) -> Iterator[Edit]:
    yield from borrowed(text)
    brackets: list[re.Match[str]] = []
    runs: list[re.Match[str]] = []
    for found in _ATOM.finditer(text):
        if found["link"]:
            if brackets:
                opening = brackets.pop()
                yield Edit(opening.start(), opening.end())
                yield Edit(found.start(), found.end())
        elif found["bracket"] == "]":
            del brackets[-1:]
        elif found["bracket"]:
            brackets.append(found)
        elif found["run"]:
            runs.append(found)
        else:
            yield _atom(found)
    yield from _emphasis(text, runs)


def _atom(found: re.Match[str]) -> Edit:
    start, end = found.span()
    if found["hard"]:
        return Edit(start, end, "\n", start)
    for name in ("inside", "mark", "address"):
        if found[name]:
            return Edit(start, end, found[name], found.start(name), raised=name == "mark" and not found["colon"])
    return Edit(start, start + 1)  # an escape: the backslash does not print, the character after it does


def _emphasis(text: str, runs: list[re.Match[str]]) -> Iterator[Edit]:
    """Runs of stars, lines or tildes that come in pairs (CommonMark, section 6.2, of equal length only)."""
    waiting: dict[str, list[re.Match[str]]] = {}
    for run in runs:
        before, after = text[run.start() - 1 : run.start()] or " ", text[run.end() : run.end() + 1] or " "
        opens = not after.isspace() and (after.isalnum() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or not after.isalnum())
        if run[0][0] == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        pair = waiting.setdefault(run[0], [])
        if closes and pair:
            opening = pair.pop()
            yield Edit(opening.start(), opening.end())
            yield Edit(run.start(), run.end())
        elif opens:
            pair.append(run)
