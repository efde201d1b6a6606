#!/usr/bin/env python3
"""Make docs/queries.md, the list of questions, from the headers of queries/*.rq.

python scripts/queries.py            write the file
python scripts/queries.py --check    write nothing; exit 1 when the file is stale
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from resgraph.answers import Parameter, Question, questions

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "queries.md"
INTRODUCTION = """\
# Questions

Made by `scripts/queries.py` from the headers of the files in `queries/`: do not edit.

    resgraph ask                                     list the questions
    resgraph ask sponsors 2022/2505(RSP) --store DIR
    resgraph ask asked-of agent="Council" --in text.html --format csv

A question is one `.rq` file: SPARQL 1.1 that runs in any engine over the union of the graphs, headed by comments.
A parameter is the variable of its name, to which an RDF term is bound; the query projects it. Only the columns that the
header declares are answered, in the order that the query fixes.

    #title: Sponsors in order
    #description: Who tabled a text, in printed order, with the group on whose behalf.
    #topic: sponsors
    #param: document | identifier resg:Resolution | 2022/2505(RSP) | the text
    #column: place | integer | place in the printed order

`#param` holds name, type, example and description, then `optional` or `default VALUE` where it need not be given.
`#column` holds name, type and description. Types of parameters: `iri`; `identifier` followed by the classes that
qualify - an address, a number in any printed form, or a name; `string`; `integer`; `date` (YYYY-MM-DD); `language`.
A file of your own in this form can be asked by its path.
"""


def page() -> str:
    """The text of the page."""
    topics = sorted({question.topic for question in questions().values()})
    sections = (_section(topic, [q for q in questions().values() if q.topic == topic]) for topic in topics)
    return INTRODUCTION + "".join(sections)


def _section(topic: str, some: list[Question]) -> str:
    return f"\n## {topic.capitalize()}\n" + "".join("\n".join(_lines(question)) for question in some)


def _lines(question: Question) -> Iterator[str]:
    yield f"\n### {question.title}\n"
    yield f"`{question.name}` ([SPARQL](../queries/{question.name}.rq)). {question.description}\n"
    if question.parameters:
        yield "| parameter | type | example | |"
        yield "|---|---|---|---|"
        yield from (_row(parameter) for parameter in question.parameters)
        yield ""
    if question.columns:
        yield "| column | type | |"
        yield "|---|---|---|"
        yield from (f"| `{column.name}` | {column.type} | {column.description} |" for column in question.columns)
        yield ""


def _row(parameter: Parameter) -> str:
    need = "" if parameter.required else " (optional)"
    if parameter.default is not None:
        need = f" (default `{parameter.default}`)"
    kind = " ".join((parameter.type, *parameter.classes))
    return f"| `{parameter.name}` | {kind} | `{parameter.example}` | {parameter.description}{need} |"


def main(arguments: list[str]) -> int:
    """Write, or with --check compare."""
    if "--check" in arguments:
        fresh = TARGET.is_file() and TARGET.read_text("utf-8") == page()
        if not fresh:
            sys.stderr.write(f"stale: {TARGET.relative_to(ROOT)}\n")
        return 0 if fresh else 1
    TARGET.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
