"""How a stretch of running text ends and begins. Imports no member of the family."""

from __future__ import annotations

import re

_CALL = re.compile(r"(?<=[^\w\s])\s?[\[(]?(?<!\d)\d{1,3}[a-z]?[\])]?$|\s?\[\d{1,3}[a-z]?\]$")
_JOINT = re.compile(r"(?<=[;,])\s(?:and|or|and/or)$")
_TAIL = 40  # characters that show how a text ends
_QUOTES = "'\")]*_ "
ORNAMENT = re.compile(r"(?=.*(?:_|(?:\S\s*){3}))(?:[^\w\s]|_|\bo\b|\s)+|[o\u00b0](?:\s+[o\u00b0])?", re.DOTALL)


def stop(text: str) -> str:
    """The mark of ``,;:.!?`` that ends ``text`` (folded), or nothing; note marks, quotes and a last "and" left out."""
    bare = _JOINT.sub("", _CALL.sub("", text.rstrip()[-_TAIL:]).rstrip()).rstrip()
    if bare[-1:] in _QUOTES:
        inner = bare.rstrip(_QUOTES)
        bare = inner if inner[-1:] in ".;,:!?" else bare
    return bare[-1:] if bare[-1:] in ",;:.!?" and bare else ""


def sentence(text: str) -> bool:
    """Whether ``text`` begins like a sentence, a name or a title: with a capital, a digit or an opening quote."""
    opening = text.lstrip("'\"([ ")
    return bool(opening) and (opening[0].isupper() or opening[0].isdigit() or not opening[0].isalpha())


def ornament(text: str) -> bool:
    """Whether ``text`` is a rule or a row of signs that only divides: "* * *", "o o o", "_____"."""
    return bool(ORNAMENT.fullmatch(text))
