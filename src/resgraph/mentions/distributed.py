"""Words that several of those named share: "the President, Government and Parliament of Ukraine", "the Governments of
Haiti and the Dominican Republic".

Low-level part of the family: the scanner of positions builds on it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from resgraph.core.mention import Addressee
from resgraph.mentions.nouns import Words


def distribute(
    named: Sequence[Addressee], text: str, words: Words, places: Collection[tuple[int, int]]
) -> tuple[Addressee, ...]:
    """Those named with what they share: a body says of which country it is, a plural holds all its countries.

    ``text`` is what was read, ``places`` the spans of its countries.
    """
    return _with_countries(_with_places(named, text, words, places), text, words)


def _with_places(
    named: Sequence[Addressee], text: str, words: Words, places: Collection[tuple[int, int]]
) -> list[Addressee]:
    kept: list[Addressee] = []
    for one in named:
        last = kept[-1] if kept else None
        if last and (one.start, one.end) in places and _plural_of(last, text, words):
            between = words.patterns["and_the"].fullmatch(text, last.end, one.start)
            if between:
                kept[-1] = replace(last, end=one.end, printed=last.printed + text[last.end : one.start] + one.printed)
                continue
        kept.append(one)
    return kept


def _plural_of(one: Addressee, text: str, words: Words) -> bool:
    """Whether the phrase is a plural with "of" and a name behind it."""
    head = words.patterns["of_place"].search(text, one.start, one.end)
    return head is not None and words.plural(text[one.start : head.start()])


def _with_countries(named: Sequence[Addressee], text: str, words: Words) -> tuple[Addressee, ...]:
    found: list[Addressee] = []
    shared = ""
    follows = len(text)
    for one in reversed(named):
        near = words.patterns["joint"].fullmatch(text, one.end, follows) is not None
        alone = words.has("state_bodies", one.printed) and not one.antecedent
        if shared and near and alone:
            found.append(replace(one, antecedent=one.printed + shared))
        else:
            head = words.patterns["of_place"].search(text, one.start, one.end)
            body = head is not None and words.has("state_bodies", text[one.start : head.start()])
            shared = text[head.start() : one.end] if head and body else ""
            found.append(one)
        follows = one.start
    return tuple(reversed(found))
