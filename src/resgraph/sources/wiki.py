"""Wiki text of MoinMoin and MediaWiki: headings, lists, rules, tables, links and emphasis.

Syntax: MoinMoin HelpOnMoinWikiSyntax and MediaWiki Help:Formatting, as published by the two projects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.core.model import BlockKind, Source
from resgraph.core.text import Span
from resgraph.sources.composition import Style
from resgraph.sources.inline import Edit, Setting, borrowed, compose, file_lines
from resgraph.sources.intake import Intake
from resgraph.sources.template import tagged

_RULE = re.compile(r"-{4,}[ \t]*")
_SILENT = re.compile(r"##|#(?:format|redirect|pragma|acl|language|refresh|deprecated)\b|\{\||\|\}|\|-|__[A-Z]{3,20}__")
_ITEM = re.compile(r"[ \t]{1,40}[*.][ \t]+(?=\S)|(?P<marks>[*#:;]{1,9})[ \t]*(?=[^\s*#:;])")
_CELL = re.compile(r"\|\||!!|(?<=^)[|!]")
_LINK = re.compile(
    r"\[\[(?:[^\[\]|\n]{1,400}\|)?(?=[^\[\]]{1,400}\]\])"
    r"|\[(?:https?|ftp|mailto):[^\s\[\]]{1,400}[ \t]+(?=[^\[\]\n]{1,400}\])"
)
_EMPHASIS = re.compile(r"'{5}|'''|''")
_MARK = re.compile(r"(?<=\S)\^(\d{1,3}[a-z]?)\^")
_FEATURES = (
    re.compile(r"^={1,6}[ \t]*[^=\s\n][^=\n]{0,300}={1,6}[ \t]*$", re.MULTILINE),
    re.compile(r"''[^'\n]{1,2000}''"),
    re.compile(r"\[\[[^\[\]\n]{1,400}\]\]"),
    re.compile(r"^-{4,}[ \t]*$", re.MULTILINE),
    re.compile(r"^(?: \*|\*|#) ?[^\s*]", re.MULTILINE),
    re.compile(r"\[https?://[^\s\]]{1,400} [^\]\n]{1,400}\]"),
)
_ENOUGH = 3  # of the features; one may be chance, and so may two


def recognises(text: str) -> bool:
    """Whether ``text`` shows three of: headings in equal signs, quotes as emphasis, wiki links, rules, bullets."""
    return sum(bool(feature.search(text)) for feature in _FEATURES) >= _ENOUGH


def read(intake: Intake) -> Source:
    """The words of the page without its markup."""
    composition = compose(intake.text, _blocks(intake.text), _edits)
    text = composition.text()
    origin = intake.origin(tuple(composition.starts), tuple(composition.marks))
    return intake.source("wiki", "text/plain", text, tagged(text, composition.blocks), origin)


def _blocks(file: str) -> Iterator[Setting]:
    style, lines = Style(), list[Span]()
    table = False
    for line in file_lines(file):
        words = file[line.start : line.end]
        table = (table or words.startswith("{|")) and not words.startswith("|}")
        alone = list(_alone(words, line, table=table))
        item = None if alone else _ITEM.match(words)
        if alone or item or not words.strip() or (style.kind is BlockKind.ITEM and not words[0].isspace()):
            yield style, lines
            style, lines = Style(), []
        if alone:
            yield from alone
        elif item:
            level = len(item["marks"] or "") or 1 + (len(words) - len(words.lstrip())) // 2
            style, lines = Style(BlockKind.ITEM, level), [Span(line.start + item.end(), line.end)]
        elif words.strip():
            lines.append(line)
    yield style, lines


def _alone(words: str, line: Span, *, table: bool) -> Iterator[Setting]:
    """The blocks of a line that stands for itself: a heading, a rule, a row of cells, a line that does not print."""
    bare = words.rstrip()
    if len(bare) > 2 and bare[0] == bare[-1] == "=" and bare.strip("= \t"):
        start = len(bare) - len(bare.lstrip("="))
        end = len(bare.rstrip("="))
        yield Style(BlockKind.HEADING, min(6, start)), [Span(line.start + start, line.start + end)]
    elif _RULE.fullmatch(words) or _SILENT.match(words):
        yield Style(), []
    elif words.startswith("||") or (table and words[:1] in ("|", "!")):
        at = 0
        for found in [*_CELL.finditer(words), None]:
            end = found.start() if found else len(words)
            yield Style(BlockKind.CELL), [Span(line.start + at, line.start + end)]
            at = found.end() if found else end


def _edits(text: str) -> Iterator[Edit]:
    yield from borrowed(text)
    for found in _LINK.finditer(text):
        yield Edit(found.start(), found.end())
        end = text.find("]", found.end())
        yield Edit(end, end + (2 if found[0].startswith("[[") else 1))
    for found in _EMPHASIS.finditer(text):
        yield Edit(found.start(), found.end())
    for found in _MARK.finditer(text):
        yield Edit(found.start(), found.end(), found[1], found.start(1), raised=True)
