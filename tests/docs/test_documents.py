"""What README and docs show is run: Python, and every ``$ resgraph`` line; what they link to is there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import resgraph
from tests.conftest import ROOT
from tests.docs.pages import Code, calls, codes, links, matches

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples" / "README.md"]
CODES = [code for page in PAGES for code in codes(page)]
PYTHON = [code for code in CODES if code.run and code.language in ("python", "pycon")]
CONSOLE = [page for page in PAGES if any(c.run and c.language == "console" for c in codes(page))]
PASSIVE = {"", "text", "turtle", "sparql", "json", "toml", "html", "ini", "nquads", "diff"}
SHELL = ("ls", "cat", "head", "make")  # commands of a console block that are shown and not run


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A Python process in the folder that uses this very resgraph."""
    path = os.pathsep.join(filter(None, [str(Path(resgraph.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]))
    settings = {**os.environ, "PYTHONPATH": path, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    call = [sys.executable, *arguments]
    return subprocess.run(call, cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it: what is shipped is inside, and what one example writes the next can read."""
    folder = tmp_path_factory.mktemp("reader")
    for name in ("examples", "queries", "shapes", "ontology"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.mark.parametrize("page", CONSOLE, ids=lambda page: page.name)
def test_the_commands_shown_run_and_print_what_is_shown(page: Path, folder: Path) -> None:
    """One after the other, in the order of the page. Where output is shown, it is what comes out."""
    shown = [call for code in codes(page) if code.run and code.language == "console" for call in calls(code.text)]
    for call in shown:
        words = shlex.split(call.command)
        if words[0] != "resgraph":
            assert words[0] in SHELL, f"{page.name}: {call.command}: neither run nor known"
            continue
        assert not {"|", ">", "&&", ";"} & set(words), f"{page.name}: {call.command}: give one command a line"
        done = run(["-m", "resgraph", *words[1:]], folder)
        assert done.returncode == 0, f"{page.name}: {call.command}\n{done.stderr}"
        if call.shown.strip():
            printed = done.stdout or done.stderr
            assert matches(call.shown, printed), f"{page.name}: {call.command}\n{printed}"


@pytest.mark.parametrize("code", PYTHON, ids=lambda code: code.name)
def test_the_python_shown_runs(code: Code, folder: Path) -> None:
    if ">>>" in code.text:
        program = folder / "shown.txt"
        program.write_text(code.text, "utf-8")
        done = run(["-m", "doctest", "-o", "ELLIPSIS", "-o", "NORMALIZE_WHITESPACE", str(program)], folder)
    else:
        done = run(["-c", code.text], folder)
    assert done.returncode == 0, f"{code.name}\n{code.text}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_every_block_is_run_or_of_a_kind_that_does_not_run(code: Code) -> None:
    assert code.language in PASSIVE | {"python", "pycon", "console"}, f"{code.name}: a marker {code.language!r}?"
    if code.language == "toml":
        assert tomllib.loads(code.text)
    if code.language in ("", "text") and code.run and code.page.name != "problems.md":  # it shows what goes wrong
        assert not re.search(r"(?m)^(\$ resgraph|>>> )", code.text), f"{code.name}: name the language of what runs"


def test_readme_and_guide_show_python_and_commands() -> None:
    """The runner would pass pages that show nothing."""
    assert {code.page.name for code in PYTHON} >= {"README.md", "guide.md"}
    assert {page.name for page in CONSOLE} >= {"README.md", "guide.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    missing = [link for link in links(page) if not (page.parent / link).exists()]
    assert missing == []


def test_targets_of_make_that_are_shown_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    shown = {target for page in PAGES for target in re.findall(r"(?m)(?:^|`|\$ )make (\w+)", page.read_text("utf-8"))}
    assert {"demo", "test"} <= shown
    assert [target for target in sorted(shown) if not re.search(rf"(?m)^{target}:", makefile)] == []


def test_every_command_and_option_of_a_page_exists() -> None:
    """Commands named in passing, such as ``resgraph explain``, are commands."""
    from resgraph.cli import VERBS

    named = {verb for page in PAGES for verb in re.findall(r"`resgraph ([a-z]+)", page.read_text("utf-8"))}
    assert sorted(named - set(VERBS)) == []


def test_the_docstring_of_the_package_is_true() -> None:
    done = run(["-m", "doctest", str(Path(resgraph.__file__))], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
