"""Words that point back: "the Convention", "Article 76 of the Convention", "its Programme of Action".

An antecedent must have been named in full before. Which one is meant: the one that the text defines so, that of the
title, the last one of the same part, or the only one; otherwise the candidates are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference
from resgraph.core.tables import toml
from resgraph.core.text import fold

_NAMED = ("instrument", "named", "eu-act", "com-document")
_OF_WITHIN = 80
_DEFINED = re.compile(r"\(['\"]?(?:the\s)?['\"]?(?P<noun>[A-Z][A-Za-z ]+?)['\"]?\)$")


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references with short names joined to their antecedents, and dates without a year completed."""
    completed = tuple(_with_year(document, _code(reference, references), references) for reference in references)
    wholes = tuple(_whole(reference) for reference in references if _is_part(reference))
    completed = tuple(_shortened(document, reference, completed) for reference in completed)
    pattern = _short_names(document.resolution.language)
    found: list[Reference] = []
    for path in document.parts:
        text = document.text(path)
        for one in pattern.finditer(text):
            if not any(r.part == path and _holds(r, *one.span("name"), one["name"]) for r in completed):
                found += _short(document, completed, path, one)
    return (*(_provision(document, r, (*completed, *wholes)) for r in completed), *found)


def _is_part(reference: Reference) -> bool:
    return reference.scheme == "provision" and reference.kind == "treaty-article" and bool(reference.subject)


def _whole(article: Reference) -> Reference:
    """The treaty of an article, named with it: "the Charter of ... ('the Charter'), Article 7 thereof"."""
    normal = article.normal.partition(" art ")[0]
    return replace(article, printed=article.subject, kind="treaty", scheme="named", normal=normal, pinpoint="")


def _shortened(document: Document, reference: Reference, references: tuple[Reference, ...]) -> Reference:
    """ "the Charter of the Association" after "the Charter of the Association of Southeast Asian Nations".

    So "the Global Plan of Action" after "the United Nations Global Plan of Action to Combat Trafficking in Persons".
    """
    if reference.scheme != "named" or reference.normal:
        return reference
    name = " ".join(reference.printed.split())
    place = (document.order[reference.part], reference.start)
    full = {
        r.normal
        for r in references
        if r.scheme in _NAMED
        and r.normal
        and (document.order[r.part], r.start) < place
        and _part_of(name, " ".join(r.printed.split()))
    }
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


def _short(document: Document, references: tuple[Reference, ...], path: str, one: re.Match[str]) -> Iterator[Reference]:
    """The short name with its antecedent's identity, or with the candidates where several fit."""
    candidates = _candidates(document, references, one["name"], path, one.start())
    owner = _owner(references, path, one.start()) if one["own"] else None
    antecedent = owner or _chosen(document, candidates, path, one["name"])
    if not candidates and not antecedent:
        return
    start, end = one.span("name")
    others = tuple(dict.fromkeys(r.normal for r in candidates if r.normal)) if antecedent is None else ()
    yield replace(
        antecedent or candidates[-1],
        part=path,
        start=start,
        end=end,
        printed=document.printed(path, start, end),
        scheme="short-name",
        normal=antecedent.normal if antecedent else "",
        pinpoint=one["name"] if owner else "",
        note="",
        date="",
        alternatives=antecedent.alternatives if antecedent else others[:6],
        opaque=True,
    )


def _candidates(
    document: Document, references: tuple[Reference, ...], noun: str, path: str, start: int
) -> list[Reference]:
    """The instruments named in the body before this place with this noun as the head of their names."""
    place = (document.order[path], start)
    pattern = re.compile(rf"(?<![\w-]){re.escape(noun)}(?![\w-])")
    return [
        r
        for r in references
        if r.scheme in _NAMED
        and (document.order[r.part], r.start) < place
        and not document.is_note(r.part)
        and (_head(r.printed, pattern) or _defines(r.printed, noun))
    ]


def _chosen(document: Document, candidates: list[Reference], path: str, noun: str) -> Reference | None:
    """The one meant: defined as such, that of the title, named last in the same part, or the only one."""
    defined = [r for r in candidates if _defines(r.printed, noun)]
    near = [r for r in candidates if r.part == path]
    names = {r.normal or " ".join(r.printed.split()) for r in candidates}
    titled = [r for r in candidates if " ".join(r.printed.split()).casefold() in document.title]
    for group in (defined, titled, near, candidates if len(names) == 1 else []):
        if group:
            return group[-1]
    return None


def _defines(printed: str, noun: str) -> bool:
    found = _DEFINED.search(fold(printed))
    return found is not None and found["noun"] == noun


def _head(printed: str, noun: re.Pattern[str]) -> bool:
    """Whether the noun heads the name: "Convention on ..." is a Convention, "Protocol to the Convention" is not."""
    name = re.sub(r"\s\([^)]*\)$", "", printed)
    found = noun.search(name)
    return found is not None and not re.search(
        r"\s(?:on|of|for|against|to|concerning|relating)\s", name[: found.start()]
    )


def _owner(references: tuple[Reference, ...], path: str, start: int) -> Reference | None:
    """ "the Global Agenda ... and its Programme of Action": part of what is named right before."""
    for reference in reversed(references):
        if reference.part == path and 0 <= start - reference.end <= 5 and reference.scheme in _NAMED:
            return reference
    return None


def _provision(document: Document, reference: Reference, references: tuple[Reference, ...]) -> Reference:
    """ "Article 76 of the Convention" with the antecedent's canonical form."""
    if reference.scheme != "provision" or reference.normal or reference.kind != "treaty":
        return reference
    candidates = _candidates(document, references, reference.subject, reference.part, reference.start)
    antecedent = _chosen(document, candidates, reference.part, reference.subject)
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


def _code(reference: Reference, references: tuple[Reference, ...]) -> Reference:
    """ "the criminal code": that of the one country whose code the document cites."""
    if reference.scheme != "wording" or reference.kind != "national-law":
        return reference
    name = " ".join(reference.printed.split()).casefold()
    laws = {r.normal.partition(" art ")[0] for r in references if r.kind == "national-law" and r.normal}
    fitting = [law for law in laws if law[3:].casefold() == name]
    return replace(reference, normal=fitting[0]) if len(fitting) == 1 else reference


def _with_year(document: Document, reference: Reference, references: tuple[Reference, ...]) -> Reference:
    """ "his declaration of 8 January": the year of an earlier text of that kind and day."""
    if reference.scheme != "dated-text" or reference.date:
        return reference
    days = re.search(r"\d{1,2}\s[A-Z][a-z]+", document.text(reference.part)[reference.start : reference.end])
    if not days:
        return reference
    for other in references:
        earlier = (document.order[other.part], other.start) < (document.order[reference.part], reference.start)
        if earlier and other.date and other.kind == reference.kind and days[0] in " ".join(other.printed.split()):
            return replace(reference, date=other.date, issuer=other.issuer, normal=other.normal)
    return reference


@cache
def _short_names(language: str) -> re.Pattern[str]:
    table = toml(f"cues/{language}/references.toml")["names"]
    names = "|".join(sorted(table["short"], key=len, reverse=True))
    before = rf"(?<!\w)(?:[Tt]he|that|this|said|(?P<own>its))|(?<=\w)'s(?:\s{table['between']})?"
    return re.compile(
        rf"(?:{before})\s(?P<name>{names})(?![\w-]|\s(?:of|on|for|against|to)\s(?:the\s)?[A-Z]|\sof\s(?:the\s)?(?:19|20)\d\d)"
    )
