"""Validators side by side: the same statements, the same shapes, one process each; seconds, memory, findings.

    .venv/bin/python benchmarks/validation.py [FILE] [--shapes core|all] [--engines NAME,..] [--faults N] [--limit S]

FILE is N-Triples or N-Quads (named graphs become one); without it the examples are converted, with some of the General
Assembly texts where they lie beside the checkout. A hundred seeded faults are planted, so that there is something to
find. Each engine is a process that is killed at the limit; processor time and peak memory are what the system counted
for it. Findings are compared as multisets of (focus node, path, value, component, shape, severity) with those of the
first engine that finished.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pyshacl
import rdflib

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.validation import jena, reports  # noqa: E402
from tests.validation.graphs import as_rdflib, quiet  # noqa: E402
from tests.validation.mutations import mutated  # noqa: E402

from resgraph import convert  # noqa: E402

TEXTS = ROOT.parent / "shared" / "corpus" / "un" / "pdftext" / "resolution"
BOUNDS = ("http://www.w3.org/ns/oa#start", "http://www.w3.org/ns/oa#end")
Lap = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took, and what it said of its own steps (processor seconds)."""

    engine: str
    wall: float
    cpu: float
    megabytes: int
    steps: dict[str, float]
    outcome: str


def setbased(data: Path, shapes: Path, report: Path, lap: Lap) -> None:
    from resgraph.validation import setbased as engine  # noqa: PLC0415 - only in its own process

    plan = engine.compile_shapes(as_rdflib(ox.parse(path=str(shapes))))
    lap("compile")
    store = ox.Store()
    store.bulk_load(path=str(data), format=ox.RdfFormat.N_TRIPLES)
    lap("load")
    results = list(plan.results(store))
    lap("validate")
    engine.report(results).serialize(report, format="nt", encoding="utf-8")


def as_it_comes(data: Path, shapes: Path, report: Path, lap: Lap, held: type[rdflib.Graph] | None = None) -> None:
    with quiet():
        graph = as_rdflib(ox.parse(path=str(data), format=ox.RdfFormat.N_TRIPLES))
        graph = held(graph) if held else graph
        shapes_graph = as_rdflib(ox.parse(path=str(shapes)))
        lap("load")
        _, found, _ = pyshacl.validate(graph, shacl_graph=shapes_graph, inplace=True)
        lap("validate")
        found.serialize(report, format="nt", encoding="utf-8")


def prepared_queries(data: Path, shapes: Path, report: Path, lap: Lap) -> None:
    from tests.validation.engines import PreparedGraph  # noqa: PLC0415

    as_it_comes(data, shapes, report, lap, PreparedGraph)


def compiled(data: Path, shapes: Path, report: Path, lap: Lap) -> None:
    import shacl  # noqa: PLC0415 - not everywhere installed

    ready = shacl.Shapes.from_file(str(shapes))
    lap("compile")
    found = ready.validate_file(str(data))
    lap("load and validate")
    report.write_text(found.serialize("ntriples"), encoding="utf-8")


HERE = {"set-based": setbased, "pyshacl": as_it_comes, "pyshacl-prepared": prepared_queries, "shacl": compiled}
ENGINES = ["pyshacl-prepared", "set-based", "jena", "jena-load", "shacl", "pyshacl"]


def child(engine: str, data: Path, shapes: Path, report: Path) -> None:
    """Run one engine in this process and print what its steps took."""
    steps: dict[str, float] = {}
    last = time.process_time()

    def lap(name: str) -> None:
        nonlocal last
        steps[name] = round(time.process_time() - last, 2)
        last = time.process_time()

    HERE[engine](data, shapes, report, lap)
    print(json.dumps(steps))


def prepare(source: str, faults: int, data: Path) -> None:
    """Write the statements with planted faults as N-Triples."""
    if source:
        form = ox.RdfFormat.N_QUADS if source.endswith(".nq") else ox.RdfFormat.N_TRIPLES
        statements = [quad.triple for quad in ox.parse(path=source, format=form)]
    else:
        statements = [quad.triple for quad in converted()]
    planted = [one for one in mutated(list(dict.fromkeys(statements)), Random(4), faults) if not breaking(one)]
    with data.open("wb") as out:
        ox.serialize(planted, out, ox.RdfFormat.N_TRIPLES)
    print(json.dumps({"statements": len(planted)}))


def breaking(one: ox.Triple) -> bool:
    """Whether rdflib can end on a statement: it does where it subtracts an ill-formed oa:start from an oa:end."""
    value = one.object
    return one.predicate.value in BOUNDS and not (isinstance(value, ox.Literal) and value.value.isdigit())


def converted() -> Sequence[ox.Quad]:
    """The examples and up to 25 real texts, as statements."""
    files = [p for p in sorted((ROOT / "examples").iterdir()) if p.suffix in (".txt", ".html")]
    files += sorted(TEXTS.glob("*.txt"))[:25] if TEXTS.is_dir() else []
    lines = "\n".join(line for file in files for line in convert(file).quads)
    return list(ox.parse(lines, ox.RdfFormat.N_QUADS))


