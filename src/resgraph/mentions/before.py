"""Phrases that stand right before a place: "in this regard also | calls".

An expression anchored at its end is tried at every character before it. So the last word is looked at first: it has to
be the last one of a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resgraph.mentions.required import required, spelt

_ADVERB = "[a-z]+ly"
_FAR = 100  # characters before the place that are searched
_ALSO_EQUAL = str.maketrans("ıſ", "is")  # letters that count as these where case does not


class Before:
    """Finds a run of phrases, each followed by a comma or not and by spaces, whatever their case."""

    __slots__ = ("_ends", "_inside", "_run")

    def __init__(self, phrases: Sequence[str]) -> None:
        """Take the phrases as regular expressions in lower case; adverbs in "-ly" are among them."""
        self._run = re.compile(rf"(?<![\w'-])(?:(?:{'|'.join([*phrases, _ADVERB])}),? +)+\Z", re.IGNORECASE)
        ends = {"ly"}
        inside: set[str] = set()  # of phrases that end in one of many words
        for phrase in map(re.compile, phrases):
            if whole := spelt(phrase):
                ends.update(one.rpartition(" ")[2] for one in whole)
            else:
                inside |= required(phrase)
        self._ends, self._inside = tuple(sorted(ends)), tuple(sorted(inside))

    def start(self, text: str, place: int) -> int:
        """Where the phrases right before ``place`` begin; ``place`` itself where there are none."""
        end = place
        while end and text[end - 1] == " ":
            end -= 1
        if end == place or not end:
            return place
        window = lowered(text[max(0, place - _FAR) : end - (text[end - 1] == ",")])
        if not window.endswith(self._ends) and not any(one in window for one in self._inside):
            return place
        found = self._run.search(text, max(0, place - _FAR), place)
        return found.start() if found else place


def lowered(text: str) -> str:
    """The text in lower case as expressions that overlook case see it."""
    return text.lower() if text.isascii() else text.lower().translate(_ALSO_EQUAL)
