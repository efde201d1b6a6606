"""Which address a document gets (design/ONTOLOGY.md, section 2)."""

from __future__ import annotations

import datetime
import re

from resgraph.core.addresses import BASE, DocumentAddress, segment, symbol_segment
from resgraph.core.dates import numeric
from resgraph.core.errors import Misuse
from resgraph.core.model import Metadata, Resolution
from resgraph.core.tables import toml

NOTHING = Metadata()
_EP_NUMBER = re.compile(r"PE\d{3}\.\d{3}")
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")


def address(resolution: Resolution, metadata: Metadata = NOTHING, base: str = BASE) -> DocumentAddress:
    """The address from the number given by the user, else printed, else the procedure, else the words themselves.

    Nothing is invented: a text that prints neither number nor procedure is named by the SHA-256 of its text. Raises
    Misuse "bad-base" for a base that is no absolute address ending in a slash, "bad-metadata" for an unusable number.
    """
    if not _BASE.fullmatch(base):
        raise Misuse("bad-base", f"{base!r} is no absolute http or https address that ends in a slash")
    organ = toml(f"bodies/{resolution.body}.toml")["home"]
    number = metadata.number or resolution.own("ep-text") or resolution.own("un-symbol")
    if number:
        return DocumentAddress(f"{organ}/{_number(number)}", base)
    if procedure := resolution.own("ep-procedure"):
        return DocumentAddress(f"{organ}/{segment(procedure.replace('/', '-').replace('(', '-').rstrip(')'))}", base)
    return DocumentAddress(f"{organ}/text-{resolution.source.text_digest[:16]}", base)


def _number(number: str) -> str:
    try:
        return symbol_segment(number)
    except ValueError as fault:
        raise Misuse("bad-metadata", f"the number {number!r} cannot be part of an address") from fault


def fault(metadata: Metadata) -> str:
    """What is wrong with the values given, in words; the empty string where nothing is."""
    if metadata.date and numeric(metadata.date) != metadata.date:
        return f"the date {metadata.date!r} is no day that exists, written YYYY-MM-DD"
    if metadata.ep_number and not _EP_NUMBER.fullmatch(metadata.ep_number):
        return f"the number {metadata.ep_number!r} is not written like PE759.748"
    if metadata.issued and not _moment(metadata.issued):
        return f"{metadata.issued!r} is no moment in ISO 8601 with its time zone, such as 2024-04-17T18:52:10+02:00"
    return ""


def _moment(text: str) -> bool:
    try:
        return datetime.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
