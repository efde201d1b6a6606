"""What an HTML element means for the words in it: shown or not, whose they are, which kind of block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from resgraph.core.model import BlockKind
from resgraph.core.tables import toml
from resgraph.sources.composition import Style
from resgraph.sources.markup import Tag

_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.I)


@dataclass(frozen=True, slots=True)
class State:
    """What an element hands down to what stands in it."""

    style: Style = field(default_factory=Style)
    hidden: bool = False
    content: bool = False  # inside <main>, <article> and the like: headers there are the document's own
    preformatted: bool = False
    depth: int = 0  # of lists


def inherited(state: State, tag: Tag) -> State:
    """What the element of a start tag hands down, standing in an element that hands down ``state``."""
    name = tag.name
    hidden = state.hidden or name in elements("hidden") or _is_hidden(tag.attributes)
    content = state.content or name in _furniture("content")
    preformatted = state.preformatted or name in elements("preformatted")
    depth = state.depth + (name in elements("lists"))
    return State(_style(state, tag, depth), hidden, content, preformatted, depth)


def _style(state: State, tag: Tag, depth: int) -> Style:
    style = state.style
    if style.kind is BlockKind.FURNITURE:
        return style
    if _is_note(tag):
        return Style(BlockKind.NOTE)
    if _is_furniture(tag, content=state.content):
        return Style(BlockKind.FURNITURE)
    return style if style.kind in (BlockKind.NOTE, BlockKind.TAG) else _by_element(style, tag, depth)


def _by_element(style: Style, tag: Tag, depth: int) -> Style:
    name = tag.name
    if re.fullmatch(r"h[1-6]", name):
        return Style(BlockKind.HEADING, int(name[1]))
    if name == "li":
        return Style(BlockKind.ITEM, max(1, depth))
    if name in ("td", "th"):
        return Style(BlockKind.CELL)
    if tag.printed[:1].isupper() and not tag.printed.isupper() and name not in _known():
        return replace(style, kind=BlockKind.TAG, tag=tag.printed)
    return style


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(_UNSEEN.search(attributes.get("style", "")))


def _is_furniture(tag: Tag, *, content: bool) -> bool:
    name, attributes = tag.name, tag.attributes
    if name in _furniture("never"):
        return False
    if name in _furniture("elements") or (name in _furniture("page_elements") and not content):
        return True
    words = {attributes.get("id", "").lower(), *attributes.get("class", "").lower().split()}
    return attributes.get("role", "") in _furniture("roles") or bool(words & _furniture("words"))


def _is_note(tag: Tag) -> bool:
    if tag.name not in elements("block"):
        return False
    role, name = tag.attributes.get("role", ""), tag.attributes.get("id", "")
    return role in _table()["notes"]["roles"] or bool(name and patterns()["id"].fullmatch(name))


def may_call(tag: Tag) -> bool:
    """Whether an element may hold a note mark: raised, or a link within the page."""
    if tag.name == "a":
        return tag.attributes.get("href", "").startswith("#") or "_ftn" in tag.attributes.get("href", "")
    words = tag.attributes.get("class", "").lower().split()
    return tag.name == "sup" or bool(_RAISED.search(tag.attributes.get("style", ""))) or "sup" in words


def language_of(attributes: Mapping[str, str]) -> str:
    """The language that an element declares as ISO 639-1, or the empty string."""
    code = (attributes.get("lang") or attributes.get("xml:lang") or "").partition("-")[0].lower()
    return code if re.fullmatch(r"[a-z]{2}", code) else ""


@cache
def _table() -> Mapping[str, Any]:
    return toml("reading/html.toml")


@cache
def elements(name: str) -> frozenset[str]:
    """A list of element names of reading/html.toml."""
    return frozenset(_table()[name])


@cache
def _furniture(name: str) -> frozenset[str]:
    return frozenset(_table()["furniture"][name])


@cache
def _known() -> frozenset[str]:
    return elements("block") | elements("inline") | elements("void")


@cache
def crossing() -> frozenset[str]:
    """Inline elements whose end tag changes nothing while a block inside them is still open."""
    return elements("inline") - _furniture("elements") - elements("hidden")


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """What ids of notes, note marks, and cells that only mark the next one look like."""
    return {name: re.compile(_table()["notes"][name]) for name in ("id", "call", "marker")}


@cache
def closes(name: str) -> frozenset[str]:
    """The elements that a start tag ends."""
    return frozenset(_table()["closes"].get(name, ()))
