"""Footnote markers in running text: which characters call which note.

Marks in brackets and raised marks are certain. A mark glued to a word ("Nations1 was", "Outcome, 2 ", "20223") is a
call only if that note is printed, on the same page where pages are known, and if the calls come in ascending order:
of all readings in order the most certain one is taken, so that no year or quantity is cut.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from resgraph.core.model import NoteCall
from resgraph.core.text import Passage, fold
from resgraph.structure.draft import Row
from resgraph.structure.knowledge import Words

_BRACKETED = re.compile(r"\[(?P<label>\d{1,3}[a-z]?)\]")
_PARENTHESED = re.compile(r"(?:(?<![\d\s(])|(?<=(?:19|20)\d\d))\((?P<label>\d{1,3})\)")
_SPACED = re.compile(r"(?:(?<=[^\d\s(]\s)|(?<=\b(?:19|20)\d\d\s))\((?P<label>\d{1,3})\)")
# A mark glued to or behind running text, with a weight that says how sure; "paged" ones count only where the note is
# printed on the same page.
_GLUED = (
    (100, False, r"(?<=[A-Za-z\u00c0-\u024f)\]\"'])(?P<label>\d{1,3}[a-z]?)(?![\w/])(?!\.\d)"),
    (90, False, r"(?<=[^\d\s][,;:.])(?P<label>\d{1,3}[a-z]?)(?=\s|$|[)\"'])"),
    (80, False, r"(?<=[^\d\s][,;:.]\s)(?P<label>\d{1,3})(?=\s|$|[)\"'])"),
    (70, False, r"(?<=[,;:.])(?P<label>\d{1,3}[a-z]?)(?=\s|$|[)\"'])"),
    (70, True, r"(?<=\b(?:19|20)\d\d[,;:.]\s)(?P<label>\d{1,3})(?=\s|$)"),
    (70, True, r"(?<=\b(?:19|20)\d\d\s)(?P<label>\d{1,3})(?=\s|$)"),
    (70, False, r"(?<=\b(?:19|20)\d\d)(?P<label>\d{1,3})(?!\d)"),
    (65, True, r"(?<=[\w)\]\"']\s)(?P<label>\d{1,3})(?=\s\s)"),
    (60, True, r"(?<=[\w)\]\"']\s)(?P<label>\d{1,3})(?=\s?[,;:]\s|\s*$)"),
    (50, True, r"(?<=\d[,;:.]\s)(?P<label>\d{1,3})(?=\s|$)"),
    (40, True, r"(?<=[\w)\]\"']\s)(?P<label>\d{1,3})(?=\s)"),
    (30, True, r"(?<=\d)(?P<label>[a-z]|\*{1,4})(?![\w*])"),
    (20, True, r"(?<=[\w.,;:)\"'])\s?(?P<label>\*{1,4})(?!\w)"),
    (25, True, r"(?<=[a-z])(?P<label>\d{1,2})(?=[a-z]{2})"),
    (10, True, r"(?<=\d/\d\d\d)(?P<label>\d{1,3})(?!\d)"),
    (10, True, r"(?:(?<=\b\d\d/\d\d)|(?<=[IVX]/\d\d)|(?<=CP\.\d\d))(?P<label>\d\d)(?!\d)"),
)  # fmt: skip
_PATTERNS = tuple((weight, paged, re.compile(pattern)) for weight, paged, pattern in _GLUED)
_SURE = 65  # below this weight a mark must not read as the number of something
_NAMED = 95  # of a mark behind a name that ends in a number: "Agenda 216"


@dataclass(frozen=True, slots=True)
class Text:
    """One part's words as they are searched: the passage and the page of each of its source stretches."""

    passage: Passage
    row: Row

    def pages(self) -> tuple[list[int], list[int]]:
        """Offsets in the passage at which its pieces begin, and the page of each."""
        starts = [span.start for span in self.row.spans]
        found = [bisect.bisect_right(starts, span.start) - 1 for span in self.passage.spans()]
        return [at for at, _ in self.passage.pieces], [self.row.pages[index] for index in found]


@dataclass(frozen=True, slots=True)
class Call:
    """A marker at ``start:end`` of the text number ``text``."""

    text: int
    start: int
    end: int
    label: str
    weight: int


def calls(texts: Sequence[Text], notes: Sequence[Row], words: Words) -> list[list[NoteCall]]:
    """The calls of each text, in order. Marks in brackets count whether or not their note is printed."""
    labels = Counter(note.number for note in notes)
    found = [*_certain(texts, labels)]
    called = {call.label for call in found}
    missing = [note for note in notes if note.number and note.number not in called and labels[note.number] == 1]
    found += _glued(texts, missing, {(call.text, call.start) for call in found}, words)
    result: list[list[NoteCall]] = [[] for _ in texts]
    for call in sorted(found, key=lambda call: (call.text, call.start)):
        if labels[call.label] < 2:
            result[call.text].append(NoteCall(call.start, call.end, call.label))
    return result


