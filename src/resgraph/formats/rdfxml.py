"""RDF/XML (W3C RDF 1.1 XML Syntax, 2014): one rdf:Description for each subject.

Written here and not by the library, which names the namespaces in another order in every process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import BlankNode, Literal

from resgraph.core.errors import Misuse
from resgraph.formats.context import compact, prefixes
from resgraph.formats.grouping import Description, Object, Subject, triples

_NAME: Final = re.compile(r"[A-Za-z_][\w.-]*\Z")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKUP: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def write(quads: Iterable[str]) -> bytes:
    """The statements of all graphs together.

    Raises Misuse for a property that ends in no XML name, and for a character that XML 1.0 does not know.
    """
    used = {"rdf"}
    body = [_description(about, used) for about in triples(quads)]
    spaces = "".join(f'\n    xmlns:{p}="{_escaped(iri)}"' for p, iri in prefixes().items() if p in used)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n{"".join(body)}</rdf:RDF>\n'.encode()


def _description(about: Description, used: set[str]) -> str:
    lines = [f"  <rdf:Description {_node(about.subject, 'about')}>"]
    lines += [_property(name, value, used) for name, values in about.properties for value in values]
    return "\n".join([*lines, "  </rdf:Description>\n"])


def _property(iri: str, value: Object, used: set[str]) -> str:
    name, declaration = _qualified(iri, used)
    if not isinstance(value, Literal):
        return f"    <{name}{declaration} {_node(value, 'resource')}/>"
    if value.language:
        kind = f' xml:lang="{value.language}"'
    else:
        kind = "" if value.datatype.value == _STRING else f' rdf:datatype="{_escaped(value.datatype.value)}"'
    return f"    <{name}{declaration}{kind}>{_escaped(value.value)}</{name}>"


def _qualified(iri: str, used: set[str]) -> tuple[str, str]:
    """The element's name, and the declaration of its namespace where the shipped context has no prefix for it."""
    if pair := compact(iri):
        used.add(pair[0])
        return ":".join(pair), ""
    local = _NAME.search(re.sub(r".*[^\w.-]", lambda found: " " * len(found[0]), iri))
    if not local:
        raise Misuse("bad-graph", f"RDF/XML cannot write the property <{iri}>: it ends in no name")
    return f"p:{local[0]}", f' xmlns:p="{_escaped(iri[: local.start()])}"'


def _node(node: Subject, attribute: str) -> str:
    if isinstance(node, BlankNode):
        return f'rdf:nodeID="b{node.value}"'
    return f'rdf:{attribute}="{_escaped(node.value)}"'


def _escaped(text: str) -> str:
    if found := _NOT_XML.search(text):
        raise Misuse("bad-graph", f"XML 1.0 has no character U+{ord(found[0]):04X}")
    return text.translate(_MARKUP)
