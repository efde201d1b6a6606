"""Two small texts made by hand with the terms of the ontology: no reader, parser or linker is involved.

K is a joint motion without a number of its own; E is an earlier adopted text, which K cites and which cites another.
"""

from __future__ import annotations

from collections.abc import Iterator

from resgraph.answers.prefixes import prefixes

BASE = "https://w3id.org/resgraph/id/"
EP = "https://data.europarl.europa.eu/"
K = f"{BASE}eu/ep/2022-2505-RSP"
E = f"{BASE}eu/ep/TA-9-2021-0056"
KAZAKHSTAN = "http://publications.europa.eu/resource/authority/country/KAZ"
GOVERNMENT = f"{BASE}agent/government-of-kazakhstan"
EEAS = "http://publications.europa.eu/resource/authority/corporate-body/EEAS"
COUNCIL = "http://publications.europa.eu/resource/authority/corporate-body/CONSIL"
SECURITY = f"{BASE}agent/security-council"
TOKAYEV = f"{BASE}agent/tokayev"
SADYRBAYEVA = f"{BASE}agent/sadyrbayeva"
ZOVKO, CASTALDO, FOTYGA = (f"{EP}person/{n}" for n in (185341, 124812, 28393))
PPE, ECR = f"{EP}org/PPE", f"{EP}org/ECR"
OLDER = f"{EP}eli/dl/doc/TA-8-2019-0203"
ARTICLE = "http://publications.europa.eu/resource/celex/12016M003"
SOFTWARE = f"{BASE}software/resgraph-0.1.0"


def iri(name: str) -> str:
    if name.startswith("http"):
        return f"<{name}>"
    prefix, _, rest = name.partition(":")
    return f"<{prefixes()[prefix]}{rest}>"


def text(words: str, tag: str = "") -> str:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{quoted}"@{tag}' if tag else f'"{quoted}"'


def typed(value: object, kind: str) -> str:
    return f'"{value}"^^{iri(f"xsd:{kind}")}'


