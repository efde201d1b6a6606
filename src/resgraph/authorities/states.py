"""Bodies of states: "the Kazakh authorities", and "the authorities" where the document tells of which country.

A bare word means the body of the country that is named with such a body last before it in the same part, else of the
one country that the title names, else of the one country that is named with that body anywhere. The words are
``data/cues/<lang>/agents.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from resgraph.authorities import registers
from resgraph.authorities.registers import listed
from resgraph.core.addresses import local, named
from resgraph.core.mention import Entity, EntityKind
from resgraph.core.tables import toml
from resgraph.core.text import fold, single_line

_LONGEST = 5  # words of the name of a country


class States:
    """The bodies of states of one document."""

    def __init__(self, title: str, texts: Mapping[str, str], language: str, base: str) -> None:
        """Take the title, the folded words of each part by path, and the address below which bodies are named."""
        self.title, self.texts, self.language, self.base = title, texts, language, base
        self.words = toml(f"cues/{language}/agents.toml")

    def named(self, printed: str) -> Entity | None:
        """The body that the words name with its country: "Kazakh authorities", "courts of Kazakhstan"."""
        folded = fold(printed)
        for pattern in _patterns(self.language):
            if (found := pattern.fullmatch(folded)) and (row := _countries().get(found["country"])):
                return self._entity(found["body"], row, folded)
        return None

    def bare(self, printed: str, path: str, at: int) -> Entity | None:
        """The body that a bare word at the offset of a part means, where one country can be meant."""
        if printed not in self.words["bare"]:
            return None
        near = [row for end, _, row in self._named_in(path) if end <= at]
        row = near[-1] if near else self._titled or self._only(printed.lower())
        return self._entity(printed, row, printed) if row else None

    def _only(self, body: str) -> registers.Row | None:
        """The one country that is named with that body anywhere."""
        rows = {row["code"]: row for _, named, row in self._everywhere if named.lower() == body}
        return next(iter(rows.values())) if len(rows) == 1 else None

    def _entity(self, body: str, row: registers.Row, printed: str) -> Entity:
        body = self.words["body_names"].get(body, body)
        country = registers.with_article(row["name"], self.language)
        name = self.words["of_state"].format(body=body, country=country)
        others = (printed,) if printed != name else ()
        types = ("resg:Government",) if body == self.words["government"] else ()
        kind = EntityKind.POST if body in self.words["posts"] else EntityKind.ORGANIZATION
        return Entity(local(self.base, "agent", named(name)), kind, name, alternatives=others, types=types)

    # ------------------------------------------------------------ what the document names

    @cached_property
    def _titled(self) -> registers.Row | None:
        """The one country that the title names."""
        words = re.findall(r"[\w'-]+", fold(self.title))
        found = {}
        for start in range(len(words)):
            for stop in range(min(len(words), start + _LONGEST), start, -1):
                if row := _named().get(" ".join(words[start:stop])):
                    found[row["code"]] = row
                    break
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _everywhere(self) -> list[tuple[int, str, registers.Row]]:
        return [one for path in self.texts for one in self._named_in(path)]

    def _named_in(self, path: str) -> Iterator[tuple[int, str, registers.Row]]:
        """The bodies named with their country in a part, in order: where each ends, the body, the country."""
        text = self.texts[path]
        for found in _bodies(self.language).finditer(text):
            before = re.sub(r"'s?$", "", text[max(0, found.start() - 40) : found.start()].rstrip())
            after = text[found.end() : found.end() + 60].removeprefix(" of ").removeprefix("the ")
            row = _ending(before)
            if not row and text.startswith(" of ", found.end()):
                row = _beginning(after)
            if row:
                yield found.end(), found[0], row


def _ending(text: str) -> registers.Row | None:
    """The country whose name or adjective ends the text."""
    words = single_line(text).split()
    runs = (" ".join(words[-count:]) for count in range(min(_LONGEST, len(words)), 0, -1))
    return next((row for run in runs if (row := _countries().get(run))), None)


def _beginning(text: str) -> registers.Row | None:
    words = re.findall(r"[\w'-]+", text)[:_LONGEST]
    runs = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((row for run in runs if (row := _named().get(run))), None)


@cache
def _named() -> Mapping[str, registers.Row]:
    """Rows of countries by name and other names."""
    found: dict[str, registers.Row] = {}
    for row in registers.by("countries", "code").values():
        for name in (row["name"], *listed(row["names"])):
            found.setdefault(fold(name), row)
    return found


@cache
def _countries() -> Mapping[str, registers.Row]:
    """Rows of countries by name, other names and adjectives."""
    found = dict(_named())
    for row in registers.by("countries", "code").values():
        for adjective in listed(row["adjectives"]):
            found.setdefault(adjective, row)
    return found


@cache
def _bodies(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed(language)})\b")


def _listed(language: str) -> str:
    words = toml(f"cues/{language}/agents.toml")
    return "|".join(sorted({*words["state"], *words["bare"]}, key=lambda word: (-len(word), word)))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    bodies = _listed(language)
    return (
        re.compile(rf"(?P<country>[\w' .-]+?)(?:'s?)? (?P<body>{bodies})"),
        re.compile(rf"(?P<body>{bodies}) of (?:the )?(?P<country>[\w' .-]+)"),
    )
