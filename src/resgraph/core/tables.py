"""Knowledge is data: the packaged TOML and CSV tables under ``data/``."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def data(name: str) -> Traversable:
    """The packaged file ``data/<name>``; ``name`` uses forward slashes."""
    return files("resgraph").joinpath("data", *name.split("/"))


@cache
def toml(name: str) -> Mapping[str, Any]:
    """The table ``data/<name>``. Raises FileNotFoundError or tomllib.TOMLDecodeError.

    Cues that a language lacks are those of English: printed numbers and names that all languages share are still found.
    """
    folder, _, stem = name.rpartition("/")
    if folder.startswith("cues/") and not data(name).is_file():
        name = f"cues/en/{stem}"
    return tomllib.loads(data(name).read_text("utf-8"))


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of the CSV table ``data/<name>``, header names to values; lines that start with ``#`` are comments."""
    lines = data(name).read_text("utf-8").splitlines(keepends=True)
    yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def names(folder: str, suffix: str) -> list[str]:
    """The stems of ``data/<folder>/*<suffix>``, sorted."""
    return sorted(f.name.removesuffix(suffix) for f in data(folder).iterdir() if f.name.endswith(suffix))


def shipped(folder: str) -> Traversable:
    """The folder ``ontology``, ``shapes``, ``queries`` or ``examples``, of the wheel or at the top of a checkout."""
    inside = files("resgraph").joinpath(folder)
    return inside if inside.is_dir() else Path(__file__).parents[3] / folder
