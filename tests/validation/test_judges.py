"""Outside judges: the Parliament's own ELI-EP shapes, where they lie beside the checkout.

Their shapes are closed and describe whole documents of the Parliament's register. What they say against our graphs is
named here with its reason, kind by kind; anything else is a failure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from resgraph import convert
from resgraph.core.model import Metadata
from resgraph.validation import check

ROOT = Path(__file__).resolve().parents[2]
PROFILE = ROOT.parent / "shared" / "standards" / "eli-ep"
JUDGES = [PROFILE / f"{name}/eli-ep_{name}.shacl.ttl" for name in ("adopted-texts", "plenary-documents")]
if not all(judge.is_file() for judge in JUDGES):
    pytest.skip("the Parliament's profile is not beside this checkout", allow_module_level=True)

MORE = "the profile is closed: we say more of the thing than the Parliament's register does"
REGISTER = "known to the Parliament's register, not to somebody who reads a copy"
KNOWN = {
    ("MinCount", "ontology#title"): "texts of parts have no title; the profile knows texts of whole documents only",
    ("Pattern", ""): "texts and files have addresses below ours; the work itself is owl:sameAs the official one",
    ("Closed", "epvoc#expressionContent"): MORE,
    ("Closed", "ns#enactingFormula"): MORE,
    ("Closed", "ns#closingFormula"): MORE,
    ("Closed", "rdf/terms#checksum"): MORE,
    ("Closed", "rdf-schema#label"): MORE,
    ("Closed", "prov#wasGeneratedBy"): MORE,
    ("Closed", "ns#confidence"): MORE,
    ("Closed", "ns#linkBasis"): MORE,
    ("Closed", "ns#order"): MORE,
    ("Closed", "ns#printedName"): MORE,
    ("Closed", "ns#printedGroup"): MORE,
    ("MinCount", "ontology#is_exemplified_by"): REGISTER,
    ("MinCount", "terms/format"): REGISTER,
    ("MinCount", "terms/issued"): REGISTER,
    ("In", "ontology#media_type"): "copies come as text and HTML, the register publishes DOCX, PDF and XML",
    ("In", "terms/format"): "copies come as text and HTML, the register publishes DOCX, PDF and XML",
    ("Datatype", "epvoc#byteSize"): "xsd:integer survives every store in canonical form, the profile has xsd:long",
    ("Or", "terms/creator"): "we repeat names of persons and committees; the profile is closed",
    ("Node", "ontology#is_embodied_by"): "follows from what is said of the file",
    (
        "Node",
        "eli-draft-legislation-ontology#had_participant_person",
    ): "we repeat names of persons; the profile is closed",
    (
        "Node",
        "eli-draft-legislation-ontology#had_participant_organization",
    ): "we repeat names of committees; the profile is closed",
    (
        "Node",
        "eli-draft-legislation-ontology#participation_in_name_of",
    ): "we repeat names of groups; the profile is closed",
}


@pytest.mark.parametrize("judge", JUDGES, ids=lambda p: p.parent.name)
@pytest.mark.parametrize(
    ("name", "number"), [("kazakhstan-2022.txt", "TA-9-2022-0012"), ("A-9-2024-0163_EN.html", "A-9-2024-0163")]
)
def test_the_profile_says_nothing_that_is_not_known(name, number, judge):
    document = convert(ROOT / "examples" / name, metadata=Metadata(number=number))
    said = {(_component(f.component), _path(f.path)): f for f in check(document.quads, shapes=[judge])}
    assert {kind: finding for kind, finding in said.items() if kind not in KNOWN} == {}
    assert said, "the judge looked at nothing"


def _component(address: str) -> str:
    return address.rsplit("#", maxsplit=1)[-1].removesuffix("ConstraintComponent>")


def _path(address: str) -> str:
    """The last step of a path's address, with the one before where the last alone is a common word."""
    steps = address.strip("<>").rsplit("/", 2)
    return steps[-1] if "#" in steps[-1] and not steps[-1].startswith("terms#") else "/".join(steps[1:])
