"""The commands as a user runs them: streams, files, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from resgraph.cli import VERBS, run
from resgraph.core.profiles import profile
from resgraph.judging import judged_store
from resgraph.store import open_store

KAZAKHSTAN = "kazakhstan-2022.txt"
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return call


@pytest.fixture
def store(command: Command, examples: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    code, _, err = command("-q", "build", examples / KAZAKHSTAN, examples / "A_RES_78_112.txt", "--store", folder)
    assert code == 0, err
    return folder


def test_without_a_verb_it_says_what_to_do_next(command: Command) -> None:
    code, out, _ = command()
    assert code == 0
    assert "resgraph demo" in out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(command: Command, verb: str) -> None:
    code, out, _ = command(verb, "--help")
    assert code == 0
    assert out.startswith("Usage: resgraph")


def test_the_readme_names_every_command() -> None:
    listed = (
        (Path(__file__).parents[2] / "README.md").read_text("utf-8").partition("## Commands")[2].partition("\n## ")[0]
    )
    assert {module for module, _ in VERBS.values()} - set(listed.split("`")) == set()


def test_help_imports_no_rdf_library() -> None:
    probe = (
        "import sys; from resgraph.cli import run; run(['--help']); "
        "print([m for m in ('rdflib','pyoxigraph','pyshacl','rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_convert_writes_turtle_to_standard_output(command: Command, examples: Path) -> None:
    code, out, _ = command("-q", "convert", examples / KAZAKHSTAN)
    assert code == 0
    assert out.startswith("@prefix")
    assert "resg:Resolution" in out


def test_convert_takes_the_format_from_the_suffix_and_leaves_no_other_file(
    command: Command, examples: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.nq"
    code, out, _ = command("-q", "convert", examples / KAZAKHSTAN, "-o", target)
    assert (code, out) == (0, "")
    assert target.read_text().endswith("/graph> .\n")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.nq"]


def test_convert_reads_standard_input(
    command: Command, examples: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = (examples / KAZAKHSTAN).read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "resgraph", "-q", "convert", "-", "-f", "nquads"],
        input=data,
        capture_output=True,
        check=True,
    )
    code, out, _ = command("-q", "convert", examples / KAZAKHSTAN, "-f", "nquads")
    assert code == 0
    assert len(done.stdout.splitlines()) == len(out.splitlines())


def test_convert_with_a_folder_as_output_writes_a_file_per_document(
    command: Command, examples: Path, tmp_path: Path
) -> None:
    code, _, _ = command(
        "-q", "convert", examples / KAZAKHSTAN, examples / "A_RES_78_112.txt", "-o", f"{tmp_path}/out/"
    )
    assert code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["eu_ep_2022-2505-RSP.ttl", "un_ga_A-RES-78-112.ttl"]


def test_the_number_can_be_given_by_option_and_beside_the_document(
    command: Command, examples: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "k.txt"
    copy.write_bytes((examples / KAZAKHSTAN).read_bytes())
    _, by_option, _ = command("-q", "convert", copy, "-f", "nq", "--number", "TA-9-2022-0012", "--date", "2022-01-20")
    (tmp_path / "k.txt.toml").write_text('number = "TA-9-2022-0012"\ndate = "2022-01-20"\n')
    _, beside, _ = command("-q", "convert", copy, "-f", "nq")
    assert by_option == beside
    assert "/eu/ep/TA-9-2022-0012>" in beside


def test_one_bad_document_does_not_stop_the_others(command: Command, examples: Path, tmp_path: Path) -> None:
    bad = tmp_path / "login.html"
    bad.write_text("<html><body><h1>Sign in</h1><p>Your password, please.</p></body></html>")
    code, out, err = command("convert", bad, examples / KAZAKHSTAN, "-f", "nq")
    assert code == 3
    assert "RG1001" in err
    assert "login.html" in err
    assert "Traceback" not in err
    assert len(out.splitlines()) > 1000


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("convert", "nowhere.txt"), 2, "nowhere.txt"),
        (("convert", "--format", "word", "k.txt"), 2, "word"),
        (("build", "."), 2, "--store"),
        (("build", ".", "--store", "new"), 2, ". holds no documents"),
        (("build", ".", "--store", "new", "--texts", "nowhere/texts.csv"), 2, "nowhere/texts.csv cannot be written"),
        (("convert", "."), 2, ". holds no documents"),
        (("ask", "sponsors", "--store", "nowhere"), 5, "nowhere"),
        (("ask", "sponsor", "--store", "nowhere"), 2, "sponsors"),
        (("explain", "RG0000"), 2, "RG0000"),
        (("frobnicate",), 2, "frobnicate"),
        (("dump", "--store", "nowhere"), 5, "nowhere"),
    ],
)
def test_a_wrong_call_gets_one_clear_message(
    command: Command, arguments: tuple[str, ...], code: int, words: str
) -> None:
    found, out, err = command(*arguments)
    assert found == code
    assert words in err
    assert out == ""
    assert "Traceback" not in err


def test_build_prints_a_summary_and_loading_again_changes_nothing(
    command: Command, examples: Path, tmp_path: Path
) -> None:
    code, out, err = command("build", examples / KAZAKHSTAN, "--store", tmp_path / "s")
    assert (code, out) == (0, "")
    for word in ("texts", "parts", "references", "mentions", "positions", "findings", "time"):
        assert word in err
    _, first, _ = command("dump", "--store", tmp_path / "s")
    _, _, again = command("build", examples / KAZAKHSTAN, "--store", tmp_path / "s")
    assert "0 added, 0 replaced, 1 unchanged" in again
    assert command("dump", "--store", tmp_path / "s")[1] == first


def test_ask_answers_from_a_store_and_from_documents_alike(command: Command, examples: Path, store: Path) -> None:
    of_store = command("ask", "sponsors", "2022/2505(RSP)", "--store", store, "-f", "csv")
    of_file = command("-q", "ask", "sponsors", "2022/2505(RSP)", "--in", examples / KAZAKHSTAN, "-f", "csv")
    assert of_store[0] == of_file[0] == 0
    assert of_store[1] == of_file[1]
    assert len(of_store[1].splitlines()) == 78


def test_ask_without_a_question_lists_the_library(command: Command) -> None:
    code, out, _ = command("ask")
    assert code == 0
    assert "sponsors" in out
    assert len([line for line in out.splitlines() if line.startswith("  ")]) >= 25


def test_ask_takes_sparql_and_refuses_an_update(command: Command, store: Path) -> None:
    code, out, _ = command(
        "query", "SELECT (COUNT(*) AS ?n) WHERE { ?s a resg:Resolution }", "--store", store, "-f", "csv"
    )
    assert (code, out.split()) == (0, ["n", "2"])
    code, out, err = command("query", "DELETE WHERE { ?s ?p ?o }", "--store", store)
    assert code == 2
    assert "RG" in err


def test_validate_tells_conforming_from_not(command: Command, examples: Path, tmp_path: Path) -> None:
    assert command("validate", examples / KAZAKHSTAN)[0] == 0
    _, out, _ = command("-q", "convert", examples / KAZAKHSTAN, "-f", "nq")
    broken = tmp_path / "broken.nq"
    broken.write_text("".join(line + "\n" for line in out.splitlines() if "printedCitation" not in line))
    code, _, err = command("validate", broken)
    assert code == 1
    assert "RG4" in err


def test_validate_checks_a_store_as_one_graph(command: Command, store: Path, tmp_path: Path) -> None:
    code, _, err = command("-v", "validate", "--store", store, "--report", tmp_path / "report.ttl")
    assert code == 0
    assert "--> https://w3id.org/resgraph/id/un/ga/A-RES-78-112/graph" in err
    assert "statements in" in err
    assert err.rstrip().endswith("warnings; conforms")
    assert b"sh:ValidationReport" in (tmp_path / "report.ttl").read_bytes()
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <https://e.org/> ."
        "e:s sh:targetNode e:a ; sh:node e:t . e:t sh:node e:s ; sh:class e:C ."
    )
    code, _, err = command("validate", "--store", store, "--shapes", mine)
    assert code == 1
    assert "https://e.org/s: validated by pySHACL, not as sets: shapes that lead back to themselves" in err
    assert command("validate", "--store", tmp_path / "nothing")[0] == 5
    assert command("validate", "--store", store, "x.ttl")[0] == 2
    assert command("validate", "x.ttl", "--report", "y.ttl")[0] == 2
    assert command("validate")[0] == 2


def test_validate_hears_an_outside_judge(command: Command, examples: Path, store: Path, tmp_path: Path) -> None:
    assert "eli-ep" in command("validate", "--help")[1]
    code, _, err = command("validate", examples / "A-9-2024-0163_EN.html", "--profile", "eli-ep")
    assert code == 0
    assert "RG4005" in err
    assert "RG4004" not in err
    assert "1 warning, 5 notes; conforms" in err
    _, _, err = command("validate", examples / "A-9-2024-0163_EN.html", "--profile", "eli-ep", "-v")
    assert "RG4004" in err
    assert "/authority/langauge/" in err
    code, _, err = command("validate", examples / "A_RES_78_112.txt", "--profile", "eli-ep")
    assert code == 3
    assert "RG4006" in err
    assert "conforms" not in err
    assert command("validate", KAZAKHSTAN, "--profile", "eli-ep", "--shapes", "x.ttl")[0] == 2


def test_a_record_is_written_from_documents_and_stores_and_can_be_judged(
    command: Command, examples: Path, tmp_path: Path
) -> None:
    report = examples / "A-9-2024-0163_EN.html"
    assert command("-q", "convert", report, "--profile", "eli-ep", "-o", "record.ttl")[0] == 0
    assert command("validate", "record.ttl", "--profile", "eli-ep")[0] == 0
    assert command("-q", "build", report, "--store", "reports")[0] == 0
    _, stored, _ = command("dump", "--store", "reports", "--profile", "eli-ep", "-f", "turtle")
    assert stored == Path("record.ttl").read_text("utf-8")
    broken = Path("record.ttl").read_text("utf-8").replace("org/EU_PARLIAMENT> ;", "org/EU> ;")
    Path("broken.ttl").write_text(broken, "utf-8")
    code, _, err = command("validate", "broken.ttl", "--profile", "eli-ep")
    assert code == 1
    assert "RG4001" in err
    code, out, err = command("convert", examples / "A_RES_78_112.txt", "--profile", "eli-ep")
    assert (code, out) == (3, "")
    assert "RG4006" in err


def test_problems_for_programs_are_json(command: Command, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("nothing to see here, only a cookie banner")
    code, _, err = command("--problems", "json", "convert", "x.txt")
    assert code == 3
    assert json.loads(err)[0]["code"] == "RG1001"


def test_inspect_shows_text_html_and_svg(command: Command, examples: Path, tmp_path: Path) -> None:
    code, text, _ = command("-q", "inspect", examples / KAZAKHSTAN, "--part", "paragraph 10")
    assert code == 0
    assert "⟦Calls on⟧act" in text
    html = tmp_path / "k.html"
    assert command("-q", "inspect", examples / KAZAKHSTAN, "-o", html)[0] == 0
    page = html.read_text()
    assert "<script" not in page
    assert 'src="' not in page
    assert page.count("<mark") > 100
    svg = command("-q", "inspect", examples / KAZAKHSTAN, "-f", "svg", "-p", "citation 1")[1]
    assert svg.startswith("<svg")
    assert command("inspect", examples / KAZAKHSTAN, "-p", "paragraph 99")[0] == 2


def test_stats_count_documents_without_a_store(command: Command, examples: Path) -> None:
    code, out, _ = command("-q", "stats", examples / KAZAKHSTAN, "-f", "json")
    counts = json.loads(out)
    assert code == 0
    assert sum(counts["texts"].values()) == 1


def test_explain_and_doctor_say_that_all_is_well(command: Command, store: Path) -> None:
    assert "Remedy" in command("explain", "RG1001")[1]
    code, out, _ = command("doctor", "--store", store)
    assert code == 0
    assert "BAD" not in out
    assert str(store) in out


def test_a_broken_pipe_is_silent(examples: Path) -> None:
    piped = f"'{sys.executable}' -m resgraph -q convert '{examples / KAZAKHSTAN}' -f nq | head -n 1"
    script = piped + "; exit ${PIPESTATUS[0]}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""


def test_our_own_fault_is_one_line_and_exit_70(
    command: Command, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("out of cheese")

    monkeypatch.setattr("resgraph.pipeline.convert", broken)
    code, _, err = command("convert", examples / KAZAKHSTAN)
    assert code == 70
    assert "out of cheese" in err
    assert "Traceback" not in err


def test_a_store_is_described_as_a_data_set(command: Command, store: Path) -> None:
    assert command("dump", "--store", store, "--describe")[0] == 2
    keys = ("address", "publisher", "licence", "download")
    told = [f'{key} = "https://example.org/{key}"' for key in keys]
    told += [f'{key} = "x"' for key in ("title", "description", "publisher_name")]
    Path("resgraph.toml").write_text("\n".join(["[resgraph.dataset]", *told]), "utf-8")
    assert command("-q", "dump", "--store", store, "--describe", "-o", "about.ttl")[0] == 0
    assert command("validate", "about.ttl", "--profile", "dcat-ap")[0] == 0
    _, dump, _ = command("dump", "--store", store)
    assert f"void:triples {len(dump.splitlines())} ;" in Path("about.ttl").read_text("utf-8")
    assert command("dump", "--store", store, "--describe", "--profile", "eli-ep")[0] == 2


def test_the_documents_of_a_store_are_judged_each(command: Command, examples: Path) -> None:
    paths = [examples / name for name in ("A-9-2024-0163_EN.html", KAZAKHSTAN, "A_RES_78_112.txt")]
    assert command("-q", "build", *paths, "--store", "mixed")[0] == 0
    with open_store("mixed") as held:
        (heard,) = judged_store(held, profile("eli-ep"))
        graph, found = heard
        assert graph.endswith("/eu/ep/A-9-2024-0163/graph")
        assert sorted({finding.problem.code for finding in found}) == ["RG4004", "RG4005"]
        assert {name.rpartition("/eu/ep/")[2] for name, _ in judged_store(held, profile("org-ep"))} == {
            "A-9-2024-0163/graph",
            "2022-2505-RSP/graph",
        }
    code, _, err = command("validate", "--store", "mixed", "--profile", "eli-ep")
    assert code == 0
    assert "1 records: 1 warning, 5 notes; conforms" in err
    code, _, err = command("validate", "--store", "mixed", "--profile", "dcat-ap")
    assert code == 3
    assert "RG4006" in err
