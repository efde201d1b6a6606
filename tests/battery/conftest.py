"""The command line in a folder of its own, and a bad document put among good ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from resgraph.cli import run
from tests.battery.documents import GOOD, HOMES

Command = Callable[..., tuple[int, str, str]]
Among = Callable[[bytes, str], tuple[int, set[str], str]]


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """A call of ``resgraph`` -> exit code, standard output, standard error; the folder is new and empty."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return call


@pytest.fixture
def among_good(command: Command, tmp_path: Path) -> Among:
    """Bytes converted alone and among three good documents, which must come out unharmed.

    Gives the exit code and the messages of both calls, which must agree, and the homes of the graphs that the bad
    document added.
    """

    def call(data: bytes, name: str = "bad.txt") -> tuple[int, set[str], str]:
        (tmp_path / name).write_bytes(data)
        for good, text in GOOD.items():
            (tmp_path / good).write_text(text, "utf-8")
        alone, _, _ = command("-q", "convert", name, "-f", "nquads")
        code, out, err = command("convert", *GOOD, name, "-f", "nquads")
        assert alone == code
        homes = {home_of(line) for line in out.splitlines()}
        assert set(HOMES) <= homes
        return code, homes - set(HOMES), err

    return call


def home_of(line: str) -> str:
    """The home of the document to whose graph an N-Quads line belongs."""
    graph = line.rpartition(" <")[2].removesuffix("> .")
    return graph.removeprefix("https://w3id.org/resgraph/id/").removesuffix("/graph")
