"""A process with the program loaded that forks a child for each task, so that a hundred can be killed in seconds.

Run as a module it reads one JSON line for each request and answers with one: ``start`` gives the process number of a
new child, ``poll`` its exit code (minus the signal), or null while it runs.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[3]
TRIAL = b"The European Parliament,\n\nA. whereas x;\n\n1. Calls on the Commission to act.\n"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: exit code (minus the signal that killed it) and what it wrote."""

    code: int
    output: str
    errors: str


@dataclass(frozen=True, slots=True)
class Child:
    """A running child; it has a process group of its own."""

    pid: int
    server: Forkserver
    streams: Path
    code: list[int] = field(default_factory=list)

    def poll(self) -> int | None:
        """The exit code, or None while the child runs."""
        if not self.code:
            code = self.server.ask(verb="poll", pid=self.pid)
            if code is None:
                return None
            self.code.append(code)
        return self.code[0]

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the child alone, if it is still there."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def wait(self, seconds: float = 60) -> Ended:
        """The end of the child; it is killed, and that is an error, when it is still running after ``seconds``."""
        deadline = time.monotonic() + seconds
        while self.poll() is None:
            if time.monotonic() > deadline:
                self.kill()
                raise TimeoutError(f"a child ran longer than {seconds} s")
            time.sleep(0.002)
        return Ended(self.code[0], self.output(), self.streams.with_suffix(".err").read_text("utf-8", "replace"))

    def output(self) -> str:
        """What the child has written to standard output so far."""
        return self.streams.with_suffix(".out").read_text("utf-8", "replace")


class Forkserver:
    """The server, and its children. Use it as a context manager; ``folder`` takes what the children write.

    With ``whole`` all that a build needs is loaded beforehand, else only the store: a smaller process forks sooner.
    """

    def __init__(self, folder: Path, *, whole: bool = False) -> None:
        self._folder, self._children = folder, 0
        command = [sys.executable, "-m", __name__, *["whole"] * whole]
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def start(self, task: str, *arguments: Any) -> Child:
        """A child that calls ``module:function`` with ``arguments`` and exits with what it returns."""
        self._children += 1
        streams = self._folder / f"child{self._children}"
        for suffix in (".out", ".err"):
            streams.with_suffix(suffix).touch()
        row = {"task": task, "arguments": arguments, "streams": str(streams)}
        return Child(self.ask(verb="start", **row), self, streams)

    def run(self, task: str, *arguments: Any, seconds: float = 60) -> Ended:
        """The end of such a child."""
        return self.start(task, *arguments).wait(seconds)

    def ask(self, **request: Any) -> Any:
        """The answer of the server to a request."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request, default=str) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def serve(*, whole: bool) -> None:
    """Load the program, then answer requests until standard input ends."""
    importlib.import_module("tests.store.faults.work")
    if whole:
        for verb in ("build", "doctor", "dump", "ask"):
            importlib.import_module(f"resgraph.cli.{verb}")
        importlib.import_module("resgraph.pipeline").convert(TRIAL, name="trial").quads  # noqa: B018 - loads the tables
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        request = json.loads(line)
        answer = _fork(request) if request["verb"] == "start" else _poll(request["pid"])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _fork(request: dict[str, Any]) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        os.setsid()
        _redirect(Path(request["streams"]))
        module, name = request["task"].split(":")
        code = getattr(importlib.import_module(module), name)(*request["arguments"]) or 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 70
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _redirect(streams: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    for number, path, mode in ((0, Path(os.devnull), os.O_RDONLY), (1, streams.with_suffix(".out"), flags),
                               (2, streams.with_suffix(".err"), flags)):  # fmt: skip
        descriptor = os.open(path, mode, 0o644)
        os.dup2(descriptor, number)
        os.close(descriptor)


def _poll(pid: int) -> int | None:
    found, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


if __name__ == "__main__":
    serve(whole="whole" in sys.argv)
