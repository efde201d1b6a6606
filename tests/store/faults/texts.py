"""Small texts of the General Assembly, and folders of them that change."""

from __future__ import annotations

from pathlib import Path

_TEXT = """Seventy-first session

71/{0}. The situation of item {1}

The General Assembly,

Recalling its resolution 70/{0} of 1 January 2016,

1. Decides to consider item {1} again;

2. Requests the Secretary-General to report.
"""


def write(folder: Path, number: int, item: int) -> None:
    """A text with this number about this item, in a file named by the number."""
    (folder / f"A_RES_71_{number}.txt").write_text(_TEXT.format(number, item), "utf-8")


def versions(folder: Path, count: int = 3) -> list[Path]:
    """The same folder of ``count`` texts at three times: one text changed each time, one gone, one new."""
    made = []
    for version, numbers in enumerate((range(1, count + 1), range(2, count + 2), range(2, count + 1))):
        made.append(folder / f"texts{version}")
        made[-1].mkdir()
        for number in numbers:
            write(made[-1], number, version if number == 2 else 9)
    return made
