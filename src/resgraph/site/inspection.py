"""One self-contained HTML page that shows a resolution with everything recognised marked, and a legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from resgraph.core.model import Part, PartKind
from resgraph.core.text import single_line
from resgraph.pipeline import Conversion
from resgraph.site.marked import KINDS, Mark, Run, marks, runs

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--ground:#fdfdfc;--quiet:#595959;--line:#d9d9d6}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--ground:#161616;--quiet:#a8a8a8;--line:#3a3a3a}}
body{margin:0 auto;max-width:62rem;padding:1.5rem;background:var(--ground);color:var(--ink)}
body{font:1rem/1.65 Georgia,serif}
h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.05rem;margin:2rem 0 .5rem}
header p,nav,footer,.label,.facts{color:var(--quiet);font:0.85rem/1.5 system-ui,sans-serif}
.part{display:grid;grid-template-columns:9rem 1fr;gap:1rem;padding:.35rem 0;border-top:1px solid var(--line)}
.part>.label{text-align:right;padding-top:.2rem}.part a.label{text-decoration:none}
.part.d1{margin-left:1.5rem}.part.d2{margin-left:3rem}.part.d3{margin-left:4.5rem}
mark{color:inherit;border-radius:.2em;padding:.05em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.15em}
ul.legend{display:flex;flex-wrap:wrap;gap:.4rem 1rem;list-style:none;padding:0;font:0.85rem system-ui,sans-serif}
ol.sponsors{columns:16rem;font-size:.9rem}
mark.note{font-size:.75em;vertical-align:super;line-height:1}
@media (max-width:40rem){.part{grid-template-columns:1fr;gap:0}.part>.label{text-align:left}}
@media print{body{max-width:none}mark{outline:1px solid #999}}
"""


def page(conversion: Conversion) -> str:
    """The page as HTML; it asks for nothing outside itself and holds no script."""
    resolution = conversion.resolution
    title = resolution.title or conversion.source.name
    body = "\n".join(_body(conversion, title))
    return (
        f'<!doctype html>\n<html lang="{escape(resolution.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}{_colours()}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _colours() -> str:
    light = "".join(f"mark.{k.name}{{background:{k.light}}}" for k in KINDS.values())
    dark = "".join(f"mark.{k.name}{{background:{k.dark}}}" for k in KINDS.values())
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _body(conversion: Conversion, title: str) -> Iterator[str]:
    marked = marks(conversion)
    counts = Counter(mark.kind for some in marked.values() for mark in some)
    yield f"<header>\n<h1>{escape(title)}</h1>\n<p>{escape(_facts(conversion))}</p>\n</header>"
    yield '<ul class="legend" aria-label="Legend">'
    for kind in KINDS.values():
        yield f'<li><mark class="{kind.name}">{kind.word}</mark> {counts[kind.name]}</li>'
    yield "</ul>\n<main>"
    yield from _sponsors(conversion)
    for part in conversion.resolution.parts:
        yield from _part(part, marked, 0)
    yield "</main>"
    yield f"<footer><p>{escape(conversion.address.work)}</p></footer>"


def _facts(conversion: Conversion) -> str:
    resolution = conversion.resolution
    numbers = [printed.value for printed in resolution.header.own]
    parts = Counter(part.kind for part in resolution.walk())
    shown = (f"{parts[kind]} {word}" for kind, word in _COUNTED if parts[kind])
    return " · ".join([*numbers, *([resolution.date] if resolution.date else []), *shown])


_COUNTED = (
    (PartKind.CITATION, "citations"),
    (PartKind.RECITAL, "recitals"),
    (PartKind.PREAMBULAR, "preambular paragraphs"),
    (PartKind.PARAGRAPH, "paragraphs"),
    (PartKind.POINT, "points"),
    (PartKind.FOOTNOTE, "footnotes"),
)


def _sponsors(conversion: Conversion) -> Iterator[str]:
    if not conversion.links.sponsors:
        return
    yield '<h2>Tabled by</h2>\n<ol class="sponsors">'
    for linked in conversion.links.sponsors:
        name = escape(single_line(linked.sponsor.name))
        shown = _anchor(linked.person.iri, name) if linked.person else name
        yield f"<li>{shown}{' · ' + escape(linked.sponsor.group) if linked.sponsor.group else ''}</li>"
    yield "</ol>"


_HEADING = 250  # longer than this, an annex is running text


def _part(part: Part, marked: dict[str, tuple[Mark, ...]], depth: int) -> Iterator[str]:
    if part.kind is PartKind.CLAUSE:
        return
    heading = part.kind in (PartKind.HEADING, PartKind.SECTION, PartKind.ANNEX) and len(part.passage.text) < _HEADING
    name, tag = escape(part.eid), "h2" if heading else "p"
    words = "".join(map(_run, runs(part, marked.get(part.path, ()))))
    yield (
        f'<div class="part d{min(depth, 3)}" id="{name}"><a class="label" href="#{name}">{escape(part.label)}</a>'
        f'<{tag} style="margin:0">{words}</{tag}></div>'
    )
    for below in part.parts:
        yield from _part(below, marked, depth + 1)


def _run(run: Run) -> str:
    html = escape(run.text, quote=False)
    for mark in reversed(run.marks):
        inner = _anchor(mark.iri, html) if mark is run.marks[-1] and mark.iri else html
        html = f'<mark class="{mark.kind}" title="{escape(mark.say)}">{inner}</mark>'
    return html


def _anchor(iri: str, html: str) -> str:
    return f'<a href="{escape(iri)}">{html}</a>' if iri.startswith(("https://", "http://")) else html