class Made:
    """One document being made."""

    def __init__(self, work: str, title: str) -> None:
        self.work, self.graph, self.lines, self.texts, self.counts = work, f"{work}/graph", [], {}, {}
        self.add(work, "rdf:type", iri("resg:Resolution"), iri("eli:Work"))
        self.add(work, "resg:inDocument", iri(work))
        self.add(work, "rdfs:label", text(title, "en"))
        self.add(work, "dcterms:title", text(title, "en"))
        self.add(work, "eli:is_realized_by", iri(f"{work}/en"))
        self.add(f"{work}/en", "eli:title", text(title, "en"))
        self.texts[""] = title
        self.add(f"{work}/run", "prov:wasAssociatedWith", iri(SOFTWARE))
        self.add(f"{work}/run", "resg:ruleSetVersion", text("0123456789abcdef"))
        self.add(f"{work}/run", "prov:used", iri(f"{work}/en/file/ab"))
        self.add(f"{work}/en", "eli:is_embodied_by", iri(f"{work}/en/file/ab"))
        self.add(f"{work}/en/file/ab", "rdfs:label", text("page.txt"))
        self.add(f"{work}/en/file/ab", "spdx:checksum", iri(f"{work}/en/file/ab/checksum"))
        self.add(f"{work}/en/file/ab/checksum", "spdx:checksumValue", typed("ab" * 32, "hexBinary"))
        self.add(SOFTWARE, "rdfs:label", text("resgraph 0.1.0", "en"))

    def add(self, subject: str, predicate: str, *values: str) -> None:
        self.lines += [f"{iri(subject)} {iri(predicate)} {value} {iri(self.graph)} ." for value in values]

    def part(self, path: str, kind: str, label: str, order: int, words: str, parent: str = "") -> None:
        node, above = f"{self.work}/{path}", f"{self.work}/{parent}" if parent else self.work
        self.texts[path] = words
        self.add(node, "rdf:type", iri(f"resg:{kind}"), iri("eli:WorkSubdivision"))
        self.add(node, "eli:is_part_of", iri(above))
        self.add(above, "eli:has_part", iri(node))
        self.add(node, "epvoc:numbering", typed(order, "integer"))
        self.add(node, "rdfs:label", text(label, "en"))
        self.add(node, "resg:eId", text(path.replace("/", "__")))
        self.add(node, "resg:inDocument", iri(self.work))
        self.add(node, "resg:readingOrder", typed(len(self.texts) - 1, "integer"))
        self.add(node, "eli:is_realized_by", iri(f"{node}/en"))
        self.add(f"{node}/en", "epvoc:expressionContent", text(words, "en"))

    def anchor(self, node: str, path: str, words: str) -> None:
        whole = self.texts[path]
        start = whole.index(words)
        self.add(node, "oa:hasTarget", iri(f"{node}/target"))
        self.add(f"{node}/target", "oa:hasSource", iri(f"{self.work}/{path}/en" if path else f"{self.work}/en"))
        self.add(f"{node}/target", "oa:hasSelector", iri(f"{node}/position"), iri(f"{node}/quote"))
        self.add(f"{node}/position", "oa:start", typed(start, "integer"))
        self.add(f"{node}/position", "oa:end", typed(start + len(words), "integer"))
        self.add(f"{node}/quote", "oa:exact", text(words))
        self.add(f"{node}/quote", "oa:suffix", text(whole[start + len(words) :][:20]))

    def node(self, path: str, kind: str, confidence: str) -> str:
        number = self.counts[path, kind] = self.counts.get((path, kind), 0) + 1
        node = f"{self.work}/{path}/{kind}_{number}"
        self.add(node, "resg:confidence", typed(confidence, "decimal"))
        self.add(node, "prov:wasGeneratedBy", iri(f"{self.work}/run"))
        self.add(node, "resg:linkBasis", text(f"{kind}-table"))
        return node

    def sponsor(self, order: int, name: str, person: str, group: str = "", organisation: str = "") -> None:
        node = f"{self.work}/sponsor_{order}"
        self.add(self.work, "epvoc:workHadParticipation", iri(node))
        self.add(node, "resg:order", typed(order, "integer"))
        self.add(node, "resg:printedName", text(name))
        self.add(node, "resg:confidence", typed("1", "decimal"))
        if person:
            self.add(node, "eli-dl:had_participant_person", iri(person))
        if group:
            self.add(node, "resg:printedGroup", text(group))
            self.add(node, "eli-dl:participation_in_name_of", iri(organisation))

    def reference(
        self,
        path: str,
        words: str,
        kind: str,
        status: str,
        *cited: str,
        normal: str = "",
        date: str = "",
        sure: str = "0.9",
    ) -> None:
        node = self.node(path, "ref", sure)
        self.add(node, "rdf:type", iri("resg:Reference"))
        self.add(node, "cito:hasCitingEntity", iri(f"{self.work}/{path}"))
        self.add(node, "resg:printedCitation", text(words))
        self.add(node, "resg:referenceKind", iri(f"resg:kind-{kind}"))
        self.add(node, "resg:referenceStatus", iri(f"resg:status-{status}"))
        self.add(node, "cito:hasCitedEntity", *map(iri, cited))
        if normal:
            self.add(node, "resg:normalizedCitation", text(normal))
        if date:
            self.add(node, "resg:citedDate", typed(date, "date"))
        if status in ("exact", "rule", "lookup"):
            self.add(self.work, "eli:cites", *map(iri, cited))
            self.add(f"{self.work}/{path}", "eli:cites", *map(iri, cited))
        for name in (f"kind-{kind}", f"status-{status}"):
            self.add(f"resg:{name}", "skos:prefLabel", text(name.partition("-")[2].replace("-", " "), "en"))
        self.anchor(node, path, words)

    def internal(self, path: str, words: str, *cited: str) -> None:
        node = self.node(path, "iref", "0.95")
        self.add(node, "rdf:type", iri("resg:InternalReference"))
        self.add(node, "cito:hasCitingEntity", iri(f"{self.work}/{path}"))
        self.add(node, "resg:printedCitation", text(words))
        self.add(node, "resg:referenceStatus", iri("resg:status-rule" if cited else "resg:status-unresolved"))
        self.add(node, "cito:hasCitedEntity", *(iri(f"{self.work}/{one}") for one in cited))
        self.anchor(node, path, words)

    def mention(self, path: str, words: str, entity: str, sure: str = "1") -> None:
        node = self.node(path or "en", "mention", sure)
        self.add(node, "rdf:type", iri("resg:Mention"))
        self.add(node, "oa:hasBody", iri(entity))
        self.add(self.work, "schema:mentions", iri(entity))
        self.add(f"{self.work}/{path}" if path else self.work, "schema:mentions", iri(entity))
        self.anchor(node, path, words)

    def position(
        self, path: str, unit: str, cue: str, verb: str, force: str, asked: str = "", to: str = "", *agents: str
    ) -> None:
        node = self.node(unit, "pos", "0.9")
        self.add(node, "rdf:type", iri("resg:Position"), *([iri("resg:Request")] if asked else []))
        self.add(node, "resg:expressedIn", iri(f"{self.work}/{unit}"))
        self.add(node, "resg:cue", text(cue))
        self.add(node, "resg:force", iri(f"resg:verb-{verb}"))
        self.add(f"resg:verb-{verb}", "rdf:type", iri("skos:Concept"))
        self.add(f"resg:verb-{verb}", "skos:prefLabel", text(verb.replace("-", " "), "en"))
        self.add(f"resg:verb-{verb}", "skos:broader", iri(f"resg:force-{force}"))
        self.add(f"resg:force-{force}", "rdf:type", iri("skos:Concept"))
        self.add(f"resg:force-{force}", "skos:prefLabel", text(force, "en"))
        if asked:
            self.add(node, "resg:requestedAction", text(asked))
        if to:
            self.add(node, "resg:printedAddressee", text(to))
        self.add(node, "resg:addressee", *map(iri, agents))
        self.anchor(node, path, cue)

    def thing(self, node: str, kind: str, name: str, *others: str, number: str = "", date: str = "") -> None:
        self.add(node, "rdf:type", iri(kind))
        self.add(node, "skos:prefLabel", text(name, "en"))
        self.add(node, "skos:altLabel", *(text(other, "en") for other in others))
        if number:
            self.add(node, "dcterms:identifier", text(number))
        if date:
            self.add(node, "eli:date_document", typed(date, "date"))