def _certain(texts: Sequence[Text], labels: Mapping[str, int]) -> Iterator[Call]:
    """Raised marks, and marks in brackets in running text."""
    plain = [fold(text.passage.text) for text in texts]
    bracket = _bracket(plain, labels)
    glued = {found["label"] for words in plain for found in bracket.finditer(words) if _touches(words, found)}
    for number, text in enumerate(texts):
        places = dict(_raised(text))
        for found in bracket.finditer(plain[number]):
            label = found["label"]
            wanted = label in labels if bracket is not _BRACKETED else bool(labels) or label in glued
            if wanted and (bracket is _SPACED or _touches(plain[number], found) or label not in glued):
                places.setdefault(found.span(), label)
        yield from (Call(number, start, end, label, 1000) for (start, end), label in places.items())


def _touches(words: str, found: re.Match[str]) -> bool:
    """Whether a mark stands right behind a word or stop, as markers do, and not free or in quotation marks."""
    return found.start() > 0 and words[found.start() - 1] not in " \"'([\n"


def _bracket(plain: Sequence[str], labels: Mapping[str, int]) -> re.Pattern[str]:
    """The bracket in which notes are called: round ones only where every note has such a mark and none a square one.

    Round ones behind a space, as older issues of the Official Journal print them, only where they are the notes' own
    numbers in order, each once.
    """
    noted = [label for label in labels if label]
    if not noted or any(_BRACKETED.search(words) for words in plain):
        return _BRACKETED
    if set(noted) <= {found["label"] for words in plain for found in _PARENTHESED.finditer(words)}:
        return _PARENTHESED
    spaced = [found["label"] for words in plain for found in _SPACED.finditer(words)]
    return _SPACED if spaced == noted else _BRACKETED


def _raised(text: Text) -> Iterator[tuple[tuple[int, int], str]]:
    for span in text.row.raised:
        start, end = text.passage.offset(span.start), text.passage.offset(span.end - 1)
        if start is not None and end is not None:
            words = text.passage.text[start : end + 1]
            left = len(words) - len(words.lstrip())
            label = words.strip().strip("[]()")
            if re.fullmatch(r"\d{1,3}[a-z]?|\*{1,4}", label):
                yield (start + left, start + left + len(words.strip())), label


def _glued(texts: Sequence[Text], notes: Sequence[Row], taken: set[tuple[int, int]], words: Words) -> list[Call]:
    """The most certain reading in which every note is called at most once and calls and notes are in one order."""
    order = {note.number: index for index, note in enumerate(notes)}
    pages = {note.number: note.pages[0] if note.pages else 0 for note in notes}
    candidates: dict[tuple[int, int, str], Call] = {}
    for number, text in enumerate(texts) if order else ():
        starts, printed = text.pages()
        for call, paged in _candidates(number, text, order, words):
            page = pages[call.label]
            near = page == printed[bisect.bisect_right(starts, call.start) - 1] if page else not paged
            if near and (number, call.start) not in taken:
                candidates.setdefault((number, call.start, call.label), call)
    return _heaviest(sorted(candidates.values(), key=lambda call: (call.text, call.start, -order[call.label])), order)


def _candidates(number: int, text: Text, order: Mapping[str, int], words: Words) -> Iterator[tuple[Call, bool]]:
    plain = fold(text.passage.text)
    for weight, paged, pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            start, end = found.span("label")
            if found["label"] in order and (weight >= _SURE or not _counts(plain, start, end, words)):
                yield Call(number, start, end, found["label"], weight), paged
    for cue in words.cues.get("ends_in_number", ()):
        for found in cue.pattern.finditer(plain):
            if found["label"] in order:
                yield Call(number, *found.span("label"), found["label"], _NAMED), True


def _counts(plain: str, start: int, end: int, words: Words) -> bool:
    """Whether the number at ``start:end`` is that of a paragraph, a day, an amount ..."""
    before, after = plain[max(0, start - 40) : start].rstrip(), plain[end : end + 40].lstrip()
    return bool(words.find("numbered", before) or words.find("counted", after))


def _heaviest(candidates: Sequence[Call], order: Mapping[str, int]) -> list[Call]:
    """The heaviest subsequence in which the notes' order strictly ascends (dynamic programming over a Fenwick tree)."""
    best: list[int] = [0] * (len(order) + 1)  # index into sums, 0 for nothing
    sums: list[tuple[int, int, int]] = [(0, -1, 0)]  # weight, candidate, entry before
    for index, call in enumerate(candidates):
        rank, place = order[call.label], order[call.label]
        before = 0
        while place > 0:
            before = max(before, best[place], key=lambda entry: sums[entry][0])
            place -= place & -place
        sums.append((sums[before][0] + call.weight + 1000, index, before))
        place = rank + 1
        while place <= len(order):
            if sums[best[place]][0] < sums[-1][0]:
                best[place] = len(sums) - 1
            place += place & -place
    entry, chosen = max(range(len(sums)), key=lambda entry: (sums[entry][0], -entry)), []
    while entry:
        chosen.append(candidates[sums[entry][1]])
        entry = sums[entry][2]
    return chosen[::-1]
