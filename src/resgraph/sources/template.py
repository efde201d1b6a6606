"""Editorial template tags that leak into published text: ``<Commission>{PPE}on behalf of the PPE Group</Commission>``.

They are not XML (``{S&D}`` is no entity) and need not be closed: a tolerant tokenizer finds them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from resgraph.core.model import Block, BlockKind
from resgraph.core.text import Span

# A name in mixed case tells a template tag from HTML that somebody pasted in capitals or small letters.
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Z][A-Za-z0-9]{0,40}(?:-[A-Za-z0-9]{1,40}){0,4})(?: [^<>\n]{0,200})?/?>")


@dataclass(frozen=True, slots=True)
class _Tag:
    span: Span
    inside: str  # name of the tag that holds the words right after it, or empty
    outside: str  # name of the tag that holds the blocks after it, or empty


def tagged(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` with each tag as a FURNITURE block and the words inside tags as TAG blocks.

    A tag that is closed holds everything up to there, over several blocks; one that is not holds the words up to the
    next tag or the end of its block. Furniture is passed on untouched.
    """
    tags = _tags(text)
    if not tags:
        yield from blocks
        return
    index = 0
    for block in blocks:
        while index < len(tags) and tags[index].span.start < block.span.start:
            index += 1
        first = index
        while index < len(tags) and tags[index].span.end <= block.span.end:
            index += 1
        if block.kind is BlockKind.FURNITURE:
            yield block
        else:
            yield from _split(text, block, tags[first - 1].outside if first else "", tags[first:index])


def _split(text: str, block: Block, holder: str, tags: list[_Tag]) -> Iterator[Block]:
    at = block.span.start
    for tag in tags:
        yield from _piece(text, block, at, tag.span.start, holder)
        yield Block(tag.span, BlockKind.FURNITURE, page=block.page)
        at, holder = tag.span.end, tag.inside
    yield from _piece(text, block, at, block.span.end, holder)


def _piece(text: str, block: Block, start: int, end: int, holder: str) -> Iterator[Block]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        return
    span = Span(start, end)
    piece = replace(block, span=span, raised=tuple(mark for mark in block.raised if mark.within(span)))
    yield replace(piece, kind=BlockKind.TAG, tag=holder) if holder else piece


def _tags(text: str) -> list[_Tag]:
    found = [match for match in _TAG.finditer(text) if not match["name"].isupper()]
    closed = _closed(found)
    tags: list[_Tag] = []
    holders: list[str] = [""]
    for index, match in enumerate(found):
        inside = holders[-1]
        if not match["close"]:
            inside = match["name"]
            if index in closed:
                holders.append(inside)
        elif index in closed:
            holders.pop()
            inside = holders[-1]
        tags.append(_Tag(Span(*match.span()), inside, holders[-1]))
    return tags


def _closed(found: list[re.Match[str]]) -> set[int]:
    """The tags that come in pairs, opening and closing; a tag left open between the two is not closed."""
    waiting: list[int] = []
    names: Counter[str] = Counter()
    paired: set[int] = set()
    for index, match in enumerate(found):
        name = match["name"]
        if not match["close"]:
            waiting.append(index)
            names[name] += 1
        elif names[name]:
            while found[waiting[-1]]["name"] != name:
                names[found[waiting.pop()]["name"]] -= 1
            names[name] -= 1
            paired.update((waiting.pop(), index))
    return paired
