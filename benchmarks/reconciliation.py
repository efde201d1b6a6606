"""How often what other documents say of a text is right: links whose identity is printed are hidden and found again.

    .venv/bin/python benchmarks/reconciliation.py [--wrong] [FOLDER_OR_FILE ...]

Without paths the General Assembly texts beside the checkout are read, if they are there. Three trials: the number of a
dated text without its issuer; its day and title without its number; a name without the footnote that gives its number.
What the other documents say is all there is to go by. Prints per trial and confidence how many were found right, wrong,
as candidates with or without the right one, or not at all; with ``--wrong`` each that is wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from resgraph.authorities import link_reference, setting
from resgraph.authorities.setting import Setting
from resgraph.core.issuers import of_identifier
from resgraph.core.known import KnownTexts
from resgraph.core.known_table import shipped
from resgraph.core.mention import Reference, Status
from resgraph.pipeline import Recognised, documents, known, recognise
from resgraph.reconciliation import reconcile

BESIDE = Path(__file__).parents[1] / ".." / "shared" / "corpus" / "un" / "pdftext" / "resolution"
NUMBERED = ("resolution-", "decision-")
NAMED = {"named", "wording", "contained"}


@dataclass(frozen=True, slots=True)
class Trial:
    """A reference without its identity, and what its identity is."""

    name: str
    hidden: Reference
    truth: str


def trials(one: Recognised, titles: dict[tuple[str, str], str]) -> Iterator[Trial]:
    """What can be hidden in a document; ``titles`` are those of texts by number and day."""
    for reference in one.findings.references:
        bare = replace(reference, normal="", alternatives=(), issuer="")
        if reference.normal and reference.scheme.startswith(NUMBERED) and reference.date:
            yield Trial("number", bare, reference.normal)
            if title := titles.get((reference.normal, reference.date)):
                dated = replace(bare, scheme="dated-text", printed="", subject=title)
                yield Trial("day", replace(dated, issuer=of_identifier(reference.normal)), reference.normal)
        described = reference.scheme == "described" and reference.kind == "instrument"
        if reference.normal and (described or reference.scheme in NAMED):
            yield Trial("name", replace(bare, scheme="wording" if described else reference.scheme), reference.normal)


def verdict(trial: Trial, where: Setting) -> tuple[str, str, float]:
    """Trial, what became of it, and the confidence of the link."""
    found = link_reference(trial.hidden, where)
    if found.status is Status.AMBIGUOUS:
        held = trial.truth in found.reference.alternatives
        return trial.name, "candidates with it" if held else "candidates without it", 0.0
    if not found.cited:
        return trial.name, "not found", 0.0
    right = trial.truth in (found.reference.normal, *found.cited[0].identifiers)
    return trial.name, "right" if right else "wrong", found.confidence


def main(paths: Sequence[str], wrong: bool) -> None:
    given = paths or ([str(BESIDE)] if BESIDE.is_dir() else [])
    texts = [recognise(file, metadata=known(file)) for file in documents(given)]
    said = reconcile((s for one in texts for s in one.statements), KnownTexts()).texts
    titles = {(s.identifier, s.date): s.title for s in said.statements if s.title and s.date}
    counts: Counter[tuple[str, str, float]] = Counter()
    for one in texts:
        where = setting(one.resolution, one.findings, metadata=one.metadata, texts=said | shipped())
        for trial in trials(one, titles):
            outcome = verdict(trial, where)
            counts[outcome] += 1
            if wrong and outcome[1] in ("wrong", "candidates without it"):
                print(one.address.home, trial.hidden.part, trial.hidden.printed or trial.hidden.subject, trial.truth)
    for (name, outcome, sure), count in sorted(counts.items()):
        print(f"{name:8} {outcome:22} {sure or '':4} {count:5}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*")
    arguments.add_argument("--wrong", action="store_true")
    options = arguments.parse_args()
    main(options.paths, options.wrong)
