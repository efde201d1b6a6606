"""Stage "join": what denotes one thing: footnote calls, abbreviations defined in the text, short names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from resgraph.antecedents import (
    adopted,
    aliases,
    apposition,
    backward,
    defined,
    ibidem,
    internal,
    issued,
    notes,
    renumbered,
    repeated,
    sameday,
    several,
)
from resgraph.antecedents.document import Document
from resgraph.core.mention import Findings, Reference
from resgraph.core.model import Resolution

Step = Callable[[Document, tuple[Reference, ...]], tuple[Reference, ...]]

STEPS: tuple[Step, ...] = (
    apposition.join,  # "Green Paper of 24 June 1997 on ... (COM(1997) 314)" is one reference
    renumbered.join,  # "resolution 34/24" after "Human Rights Council resolution 34/24 of 24 March 2017"
    ibidem.join,  # "Ibid." is what the note before says
    adopted.join,  # "resolution 74/3, by which it adopted the political declaration of ..."
    notes.join,  # words and the footnote they call denote one thing
    sameday.join,  # "its resolution of 11 February 2021" after the same with its number
    issued.join,  # "the report of the Agency" after the same report with its footnote
    aliases.join,  # "(EGF Regulation)" behind the title of an act, later "Article 4 of the EGF Regulation"
    defined.join,  # "(EPCA)", later "the EPCA"
    backward.join,  # "the Convention", "its Programme of Action", "his declaration of 8 January"
    repeated.join,  # one reference per cited thing and part
)


def join(resolution: Resolution, findings: Findings) -> Findings:
    """The findings with what one document says in several places put together. Mentions and positions stay."""
    document = Document(resolution)
    references = findings.references
    for step in STEPS:
        references = document.sorted(step(document, references))
    return replace(
        findings,
        references=references,
        problems=(*findings.problems, *several.doubts(document, references)),
        internal=internal.join(resolution, findings.internal, references),
    )