CITATION = (
    "having regard to its resolution of 11 February 2021 on Kazakhstan "
    "and to Article 3(5) of the Treaty on European Union,"
)
RECITAL = "whereas President Tokayev ordered to shoot; whereas Kazakhstan signed;"
FIRST = (
    "Strongly condemns the violence; urges the Government of Kazakhstan to release Raigul Sadyrbayeva; calls for calm:"
)
POINT = "in the cities,"
SECOND = "Calls on the Council and the EEAS to act; reiterates its call on Kazakhstan to stop;"
LAST = "Instructs its President to forward this resolution to the Council and the EEAS."


def joint_motion() -> Made:
    made = Made(K, "European Parliament resolution on the situation in Kazakhstan")
    procedure = f"{EP}eli/dl/proc/2022-2505"
    made.add(procedure, "rdf:type", iri("eli-dl:Process"))
    made.add(procedure, "rdfs:label", text("2022/2505(RSP)"))
    made.add(procedure, "eli-dl:process_id", text("2022-2505"))
    made.add(procedure, "eli-dl:process_type", iri(f"{EP}def/ep-procedure-types/RSP"))
    made.add(procedure, "eli-dl:created_a_realization_of", iri(K))
    made.sponsor(1, "Željana Zovko", ZOVKO, "PPE", PPE)
    made.sponsor(2, "Anna Fotyga", FOTYGA, "ECR", ECR)
    made.sponsor(3, "Fabio Massimo Castaldo", CASTALDO)
    made.part("cit_1", "Citation", "citation 1", 1, CITATION)
    made.part("rec_A", "Recital", "recital A", 2, RECITAL)
    made.part("para_1", "Paragraph", "paragraph 1", 3, FIRST)
    for number, words in enumerate(FIRST.split("; "), 1):
        made.part(f"para_1/cl_{number}", "Clause", f"clause {number} of paragraph 1", number, words, "para_1")
    made.part("para_1/point_a", "Point", "paragraph 1(a)", 4, POINT, "para_1")
    made.part("para_2", "Paragraph", "paragraph 2", 4, SECOND)
    made.part("para_10", "Paragraph", "paragraph 10", 5, LAST)
    own = "its resolution of 11 February 2021 on Kazakhstan"
    made.reference("cit_1", own, "resolution", "lookup", f"{EP}eli/dl/doc/TA-9-2021-0056", date="2021-02-11")
    made.reference("cit_1", "3(5)", "treaty-article", "rule", ARTICLE, normal="TEU art 3(5)")
    made.reference("rec_A", "ordered", "other", "unresolved", sure="0.3")
    made.reference("rec_A", "signed", "resolution", "ambiguous", OLDER, f"{EP}eli/dl/doc/TA-8-2019-0204", sure="0.5")
    made.internal("para_2", "the Council and the EEAS", "para_1", "rec_A")
    made.internal("para_1/point_a", "the cities")
    made.mention("", "Kazakhstan", KAZAKHSTAN)
    made.mention("cit_1", "Kazakhstan", KAZAKHSTAN)
    made.mention("rec_A", "Tokayev", TOKAYEV, sure="0.7")
    made.mention("rec_A", "Kazakhstan", KAZAKHSTAN)
    made.mention("para_1", "Government of Kazakhstan", GOVERNMENT)
    made.mention("para_1", "Raigul Sadyrbayeva", SADYRBAYEVA)
    made.mention("para_2", "Council", COUNCIL)
    made.mention("para_2", "EEAS", EEAS)
    made.mention("para_10", "Council", COUNCIL)
    made.mention("para_10", "EEAS", EEAS)
    made.position("para_1", "para_1/cl_1", "Strongly condemns", "condemn", "evaluative")
    made.position(
        "para_1",
        "para_1/cl_2",
        "urges",
        "urge",
        "directive",
        "to release Raigul Sadyrbayeva",
        "Government of Kazakhstan",
        GOVERNMENT,
    )
    made.position("para_1", "para_1/cl_3", "calls for", "call-for", "directive", "calm")
    made.position("para_2", "para_2", "Calls on", "call-on", "directive", "to act", "Council", COUNCIL, EEAS)
    made.position(
        "para_2", "para_2", "reiterates its call on", "call-on", "directive", "to stop", "Kazakhstan", KAZAKHSTAN
    )
    made.position(
        "para_10",
        "para_10",
        "Instructs",
        "instruct",
        "directive",
        "to forward this resolution to the Council and the EEAS",
        "President",
    )
    return made


