"""Names that the text gives an act behind its title: "Regulation (EU) No 1309/2013 of ... (EGF Regulation)".

From there on, in the whole document, the name stands for that act, whatever a table says of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from resgraph.antecedents.document import Document, by_part, covered
from resgraph.core.mention import Reference
from resgraph.core.tables import toml

_NAMES = ("named", "instrument", "defined", "short-name")
_TITLE = 600  # characters of a title, behind which the bracket may stand
_CLAUSE = re.compile(r";|(?<=[a-z)])\.\s")


@dataclass(frozen=True, slots=True)
class _Alias:
    """A name, the act it stands for, and where the bracket stands that gives it."""

    name: str
    act: Reference
    place: tuple[int, int]  # the part's number, the offset behind the bracket
    start: int


@dataclass(frozen=True, slots=True)
class _Grammar:
    bracket: re.Pattern[str]
    nouns: Mapping[str, tuple[str, ...]]  # the last word of a name -> nouns of the acts that may bear it
    second: re.Pattern[str]


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references with the act that each alias stands for, and one more for each use that nothing covers."""
    aliases = {alias.name: alias for alias in _aliases(document, references)}
    if not aliases:
        return references
    named = [one for reference in references if (one := _named(document, reference, aliases))]
    here = by_part(named)
    return (*named, *(one for name in sorted(aliases) for one in _uses(document, here, aliases[name])))


def _aliases(document: Document, references: tuple[Reference, ...]) -> Iterator[_Alias]:
    """Every alias that a bracket gives, the last one first: the first definition holds."""
    grammar = _grammar(document.resolution.language)
    acts = by_part(one for one in references if one.kind == "act" and one.scheme == "eu-act" and one.normal)
    found = []
    for part, here in acts.items():
        text = document.text(part)
        for bracket in grammar.bracket.finditer(text):
            if act := _meant(text, bracket, here, grammar):
                place = (document.order[part], bracket.end())
                found.append(_Alias(" ".join(bracket["name"].split()), act, place, bracket.start()))
    yield from sorted(found, key=lambda one: one.place, reverse=True)


def _meant(text: str, bracket: re.Match[str], acts: Sequence[Reference], grammar: _Grammar) -> Reference | None:
    """The act before the bracket that can bear the name: not one that another act only repeals or amends."""
    floor = max(0, bracket.start() - _TITLE)
    floor = max([floor, *(found.end() for found in _CLAUSE.finditer(text, floor, bracket.start()))])
    nouns = grammar.nouns[bracket["noun"]]
    able = [
        one
        for one in acts
        if floor <= one.start
        and one.end <= bracket.start()
        and any(noun in one.printed for noun in nouns)
        and not grammar.second.search(text, max(0, one.start - 40), one.start)
    ]
    return able[-1] if able else None


def _named(document: Document, reference: Reference, aliases: Mapping[str, _Alias]) -> Reference | None:
    """The reference with the act that its alias stands for; None for the name inside the bracket that gives it."""
    provision = reference.scheme == "provision"
    words = " ".join((reference.subject if provision else reference.printed).split())
    alias = aliases.get(words) if provision or reference.scheme in _NAMES else None
    if alias is None:
        return reference
    place = (document.order[reference.part], reference.start)
    if (alias.place[0], alias.start) <= place < alias.place:
        return None
    if place < alias.place:
        return reference
    scheme = reference.scheme if provision else "defined"
    return replace(reference, normal=alias.act.normal, kind="act", scheme=scheme, alternatives=())


def _uses(document: Document, references: Mapping[str, Sequence[Reference]], alias: _Alias) -> Iterator[Reference]:
    pattern = re.compile(rf"(?<![\w(-]){re.escape(alias.name)}(?![\w-])")
    for path, number in document.order.items():
        text = document.text(path)
        for found in pattern.finditer(text) if alias.name in text else ():
            if (number, found.start()) < alias.place or covered(references.get(path, ()), *found.span()):
                continue
            start, end = found.span()
            printed = document.printed(path, start, end)
            yield replace(
                alias.act, part=path, start=start, end=end, printed=printed, scheme="defined", note="", opaque=True
            )


@cache
def _grammar(language: str) -> _Grammar:
    table = toml(f"cues/{language}/references.toml")
    nouns = {name: tuple(of) for name, of in table["aliases"]["nouns"].items()}
    names = "|".join(sorted(nouns))
    return _Grammar(
        re.compile(
            rf"\((?:(?:{table['aliases']['opening']})\s)*['\"]?(?:the\s)?"
            rf"(?P<name>(?:[A-Za-z][\w'&/-]*\s){{1,7}}(?P<noun>{names}))['\"]?(?:\s-\s[A-Z]+)?\)"
        ),
        nouns,
        re.compile(rf"(?<!\w)(?:{table['provisions']['second']})\s(?:the\s)?$"),
    )
