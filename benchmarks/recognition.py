"""Recognition and linking, without RDF, of the Kazakhstan text repeated to 3 MB, beside eyecite's tokenizer.

Three ways, each measured in the same run as eyecite's default tokenizer on the same words, in turn:

- ``parsed anew``: the text is parsed again and again, and each resolution scanned, joined and linked on its own;
- ``one document``: one resolution whose parts are repeated under other paths, scanned, joined and linked as a whole;
- ``real texts``: General Assembly resolutions, no text twice (only where the corpus lies beside the checkout).

Only scan, join and link are timed, not parsing. No result of a passage is kept for the next: what is remembered are
words, numbers of rows and names (see docs/decisions/0040-one-pass.md).
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from eyecite.tokenizers import default_tokenizer

from resgraph.antecedents import join
from resgraph.authorities import link
from resgraph.core.model import Part, Resolution
from resgraph.mentions import scan
from resgraph.sources import read
from resgraph.structure import parse

ROOT = Path(__file__).parents[1]
FILE = ROOT / "examples" / "kazakhstan-2022.txt"
CORPUS = ROOT.parent / "shared" / "corpus" / "un" / "pdftext" / "resolution"
SIZE = 3_000_000
STAGES = ("scan", "join", "link")


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def stages(resolution: Resolution) -> list[float]:
    """Processor time of each stage."""
    at = [time.process_time()]
    findings = scan(resolution)
    at.append(time.process_time())
    joined = join(resolution, findings)
    at.append(time.process_time())
    link(resolution, joined)
    at.append(time.process_time())
    return [later - earlier for earlier, later in pairwise(at)]


def repeated(resolution: Resolution, times: int) -> Resolution:
    """One resolution that holds the parts again and again, each time under other paths."""

    def moved(part: Part, number: int) -> Part:
        inner = tuple(moved(one, number) for one in part.parts)
        return replace(part, path=f"copy_{number}/{part.path}", parts=inner)

    return replace(resolution, parts=tuple(moved(part, n) for n in range(times) for part in resolution.parts))


def row(name: str, size: int, taken: Sequence[Sequence[float]], beside: Sequence[float]) -> None:
    """Prints MB/s of both and the ratio of the sums."""
    ours, theirs = sum(map(sum, taken)), sum(beside)
    shares = ", ".join(f"{stage} {sum(one[i] for one in taken) / ours:.0%}" for i, stage in enumerate(STAGES))
    print(
        f"{name:<14} {size / 1e6:5.2f} MB  {size / ours / 1e6:6.2f} MB/s ({shares})"
        f"  eyecite tokenizer {size / theirs / 1e6:5.2f} MB/s  ratio {theirs / ours:5.2f}"
    )


def main() -> None:
    data = FILE.read_bytes()
    text = data.decode()
    copies = max(1, int(sys.argv[1]) if len(sys.argv) > 1 else SIZE // len(data))
    first = parse(read(data, FILE.name))
    stages(first)
    default_tokenizer.tokenize(text)  # tables and patterns of both are loaded

    taken, beside = [], []
    for _ in range(copies):
        taken.append(stages(parse(read(data, FILE.name))))
        beside.append(seconds(lambda: default_tokenizer.tokenize(text)))
    row("parsed anew", copies * len(data), taken, beside)
    print(f"{'':<14} median of a text: {statistics.median(map(sum, taken)) * 1000:.1f} ms")

    many = repeated(first, copies)
    whole = text * copies
    gc.collect()  # what the texts before have left is no part of this one's time
    row("one document", copies * len(data), [stages(many)], [seconds(lambda: default_tokenizer.tokenize(whole))])

    if CORPUS.is_dir():
        files = sorted(CORPUS.iterdir())[::4]
        taken, beside, size = [], [], 0
        for file in files:
            words = file.read_bytes()
            size += len(words)
            taken.append(stages(parse(read(words, file.name))))
            beside.append(seconds(lambda words=words: default_tokenizer.tokenize(words.decode(errors="replace"))))
        row("real texts", size, taken, beside)


if __name__ == "__main__":
    main()
