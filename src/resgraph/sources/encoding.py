"""Bytes -> characters: byte order mark, then strict UTF-8, then what the page declares, else refusal.

Never a guess between 8-bit encodings, never U+FFFD made by us. The order follows the WHATWG Encoding Standard,
section 6 (byte order mark first), with UTF-8 before the declaration because wrong declarations are common.
"""

from __future__ import annotations

import codecs
import re
from typing import NoReturn

from resgraph.core.errors import Refused
from resgraph.core.problem import Problem, problem
from resgraph.core.tables import toml
from resgraph.core.text import Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096  # bytes of the head that are searched for a declaration
_SAMPLE = 4096


def decode(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The characters of ``data`` without byte order mark, and a warning where the last character was cut off.

    Raises Refused "not-text" for binary content and "encoding", naming the byte, where no encoding fits.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, name, len(mark))
    _refuse_binary(data, name)
    if codec := _wide(data):
        return _strict(data, codec, name, 0)
    try:
        return _strict(data, "utf-8", name, 0)
    except Refused:
        codec = _declared(data)
        if codec in ("", "utf-8"):
            raise
        return _strict(data, codec, name, 0)


def _strict(data: bytes, codec: str, name: str, skipped: int) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode(codec), ()
    except UnicodeDecodeError as error:
        if codec.startswith("utf") and error.start >= len(data) - 3 and error.end == len(data) and error.start > 0:
            text = data[: error.start].decode(codec)
            end = Span(max(0, len(text) - 1), len(text))
            return text, (problem("truncated", "The file ends in the middle of a character.", end),)
        _refuse_bytes(data, error, codec, name, skipped)


def _refuse_bytes(data: bytes, error: UnicodeDecodeError, codec: str, name: str, skipped: int) -> NoReturn:
    place = error.start + skipped
    if data.count(0) or _controls(data[:_SAMPLE]) > len(data[:_SAMPLE]) // 10:
        raise Refused("not-text", f"This is a binary file: byte {place} and others are no text.", source=name) from None
    message = f"Byte {place} (0x{data[error.start]:02X}) is not valid {codec.upper()}."
    raise Refused("encoding", message + " Convert the file to UTF-8.", source=name) from None


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes((*range(9), *range(14, 32), 127))))


def _refuse_binary(data: bytes, name: str) -> None:
    for row in toml("reading/signatures.toml")["signature"]:
        if data.startswith(bytes.fromhex(row["bytes"])):
            raise Refused("not-text", f"The content is not text but: {row['name']}. {row['remedy']}", source=name)


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark shows in the zero bytes of its ASCII letters; 40 % on one side decide."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else ""


def _declared(data: bytes) -> str:
    found = _DECLARATION.search(data[:_DECLARED_WITHIN])
    label = (found[1] or found[2]).decode("ascii", "ignore").lower() if found else ""
    return str(toml("reading/charsets.toml")["labels"].get(label, ""))
