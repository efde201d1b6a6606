"""``python -m tests.gold.board``: the scoreboard, with what was won and lost since the last commit.

Writes the facts that are not as annotated to ``tests/gold/board.tsv`` and the calibration table to
``docs/calibration.md``; both belong to the commit that changes them. Where nothing
changed since the last commit, what that commit itself changed is shown. ``--check`` writes nothing and fails (exit 1)
where the F1 of a kind fell below that of the last commit, or where a written page is stale.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.gold.board import calibration, figures
from tests.gold.board.annotated import documents
from tests.gold.board.facts import Fact
from tests.gold.board.scoring import Scored, score

ROOT = Path(__file__).parents[3]
BOARD, CALIBRATION = Path("tests/gold/board.tsv"), Path("docs/calibration.md")
_HEADER = "document\tkind\tunit\twords\toutcome"
_TOLERATED = 0.0005


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the board; 0, or 1 where something was lost."""
    options = argparse.ArgumentParser(prog="make score", description=(__doc__ or "").splitlines()[0])
    options.add_argument("--check", action="store_true", help="write nothing; fail where a figure fell")
    options.add_argument("--misses", action="store_true", help="list every fact that is not as annotated")
    options.add_argument("--only", default="", help="only documents whose name contains this")
    chosen = options.parse_args(arguments)
    scored = score(one for one in documents() if chosen.only in one.name)
    print(figures.table(scored.facts))
    before = [fact for fact in committed("HEAD") if chosen.only in fact.document]
    unchanged = written(before) == written(scored.facts)
    shown = [fact for fact in committed("HEAD^") if chosen.only in fact.document] if unchanged else before
    _show(shown or before, scored, misses=chosen.misses)
    if chosen.only:
        return 0
    pages = {BOARD: written(scored.facts), CALIBRATION: page(scored)}
    if chosen.check:
        return _checked(before, scored, pages)
    for path, text in pages.items():
        (ROOT / path).write_text(text, "utf-8")
    return 0


def _show(before: Sequence[Fact], scored: Scored, *, misses: bool) -> None:
    if misses:
        print("\n".join(fact.row() for fact in scored.facts if fact.outcome != "hit"))
    sure, good = calibration.share(scored.links, 0.9)
    print(f"\nlinks with confidence 0.9 and more: {good} of {sure} right ({good / sure:.1%})" if sure else "")
    if before:
        print(
            "\nF1 before and now, over the documents that were there before\n" + figures.movement(before, scored.facts)
        )
        print("\n".join(figures.changes(before, scored.facts)) or "no fact changed")


def _checked(before: Sequence[Fact], scored: Scored, pages: dict[Path, str]) -> int:
    lost = fallen(before, scored.facts) if before else []
    stale = [str(path) for path, text in pages.items() if _read(ROOT / path) != text]
    for kind in lost:
        print(f"F1 of {kind} fell since the last commit")
    for path in stale:
        print(f"{path} is stale: run make score and commit it")
    return int(bool(lost or stale))


def fallen(before: Sequence[Fact], now: Sequence[Fact]) -> list[str]:
    """The kinds whose F1 is lower than before, over the documents that both boards have."""
    both = {fact.document for fact in before} & {fact.document for fact in now}
    old, new = (figures.figures(f for f in facts if f.document in both) for facts in (before, now))
    return [kind for kind, figure in new.items() if figure.f1 < old[kind].f1 - _TOLERATED]


def written(facts: Sequence[Fact]) -> str:
    """All facts with their outcomes as a tab-separated table."""
    return "\n".join([_HEADER, *(fact.row() for fact in sorted(facts))]) + "\n"


def read(text: str) -> list[Fact]:
    """The facts of such a table."""
    return [Fact(*line.split("\t")) for line in text.splitlines()[1:]]


def committed(revision: str) -> list[Fact]:
    """The board of that commit; none where there is no history."""
    shown = subprocess.run(
        ["git", "-C", str(ROOT), "show", f"{revision}:{BOARD.as_posix()}"],
        capture_output=True,
        check=False,
    )
    return read(shown.stdout.decode()) if shown.returncode == 0 else []


def page(scored: Scored) -> str:
    """docs/calibration.md."""
    return _PAGE.format(documents=len({fact.document for fact in scored.facts}), table=calibration.table(scored.links))


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


_PAGE = """# Calibration of confidence

Every link carries `resg:confidence`. What it means is measured over the {documents} annotated documents of
tests/gold/documents: of the links whose reference has a right target by the annotation, or is no reference at all, how
many are right. An ambiguous link (several candidates) counts as not right, whatever its candidates. The page is written
by `make score`.

{table}

The documents were at hand when rules were mended, so the figures say that confidence is in order, not how often a text
that nobody has looked at is linked rightly; for that see docs/quality.md.
"""


if __name__ == "__main__":
    sys.exit(main())
