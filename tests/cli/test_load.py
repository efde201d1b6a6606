"""``resgraph load`` as a user runs it: messages, exit codes, and nothing secret anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resgraph.cli import run
from resgraph.store import create
from tests.servers import Server
from tests.store.remote.faulty import Faulty, answering, losing, on_writes, reset, running, write_number

Command = Callable[..., tuple[int, str]]
SECRET = "hunter2-Sesame"
BASE = "https://example.org/id/"


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object) -> tuple[int, str]:
        capfd.readouterr()
        code = run(["load", *(str(a) for a in arguments)])
        out, err = capfd.readouterr()
        assert out == ""
        return code, err

    return call


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    with running() as server:
        yield server


def quads(name: str, *words: str) -> list[str]:
    return [f'<{BASE}{name}/{n}> <urn:p> "{word}" <{BASE}{name}/graph> .' for n, word in enumerate(words)]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with create(tmp_path / "store", base=BASE) as made:
        made.load([(f"{BASE}{name}/graph", quads(name, *"abc")) for name in ("one", "two", "three")])
    return tmp_path / "store"


def places(server: Faulty) -> list[str]:
    url = server.url
    return ["--endpoint", f"{url}/query", "--update", f"{url}/update", "--graph-store", f"{url}/store"]


def test_a_store_is_sent_read_back_and_not_sent_again(command: Command, store: Path, faulty: Faulty):
    code, said = command("--store", store, *places(faulty))
    assert (code, "3 sent (9 statements), 0 unchanged" in said) == (0, True)
    sent = len(faulty.writes)
    code, said = command("--store", store, *places(faulty))
    assert (code, "0 sent (0 statements), 3 unchanged" in said) == (0, True)
    assert len(faulty.writes) == sent
    assert [path.suffix for path in (store / "remotes").iterdir()] == [".jsonl"]


def test_a_dry_run_says_what_it_would_do(command: Command, store: Path, faulty: Faulty):
    code, said = command("--store", store, *places(faulty), "--dry-run")
    assert (code, "3 to send" in said) == (0, True)
    assert faulty.writes == []
    assert not (store / "remotes").exists()


@pytest.mark.parametrize("suffix", [".nq", ".trig"])
def test_files_are_sent_with_a_state_of_their_own(command: Command, faulty: Faulty, suffix: str):
    text = "\n".join(quads("one", *"ab")) if suffix == ".nq" else "<urn:g> { <urn:a> <urn:b> <urn:c>, <urn:d> }"
    Path("some" + suffix).write_text(text)
    code, said = command("some" + suffix, *places(faulty), "--state", "state.jsonl")
    assert (code, "1 sent (2 statements)" in said) == (0, True)
    code, said = command("some" + suffix, *places(faulty), "--state", "state.jsonl")
    assert (code, "1 unchanged" in said) == (0, True)
    code, said = command("some" + suffix, *places(faulty))
    assert (code, "1 found there" in said) == (0, True)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("bad.nq", "what", 3),
        ("blank.nq", "_:a <urn:p> <urn:o> <urn:g> .", 3),
        ("none.nq", "<urn:s> <urn:p> <urn:o> .", 3),
        ("some.ttl", "<urn:s> <urn:p> <urn:o> .", 2),
        ("absent.nq", None, 2),
    ],
)
def test_files_that_cannot_be_sent_are_refused_before_anything_is(
    command: Command, faulty: Faulty, name: str, content: str | None, code: int
):
    if content is not None:
        Path(name).write_text(content)
    assert command(name, *places(faulty))[0] == code
    assert faulty.seen == []


def test_one_graph_may_be_chosen_by_its_document(command: Command, store: Path, faulty: Faulty):
    code, said = command("--store", store, *places(faulty), "--graph", f"{BASE}two")
    assert (code, "1 sent (3 statements)" in said) == (0, True)
    assert faulty.statements(f"{BASE}two/graph") == 3
    assert command("--store", store, *places(faulty), "--graph", f"{BASE}four")[0] == 2


def test_what_is_gone_is_told_and_removed_when_asked(command: Command, store: Path, faulty: Faulty):
    command("--store", store, *places(faulty))
    from resgraph.store import open_store

    with open_store(store, write=True) as opened:
        opened.remove([f"{BASE}two/graph"])
    code, said = command("--store", store, *places(faulty))
    assert (code, "RG6027" in said, f"{BASE}two/graph" in said) == (0, True, True)
    code, said = command("--store", store, *places(faulty), "--remove-gone")
    assert (code, "1 removed" in said) == (0, True)
    assert faulty.statements(f"{BASE}two/graph") == 0


def test_a_fault_ends_with_6_and_both_counts(command: Command, store: Path, faulty: Faulty):
    faulty.script = write_number(2, answering(500, b"no space"))
    code, said = command("--store", store, *places(faulty))
    assert (code, "no space" in said, "1 graphs done, 2 to do" in said) == (6, True, True)
    code, said = command("--store", store, *places(faulty))
    assert (code, "2 sent (6 statements), 1 unchanged" in said) == (0, True)


def test_a_difference_ends_with_7_and_names_it(command: Command, store: Path, faulty: Faulty):
    faulty.script = write_number(1, losing(1))
    code, said = command("--store", store, *places(faulty))
    assert (code, "RG7002" in said, "1 statements missing" in said) == (7, True, True)
    assert f"{BASE}one/" in said or f"{BASE}three/" in said


def test_a_conflict_ends_with_6(command: Command, store: Path, faulty: Faulty):
    command("--store", store, *places(faulty))
    faulty.store.update(f"INSERT DATA {{ GRAPH <{BASE}one/graph> {{ <urn:a> <urn:b> <urn:c> }} }}")
    code, said = command("--store", store, *places(faulty))
    assert (code, "RG6021" in said) == (6, True)
    assert command("--store", store, *places(faulty), "--overwrite")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--endpoint", "http://127.0.0.1:1/"],
        ["--endpoint", "nonsense", "--update", "http://127.0.0.1:1/"],
        ["--endpoint", "http://127.0.0.1:1/", "--update", "http://127.0.0.1:1/", "--protocol", "gsp"],
        ["--endpoint", "http://127.0.0.1:1/", "--server", "oxigraph", "--user", "somebody"],
        ["--endpoint", "http://127.0.0.1:1/", "--server", "oxigraph", "--user", "a:b", "--password-file", "absent"],
    ],
)
def test_a_call_that_is_wrong_ends_with_2(command: Command, store: Path, arguments: list[str]):
    assert command("--store", store, *arguments)[0] == 2


@pytest.mark.parametrize(
    "action", [answering(403, SECRET.encode()), reset(applied=False), answering(302, Location="/x")]
)
@pytest.mark.parametrize("challenge", ['Basic realm="x"', 'Digest realm="x", nonce="n", qop="auth"'])
def test_r12_the_password_stands_in_no_output_and_no_file(
    command: Command, store: Path, faulty: Faulty, monkeypatch, action, challenge: str
):
    monkeypatch.setenv("RESGRAPH_PASSWORD", SECRET)
    asked = answering(401, WWW_Authenticate=challenge)
    faulty.script = on_writes(lambda handler: (action if "Authorization" in handler.headers else asked)(handler))
    code, said = command("--store", store, *places(faulty), "--user", "reader", "--retries", 0)
    assert code == 6
    kept = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    assert SECRET not in said
    assert SECRET.encode() not in kept


def test_r12_a_password_in_an_address_is_refused_without_repeating_it(command: Command, store: Path):
    code, said = command("--store", store, "--endpoint", f"http://reader:{SECRET}@127.0.0.1:1/", "--server", "oxigraph")
    assert (code, SECRET in said) == (2, False)


def test_the_password_comes_from_a_file_or_the_environment(
    command: Command, store: Path, virtuoso: Server, monkeypatch
):
    base = virtuoso.query_url.removesuffix("/sparql-auth")
    to = ["--store", store, "--endpoint", base, "--server", "virtuoso", "--user", virtuoso.user]
    Path("password").write_text(f"{virtuoso.password}\n")
    code, said = command(*to, "--password-file", "password")
    assert (code, "3 sent" in said) == (0, True)
    monkeypatch.setenv("RESGRAPH_PASSWORD", virtuoso.password)
    code, said = command(*to, "--verify", "--protocol", "update")
    assert (code, "3 unchanged" in said) == (0, True)
    for path in (store / "remotes").iterdir():
        assert virtuoso.password not in path.read_text()


def test_an_oxigraph_is_loaded_by_its_name(command: Command, store: Path, oxigraph: Server):
    base = oxigraph.query_url.removesuffix("/query")
    assert command("--store", store, "--endpoint", base, "--server", "oxigraph")[0] == 0
    assert oxigraph.get(f"{BASE}one/graph").count(b"\n") == 3
