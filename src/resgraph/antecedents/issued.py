"""Documents named by noun and issuer only: kept where no fuller reference stands, joined to an earlier one.

"Takes note of the report of the Agency" after "the report of the Agency for 2022,[1]" is the same report; where several
earlier ones begin with these words they are kept as candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from resgraph.antecedents.document import Document, by_part
from resgraph.core.mention import Reference

_SCHEME = "issued"
_ENDS = re.compile(r"\s?(?:[,;.)]|$)")
_MOST = 3  # candidates beyond which the words tell nothing


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references without such words inside fuller ones, the others with what the document said before."""
    others = by_part(one for one in references if one.scheme != _SCHEME)
    joined: list[Reference] = []
    earlier = _Earlier()
    for one in references:
        if one.scheme == _SCHEME:
            if any(other.start < one.end and one.start < other.end for other in others.get(one.part, ())):
                continue
            if _alone(document, one):
                one = earlier.identified(one)  # noqa: PLW2901 - the same reference, identified
        if one.normal and not document.is_note(one.part):
            earlier.add(one)
        joined.append(one)
    return tuple(joined)


def _alone(document: Document, reference: Reference) -> bool:
    """Whether nothing behind the words says which of several documents is meant: no subject, no title, no note."""
    plain = not (reference.normal or reference.note)
    return plain and bool(_ENDS.match(document.text(reference.part), reference.end))


class _Earlier:
    """What the body named before: words, form and section of each reference, once, by their first two words."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[tuple[str, str, str], None]] = {}

    def add(self, reference: Reference) -> None:
        """Take a reference with a canonical form."""
        words = _words(reference)
        for word in words.split(" ", 2)[:2]:
            self._by_word.setdefault(word, {})[words, reference.normal, _section(reference)] = None

    def identified(self, reference: Reference) -> Reference:
        """With the canonical form of the earlier reference that begins with these words, or with a few candidates.

        Those of the same section count before those of others.
        """
        words, section = _words(reference), _section(reference)
        said = self._by_word.get(words.partition(" ")[0], {})
        meant = [one for one in said if f"{one[0]} ".find(f"{words} ") in (0, _adjectives(one[0]))]
        near = [one for one in meant if section and one[2] == section]
        found = _without_corrigenda(normal for _, normal, _ in near or meant)
        if len(found) == 1:
            return replace(reference, normal=found[0])
        return replace(reference, alternatives=found) if len(found) <= _MOST else reference


def _section(reference: Reference) -> str:
    """The first step of the part's path; empty for a part that lies in no other."""
    section, inside, _ = reference.part.partition("/")
    return section if inside else ""


def _without_corrigenda(forms: Iterable[str]) -> tuple[str, ...]:
    """The canonical forms, each once; a corrigendum beside its document is no document of its own."""
    found = tuple(dict.fromkeys(forms))
    return tuple(form for form in found if form.partition("/Corr.")[0] not in found or "/Corr." not in form)


def _adjectives(words: str) -> int:
    """Where the second word begins: "annual report of the Board" is a report of the Board."""
    return words.find(" ") + 1


def _words(reference: Reference) -> str:
    return " ".join(reference.printed.split())
