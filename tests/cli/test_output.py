"""Where ``--output`` writes: to what is there, when it is no regular file."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

from resgraph.cli import run


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path, examples: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert run(["-q", "convert", str(examples / "A_RES_78_39.txt"), "--format", "nquads", "-o", str(pipe)]) == 0
    reader.join(20)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert read
    assert read[0].endswith(b" .\n")


def test_a_link_stays_one(tmp_path: Path, examples: Path) -> None:
    target, link = tmp_path / "graph.nq", tmp_path / "latest.nq"
    target.write_text("old")
    link.symlink_to(target)
    assert run(["-q", "convert", str(examples / "A_RES_78_39.txt"), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert target.read_bytes().endswith(b" .\n")
