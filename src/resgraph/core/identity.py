"""Which address a document gets (design/ONTOLOGY.md, section 2)."""

from __future__ import annotations

from resgraph.core.addresses import BASE, DocumentAddress, segment, symbol_segment
from resgraph.core.model import Metadata, Resolution

NOTHING = Metadata()


def address(resolution: Resolution, metadata: Metadata = NOTHING, base: str = BASE) -> DocumentAddress:
    """The address from the number given by the user, else printed, else the procedure, else the words themselves.

    Nothing is invented: a text that prints neither number nor procedure is named by the SHA-256 of its text.
    """
    organ = _ORGANS[resolution.body]
    number = metadata.number or resolution.own("ep-text") or resolution.own("un-symbol")
    if number:
        return DocumentAddress(f"{organ}/{symbol_segment(number)}", base)
    if procedure := resolution.own("ep-procedure"):
        return DocumentAddress(f"{organ}/{segment(procedure.replace('/', '-').replace('(', '-').rstrip(')'))}", base)
    return DocumentAddress(f"{organ}/text-{resolution.source.text_digest[:16]}", base)


_ORGANS = {"ep": "eu/ep", "un-ga": "un/ga"}
