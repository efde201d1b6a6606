"""Documents of each kind that Parliament's profile knows, complete and as pages print them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from resgraph import convert
from resgraph.core.model import Metadata
from resgraph.pipeline import Conversion
from tests.battery.documents import NUMBERED, SPONSORED

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DISTRIBUTED = "https://data.europarl.europa.eu/distribution/reds_iPlRc/RC-9-2021-0068/RC-9-2021-0068_en.xhtml"
REPORT = "REPORT on Ruritania\n\nA9-0163/2024\n\nPROPOSAL FOR A EUROPEAN PARLIAMENT RESOLUTION\n\n" + SPONSORED
ADOPTED = NUMBERED.replace("P9_TA(2021)0056\n", "P9_TA(2021)0056\n\nRC-B9-0111/2021\n")
JOINT = (
    "JOINT MOTION FOR A RESOLUTION\n\npursuant to Rules 144(5) and 132(4) of the Rules of Procedure\n\n"
    "replacing the following motions:\n\nB9-0064/2022 (PPE)\n\nB9-0065/2022 (S&D)\n\non the situation in Ruritania\n\n"
    + SPONSORED.replace("A.", "\u2013 having regard to Rules 144(5) and 132(4) of its Rules of Procedure,\n\nA.", 1)
)

NAMES = (
    *("report", "adopted text", "joint motion", "motion", "joint motion of a page"),
    *("sparse report", "sparse adopted text", "sparse joint motion", "sparse joint motion from the register"),
    "sparse adopted text of a page",
    "sparse motion",
    "sparse report without day",
)


def _read(text: str | Path, **known: str) -> Conversion:
    return convert(text if isinstance(text, Path) else text.encode(), metadata=Metadata(**known))


def complete() -> Mapping[str, Conversion]:
    """With everything that a register would ask for."""
    report, page = EXAMPLES / "A-9-2024-0163_EN.html", EXAMPLES / "kazakhstan-2022.txt"
    joint = {"number": "RC-9-2021-0068", "date": "2021-01-20", "ep_number": "PE662.852"}
    return {
        "report": _read(report, ep_number="PE759.748"),
        "adopted text": _read(ADOPTED, ep_number="PE689.123"),
        "joint motion": _read(JOINT, **joint, source_url=DISTRIBUTED, issued="2021-01-20T21:20:44+01:00"),
        "motion": _read(SPONSORED, number="B-9-2022-0065", date="2022-01-18", ep_number="PE698.900"),
        "joint motion of a page": _read(page, number="RC-9-2022-0065", date="2022-01-19", ep_number="PE698.914"),
    }


def sparse() -> Mapping[str, Conversion]:
    """As pages print them, with nothing but the number given where none is printed."""
    page = EXAMPLES / "kazakhstan-2022.txt"
    return {
        "sparse report": _read(EXAMPLES / "A-9-2024-0163_EN.html"),
        "sparse adopted text": _read(NUMBERED),
        "sparse joint motion": _read(page, number="RC-9-2022-0065"),
        "sparse joint motion from the register": _read(JOINT, number="RC-9-2021-0068", source_url=DISTRIBUTED),
        "sparse motion": _read(SPONSORED, number="B-9-2022-0065"),
        "sparse report without day": _read(REPORT),
        "sparse adopted text of a page": _read(page, number="TA-9-2022-0012"),
    }


def unnumbered() -> Conversion:
    """A page that prints no number of its own."""
    return _read(EXAMPLES / "kazakhstan-2022.txt")
