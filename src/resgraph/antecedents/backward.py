"""Words that point back: "the Convention", "Article 76 of the Convention", "its Programme of Action", "his declaration".

The antecedent is the last earlier reference whose name ends in or starts with the same noun. Only certain ones are
joined: an antecedent must have been named in full before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference
from resgraph.core.tables import toml

_NAMED = ("instrument", "named", "eu-act")


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references with short names joined to their antecedents, and dates without a year completed."""
    completed = tuple(_with_year(document, reference, references) for reference in references)
    pattern = _short_names(document.resolution.language)
    found: list[Reference] = []
    for path in document.parts:
        text = document.text(path)
        for one in pattern.finditer(text):
            if not any(r.part == path and r.start < one.end("name") and one.start("name") < r.end for r in completed):
                found += _short(document, completed, path, one)
    return (*(_provision(document, r, completed) for r in completed), *found)


def _short(document: Document, references: tuple[Reference, ...], path: str, one: re.Match[str]) -> Iterator[Reference]:
    antecedent = _antecedent(document, references, one["name"], path, one.start())
    if antecedent is None and one["own"]:
        antecedent = _owner(references, path, one.start())
    if antecedent is None:
        return
    start, end = one.span("name")
    yield replace(
        antecedent,
        part=path,
        start=start,
        end=end,
        printed=document.printed(path, start, end),
        scheme="short-name",
        pinpoint="",
        note="",
        date="",
        opaque=True,
    )


def _antecedent(
    document: Document, references: tuple[Reference, ...], noun: str, path: str, start: int
) -> Reference | None:
    """The last instrument named before with this noun as the head of its name."""
    place = (document.order[path], start)
    noun_pattern = re.compile(rf"(?<![\w-]){re.escape(noun)}(?![\w-])")
    last = None
    for reference in references:
        if (document.order[reference.part], reference.start) >= place or document.is_note(reference.part):
            continue
        if reference.scheme in _NAMED and _head(reference.printed, noun_pattern):
            last = reference
    return last


def _head(printed: str, noun: re.Pattern[str]) -> bool:
    """Whether the noun heads the name: "Vienna Convention on ..." is a Convention, "Protocol to the ... Convention" none."""
    name = re.sub(r"\s\([^)]*\)$", "", printed)
    found = noun.search(name)
    return bool(found) and not re.search(r"\s(?:on|of|for|against|to|concerning|relating)\s", name[: found.start()])


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
    antecedent = _antecedent(document, references, reference.subject, reference.part, reference.start)
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
    heads = toml(f"cues/{language}/references.toml")["names"]["short"]
    names = "|".join(sorted(heads, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:[Tt]he|that|this|said|(?P<own>its))\s(?P<name>{names})(?![\w-]|\s(?:of|on|for|against|to)\s(?:the\s)?[A-Z])"
    )
