"""What README and docs show is run: Python blocks, and every ``$ resgraph`` line; links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "docs" / "guide.md"]
BLOCK = re.compile(r"(<!-- no-run -->\n)?^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def blocks(page: Path, language: str) -> Iterator[str]:
    for found in BLOCK.finditer(page.read_text("utf-8")):
        if not found[1] and found[2] == language:
            yield found[3]


def commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in blocks(page, "console"):
            yield from ((page.name, line[2:]) for line in block.splitlines() if line.startswith("$ resgraph"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of the README has it: with the examples inside."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


def test_the_commands_shown_run_one_after_the_other(folder: Path) -> None:
    shown = list(commands())
    assert len(shown) >= 15
    for page, line in shown:
        call = [sys.executable, "-m", "resgraph", *shlex.split(line)[1:]]
        done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
        needs = "--store" in line and not (folder / "my-store").is_dir()
        assert done.returncode == 0 or needs, f"{page}: {line}\n{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_shown_runs(page: Path, folder: Path) -> None:
    shown = list(blocks(page, "python"))
    assert shown
    for block in shown:
        done = subprocess.run([sys.executable, "-c", block], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{block}\n{done.stderr}"


@pytest.mark.parametrize("page", [*PAGES, *sorted((ROOT / "docs").glob("*.md"))], ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_the_docstring_of_the_package_is_true() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "doctest", "src/resgraph/__init__.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
