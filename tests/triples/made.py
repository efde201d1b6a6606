"""A small resolution with everything a description can hold, made by hand: no reader and no parser is involved."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from resgraph.core.addresses import DocumentAddress, ep_document, ep_organisation, ep_person, ep_procedure
from resgraph.core.mention import (
    Addressee,
    Deadline,
    Entity,
    EntityKind,
    InternalReference,
    LinkedInternalReference,
    LinkedMention,
    LinkedPosition,
    LinkedReference,
    LinkedSponsor,
    Links,
    Mention,
    Position,
    Reference,
    Scope,
    Status,
)
from resgraph.core.model import Header, NoteCall, Origin, Part, PartKind, Printed, Resolution, Source, Sponsor
from resgraph.core.text import Passage, Span, assemble

TITLE = "European Parliament resolution on the situation in Examplia (2022/2505(RSP))"
CITATION = "having regard to its resolution of 11 February 2021 on human rights in Examplia(1),"
RECITAL = "whereas “Examplia” restricts the rights of the workers of Ștefanville;"
PARAGRAPH = "Calls on the Government of Examplia to drop all charges; strongly condemns the violence:"
CLAUSE = "strongly condemns the violence"
POINT = "against the press,"
NOTE = "OJ C 465, 17.11.2021, p. 127."
ENACTING = "The European Parliament,"
TEXT = "\n".join(
    (
        "P9_TA(2022)0012",
        TITLE,
        "Željana Zovko",
        "on behalf of the PPE Group",
        "Nobody Known",
        ENACTING,
        f"– {CITATION}",
        f"A. {RECITAL}",
        f"1. {PARAGRAPH}",
        f"(a) {POINT}",
        f"(1) {NOTE}",
        "",
    )
)


def span(words: str) -> Span:
    """Where the words stand, once, in TEXT."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def passage(words: str) -> Passage:
    """The words as a passage."""
    return assemble(TEXT, [span(words)])


def within(words: str, whole: str) -> tuple[int, int]:
    """Offsets of the words in a passage's text."""
    start = whole.index(words)
    return start, start + len(words)


SOURCE = Source(
    name="/home/somebody/examplia.txt",
    media_type="text/plain",
    layout="text",
    text=TEXT,
    blocks=(),
    origin=Origin((0,), (0,), (0,)),
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    byte_size=len(TEXT.encode()),
)

_CALL = within("(1)", CITATION)

PARTS = (
    Part(
        PartKind.CITATION,
        "cit_1",
        "cits_1__cit_1",
        "citation 1",
        1,
        passage(CITATION),
        "",
        span("– "),
        calls=(NoteCall(*_CALL, "1"),),
    ),
    Part(PartKind.RECITAL, "rec_A", "recs_1__rec_A", "recital A", 2, passage(RECITAL), "A", span("A. ")),
    Part(
        PartKind.PARAGRAPH,
        "para_1",
        "para_1",
        "paragraph 1",
        3,
        passage(PARAGRAPH),
        "1",
        span("1. Calls"),
        parts=(
            Part(PartKind.CLAUSE, "para_1/cl_2", "para_1__subpara_2", "clause 2 of paragraph 1", 1, passage(CLAUSE)),
            Part(
                PartKind.POINT,
                "para_1/point_a",
                "para_1__point_a",
                "paragraph 1(a)",
                2,
                passage(POINT),
                "a",
                span("(a)"),
            ),
        ),
    ),
    Part(PartKind.FOOTNOTE, "fn_1", "authorialNote_1", "footnote 1", 4, passage(NOTE), "1", span("(1) OJ")),
)

RESOLUTION = Resolution(
    source=SOURCE,
    body="ep",
    genre="adopted-text",
    language="en",
    header=Header(
        title=passage(TITLE),
        enacting=span(ENACTING),
        own=(
            Printed("ep-text", "TA-9-2022-0012", "P9_TA(2022)0012", span("P9_TA(2022)0012")),
            Printed("ep-procedure", "2022/2505(RSP)", "2022/2505(RSP)", span("2022/2505(RSP)")),
        ),
        replaces=(Printed("ep-text", "B-9-2022-0079", "B9-0079/2022", span("P9_TA(2022)0012")),),
        about=(Printed("date", "2022-01-20", "20 January 2022", span("P9_TA(2022)0012")),),
    ),
    parts=PARTS,
    sponsors=(
        Sponsor(1, "Željana Zovko", span("Željana Zovko"), "PPE", span("PPE")),
        Sponsor(2, "Nobody Known", span("Nobody Known")),
    ),
    closing=None,
)

