"""Made-up texts of Parliament that cite each other in different ways, and what a build makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from resgraph.core.known import KnownTexts
from resgraph.core.known_table import shipped
from resgraph.core.mention import LinkedReference
from resgraph.pipeline import Recognised, recognise
from resgraph.reconciliation import reconcile

SUBJECT = "the human rights situation in Ruritania"
DAY = "its resolution of 11 February 2021"
NUMBER = "TA-9-2021-0990"
PAGE = "OJ C 465, 17.11.2021, p. 115"


def text(procedure: str, *visas: str, notes: Iterable[str] = (), head: str = "", title: str = "on other things") -> str:
    """A resolution that has regard to ``visas``, with numbered notes."""
    regard = "\n\n".join(f"–  having regard to {visa}," for visa in visas)
    below = "\n\n".join(f"[{number}] {note}" for number, note in enumerate(notes, 1))
    return (
        f"{head}European Parliament resolution {title} ({procedure})\n\nThe European Parliament,\n\n{regard}\n\n"
        "A.  whereas rights are protected;\n\n1.  Calls on the Commission to act;\n\n"
        f"2.  Instructs its President to forward this resolution to the Council.\n\n{below}\n"
    )


ITSELF = text(
    "2021/2544(RSP)",
    "the Treaty on European Union",
    head="P9_TA(2021)0990\n\nHuman rights in Ruritania\n\n",
    title=f"of 11 February 2021 on {SUBJECT}",
)
NUMBERED = text("2022/2501(RSP)", f"{DAY} on {SUBJECT}[1]", notes=["Texts adopted, P9_TA(2021)0990."])
PAGED = text("2022/2502(RSP)", f"{DAY} on {SUBJECT}[1]", notes=[f"{PAGE}."])
BRACKETED = text("2022/2503(RSP)", f"{DAY} on {SUBJECT} ({PAGE})")
DATED = text("2022/2504(RSP)", f"{DAY} on {SUBJECT}")
SHORTER = text("2022/2505(RSP)", f"{DAY} on human rights in Ruritania")
SAME_DAY = text("2022/2506(RSP)", f"{DAY} on fishing in Ruritania[1]", notes=["Texts adopted, P9_TA(2021)0991."])
SIMILAR = text("2022/2507(RSP)", f"{DAY} on human rights in Ruritania[1]", notes=["Texts adopted, P9_TA(2021)0992."])
SAME_SUBJECT = text(
    "2022/2508(RSP)", f"its resolution of 12 March 2020 on {SUBJECT}[1]", notes=["Texts adopted, P9_TA(2020)0993."]
)
OTHER_DAY = text(
    "2022/2509(RSP)", f"its resolution of 12 February 2021 on {SUBJECT}[1]", notes=["Texts adopted, P9_TA(2021)0990."]
)

ALL = {
    "itself": ITSELF, "numbered": NUMBERED, "paged": PAGED, "bracketed": BRACKETED, "dated": DATED, "shorter": SHORTER,
    "same-day": SAME_DAY, "same-subject": SAME_SUBJECT,
}  # fmt: skip


def recognised(name: str, words: str) -> Recognised:
    """A made-up text before it is linked."""
    return recognise(words.encode(), name=f"{name}.txt")


def linked(words: str, *others: str, known: KnownTexts | None = None) -> tuple[LinkedReference, ...]:
    """The references of the first text after all have been heard."""
    every = [recognised(str(number), one) for number, one in enumerate((words, *others))]
    said = reconcile((s for one in every for s in one.statements), known or KnownTexts())
    return every[0].linked(said.texts | shipped()).links.references


def first(words: str, *others: str, known: KnownTexts | None = None) -> LinkedReference:
    """The first reference of the first text."""
    return linked(words, *others, known=known)[0]


def written(folder: Path, documents: Mapping[str, str]) -> list[Path]:
    """The documents as files."""
    folder.mkdir(exist_ok=True)
    for name, words in documents.items():
        (folder / f"{name}.txt").write_text(words, "utf-8")
    return sorted(folder.glob("*.txt"))
