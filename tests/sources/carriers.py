"""Short texts in every carrier, and the law that each of them must keep."""

from __future__ import annotations

import re
from pathlib import Path

from resgraph.core.model import Block, BlockKind, Source
from resgraph.sources import read

TEXT = """\
  • Home
  • >

Resolution on Ruritania

<RepeatBlock-By><Depute>Željana Zovko, Viola Von\u00a0Cramon‑Taubadel</Depute>
<Commission>{S&D}on behalf of the S&D Group</Commission>
</RepeatBlock-By>

The European Parliament,

–\u00a0\u00a0 having regard to its resolution of 11 February 2021[1],

1.\u00a0\u00a0 Calls on Ruritania to reform;

[1] Texts adopted, P9_TA(2021)0056.
"""

HTML = """\
<!doctype html>
<html lang="en"><head><title>Not shown</title><style>p { color: red }</style></head>
<body><nav><ul><li>Home</li><li>Menu</li></ul></nav>
<main><h1>Resolution on
   Ruritania &amp; neighbours</h1>
<p>The <i>European</i>&nbsp;Parliament,<br>sitting in Strasbourg,</p>
<ul><li>having regard to <b>Art</b>icle&#160;7<a href="#_ftn1"><sup>[1]</sup></a>,
<li>having regard to R&ouml;mer,</ul>
<table><tr><td>—</td><td>having regard to the Charter,</td></tr></table>
<p>1.<span style="display:inline-block">&nbsp;</span>Calls on Ruritania to reform;</p>
<script>var hidden = "1. Calls";</script>
<div id="ftn1"><a href="#_ftnref1">[1]</a> OJ C 23, 21.1.2021, p. 83.</div>
</main><footer>Legal notice</footer></body></html>
"""

MARKDOWN = """\
# Resolution on *Ruritania* {#resolution}

[Home](http://example.org/a_(b) "wikilink") | \\[x\\]

The European Parliament,

-   having regard to its resolution of 9
    January 2006[^1],

**Ba. whereas there have been concerns
about reform,**

1\\. Urges reform **, which is due,** of a_b_c and 2 * 3 * 4 &amp; more;

[^1]: OJ C 23.
"""

WIKI = """\
= Resolution on Ruritania =

[[http://example.org|Home]] | [[Start]] | [http://example.org Site]
----

The European Parliament,

 * having regard to its resolution of 9 January 2006,

'''Ba.  whereas there have been ''concerns'' about re'''form''',
which go on,

|| 1 || two ||
"""

PAGES = """\
United Nations\x20
A/RES/78/999
\x20
General Assembly\x20
Distr.: General\x20
11 December 2023\x20
\x20
23-24947 (E)    211223\x20
*2324947*\x20
\x20
78/999. The rule of law at the national and\x20
international levels\x20
\x20
The General Assembly,\x20
\x20
Recalling the Charter of the United Nations1 and the\x20
__________________\x20
\x20
1  Resolution 2625 (XXV), annex, vol. I, of the year\x20
3 – 14 June 1992.\x20
\x20
2  Resolution 60/1.\x20

A/RES/78/999\x20
The rule of law at the national and international\x20
levels
\x20
23-24947
2/3\x20
\x20
rule of law,\x20
\x20
1.\x20
Takes note of the report in Treaty Series No.\x20
45. And so on:\x20
(a)\x20
First point;\x20
(b) Second point.\x20
__________________\x20
\x20
resumed from the page before.\x20

The rule of law at the national and international\x20
levels\x20
A/RES/78/999
\x20
3/3
23-24947\x20
\x20
45th plenary meeting\x20
7 December 2023\x20
"""

CARRIERS = {"text": TEXT, "html": HTML, "markdown": MARKDOWN, "wiki": WIKI, "pdf-text": PAGES}


def words(source: Source, block: Block) -> str:
    return source.text[block.span.start : block.span.end]


def shown(source: Source, *kinds: BlockKind) -> list[str]:
    """The words of the blocks of some kinds, white space collapsed."""
    return [" ".join(words(source, b).split(" ")) for b in source.blocks if not kinds or b.kind in kinds]


def source_of(text: str, name: str = "file") -> Source:
    return read(text.encode(), name)


def line_starts(file: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", file))]


def assert_lawful(source: Source, file: str) -> None:
    """Blocks are ordered, do not overlap, hold every visible character; every word is found again in the file."""
    text, at, starts = source.text, 0, line_starts(file)
    for block in source.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert not text[at : block.span.start].strip(), "visible characters between blocks"
        assert words(source, block) == words(source, block).strip(), "white space at the end of a block"
        assert all(mark.within(block.span) for mark in block.raised)
        at = block.span.end
    assert not text[at:].strip()
    assert "\r" not in text
    for found in re.finditer(r"\S+", text):
        for offset in (found.start(), found.end() - 1):
            line, column = source.origin.place(offset)
            there = file[starts[line - 1] + column - 1]
            assert there == text[offset] or there == "&", (found[0], there)


def files(folder: Path, *patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in folder.glob(pattern))
