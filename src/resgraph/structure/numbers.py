"""The order of printed numbers: 1, 1a, 2; A … Z, AA; a … z, aa; i, ii. Imports no member of the family."""

from __future__ import annotations

import re

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LATIN = {"bis": 1, "ter": 2, "quater": 3, "quinquies": 4, "sexies": 5}
_PARTS = re.compile(r"(\d{1,9}|[A-Z]{1,9}|[a-z]{1,9})\s?([a-z]{0,12})")


def rank(sequence: str, number: str) -> tuple[int, int]:
    """The place of ``number`` in its sequence and of the suffix of an inserted one: "12a" -> (12, 1), "Ba" -> (2, 1).

    (0, 0) for what is no number of the sequence.
    """
    if sequence == "roman":
        return roman(number), 0
    found = _PARTS.fullmatch(number)
    if not found or (sequence == "numbers") != found[1].isdigit():
        return 0, 0
    if sequence == "numbers":
        return int(found[1]), _LATIN.get(found[2]) or letters(found[2])
    return letters(found[1]), letters(found[2])


def follows(sequence: str, before: str, number: str) -> bool:
    """Whether ``number`` is the next after ``before``, an inserted one (1a, Ba) included."""
    (place, suffix), (last, last_suffix) = rank(sequence, number), rank(sequence, before)
    if sequence == "letters" and len(before) == len(number) == 2 and before.islower() and _doubled(before, number):
        return True
    return place > 0 and ((place == last and suffix == last_suffix + 1) or (place == last + 1 and suffix == 0))


def _doubled(before: str, number: str) -> bool:
    """(aa), (bb), (cc) as the United Nations count on after (z)."""
    return before[0] == before[1] and number[0] == number[1] and ord(number[0]) == ord(before[0]) + 1


def first(sequence: str, number: str) -> bool:
    """Whether ``number`` can open its sequence."""
    return rank(sequence, number) == (1, 0)


def letters(text: str) -> int:
    """a -> 1, z -> 26, aa -> 27; the empty text -> 0."""
    value = 0
    for letter in text.lower():
        value = value * 26 + ord(letter) - 96
    return value


def roman(text: str) -> int:
    """The value of a Roman number in its usual form, or 0."""
    value = last = 0
    for letter in reversed(text.lower()):
        digit = _ROMAN.get(letter, 0)
        if not digit:
            return 0
        value += digit if digit >= last else -digit
        last = max(last, digit)
    return value if text and _numeral(value) == text.lower() else 0


def _numeral(value: int) -> str:
    text = ""
    for size, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        text += sign * (value // size)
        value %= size
    return text
