"""Whatever bytes are given, conversion gives a graph or a ResgraphError, never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import resgraph
from resgraph.cli import run
from resgraph.core.errors import ResgraphError
from resgraph.formats import FORMATS, write
from tests.battery.documents import GOOD, NUMBERED, page
from tests.laws.conversions import EXAMPLES, ROOT
from tests.laws.test_graph import assert_addresses, assert_lawful

BOUNDED = settings(
    deadline=None, derandomize=True, database=None, max_examples=60, suppress_health_check=list(HealthCheck)
)
PHRASES = [
    "The European Parliament,", "The General Assembly,", "having regard to", "whereas", "Calls on", "A.", "1.", "(a)",
    "(iv)", "[1]", "–", "\u00a0", "\n", "\n\n", "\t", "\x00", "\ufeff", "\u202e", "\U0001f600", "\ud7ff", "<", ">", "&",
    "<p>", "</p>", "<Depute>", "</Depute>", "<Commission>{S&D}", "{", "}", "P9_TA(2021)0056", "Articles 2, 3(5)",
    "of the Treaty on European Union", "OJ C 23, 21.1.2021, p. 83", "78/163", "Ibid.", "Annex", "A/RES/78/1", "|", "* ",
    "= Title =", "# ", "'''", "%zz", "\\u0022", '"', "…", "Government of", "30 February 2021", "(", ")", "&#0;",
]  # fmt: skip


def try_to_convert(data: bytes) -> resgraph.Conversion | None:
    """The conversion, with everything made that can be made of it; None where it is refused."""
    try:
        one = resgraph.convert(data, name="x")
        assert one.quads
        assert all(problem.title for problem in one.problems)
    except ResgraphError as refusal:
        assert refusal.exit_code == 3
        assert str(refusal)
        return None
    return one


@BOUNDED
@given(st.binary(max_size=400))
def test_random_bytes(data: bytes) -> None:
    try_to_convert(data)


@BOUNDED
@given(st.text(max_size=400))
def test_random_text_after_the_enacting_words(text: str) -> None:
    data = (
        f"European Parliament resolution\n\nThe European Parliament,\n\n{text}\n\n1.  Calls on the Commission to act.\n"
    )
    try_to_convert(data.encode("utf-8", "replace"))


@BOUNDED
@given(st.lists(st.sampled_from(PHRASES), max_size=60), st.sampled_from(["", " ", "\n", "\n\n"]))
def test_random_phrases_of_the_genre(phrases: list[str], between: str) -> None:
    one = try_to_convert(("The European Parliament,\n\n" + between.join(phrases)).encode())
    if one:
        assert_lawful(one)
        assert_addresses(one)


@st.composite
def mutations(draw: st.DrawFn, documents: list[bytes]) -> bytes:
    """A real document with some stretches dropped, doubled, moved or replaced."""
    data = draw(st.sampled_from(documents))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 300)))
        change = draw(st.sampled_from(("drop", "double", "move", "replace", "bytes", "cut")))
        if change == "drop":
            data = data[:start] + data[end:]
        elif change == "double":
            data = data[:end] + data[start:]
        elif change == "move":
            place = draw(st.integers(0, len(data)))
            rest = data[:start] + data[end:]
            data = rest[:place] + data[start:end] + rest[place:]
        elif change == "replace":
            data = data[:start] + draw(st.sampled_from(PHRASES)).encode("utf-8", "replace") + data[end:]
        elif change == "bytes":
            data = data[:start] + draw(st.binary(max_size=8)) + data[end:]
        else:
            data = data[:end]
    return data


REAL = [(ROOT / "examples" / name).read_bytes() for name in EXAMPLES if name != "A_RES_78_3.txt"]


@BOUNDED
@given(mutations(REAL))
def test_mutations_of_real_documents(data: bytes) -> None:
    try_to_convert(data)


@BOUNDED
@given(mutations([text.encode() for text in (*GOOD.values(), page(NUMBERED))]))
def test_mutations_of_small_documents_keep_every_law(data: bytes) -> None:
    one = try_to_convert(data)
    if one:
        assert_lawful(one)
        assert_addresses(one)
        assert all(write(one.quads, form) for form in FORMATS)


@settings(BOUNDED, max_examples=25)
@given(data=mutations([text.encode() for text in GOOD.values()]))
def test_the_command_ends_with_a_known_code(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("mutated")
    (folder / "x.txt").write_bytes(data)
    assert run(["-q", "convert", str(folder / "x.txt"), "-o", str(folder / "x.nq")]) in (0, 3)
    assert (folder / "x.nq").exists() == bool(try_to_convert(data))


def test_folders_missing_files_and_odd_paths_are_misuse(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", "", "\x00", "/dev/null/x", "/dev/null"):
        with pytest.raises(ResgraphError) as caught:
            resgraph.convert(path)
        assert caught.value.exit_code == 2


def test_a_name_too_long_for_the_file_system_is_misuse() -> None:
    with pytest.raises(ResgraphError):
        resgraph.convert("a" * 5000)
