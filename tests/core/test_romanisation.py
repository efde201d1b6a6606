"""Names in other scripts: each script of the table proves itself."""

from __future__ import annotations

from typing import Any

import pytest

from resgraph.core.romanisation import romanised
from resgraph.core.tables import toml

SCRIPTS = toml("romanisation.toml")["script"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script["name"])
def test_a_script_writes_its_examples_and_no_other_script(script: dict[str, Any]) -> None:
    for printed, latin in script["examples"]:
        assert romanised(printed) == latin
        assert romanised(printed.upper()) == latin
    others = [other for other in SCRIPTS if other is not script]
    for printed in script["counterexamples"]:
        written = romanised(printed)
        assert written == "" or any([printed, written] in other["examples"] for other in others)


def test_latin_letters_are_left_alone() -> None:
    assert romanised("Jiří Pospíšil") == ""
    assert romanised("") == ""
