"""General comments and recommendations: the table proves itself."""

from __future__ import annotations

import pytest

from resgraph.core.tables import toml
from tests.mentions.written import found, pairs

TABLE = toml("cues/en/references.toml")["general_comments"]


@pytest.mark.parametrize(("text", "normals"), [(text, normals) for text, *normals in TABLE["examples"]])
def test_the_nearest_committee_tells_whose_a_comment_is(text, normals):
    assert [one.normal for one in found(text, "un-ga", "pre_1") if one.scheme == "general-comment"] == normals


@pytest.mark.parametrize("text", TABLE["counterexamples"])
def test_without_number_or_committee_there_is_no_identity(text):
    assert not [normal for _, normal in pairs(text, "un-ga", "pre_1") if "/C/GC/" in normal]
