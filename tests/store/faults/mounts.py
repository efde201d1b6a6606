"""Small and read-only file systems, mounted for one child alone: they vanish with it."""

from __future__ import annotations

import ctypes
import os
import subprocess
from pathlib import Path

_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000


def missing() -> str:
    """Why nothing can be mounted here; empty if it can. To be called in a child: it changes its mounts."""
    try:
        _unshare()
        mount(Path("/mnt"), 1)
    except (OSError, subprocess.CalledProcessError) as error:
        return f"no file system may be mounted here: {error}"
    return ""


def alone() -> None:
    """Give this process mounts of its own. Raises OSError where that is not allowed."""
    _unshare()


def mount(path: Path, megabytes: int) -> None:
    """A file system in memory of this size at ``path``."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", path], check=True, capture_output=True)


def freeze(path: Path) -> None:
    """Make the file system at ``path`` read-only."""
    subprocess.run(["mount", "-o", "remount,ro", path], check=True, capture_output=True)


def _unshare() -> None:
    user, group = os.getuid(), os.getgid()
    kinds = _NEW_MOUNTS if user == 0 else _NEW_MOUNTS | _NEW_USER
    if ctypes.CDLL(None, use_errno=True).unshare(kinds):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    if user:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True, capture_output=True)