PARLIAMENT = Entity(
    ep_organisation("EP"),
    EntityKind.ORGANIZATION,
    "European Parliament",
    alternatives=("EP",),
    identifiers=("EURPARL",),
)
PROCEDURE = Entity(ep_procedure("2022/2505(RSP)"), EntityKind.PROCESS, "2022/2505(RSP)")
PERSON = Entity(ep_person("185341"), EntityKind.PERSON, "Željana ZOVKO", alternatives=("Zovko Željana",))
GROUP = Entity(ep_organisation("PPE"), EntityKind.ORGANIZATION, "Group of the European People's Party")
EARLIER = Entity(
    ep_document("TA-9-2021-0056"),
    EntityKind.WORK,
    "The human rights situation in Examplia",
    identifiers=("TA-9-2021-0056", "52021IP0056"),
    about=(("eli:date_document", "2021-02-11"),),
)
OTHER = replace(EARLIER, iri=ep_document("TA-9-2021-0057"), identifiers=("TA-9-2021-0057",), about=())
RULE = Entity(
    f"{ep_document('RULES-9-2021-01-18-ITM-A144')}", EntityKind.WORK, "Rule 144", identifiers=("EP rule 144",)
)
COUNTRY = Entity(
    "http://publications.europa.eu/resource/authority/country/EXA",
    EntityKind.LOCATION,
    "Examplia",
    identifiers=("EXA",),
    same_as=("http://www.wikidata.org/entity/Q0",),
)
GOVERNMENT = Entity(
    "https://w3id.org/resgraph/id/agent/government-of-examplia",
    EntityKind.ORGANIZATION,
    "Government of Examplia",
    types=("resg:Government",),
    pages=("https://example.org/government", "javascript:alert(1)"),
    about=(("dcterms:spatial", f"<{COUNTRY.iri}>"),),
)

_RESOLUTION_WORDS = "its resolution of 11 February 2021 on human rights in Examplia"

CALL = Position(
    "para_1",
    "para_1",
    *within("Calls on", PARAGRAPH),
    "Calls on",
    "call-on",
    "directive",
    (Addressee(*within("Government of Examplia", PARAGRAPH), "Government of Examplia"),),
    within("to drop all charges", PARAGRAPH),
    True,
    deadlines=tuple(
        Deadline("para_1", *within("drop", PARAGRAPH), words, value)
        for words, value in (
            ("by 1 May 2022", "2022-05-01"),
            ("by June 2022", "2022-06"),
            ("by 2023", "2023"),
            ("at its next session", ""),
        )
    ),
    points=("para_1/point_a",),
)

LINKS = Links(
    references=(
        LinkedReference(
            Reference(
                "cit_1",
                *within(_RESOLUTION_WORDS, CITATION),
                _RESOLUTION_WORDS,
                "resolution",
                "ep-dated",
                normal="TA-9-2021-0056",
                date="2021-02-11",
                issuer="European Parliament",
                subject="human rights in Examplia",
                note="1",
            ),
            Status.LOOKUP,
            0.9,
            (EARLIER,),
            "ep_adopted_texts",
        ),
        LinkedReference(
            Reference(
                "fn_1",
                *within("OJ C 465, 17.11.2021, p. 127", NOTE),
                "OJ C 465, 17.11.2021, p. 127",
                "official-journal",
                "oj",
            ),
            Status.AMBIGUOUS,
            0.5,
            (EARLIER, OTHER),
            "oj",
        ),
        LinkedReference(
            Reference("rec_A", *within("rights of the workers", RECITAL), "rights of the workers", "unheard-of", "x"),
            Status.UNRESOLVED,
            0.0,
        ),
    ),
    internal=(
        LinkedInternalReference(
            InternalReference(
                "para_1",
                *within("all charges", PARAGRAPH),
                "all charges",
                "para",
                (("A", "B"),),
                Scope.ABOVE,
                cited=("rec_A", "cit_1"),
            ),
            Status.RULE,
            0.95,
            "internal",
        ),
        LinkedInternalReference(
            InternalReference(
                "para_1", *within("the violence", PARAGRAPH), "the violence", "annex", (), Scope.DOCUMENT
            ),
            Status.UNRESOLVED,
            0.5,
            "internal",
        ),
    ),
    mentions=(
        LinkedMention(
            Mention("rec_A", *within("Examplia", RECITAL), "Examplia", EntityKind.LOCATION), COUNTRY, 1.0, "countries"
        ),
    ),
    positions=(
        LinkedPosition(
            CALL,
            (GOVERNMENT,),
            0.95,
        ),
        LinkedPosition(
            Position(
                "para_1/cl_2",
                "para_1",
                *within("strongly condemns", PARAGRAPH),
                "strongly condemns",
                "condemn",
                "evaluative",
                target=within("the violence", PARAGRAPH),
            ),
            targets=(COUNTRY,),
            repeated=(EARLIER,),
            renewed=(CALL,),
        ),
    ),
    sponsors=(
        LinkedSponsor(RESOLUTION.sponsors[0], PERSON, GROUP, 1.0, "meps"),
        LinkedSponsor(RESOLUTION.sponsors[1]),
    ),
    body=PARLIAMENT,
    procedure=PROCEDURE,
    legal_basis=(RULE,),
)

ADDRESS = DocumentAddress("eu/ep/TA-9-2022-0012")
