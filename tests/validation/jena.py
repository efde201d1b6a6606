"""Apache Jena's SHACL validator as Debian packages it (libapache-jena-java), run as a process of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib

from tests.validation.graphs import as_rdflib

JARS = Path("/usr/share/java")
# What jena-core and jena-shacl need of Debian's folder of all Java libraries, by the names without versions.
_NEEDED = re.compile(
    r"jena-[a-z0-9-]+|commons-(cli|codec|compress|csv|io|lang3)|dexx\.collection|gson|guava|httpclient|httpcore"
    r"|jackson-(annotations|core|databind)|jsonld-java|jakarta\.json-api|protobuf|slf4j-(api|nop)|thrift|titanium-json-ld"
)


def absent() -> str:
    """Why Jena cannot be run here; empty when it can."""
    if not shutil.which("java"):
        return "Java is not installed"
    return "" if (JARS / "jena-shacl.jar").exists() else "Jena is not installed (Debian: libapache-jena-java)"


def command(shapes: Path, data: Path, scratch: Path) -> list[str]:
    """The command line that validates; the report comes as Turtle on standard output.

    Debian's jar moved Xerces to the package ``xerces`` but left its message bundles below org/apache/jena/ext, and
    without them Jena ends at start: they are unpacked into ``scratch``, where the moved classes look.
    """
    return ["java", "-cp", class_path(scratch), "shacl.shacl_validate", "--shapes", str(shapes), "--data", str(data)]


@cache
def class_path(scratch: Path) -> str:
    """Every jar that is needed, behind a folder with the message bundles."""
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if "/ext/xerces/" in name and name.endswith(".properties"):
                target = scratch / name.partition("/ext/")[2]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    jars = sorted(jar for jar in JARS.glob("*.jar") if _NEEDED.fullmatch(jar.stem))
    return ":".join(map(str, [scratch, *jars]))


def report(shapes: Path, data: Path, scratch: Path) -> rdflib.Graph:
    """Jena's report on files in formats that it knows by their names. Raises CalledProcessError when Jena fails."""
    done = subprocess.run(command(shapes, data, scratch), check=True, capture_output=True, timeout=300)
    return as_rdflib(ox.parse(done.stdout, ox.RdfFormat.TURTLE))
