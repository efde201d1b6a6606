"""What or whom the body speaks of: the words under a verb that asks nobody, and the names and references at their head.

Low-level part of the family: the scanner of positions builds on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resgraph.mentions.asked import Asked
from resgraph.mentions.stretches import Stretch
from resgraph.mentions.verbs import Language

_HEAD = 60  # characters before the first name of an object

Span = tuple[int, int]


class Objects:
    """The objects of the verbs of one part."""

    def __init__(self, asked: Asked, verbs: Language, cited: Sequence[Span], unmasked: str) -> None:
        """Take the reader of the part, the verbs of its language, where it cites something, and its folded words."""
        self.asked, self.text, self.verbs, self.cited = asked, asked.text, verbs, sorted(cited)
        self.unmasked = unmasked

    def words(self, stretch: Stretch) -> Span | None:
        """The words under the verb, without the signs around them."""
        begun = self._begun(stretch)
        words = self.unmasked[begun : stretch.end]
        start = begun + len(words) - len(words.lstrip(" ,:"))
        end = begun + len(words.rstrip(" ,;.:"))
        return (start, end) if start < end else None

    def _begun(self, stretch: Stretch) -> int:
        """Behind the cue and what is said by the way ("Notes, in this regard, the report")."""
        aside = self.asked.words.patterns["aside"].match(self.text, stretch.cue.end)
        return aside.end() if aside else stretch.cue.end

    def heads(self, stretch: Stretch) -> tuple[Span, ...]:
        """The names and references at their head: "Condemns Russia and Belarus", "Recalls its resolution 60/1"."""
        start, end = self._begun(stretch), stretch.end
        return (*self._names(start, end), *self._references(start, end))

    def earlier(self, stretch: Stretch, started: int) -> tuple[Span, ...]:
        """Where the request stands that the verb repeats: references in its cue, or right behind it.

        "reiterates the demands made therein" points to what was cited before, from ``started`` on.
        """
        cue = stretch.cue
        inside = [one for one in self.cited if cue.start <= one[0] < cue.end]
        behind = self._references(cue.end, stretch.end, made=True) or self._references(cue.end, stretch.end)
        if inside or behind:
            return tuple(inside or behind)
        if self.verbs.grammar["therein"].match(self.text, cue.end):
            return tuple(one for one in self.cited if started <= one[0] < cue.start)[-1:]
        return ()

    def _names(self, start: int, end: int) -> Iterator[Span]:
        if not any(start <= name <= start + _HEAD for name in self.asked.names):
            return
        if to := self.verbs.grammar["toward"].match(self.text, start):
            start = to.end()
        for phrase in self.asked.reader(start, end).read().phrases:
            if not phrase.named:
                return
            yield phrase.start, phrase.end

    def _references(self, start: int, end: int, *, made: bool = False) -> list[Span]:
        found: list[Span] = []
        grammar = self.verbs.grammar
        for one in self.cited:
            if not (found[-1][1] if found else start) <= one[0] < end:
                continue
            between = self.text[found[-1][1] if found else start : one[0]]
            joined = grammar["cited_again" if found else "made_in" if made else "cited"].fullmatch(between)
            if not joined:
                break
            found.append(one)
        return found
