"""Which verbs of a paragraph are the body's own, and how far the words under each of them reach.

Operative paragraphs leave out their subject: "Notes X and urges Y to do Z; regrets W". A verb is the body's own at the
head of the paragraph, after a semicolon, and behind "," or "and" where no other subject claims it.
Low-level part of the family: the scanner of positions imports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from resgraph.core.text import blank
from resgraph.mentions.verbs import Cue, Language

_QUOTES = re.compile(r'“[^”]{1,600}”|‘[^’‘;]{1,300}’(?!\w)|"[^";]{1,400}"|«[^»;]{1,400}»|\([^();]{1,300}\)')
_SHORT = 8  # words of a lead-in that needs no comma before the verb
_NEAR = 240  # characters between two verbs that may share their object


@dataclass(frozen=True, slots=True)
class Stretch:
    """One verb of the body and the words under it: ``cue`` begins it, the next verb of the body ends it at ``end``."""

    cue: Cue
    end: int
    joined: bool = False  # the next verb follows behind a mere "and" and may share its object


@dataclass(frozen=True, slots=True)
class _Own:
    cue: Cue
    before: int  # where the joint or adverbs before the verb begin


def masked(printed: str, text: str) -> str:
    """``text`` with what stands in quotation marks and parentheses of ``printed`` blanked; offsets unchanged."""
    return blank(text, (found.span() for found in _QUOTES.finditer(printed)))


def stretches(text: str, words: Language, *, point: bool = False) -> Iterator[Stretch]:
    """The body's own verbs in the masked, folded words of an operative paragraph or ``point``, in order.

    A point goes on with what its paragraph says, so that its first own verb may stand behind a joint.
    """
    for one, following in pairwise([*_own(text, words, point=point), None]):
        if one:
            stop = following.before if following else len(text)
            yield Stretch(one.cue, stop, following is not None and _joined(text, one.cue, following.cue, words))


def _joined(text: str, one: Cue, other: Cue, words: Language) -> bool:
    between = text[one.end : other.edge]
    if other.verb.force != "directive":
        return False
    return len(between) < _NEAR and words.grammar["shared"].fullmatch(between) is not None


def _segments(text: str, words: Language) -> Iterator[tuple[int, int]]:
    edges = [0, *(found.end() for found in words.grammar["sentence"].finditer(text)), len(text)]
    yield from ((one, other) for one, other in pairwise(edges) if text[one:other].strip())


def _own(text: str, words: Language, *, point: bool) -> Iterator[_Own]:
    """Segment by segment; one without a verb at its head goes on with what the segment before it says."""
    last: Cue | None = None
    places = words.places(text)
    for start, end in _segments(text, words):
        cues = [cue for cue in words.cues(text, places, start, end) if cue.end <= end]
        first = _first(text, start, cues, words)
        if first:
            yield first
            last = first.cue
        for cue in cues:
            after = max(start, last.end) if last else start if point else end
            if cue.edge >= after and (before := _coordinated(text, after, cue, words, strictly=first is None)):
                yield _Own(cue, before)
                last = cue


def _first(text: str, start: int, cues: list[Cue], words: Language) -> _Own | None:
    """The verb at the head of a segment, or behind a lead-in ("as regards the EPLA, considers")."""
    opening = words.grammar["opening"].match(text, start)
    head = opening.end() if opening else start
    for cue in cues:
        lead = text[head : cue.edge]
        if not lead.strip():
            noun = " " not in text[cue.head : cue.end] and words.grammar["no_verb"].match(text, cue.end)
            return None if noun else _Own(cue, start)
        if not words.leads.match(text, head) or (text[cue.head].isupper() and cue.start == cue.head):
            return None
        short = cue.verb.force == "directive" and 2 < len(lead.split()) < _SHORT
        if (lead.rstrip().endswith(",") or short) and _complete(text, cue, words, pair=False, led=not short):
            return _Own(cue, start)
    return None


def _coordinated(text: str, after: int, cue: Cue, words: Language, *, strictly: bool) -> int:
    """Where the joint before ``cue``, searched from ``after`` on, begins if the verb is the body's own, else 0.

    ``strictly`` takes a mere "and" for a joint only before words that show that the body speaks again.
    """
    joint = words.grammar["joint"].search(text, after, cue.edge)
    if not joint or text[cue.head].isupper() or not _complete(text, cue, words, pair=joint.start() == after):
        return 0
    if words.grammar["weak"].match(joint[0]) is None:
        return joint.start()
    between = text[after : joint.start()]
    main = _anew(between, text, cue, words) if strictly else _main(between, text, cue, words)
    return joint.start() if main else 0


def _complete(text: str, cue: Cue, words: Language, *, pair: bool, led: bool = False) -> bool:
    """Whether what follows the cue fits a verb of its reach: no plural noun, "that" where only "that" will do.

    Of a ``pair`` ("Welcomes and accepts the offer") the second verb is as sure as the first; behind a lead-in and a
    comma any verb may stand.
    """
    printed = text[cue.head : cue.end]
    that = words.grammar["that"].match(text, cue.end) is not None or printed.endswith("that")
    if not (pair or led) and (cue.verb.reach == "opening" or (cue.verb.reach == "that" and not that)):
        return False
    return " " in printed or not words.grammar["noun"].match(text, cue.end)


def _main(between: str, text: str, cue: Cue, words: Language) -> bool:
    """Whether a verb behind a mere "and" stands in the main clause: no open clause has a verb that it could join."""
    opened = [found.end() for found in words.subordinators.finditer(between)]
    if not opened or words.grammar["resuming"].match(text, cue.edge):
        return True
    rivals = words.cues(between, words.places(between), opened[-1], len(between))
    if any(_rival(between, rival, words) for rival in rivals):
        return False
    if cue.verb.reach == "any" or words.grammar["plural"].search(between, opened[-1]):
        return True
    asked = cue.verb.object == "addressee" and words.grammar["asked"].match(text, cue.end)
    return bool(asked) or words.grammar["that"].match(text, cue.end) is not None


def _rival(between: str, rival: Cue, words: Language) -> bool:
    """Whether another subject's verb stands there, no noun that looks like one ("the EU's requests")."""
    noun = words.grammar["nominal"].search(between, 0, rival.head) or words.grammar["noun"].match(between, rival.end)
    return rival.verb.reach != "opening" and not noun


def _anew(between: str, text: str, cue: Cue, words: Language) -> bool:
    """Whether a verb behind a mere "and" opens a request of the body in words that no verb of the body heads."""
    if words.grammar["resuming"].match(text, cue.edge):
        return True
    asked = cue.verb.object == "addressee" and cue.verb.reach == "any" and words.grammar["asked"].match(text, cue.end)
    return bool(asked) and not words.subordinators.search(between)