def earlier() -> Made:
    made = Made(E, "European Parliament resolution on human rights in Kazakhstan")
    made.add(E, "dcterms:identifier", text("TA-9-2021-0056"))
    made.add(E, "skos:notation", text("P9_TA(2021)0056"))
    made.add(E, "eli:date_document", typed("2021-02-11", "date"))
    made.add(E, "owl:sameAs", iri(f"{EP}eli/dl/doc/TA-9-2021-0056"))
    made.sponsor(1, "Željana Zovko", ZOVKO, "PPE", PPE)
    made.sponsor(2, "Fabio Massimo Castaldo", CASTALDO)
    made.part(
        "cit_1", "Citation", "citation 1", 1, "having regard to its resolution of 14 March 2019 and Article 3 TEU,"
    )
    made.part("para_1", "Paragraph", "paragraph 1", 2, "Calls on the Council to act;")
    made.reference("cit_1", "its resolution of 14 March 2019", "resolution", "lookup", OLDER, date="2019-03-14")
    made.reference("cit_1", "3", "treaty-article", "rule", ARTICLE, normal="TEU art 3")
    made.reference("cit_1", "Article 3 TEU", "treaty-article", "rule", f"{ARTICLE}1", normal="TEU art 31")
    made.mention("para_1", "Council", COUNCIL)
    made.mention("", "Kazakhstan", KAZAKHSTAN)
    made.position("para_1", "para_1", "Calls on", "call-on", "directive", "to act", "Council", COUNCIL)
    return made


def things(made: Made) -> None:
    made.thing(KAZAKHSTAN, "dcterms:Location", "Kazakhstan", "Republic of Kazakhstan", number="KAZ")
    made.thing(GOVERNMENT, "org:Organization", "Government of Kazakhstan", "Kazakh authorities")
    made.thing(EEAS, "org:Organization", "European External Action Service", "EEAS")
    made.thing(COUNCIL, "org:Organization", "Council of the European Union", "Council")
    made.thing(SECURITY, "org:Organization", "Security Council", "Council of Europe's neighbour")
    made.thing(TOKAYEV, "foaf:Person", "Kassym-Jomart Tokayev", "President")
    made.thing(SADYRBAYEVA, "foaf:Person", "Raigul Sadyrbayeva")
    made.thing(ZOVKO, "foaf:Person", "Željana ZOVKO", "Zovko Željana")
    made.thing(CASTALDO, "foaf:Person", "Fabio Massimo CASTALDO", "President")
    made.thing(FOTYGA, "foaf:Person", "Anna FOTYGA")
    made.thing(PPE, "org:Organization", "Group of the European People's Party", "PPE")
    made.thing(ECR, "org:Organization", "European Conservatives and Reformists", "ECR")
    made.thing(
        f"{EP}eli/dl/doc/TA-9-2021-0056",
        "eli:Work",
        "Human rights in Kazakhstan",
        number="TA-9-2021-0056",
        date="2021-02-11",
    )
    made.thing(OLDER, "eli:Work", "Situation in Kazakhstan", number="TA-8-2019-0203", date="2019-03-14")
    made.thing(f"{EP}eli/dl/doc/TA-8-2019-0204", "eli:Work", "Another", number="TA-8-2019-0204")
    made.thing(ARTICLE, "eli:Work", "Article 3 TEU", number="TEU art 3")
    made.thing(f"{ARTICLE}1", "eli:Work", "Article 31 TEU", number="TEU art 31")


def quads() -> tuple[str, ...]:
    """Both texts with everything named in both graphs, as N-Quads lines."""
    return tuple(_lines())


def _lines() -> Iterator[str]:
    for made in (joint_motion(), earlier()):
        things(made)
        yield from sorted(set(made.lines))
