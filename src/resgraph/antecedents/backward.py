"""Words that point back: "the Convention", "Article 76 of the Convention", "its Programme of Action".

An antecedent must have been named in full before. Which one is meant: the one that the text defines so, that of the
title, the last one of the same part, or the only one; otherwise the candidates are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from resgraph.antecedents.candidates import NAMED, Candidates
from resgraph.antecedents.document import Document, by_part
from resgraph.core.mention import Reference
from resgraph.core.tables import toml

_OF_WITHIN = 80


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references with short names joined to their antecedents, and dates without a year completed."""
    wholes = tuple(_whole(reference) for reference in references if _is_part(reference))
    laws, dated = _laws(references), _dated(references)
    completed = [_with_year(document, _code(reference, laws), dated) for reference in references]
    completed = _shortened(document, completed)
    named = Candidates(document, completed)
    here = by_part(completed)
    names, pattern = _short_names(document.resolution.language)
    found: list[Reference] = []
    for path in document.parts:
        text, standing = document.text(path), here.get(path, ())
        for one in pattern.finditer(text) if names.search(text) else ():
            if not any(_holds(r, *one.span("name"), one["name"]) for r in standing):
                found += _short(document, named, standing, path, one)
    if wholes:
        named = Candidates(document, (*completed, *wholes))
    return (*(_provision(r, named) for r in completed), *found)


def _is_part(reference: Reference) -> bool:
    return reference.scheme == "provision" and reference.kind == "treaty-article" and bool(reference.subject)


def _whole(article: Reference) -> Reference:
    """The treaty of an article, named with it: "the Charter of ... ('the Charter'), Article 7 thereof"."""
    normal = article.normal.partition(" art ")[0]
    return replace(article, printed=article.subject, kind="treaty", scheme="named", normal=normal, pinpoint="")


def _shortened(document: Document, references: Sequence[Reference]) -> list[Reference]:
    """ "the Charter of the Association" after "the Charter of the Association of Southeast Asian Nations".

    So "the Global Plan of Action" after "the United Nations Global Plan of Action to Combat Trafficking in Persons".
    """
    if not any(map(_is_bare, references)):
        return list(references)
    known: dict[str, dict[tuple[str, str], tuple[int, int]]] = {}  # word -> full name and form -> where first
    for one in references:
        if one.scheme in NAMED and one.normal:
            words = one.printed.split()
            for word in words:
                place = (document.order[one.part], one.start)
                known.setdefault(word, {}).setdefault((" ".join(words), one.normal), place)
    return [_with_full_name(document, one, known) if _is_bare(one) else one for one in references]


def _is_bare(reference: Reference) -> bool:
    return reference.scheme == "named" and not reference.normal


def _with_full_name(
    document: Document, reference: Reference, known: Mapping[str, Mapping[tuple[str, str], tuple[int, int]]]
) -> Reference:
    """The reference with the identity of the one full name before it that holds its words."""
    words = reference.printed.split()
    name = " ".join(words)
    place = (document.order[reference.part], reference.start)
    fuller = known.get(words[0], {}) if words else {}
    full = {normal for (said, normal), first in fuller.items() if first < place and _part_of(name, said)}
    return replace(reference, normal=full.pop(), scheme="short-name") if len(full) == 1 else reference


def _part_of(name: str, full: str) -> bool:
    """Whether a full name opens with a shorter one or, where that has three words, holds it."""
    return f"{full} ".startswith(f"{name} ") or (name.count(" ") > 1 and f" {name} " in f" {full} ")


def _holds(reference: Reference, start: int, end: int, name: str) -> bool:
    """Whether these words are part of a reference, or what its article belongs to ("article 77 of the Convention")."""
    belongs = (
        reference.scheme == "provision"
        and reference.subject.endswith(name)
        and 0 <= start - reference.end <= _OF_WITHIN
    )
    return belongs or (reference.start < end and start < reference.end)


