"""Every question of the library on the embedded store, rdflib, and two servers: seconds, and whether answers agree.

    .venv/bin/python benchmarks/questions.py [FILE.nq] [--engines embedded,rdflib,oxigraph,virtuoso] [--limit S]
                                             [--rounds N] [--only NAME,..]

FILE is canonical N-Quads, each statement in a named graph, as ``resgraph dump`` writes it; without it the examples are
converted, with General Assembly texts where they lie beside the checkout. Each question is asked with its example
parameters, ``--rounds`` times after one to warm up, the least time counts. A server that is not installed is left out.
A server that takes longer than ``--limit`` seconds is given up.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import rdflib

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.servers import NotInstalled, Server, run_oxigraph, run_virtuoso  # noqa: E402

from resgraph import convert  # noqa: E402
from resgraph.answers import Answer, Endpoint, Question, questions, run  # noqa: E402
from resgraph.core.errors import ResgraphError  # noqa: E402
from resgraph.store import NamedGraph, create  # noqa: E402

TEXTS = ROOT.parent / "shared" / "corpus" / "un" / "pdftext" / "resolution"


def graphs(file: Path | None) -> Iterator[NamedGraph]:
    """The named graphs of a file, or those of the examples and some General Assembly texts."""
    if file is None:
        for path in [*sorted((ROOT / "examples").glob("*.*")), *sorted(TEXTS.glob("*.txt"))[:40]]:
            if path.suffix in (".txt", ".html"):
                one = convert(path)
                yield NamedGraph(one.address.graph, one.quads)
        return
    held: list[str] = []
    name = ""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            graph = line.rstrip("\n. ").rpartition(" ")[2]
            if graph != name and held:
                yield NamedGraph(name[1:-1], held)
                held = []
            name = graph
            held.append(line.rstrip("\n"))
    if held:
        yield NamedGraph(name[1:-1], held)


def filled(server: Server, dump: Iterable[bytes]) -> Endpoint:
    """The server with all graphs of a dump in it."""
    for graph in dump:
        server.load(graph)
    return Endpoint.at(server.read_url or server.query_url)


def as_rdflib(dump: Iterable[bytes]) -> rdflib.Graph:
    """All statements as one rdflib graph."""
    graph = rdflib.Graph()
    for content in dump:
        for quad in ox.parse(content, ox.RdfFormat.N_QUADS):
            graph.add(tuple(map(_term, quad.triple)))
    return graph


def _term(term: ox.NamedNode | ox.Literal) -> rdflib.term.Identifier:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value.endswith("#string")
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value), normalize=False)


def timed(question: Question, on: object, rounds: int, limit: float) -> tuple[float | None, Answer | None, str]:
    """Least seconds, the answer, and what went wrong if something did."""
    best, answer = None, None
    on = replace(on, seconds=limit) if isinstance(on, Endpoint) else on
    for _ in range(rounds + 1):
        began = time.perf_counter()
        try:
            answer = run(question, on, question.examples)
        except ResgraphError as fault:
            return None, None, fault.problem.code
        took = time.perf_counter() - began
        best = took if best is None else min(best, took)
        if took > limit / 2:
            break
    return best, answer, ""


def main() -> None:
    """Print a table in Markdown."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("file", nargs="?", type=Path)
    options.add_argument("--engines", default="embedded,rdflib,oxigraph,virtuoso")
    options.add_argument("--limit", type=float, default=120.0)
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--only", default="")
    given = options.parse_args()
    only = set(filter(None, given.only.split(",")))
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        store = opened.enter_context(create(Path(folder) / "store"))
        store.load(graphs(given.file))
        engines: dict[str, object] = {}
        for name in given.engines.split(","):
            try:
                engines[name] = _engine(name, store, Path(folder), opened)
            except NotInstalled as reason:
                print(f"{name} is left out: {reason}")
        print(f"{len(store):,} statements in {len(store.graphs())} graphs; seconds\n")
        print("| question | rows | " + " | ".join(engines) + " | answers |")
        print("|---" * (len(engines) + 3) + "|")
        totals = dict.fromkeys(engines, 0.0)
        for question in questions().values():
            if only and question.name not in only:
                continue
            cells, answers = [], []
            for name, engine in engines.items():
                seconds, answer, wrong = timed(question, engine, given.rounds, given.limit)
                cells.append(wrong if seconds is None else f"{seconds:.3f}")
                totals[name] += seconds or 0.0
                answers.append(answer)
            known = [(answer.rows, answer.triples, answer.boolean) for answer in answers if answer is not None]
            agree = "equal" if all(one == known[0] for one in known) else "DIFFER"
            if len(known) < len(answers):
                agree += f" ({len(known)} of {len(answers)} answered)"
            rows = next((len(answer) for answer in answers if answer is not None), "-")
            print(f"| {question.name} | {rows} | " + " | ".join(cells) + f" | {agree} |", flush=True)
        print("| all | | " + " | ".join(f"{total:.1f}" for total in totals.values()) + " | |")


def _engine(name: str, store: object, folder: Path, opened: ExitStack) -> object:
    if name == "embedded":
        return store
    if name == "rdflib":
        return as_rdflib(store.dump())
    (folder / name).mkdir()
    start = {"oxigraph": run_oxigraph, "virtuoso": lambda place: run_virtuoso(place, buffers=100_000)}[name]
    return filled(opened.enter_context(start(folder / name)), store.dump())


if __name__ == "__main__":
    main()
