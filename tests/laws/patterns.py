"""Every regular expression that resgraph compiles, as it is used, against long runs of what texts are made of.

A program of its own (``python -m tests.laws.patterns``), because it has to watch the compiler of expressions before
anything of resgraph is imported. Prints, as JSON, how many expressions there are and those whose time grows faster
than the text: four times the text takes four times the time where it is linear and sixteen times where it is
quadratic; no length of time is judged.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import signal
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 1500  # characters of the shorter run; the longer one has four times as many
RATIO = 8.0  # 4 is linear, 16 quadratic
FLOOR = 0.03  # seconds of processor time below which nothing is compared
PATIENCE = 2.0  # seconds of processor time after which a single run has lost
RETRIES = 3
ANYWHERE = {"search", "finditer", "findall", "sub", "subn", "split", "scanner"}
ATOMS = (
    "a", "A", " ", "0", "(", "-", ".", ",", "\n", "\u00a0", "_", "<", "'", "a ", "A ", "1.", "a,", "a-", "(a) ", "1, ",
    "\n ", "[1]", "A. ", "of the ", "having regard to ", "Articles 2, 3(5), ",
)  # fmt: skip
END = "\x00"  # nothing matches it, so that a run that ends here has to be given up


@dataclass(eq=False)
class Watched:
    """An expression that remembers how it is used."""

    real: re.Pattern[Any]
    home: str
    used: set[str] = field(default_factory=set)

    def __getattr__(self, name: str) -> Any:
        if name in ANYWHERE | {"match", "fullmatch"}:
            self.used.add(name)
        return getattr(self.real, name)

    def __hash__(self) -> int:
        return hash(self.real)

    def run(self, text: str, ways: set[str]) -> None:
        """Try the text in the ways given."""
        data: Any = text.encode() if isinstance(self.real.pattern, bytes) else text
        if ways & ANYWHERE:
            for _ in self.real.finditer(data):
                pass
        if "match" in ways:
            self.real.match(data)
        if "fullmatch" in ways:
            self.real.fullmatch(data)


def watch() -> dict[tuple[Any, int], Watched]:
    """Have everything that resgraph compiles from now on watched."""
    seen: dict[tuple[Any, int], Watched] = {}
    compile_ = re._compile  # type: ignore[attr-defined]

    def compiled(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, Watched):
            return pattern
        real = compile_(pattern, flags)
        home = str(sys._getframe(2).f_globals.get("__name__", ""))
        if isinstance(pattern, re.Pattern) or not home.startswith("resgraph"):
            return real
        return seen.setdefault((real.pattern, real.flags), Watched(real, home))

    re._compile = compiled  # type: ignore[attr-defined]
    return seen


def exercise() -> None:
    """Use what resgraph does, so that every table is compiled and the use of every expression is seen."""
    import resgraph

    for module in pkgutil.walk_packages(resgraph.__path__, "resgraph."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from resgraph.api import ask, questions
    from resgraph.core.schemes import schemes
    from resgraph.formats import FORMATS, write
    from resgraph.pipeline import convert
    from tests.battery.documents import FRENCH, FRENCH_NATIONS, GOOD, NUMBERED, page
    from tests.sources.carriers import CARRIERS

    assert schemes()
    for path in sorted((ROOT / "examples").iterdir()):
        if path.suffix in (".txt", ".html"):
            assert convert(path).quads
    for text in (*GOOD.values(), FRENCH, FRENCH_NATIONS, page(NUMBERED), *CARRIERS.values()):
        one = convert(text.encode())
        for form in FORMATS:
            write(one.quads, form)
    for words in examples():
        convert(words.encode())
    assert questions()
    ask(one, "SELECT ?s WHERE { ?s a resg:Resolution }")


def examples() -> Iterator[str]:
    """The examples and counterexamples that the tables give, as the paragraphs of made-up texts."""
    from tests.battery.documents import resolution

    strings: list[str] = []
    for table in sorted((ROOT / "src" / "resgraph" / "data").rglob("*.toml")):
        collect(tomllib.loads(table.read_text("utf-8")), strings)
    for at in range(0, len(strings), 200):
        acts = (f"{number}.  {words};" for number, words in enumerate(strings[at : at + 200], 1))
        yield resolution(paragraphs="\n\n".join(acts), recitals=f"A.  whereas {'; '.join(strings[at : at + 20])};")


def collect(value: Any, strings: list[str], shown: bool = False) -> None:
    """Every string below a key that is called examples or counterexamples, on one line."""
    if isinstance(value, str) and shown:
        strings.append(" ".join(value.split()))
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        collect(one, strings, shown or key in ("examples", "counterexamples"))


class TooLong(Exception):
    """A single run that took more than all our patience."""


def ways(seen: Iterable[Watched]) -> dict[Watched, set[str]]:
    """How each expression is used; one never seen at work as the others of its module are, else in every way."""
    of_home: dict[str, set[str]] = {}
    for one in seen:
        of_home.setdefault(one.home, set()).update(one.used)
    return {one: one.used or of_home[one.home] or ANYWHERE | {"match", "fullmatch"} for one in seen}


def seconds(watched: Watched, text: str, used: set[str]) -> float:
    """Processor time of one run; infinite when it has to be stopped."""
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        watched.run(text, used)
    except TooLong:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def grows(watched: Watched, atom: str, used: set[str]) -> float:
    """How much longer four times the text takes, the least of several tries; 0 where it takes no time to speak of."""
    short, long_ = (atom * (n * LENGTH // len(atom)) + END for n in (1, 4))
    least = float("inf")
    for _ in range(RETRIES):
        took = seconds(watched, long_, used)
        if took < FLOOR:
            return 0.0
        if took == float("inf"):
            return took
        least = min(least, took / max(seconds(watched, short, used), 1e-6))
        if least < RATIO:
            return 0.0
    return least


def main() -> None:
    """Print the number of expressions and the slow ones as JSON."""

    def stop(*_: object) -> None:
        raise TooLong

    signal.signal(signal.SIGVTALRM, stop)
    seen = watch()
    exercise()
    slow = [
        {"home": one.home, "pattern": str(one.real.pattern)[:200], "used": sorted(used), "atom": atom}
        for one, used in ways(list(seen.values())).items()
        for atom in ATOMS
        if grows(one, atom, used)
    ]
    found = {"count": len(seen), "used": sum(bool(one.used) for one in seen.values()), "slow": slow}
    json.dump({**found, "texts": sorted({str(one.real.pattern) for one in seen.values()})}, sys.stdout)


if __name__ == "__main__":
    main()
