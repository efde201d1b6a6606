"""Questions that take too long, need too much or break the engine: stopped from outside, told with a code."""

from __future__ import annotations

import os
import threading
import time

import pyoxigraph as ox
import pytest

from resgraph.answers import Limits, Workers, confined, run
from resgraph.answers.confinement import stream
from resgraph.core.errors import Misuse, StoreFault
from resgraph.store import Store

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
SMALL = Limits(20.0, 256 << 20)


def forever() -> None:
    while True:
        pass


def greedy() -> int:
    return len([bytearray(1 << 20) for _ in range(100_000)])


def crashing() -> object:
    return ox.Store().query("SELECT * " + "{" * 50_000 + "}" * 50_000)  # overflows the stack of the engine


def ask_all(on: ox.Store) -> int:
    values = " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(300)))} }}" for n in range(4))
    return len(list(on.query(f"SELECT DISTINCT * {{ {values} }}")))


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


class TestConfined:
    def test_what_comes_back_is_the_value_or_the_error(self):
        assert confined(lambda: "x" * 3_000_000, Limits()) == "x" * 3_000_000
        with pytest.raises(Misuse) as misuse:
            confined(lambda: run("no-such-question", []), Limits())
        assert misuse.value.problem.code == "RG8101"
        with pytest.raises(RuntimeError, match="Local: not to be sent"):
            confined(raising, Limits())

    def test_the_work_is_done_by_another_process_that_is_gone_afterwards(self):
        process = confined(os.getpid, Limits())
        assert process != os.getpid()
        assert not is_alive(process)

    @pytest.mark.parametrize(
        ("work", "limits", "code"),
        [
            (forever, Limits(0.3), "RG8117"),
            (lambda: time.sleep(60), Limits(0.3), "RG8117"),
            (greedy, SMALL, "RG8118"),
            (lambda: ask_all(ox.Store()), SMALL, "RG8118"),
            (crashing, SMALL, "RG8119"),
        ],
    )
    def test_what_exceeds_its_limits_is_stopped(self, work, limits, code):
        with pytest.raises(StoreFault) as fault:
            confined(work, limits)
        assert (fault.value.problem.code, fault.value.exit_code) == (code, 5)

    def test_what_was_found_before_the_time_was_over_is_kept(self):
        def slowing():
            yield 1
            yield 2
            time.sleep(60)

        found = []
        with pytest.raises(StoreFault):
            found.extend(one for one in stream(slowing, Limits(0.5)) if found.append(one))
        assert found == [1, 2]

    def test_whoever_stops_listening_ends_the_work(self):
        def counting():
            yield os.getpid()
            while True:
                time.sleep(1)

        found = stream(counting, Limits())
        process = next(found)
        found.close()
        assert not is_alive(process)


class Local(Exception):
    def __init__(self) -> None:
        super().__init__("not to be sent")
        self.lock = threading.Lock()


def raising() -> None:
    raise Local


@pytest.mark.parametrize("held_as", ["store", "graph", "lines"])
def test_every_question_can_be_limited(held, held_as):
    on = getattr(held, held_as)
    assert run("documents", on, timeout=60).rows == run("documents", on).rows
    with pytest.raises(StoreFault) as fault:
        run(ENDLESS, on, timeout=0.5)
    assert fault.value.problem.code == "RG8117"


@pytest.fixture(scope="module")
def workers(store: Store) -> Workers:
    with Workers(store.opener(), 1) as workers:
        yield workers


class TestWorkers:
    def test_they_answer_as_the_store_does(self, workers, store):
        assert workers.ask("sponsors", {"document": "2022/2505(RSP)"}).rows == (
            run("sponsors", store, {"document": "2022/2505(RSP)"}).rows
        )
        with pytest.raises(Misuse, match="needs the parameter"):
            workers.ask("sponsors")

    def test_a_process_answers_again_and_again(self, workers):
        assert workers.call(process_of) == workers.call(process_of) != os.getpid()

    def test_one_that_was_stopped_is_replaced(self, workers):
        before = workers.call(process_of)
        with pytest.raises(StoreFault) as fault:
            workers.ask(ENDLESS, timeout=0.3)
        assert fault.value.problem.code == "RG8117"
        assert not is_alive(before)
        assert workers.call(process_of) != before
        assert len(workers.ask("documents")) == 2

    def test_one_that_died_is_replaced(self, workers):
        before = workers.call(process_of)
        with pytest.raises(StoreFault) as fault:
            workers.call(crash)
        assert fault.value.problem.code == "RG8119"
        assert workers.call(process_of) != before

    def test_several_may_ask_at_once(self, workers):
        found: list[int] = []
        threads = [threading.Thread(target=lambda: found.append(len(workers.ask("documents")))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [2, 2, 2, 2]

    def test_a_store_that_cannot_be_opened_is_told_each_time(self, tmp_path):
        from functools import partial

        from resgraph.store import open_store

        with Workers(partial(open_store, tmp_path), 1) as workers:
            for _ in range(2):
                with pytest.raises(StoreFault) as fault:
                    workers.ask("documents")
                assert fault.value.problem.code == "RG5001"

    def test_they_see_what_was_stored_since_when_they_are_renewed(self, tmp_path):
        from resgraph.store import create

        line = "<https://e.org/{0}> <https://e.org/p> <https://e.org/o> <https://e.org/{0}/graph> ."
        with create(tmp_path / "s") as writer:
            writer.load([("https://e.org/1/graph", [line.format(1)])])
            with Workers(writer.opener(), 1) as workers:
                assert len(workers.ask("SELECT ?s { ?s ?p ?o }")) == 1
                writer.load([("https://e.org/2/graph", [line.format(2)])])
                workers.renew()
                assert len(workers.ask("SELECT ?s { ?s ?p ?o }")) == 2


def process_of(_: object) -> int:
    return os.getpid()


def crash(_: object) -> object:
    return crashing()
