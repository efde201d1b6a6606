"""A store as a data set with one distribution, its dump as N-Quads (DCAT-AP 3.0.1; VoID for the number of statements).

Nothing is said that the caller does not say or the bytes do not show; there is no date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields

from resgraph.core import addresses
from resgraph.core.errors import Misuse
from resgraph.triples.terms import Node, hexadecimal, integer, natural, node, string, tagged
from resgraph.triples.vocabulary import dcat, dcterms, foaf, rdf, spdx, void

_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/application/n-quads"


@dataclass(frozen=True, slots=True)
class DatasetAbout:
    """What only the publisher can say of a data set; texts are in English."""

    address: str  # of the data set itself
    title: str
    description: str
    publisher: str  # address
    publisher_name: str
    licence: str  # address
    download: str  # where the dump will be found

    @classmethod
    def told(cls, table: Mapping[str, object]) -> DatasetAbout:
        """From a table of these names. Raises Misuse "bad-configuration" unless it has all of them and no other."""
        names = [field.name for field in fields(cls)]
        missing = [name for name in names if not table.get(name)]
        unknown = sorted({*table} - {*names})
        if missing or unknown:
            what = f"say {', '.join(missing)}" if missing else f"there is no {', '.join(unknown)}"
            raise Misuse("bad-configuration", f"[resgraph.dataset] describes the data set: {what}")
        return cls(**{name: str(table[name]) for name in names})


def describe_dataset(about: DatasetAbout, dump: bytes) -> tuple[str, ...]:
    """The description as sorted N-Quads lines of the default graph; ``dump`` is the file that will be distributed.

    Raises Misuse "bad-configuration" for an address that is none.
    """
    try:
        return tuple(sorted({" ".join((*triple, ".")) for triple in _statements(about, dump)}))
    except ValueError as fault:
        raise Misuse("bad-configuration", f"the data set: {fault}") from fault


def _statements(about: DatasetAbout, dump: bytes) -> list[tuple[Node, Node, Node]]:
    dataset, file = node(about.address), node(f"{about.address}#dump")
    publisher, licence, checksum = node(about.publisher), node(about.licence), node(f"{about.address}#checksum")
    media_type, kind = node(_MEDIA_TYPE), node(addresses.file_type("RDF_N_QUADS"))
    return [
        (dataset, rdf.type, dcat.Dataset),
        (dataset, dcterms.title, tagged(about.title, "en")),
        (dataset, dcterms.description, tagged(about.description, "en")),
        (dataset, dcterms.publisher, publisher),
        (dataset, dcat.distribution, file),
        (dataset, void.triples, integer(dump.count(b"\n"))),
        (publisher, rdf.type, foaf.Agent),
        (publisher, foaf.name, string(about.publisher_name)),
        (file, rdf.type, dcat.Distribution),
        (file, dcat.accessURL, node(about.download)),
        (file, dcat.downloadURL, node(about.download)),
        (file, dcat.mediaType, media_type),
        (media_type, rdf.type, dcterms.MediaType),
        (file, dcterms.format, kind),
        (kind, rdf.type, dcterms.MediaTypeOrExtent),
        (file, dcterms.license, licence),
        (licence, rdf.type, dcterms.LicenseDocument),
        (file, dcat.byteSize, natural(len(dump))),
        (file, spdx.checksum, checksum),
        (checksum, rdf.type, spdx.Checksum),
        (checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256),
        (spdx.checksumAlgorithm_sha256, rdf.type, spdx.ChecksumAlgorithm),
        (checksum, spdx.checksumValue, hexadecimal(hashlib.sha256(dump).hexdigest())),
    ]