def compare(reference: Path, other: Path) -> None:
    """Print how two reports differ."""
    wanted, found = (reports.rows(as_rdflib(ox.parse(path=str(path)))) for path in (reference, other))
    different = reports.difference(found, wanted)
    print(json.dumps({"findings": found.total(), "reference": wanted.total(), "difference": different}))


def timed(engine: str, command: list[str], limit: float, out: Path) -> Run:
    """Run a command with lower priority; kill it at the limit."""
    started = time.perf_counter()
    with out.open("wb") as stdout, Path(f"{out}.err").open("wb") as stderr:
        process = subprocess.Popen(["nice", *command], stdout=stdout, stderr=stderr, cwd=ROOT)
        killed = False
        while True:
            done, status, used = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if time.perf_counter() - started > limit and not killed:
                process.kill()
                killed = True
            time.sleep(0.05)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall, cpu = time.perf_counter() - started, used.ru_utime + used.ru_stime
    outcome = f"killed at {limit:.0f} s" if killed else "" if not process.returncode else f"failed, see {out}.err"
    return Run(engine, wall, cpu, used.ru_maxrss // 1024, {}, outcome)


def measured(engine: str, data: Path, shapes: Path, folder: Path, limit: float) -> tuple[Run, Path]:
    """One engine, and the file with its report."""
    report, out = folder / f"{engine}.nt", folder / f"{engine}.out"
    if engine.startswith("jena"):
        used = folder / "none.ttl" if engine == "jena-load" else shapes
        (folder / "none.ttl").touch()
        run = timed(engine, jena.command(used, data, folder / "jena"), limit, out)
        return run, out.rename(out.with_suffix(".ttl"))
    run = timed(engine, myself("--run", engine, data, shapes, report), limit, out)
    steps = json.loads(out.read_text().splitlines()[-1]) if not run.outcome else {}
    return Run(run.engine, run.wall, run.cpu, run.megabytes, steps, run.outcome), report


def myself(*arguments: object) -> list[str]:
    return [sys.executable, str(Path(__file__)), *map(str, arguments)]


def answer(*arguments: object) -> dict[str, object]:
    """What a step of this file says that runs in a process of its own, so that this one stays small."""
    done = subprocess.run(myself(*arguments), check=True, capture_output=True, text=True, cwd=ROOT)
    return json.loads(done.stdout.splitlines()[-1])


def shapes_file(which: str, folder: Path) -> Path:
    """One Turtle file with the core shapes, or with all of ours."""
    files = sorted((ROOT / "shapes").glob("core.ttl" if which == "core" else "*.ttl"))
    statements = [q.triple for f in files for q in ox.parse(path=str(f), rename_blank_nodes=True)]
    path = folder / "shapes.ttl"
    path.write_bytes(ox.serialize(statements, format=ox.RdfFormat.TURTLE))
    return path


def main(options: argparse.Namespace) -> None:
    """Run the engines one after the other and print a row for each."""
    print(f"load average {os.getloadavg()[0]:.1f} at start")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(options.keep or name)
        folder.mkdir(exist_ok=True)
        data, shapes = folder / "data.nt", shapes_file(options.shapes, folder)
        made = answer("--prepare", options.file or "", options.faults, data)
        print(f"{made['statements']} statements, {options.faults} faults planted, {options.shapes} shapes", flush=True)
        reference: Path | None = None
        for engine in options.engines.split(","):
            if engine.startswith("jena") and jena.absent():
                print(f"{engine}: {jena.absent()}")
                continue
            run, report = measured(engine, data, shapes, folder, options.limit)
            verdict = run.outcome
            if not verdict and engine != "jena-load":
                reference = reference or report
                verdict = told(answer("--compare", reference, report))
            print(shown(run, verdict), flush=True)


def shown(run: Run, verdict: str) -> str:
    steps = ", ".join(f"{name} {seconds}" for name, seconds in run.steps.items())
    return f"{run.engine:17} {run.wall:8.1f} s wall {run.cpu:8.1f} s CPU {run.megabytes:6} MB  {steps}  {verdict}"


def told(compared: dict[str, object]) -> str:
    different = str(compared["difference"])
    equal = "equal" if not different else "DIFFERENT from the first:\n" + different
    return f"{compared['findings']} findings, {equal}"


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "--run":
        child(sys.argv[2], *map(Path, sys.argv[3:]))
    elif len(sys.argv) > 1 and sys.argv[1] == "--prepare":
        prepare(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    elif len(sys.argv) > 1 and sys.argv[1] == "--compare":
        compare(*map(Path, sys.argv[2:]))
    else:
        parser = argparse.ArgumentParser(description="Validators side by side.")
        parser.add_argument("file", nargs="?", help="N-Triples or N-Quads")
        parser.add_argument("--shapes", choices=["core", "all"], default="all")
        parser.add_argument("--engines", default=",".join(ENGINES))
        parser.add_argument("--faults", type=int, default=100)
        parser.add_argument("--limit", type=float, default=600)
        parser.add_argument("--keep", help="a folder for data and reports")
        main(parser.parse_args())
