"""``resgraph inspect``: the text with everything recognised marked."""

from __future__ import annotations

import sys
from typing import Any

import click

from resgraph.cli.intake import conversions, options
from resgraph.cli.terminal import Shell, terminal_width
from resgraph.core.errors import Misuse
from resgraph.core.model import Part, PartKind
from resgraph.pipeline import Conversion
from resgraph.site.inspection import page
from resgraph.site.marked import KINDS, Mark, marks, runs
from resgraph.site.picture import picture

_STYLES = {
    "act": "bold yellow",
    "who": "bold magenta",
    "ref": "green",
    "open": "green dim",
    "own": "green italic",
    "org": "blue",
    "place": "cyan",
    "person": "bold",
    "note": "dim",
}


@click.command(name="inspect")
@click.argument("path")
@click.option("-f", "--format", "form", type=click.Choice(["text", "html", "svg"]), help="[from the suffix, or text]")
@click.option("-o", "--output", default="-", help="A file or - [-].")
@click.option(
    "-p", "--part", "parts", multiple=True, metavar="LABEL", help='Only these: "citation 1", para_4. Repeatable.'
)
@options
@click.pass_obj
def command(shell: Shell, /, path: str, form: str | None, output: str, parts: tuple[str, ...], **about: Any) -> int:  # noqa: ANN401
    """Show the text of PATH with everything recognised marked, in the terminal or as one self-contained HTML page."""
    one = next(conversions(shell, [path], **about))
    if not isinstance(one, Conversion):
        return 3
    form = form or ("html" if output.endswith((".html", ".htm")) else "svg" if output.endswith(".svg") else "text")
    paths = [_path(one, label) for label in parts]
    if form == "html":
        shell.emit(page(one).encode(), output)
    elif form == "svg":
        shell.emit(picture(one, paths or [part.path for part in one.resolution.parts[:6]]).encode(), output)
    else:
        shell.emit(_text(shell, one, paths, output).encode(), output)
    return 0


def _path(one: Conversion, label: str) -> str:
    found = next((p.path for p in one.resolution.walk() if label in (p.path, p.label, p.eid)), None)
    if found is None:
        raise Misuse("no-such-part", f"the document has no part {label!r}", source=one.source.name)
    return found


def _text(shell: Shell, one: Conversion, paths: list[str], output: str) -> str:
    from rich.console import Console  # noqa: PLC0415
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    coloured = shell.coloured(sys.stdout) if output == "-" else shell.color == "always"
    console = Console(
        record=False, width=min(terminal_width(), 120), force_terminal=coloured, no_color=not coloured, highlight=False
    )
    marked = marks(one)
    with console.capture() as captured:
        console.print(Text(one.resolution.title or one.source.name, style="bold"))
        legend = Text()
        for kind in KINDS.values():
            legend.append(f" {kind.word} ", style=_STYLES[kind.name])
            legend.append("  ")
        console.print(legend)
        for part in one.resolution.walk():
            if part.kind is PartKind.CLAUSE or (paths and part.path not in paths):
                continue
            console.print(Text(f"\n{part.label}", style="dim"))
            console.print(Padding(_styled(part, marked.get(part.path, ()), coloured), (0, 0, 0, 4)))
    return captured.get()


def _styled(part: Part, marked: tuple[Mark, ...], coloured: bool) -> Any:  # noqa: ANN401
    from rich.text import Text  # noqa: PLC0415

    text, at = Text(), 0
    for run in runs(part, marked):
        shown = [mark for mark in run.marks if mark.kind != "note" and not coloured]
        text.append("⟦" * sum(mark.start == at for mark in shown))
        text.append(run.text, style=_STYLES.get(run.kind, ""))
        at += len(run.text)
        text.append("".join(f"⟧{mark.kind}" for mark in reversed(shown) if mark.end == at), style="dim")
    return text
