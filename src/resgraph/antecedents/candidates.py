"""The instruments that a document names, by the nouns that head their names: what "the Convention" can point back to.

Low-level part of the family: the step that joins short names imports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference
from resgraph.core.text import fold

NAMED = ("instrument", "named", "eu-act", "com-document")
_DEFINED = re.compile(r"\(['\"]?(?:the\s)?['\"]?(?P<noun>[A-Z][A-Za-z ]+?)['\"]?\)$")
_BRACKET = re.compile(r"\s\([^)]*\)$")
_HANGS_ON = re.compile(r"\s(?:on|of|for|against|to|concerning|relating)\s")
_WORD = re.compile(r"[\w-]+")

Place = tuple[int, int]
"""The number of a part and an offset in it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reference to an instrument in the body, its name on one line and the short name that it defines, if any."""

    place: Place
    reference: Reference
    name: str
    defines: str

    def headed_by(self, noun: re.Pattern[str]) -> bool:
        """Whether the noun heads the name: "Convention on ..." is a Convention, "Protocol to the Convention" is not."""
        name = _BRACKET.sub("", self.reference.printed)
        found = noun.search(name)
        return found is not None and not _HANGS_ON.search(name[: found.start()])


class Candidates:
    """The instruments among references, found by noun."""

    def __init__(self, document: Document, references: Iterable[Reference]) -> None:
        self._document = document
        self._by_word: dict[str, list[Candidate]] = {}
        self._by_noun: dict[str, Sequence[Candidate]] = {}
        for one in references:
            if one.scheme in NAMED and not document.is_note(one.part):
                candidate = _candidate(document, one)
                for word in dict.fromkeys(_WORD.findall(f"{one.printed} {candidate.defines}")):
                    self._by_word.setdefault(word, []).append(candidate)

    def before(self, noun: str, path: str, start: int) -> list[Candidate]:
        """Those named before this place with this noun as the head of their names, or as a short name they define."""
        if noun not in self._by_noun:
            self._by_noun[noun] = self._called(noun)
        place = (self._document.order[path], start)
        return [one for one in self._by_noun[noun] if one.place < place]

    def _called(self, noun: str) -> Sequence[Candidate]:
        word = _WORD.search(noun)
        pattern = re.compile(rf"(?<![\w-]){re.escape(noun)}(?![\w-])")
        holding = self._by_word.get(word[0], ()) if word else ()
        return [one for one in holding if one.defines == noun or one.headed_by(pattern)]

    def chosen(self, candidates: Sequence[Candidate], path: str, noun: str) -> Reference | None:
        """The one meant: defined as such, that of the title, named last in the same part, or the only one."""
        title = self._document.title
        defined = [one for one in candidates if one.defines == noun]
        titled = [one for one in candidates if one.name.casefold() in title]
        near = [one for one in candidates if one.reference.part == path]
        names = {one.reference.normal or one.name for one in candidates}
        for some in (defined, titled, near, candidates if len(names) == 1 else ()):
            if some:
                return some[-1].reference
        return None


def _candidate(document: Document, reference: Reference) -> Candidate:
    found = _DEFINED.search(fold(reference.printed))
    place = (document.order[reference.part], reference.start)
    return Candidate(place, reference, " ".join(reference.printed.split()), found["noun"] if found else "")
