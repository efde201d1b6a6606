"""The blocks of code in a page of Markdown, and whether they are to be run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})[ ]*(?P<language>[\w+-]*)[^\n]*$")
_LINK = re.compile(r"!?\[[^\]]*\]\((?P<target><[^>]*>|[^)\s]+)(?:\s+\"[^\"]*\")?\)")
NO_RUN = "<!-- no-run -->"


@dataclass(frozen=True, slots=True)
class Code:
    """A fenced block: its language ("" where none is named), its lines, and where it begins."""

    page: Path
    line: int
    language: str
    text: str
    run: bool

    @property
    def name(self) -> str:
        """For the list of tests."""
        return f"{self.page.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Call:
    """A line that follows ``$``, and what is shown below it (may be nothing)."""

    command: str
    shown: str


def codes(page: Path) -> Iterator[Code]:
    """Every fenced block of a page in order (CommonMark 0.31, section 4.5); the last line of one is its own fence."""
    lines, number = page.read_text("utf-8").splitlines(), 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        if not opening:
            number += 1
            continue
        closing = next((n for n in range(number + 1, len(lines)) if lines[n].strip() == opening["fence"]), len(lines))
        before = next((line.strip() for line in reversed(lines[:number]) if line.strip()), "")
        text = "\n".join(line.removeprefix(opening["indent"]) for line in lines[number + 1 : closing]) + "\n"
        yield Code(page, number + 1, opening["language"].lower(), text, before != NO_RUN)
        number = closing + 1


def calls(text: str) -> Iterator[Call]:
    """The commands of a console block, each with the output shown; ``\\`` at the end goes on in the next line."""
    command, shown = "", list[str]()
    going_on = False
    for line in text.splitlines():
        if going_on:
            command += line.strip()
        elif line.startswith("$ "):
            if command:
                yield Call(command, "\n".join(shown))
            command, shown = line[2:].strip(), []
        elif command:
            shown.append(line)
        going_on = command.endswith("\\")
        command = command.removesuffix("\\") if going_on else command
    if command:
        yield Call(command, "\n".join(shown))


def links(page: Path) -> Iterator[str]:
    """The files that a page links to, without fragment; links to the web and within the page are left out."""
    text, inside = [], ""
    for line in page.read_text("utf-8").splitlines():
        fence = _FENCE.match(line)
        if fence and not inside:
            inside = fence["fence"]
        elif inside and line.strip() == inside:
            inside = ""
        elif not inside:
            text.append(re.sub(r"`[^`]*`", lambda code: code[0] if "](" in code[0] else "", line))
    for found in _LINK.finditer("\n".join(text)):
        target = found["target"].strip("<>").partition("#")[0]
        if target and not re.match(r"[a-z][a-z+.-]*:", target):
            yield target


def matches(shown: str, printed: str) -> bool:
    """Whether what a program printed is what is shown; ``...`` or ``…`` on a line of its own or in one stands for more.

    White space at the ends of lines does not count.
    """

    def plain(text: str) -> str:
        return "\n".join(line.rstrip() for line in text.strip().splitlines())

    parts = re.split(r"\.\.\.|…", plain(shown))
    return bool(re.fullmatch(r"(?s:.*)".join(map(re.escape, parts)), plain(printed)))
