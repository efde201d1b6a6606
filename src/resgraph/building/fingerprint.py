"""Digests of what a result depends on: the software with its tables, a document, the statements of documents."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from resgraph.core.known import Statement
from resgraph.core.model import Metadata
from resgraph.core.tables import shipped

_LIBRARIES = ("ahocorasick-rs", "pyoxigraph", "pyshacl", "rdflib")


@cache
def software() -> str:
    """A digest of everything that turns documents into graphs: code, tables, shapes, queries, libraries, Python.

    The version number is not enough: who edits a table or a shape wants to see what it does.
    """
    digest = hashlib.sha256()
    for part in (*_versions(), *_contents(files("resgraph"), "")):
        digest.update(part)
    for folder in ("shapes", "queries"):
        for part in _contents(shipped(folder), folder):
            digest.update(part)
    return digest.hexdigest()


def document(name: str, content_sha256: str, metadata: Metadata, base: str) -> str:
    """A digest of what recognising a document depends on beside the software; ``name`` is the last part of its path."""
    return _hexadecimal((name, content_sha256, astuple(metadata), base))


def statements(given: Iterable[Statement]) -> str:
    """A digest of statements in their order."""
    return _hexadecimal([(*s.said, s.own, s.document, s.place, s.source) for s in given])


def several(digests: Iterable[str]) -> str:
    """A digest of digests, each once, in any order."""
    return _hexadecimal(sorted(set(digests)))


def _hexadecimal(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()


def _versions() -> Iterator[bytes]:
    yield f"{platform.python_implementation()} {platform.python_version()} {unicodedata.unidata_version}\n".encode()
    for name in _LIBRARIES:
        yield f"{name} {importlib.metadata.version(name)}\n".encode()


def _contents(folder: Traversable, path: str) -> Iterator[bytes]:
    """Names and contents of all files below a folder, in order, without compiled code and hidden files."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _contents(entry, f"{path}/{entry.name}")
        else:
            yield f"{path}/{entry.name}\n".encode() + hashlib.sha256(entry.read_bytes()).digest()