def _short(
    document: Document, named: Candidates, here: Sequence[Reference], path: str, one: re.Match[str]
) -> Iterator[Reference]:
    """The short name with its antecedent's identity, or with the candidates where several fit."""
    candidates = named.before(one["name"], path, one.start())
    owner = _owner(here, one.start()) if one["own"] else None
    antecedent = owner or named.chosen(candidates, path, one["name"])
    if not candidates and not antecedent:
        return
    start, end = one.span("name")
    normals = dict.fromkeys(r.reference.normal for r in candidates if r.reference.normal)
    yield replace(
        antecedent or candidates[-1].reference,
        part=path,
        start=start,
        end=end,
        printed=document.printed(path, start, end),
        scheme="short-name",
        normal=antecedent.normal if antecedent else "",
        pinpoint=one["name"] if owner else "",
        note="",
        date="",
        alternatives=antecedent.alternatives if antecedent else tuple(normals)[:6],
        opaque=True,
    )


def _owner(here: Sequence[Reference], start: int) -> Reference | None:
    """ "the Global Agenda ... and its Programme of Action": part of what is named right before."""
    near = (one for one in reversed(here) if 0 <= start - one.end <= 5)
    return next((one for one in near if one.scheme in NAMED), None)


def _provision(reference: Reference, named: Candidates) -> Reference:
    """ "Article 76 of the Convention" with the antecedent's canonical form."""
    if reference.scheme != "provision" or reference.normal or reference.kind != "treaty":
        return reference
    candidates = named.before(reference.subject, reference.part, reference.start)
    antecedent = named.chosen(candidates, reference.part, reference.subject)
    if antecedent is None or not antecedent.normal:
        return reference
    if antecedent.kind != "treaty" or re.match(r"UNTS|A/", antecedent.normal):
        return replace(reference, normal=antecedent.normal, kind=antecedent.kind)
    pinpoint = reference.pinpoint.partition(",")[0]
    return replace(
        reference,
        normal=f"{antecedent.normal} {pinpoint}",
        pinpoint=reference.pinpoint.removeprefix("art "),
        kind="treaty-article",
    )


def _laws(references: Iterable[Reference]) -> Set[str]:
    """The national laws that the document cites, without articles."""
    return {r.normal.partition(" art ")[0] for r in references if r.kind == "national-law" and r.normal}


def _code(reference: Reference, laws: Set[str]) -> Reference:
    """ "the criminal code": that of the one country whose code the document cites."""
    if reference.scheme != "wording" or reference.kind != "national-law":
        return reference
    name = " ".join(reference.printed.split()).casefold()
    fitting = [law for law in laws if law[3:].casefold() == name]
    return replace(reference, normal=fitting[0]) if len(fitting) == 1 else reference


def _dated(references: Iterable[Reference]) -> Mapping[str, Mapping[str, Reference]]:
    """Kind -> words on one line -> the first reference of these words that has a day."""
    found: dict[str, dict[str, Reference]] = {}
    for one in references:
        if one.date:
            found.setdefault(one.kind, {}).setdefault(" ".join(one.printed.split()), one)
    return found


def _with_year(document: Document, reference: Reference, dated: Mapping[str, Mapping[str, Reference]]) -> Reference:
    """ "his declaration of 8 January": the year of an earlier text of that kind and day."""
    if reference.scheme != "dated-text" or reference.date:
        return reference
    days = re.search(r"\d{1,2}\s[A-Z][a-z]+", document.text(reference.part)[reference.start : reference.end])
    if not days:
        return reference
    place = (document.order[reference.part], reference.start)
    for words, other in dated.get(reference.kind, {}).items():
        if days[0] in words and (document.order[other.part], other.start) < place:
            return replace(reference, date=other.date, issuer=other.issuer, normal=other.normal)
    return reference


@cache
def _short_names(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The names alone, which are found quickly, and with the words that let them point back."""
    table = toml(f"cues/{language}/references.toml")["names"]
    names = "|".join(sorted(table["short"], key=len, reverse=True))
    before = rf"(?<!\w)(?:[Tt]he|that|this|said|(?P<own>its))|(?<=\w)'s(?:\s{table['between']})?"
    return re.compile(names), re.compile(
        rf"(?:{before})\s(?P<name>{names})(?![\w-]|\s(?:of|on|for|against|to)\s(?:the\s)?[A-Z]|\sof\s(?:the\s)?(?:19|20)\d\d)"
    )
