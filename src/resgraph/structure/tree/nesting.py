"""Rows as a tree: which part stands in which, its label, its address and its Akoma Ntoso identifier.

eIds follow the Akoma Ntoso Naming Convention 1.0 (OASIS, 2019), section 5: abbreviated element names, numbers without
punctuation, the identifier of the parent before two underscores. Preambles stand in ``cits_1`` and ``recs_1``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from resgraph.core.model import PartKind
from resgraph.structure.draft import Row
from resgraph.structure.tree.node import Node

_KEY = {
    PartKind.CITATION: ("citation", "cit", "cit"),
    PartKind.RECITAL: ("recital", "rec", "rec"),
    PartKind.PREAMBULAR: ("preambular", "pre", "rec"),
    PartKind.HEADING: ("heading", "head", "crossHeading"),
    PartKind.SECTION: ("section", "sec", "sec"),
    PartKind.PARAGRAPH: ("paragraph", "para", "para"),
    PartKind.POINT: ("", "point", "point"),
    PartKind.CLAUSE: ("clause", "cl", "subpara"),
    PartKind.FOOTNOTE: ("footnote", "fn", "authorialNote"),
    PartKind.ANNEX: ("annex", "annex", "att"),
}
_GROUPS = {PartKind.CITATION: "cits_1", PartKind.RECITAL: "recs_1", PartKind.PREAMBULAR: "recs_1"}
_HOSTS = (PartKind.CITATION, PartKind.RECITAL, PartKind.PREAMBULAR, PartKind.PARAGRAPH, PartKind.POINT)
_STEP = re.compile(r"[^A-Za-z0-9.]+")


def nest(rows: Sequence[Row]) -> list[Node]:
    """The rows in a tree, named."""
    roots: list[Node] = []
    line: list[Node] = []  # from the outermost open part to the last one
    for row in rows:
        while line and not _holds(line, row):
            line.pop()
        node = Node(row)
        (line[-1].children if line else roots).append(node)
        line.append(node)
    _name(roots, None, Counter(), Counter())
    return roots


def _holds(line: Sequence[Node], row: Row) -> bool:
    """Whether the innermost open part can hold ``row``."""
    holder = line[-1].row
    if row.kind is PartKind.ANNEX or holder.kind in (PartKind.HEADING, PartKind.FOOTNOTE):
        return False
    if holder.kind is PartKind.ANNEX:
        return True
    if holder.kind is PartKind.SECTION:
        return row.kind is not PartKind.SECTION or holder.depth < row.depth
    if row.kind is not PartKind.POINT:
        return False
    return holder.kind in _HOSTS and (holder.kind is not PartKind.POINT or holder.depth < row.depth)


def _name(nodes: Sequence[Node], parent: Node | None, paths: Counter[str], eids: Counter[str]) -> None:
    numbered: Counter[str] = Counter()
    words = Counter(_step(node.row)[0] for node in nodes)
    counted = any(node.row.kind is PartKind.PARAGRAPH and node.row.number for node in nodes)
    for order, node in enumerate(nodes, 1):
        word = _step(node.row)[0]
        numbered[word] += 1
        node.order = order
        numbered[node.row.kind] += 1
        _name_one(node, parent, numbered[word], words[word])
        if node.row.kind is PartKind.ANNEX:
            node.eid = f"att_{numbered[node.row.kind]}"
        if counted and node.row.kind is PartKind.PARAGRAPH and not node.row.number:
            _introduces(node, parent)
        node.path = _unique(node.path, paths)
        node.eid = _unique(node.eid, eids)
        _name(node.children, node, paths, eids)


def _introduces(node: Node, parent: Node | None) -> None:
    """Words without a number before numbered paragraphs: "Resolves that:"."""
    node.path = f"{parent.path}/intro_1" if parent else "intro_1"
    node.eid = f"{parent.eid}__intro_1" if parent else "intro_1"
    node.label = f"{_annex_label(parent)} introductory part".strip()


def _unique(name: str, seen: Counter[str]) -> str:
    seen[name] += 1
    return name if seen[name] == 1 else _unique(f"{name}-{seen[name]}", seen)


def _step(row: Row) -> tuple[str, str, str]:
    """The word of a row in labels, addresses and eIds."""
    word, path, eid = _KEY[row.kind]
    if row.form and row.form.word:
        return row.form.word, row.form.path, "att" if row.kind is PartKind.ANNEX else row.form.eid
    return word, path, eid


def _name_one(node: Node, parent: Node | None, ordinal: int, total: int) -> None:
    row = node.row
    word, path, eid = _step(row)
    number = _STEP.sub("", row.number)
    if row.kind is PartKind.ANNEX:
        number = ""
    step, numeral = f"{path}_{number or ordinal}", f"{eid}_{number or ordinal}"
    group = _GROUPS.get(row.kind)
    above = [part for part in (parent.eid if parent else "", group) if part]
    node.path = f"{parent.path}/{step}" if parent else step
    node.eid = "__".join([*above, numeral])
    node.label = _label(node, parent, word, ordinal, total)


def _label(node: Node, parent: Node | None, word: str, ordinal: int, total: int) -> str:
    row = node.row
    shown = row.number or str(ordinal)
    if row.kind is PartKind.ANNEX:
        return f"{word} {row.number}" if row.number else word if total == 1 else f"{word} {ordinal}"
    if row.kind is PartKind.POINT and parent:
        return f"{parent.label}, {word} {shown}" if word else f"{parent.label}({shown})"
    before = _annex_label(parent) if row.kind is not PartKind.FOOTNOTE else ""
    return f"{before} {word} {shown}".strip()


def _annex_label(parent: Node | None) -> str:
    """The label of the annex that a part stands in; that of a section in an annex begins with it."""
    if parent is None:
        return ""
    if parent.row.kind is PartKind.ANNEX:
        return parent.label
    words, word = parent.label, _step(parent.row)[0]
    return words.partition(f" {word} ")[0] if f" {word} " in words else ""
