"""What we write, read again by Raptor, an implementation of its own in C, where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess

import pyoxigraph as ox
import pytest

from resgraph import convert
from resgraph.formats import write

RAPPER = shutil.which("rapper")
if not RAPPER:
    pytest.skip("rapper (Debian: raptor2-utils) is not installed", allow_module_level=True)
BASE = "https://example.org/"
READ = {"turtle": "turtle", "trig": "trig", "ntriples": "ntriples", "nquads": "nquads", "rdfxml": "rdfxml"}


@pytest.mark.parametrize("syntax", READ)
@pytest.mark.parametrize("name", ["kazakhstan-2022.txt", "A_RES_78_8.txt", "A-9-2024-0163_EN.html"])
def test_raptor_reads_the_same_statements(examples, tmp_path, name, syntax):
    document = convert(examples / name)
    file = tmp_path / "written"
    file.write_bytes(write(document.quads, syntax))
    read = subprocess.run(
        [RAPPER, "-q", "-i", READ[syntax], "-o", "ntriples", str(file), BASE], capture_output=True, check=True
    )
    assert read.stderr == b""
    given = {str(quad.triple) for quad in ox.parse("\n".join(document.quads).encode(), ox.RdfFormat.N_QUADS)}
    assert {_triple(line) for line in read.stdout.splitlines()} == given


def _triple(line: bytes) -> str:
    (quad,) = ox.parse(re.sub(rb"\\u([0-9A-F]{4})", rb"\\u\1", line), ox.RdfFormat.N_TRIPLES)
    return str(quad.triple)
