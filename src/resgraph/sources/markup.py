"""HTML in tokens with exact places: tags and runs of characters, in time proportional to the length of the page.

A tolerant reading of the HTML Living Standard, section 13.2.5 (tokenization). Where a page breaks off inside a tag
or a comment, what follows is handed on as characters: nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

_TEXT = re.compile(r"[^<]+|<(?![A-Za-z/!?])")
_NAME = re.compile(r"[^\s/>]+")
_BETWEEN = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"[^\s/>][^\s/>=]*")
_EQUALS = re.compile(r"(?<!\s)\s*=\s*")
_UNQUOTED = re.compile(r"[^\s>]*")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; ``name`` in small letters, ``printed`` as it stands in the file."""

    start: int
    end: int
    name: str
    printed: str
    closing: bool = False
    empty: bool = False  # <br/>
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters between tags, character references still in it."""

    start: int
    end: int
    broken: bool = False  # the page breaks off here, inside a tag or comment


def after_prologue(text: str) -> int:
    """Where the first thing stands that is neither white space, comment nor processing instruction."""
    at = 0
    while True:
        at += len(text[at : at + 4096]) - len(text[at : at + 4096].lstrip())
        if text.startswith(("<?", "<!--"), at):
            end = _comment_end(text, at)
            if end < 0:
                return at
            at = end
        elif not text[at : at + 1].isspace():
            return at


def tokens(text: str, raw: Collection[str]) -> Iterator[Tag | Run]:
    """The tags and runs of ``text``; ``raw`` names elements whose content is no markup. Comments are left out."""
    at = 0
    while at < len(text):
        if found := _TEXT.match(text, at):
            yield Run(at, found.end())
            at = found.end()
        elif text.startswith(("<!", "<?"), at) or not _letter(text, at + 2 if text[at + 1] == "/" else at + 1):
            end = _comment_end(text, at)
            if end < 0:
                yield Run(at, len(text), broken=True)
                return
            at = end
        elif tag := _tag(text, at):
            yield tag
            at = tag.end
            if tag.name in raw and not tag.closing and not tag.empty:
                end = _raw_end(text, tag)
                yield Run(at, end)
                at = end
        else:
            yield Run(at, len(text), broken=True)
            return


def _letter(text: str, at: int) -> bool:
    return text[at : at + 1].isascii() and text[at : at + 1].isalpha()


def _comment_end(text: str, at: int) -> int:
    """Where a comment, declaration or processing instruction ends; -1 where it does not."""
    opening, closing = ("<!--", "-->") if text.startswith("<!--", at) else ("<", ">")
    end = text.find(closing, at + len(opening))
    return end if end < 0 else end + len(closing)


def _raw_end(text: str, tag: Tag) -> int:
    found = re.compile(rf"</{re.escape(tag.name)}(?=[\s/>])", re.IGNORECASE).search(text, tag.end)
    return found.start() if found else len(text)


def _tag(text: str, start: int) -> Tag | None:
    closing = text[start + 1] == "/"
    found = _NAME.match(text, start + 1 + closing)
    printed = found[0] if found else ""
    at = start + 1 + closing + len(printed)
    attributes: dict[str, str] = {}
    while True:
        between = _BETWEEN.match(text, at)
        gap, at = (between[0], between.end()) if between else ("", at)
        if at >= len(text):
            return None
        if text[at] == ">":
            empty = gap.endswith("/") and not closing
            return Tag(start, at + 1, printed.lower(), printed, closing, empty, attributes)
        name, value, at = _attribute(text, at)
        if at < 0:
            return None
        attributes.setdefault(name, value)


def _attribute(text: str, at: int) -> tuple[str, str, int]:
    """Name, value and where it ends; the end is -1 where a quotation mark is never closed."""
    found = _ATTRIBUTE.match(text, at)
    name = found[0] if found else text[at]
    at += len(name)
    equals = _EQUALS.match(text, at)
    if not equals:
        return name.lower(), "", at
    at = equals.end()
    quote = text[at : at + 1]
    if quote in ("'", '"') and quote:
        end = text.find(quote, at + 1)
        return name.lower(), text[at + 1 : end], end + 1 if end >= 0 else -1
    unquoted = _UNQUOTED.match(text, at)
    value = unquoted[0] if unquoted else ""
    return name.lower(), value, at + len(value)
