"""The line is cut after any byte, in either direction: nothing is lost, doubled or half there."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest

from sub_crm.models import Person
from tests.sync.laptops import Laptop, Team

POINTS = 24


@dataclass(slots=True)
class Scissors:
    """Passes bytes on, and hangs up after so many of them."""

    port: int
    left: int
    passed: int = 0

    def serve(self, listening: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listening.accept()
                far = socket.create_connection(("127.0.0.1", self.port))
                threading.Thread(
                    target=self._carry_both_ways, args=(near, far), daemon=True
                ).start()

    def _carry_both_ways(self, near: socket.socket, far: socket.socket) -> None:
        with near, far:
            back = threading.Thread(target=self._carry, args=(far, near), daemon=True)
            back.start()
            self._carry(near, far)
            back.join()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(65_536):
                whole = len(piece) <= self.left
                target.sendall(piece[: self.left])
                self.passed += len(piece)
                self.left -= min(len(piece), self.left)
                if not whole:
                    break
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def scissors(port: int, left: int) -> Iterator[tuple[int, Scissors]]:
    listening = socket.create_server(("127.0.0.1", 0))
    one = Scissors(port, left)
    serving = threading.Thread(target=one.serve, args=(listening,), daemon=True)
    serving.start()
    try:
        yield listening.getsockname()[1], one
    finally:
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)  # closing alone does not end the waiting
        listening.close()
        serving.join()


@pytest.fixture
def pair(team: Team) -> tuple[Laptop, Laptop]:
    return team.hire(), team.hire()


def small_round(team: Team, pair: tuple[Laptop, Laptop], after: int, number: int) -> int:
    """Both edit; one synchronises over a line that is cut; return how many bytes went over it."""
    samira, pieter = pair
    [(person,)] = samira.connection.execute("SELECT id FROM person LIMIT 1").fetchall()
    pieter.edit(Person, person, note=f"Pieter {number}")
    pieter.sync()
    samira.edit(Person, person, first_name=f"Samira {number}")
    straight = samira.link
    login = next(name for name in team.office.passwords if name.startswith("p0"))
    with scissors(team.office.cluster.port, after) as (port, line):
        with contextlib.suppress(psycopg.Error):
            samira.replica.link = team.office.connect(login, port=port)
            samira.sync()
        samira.replica.link = straight
    samira.sync(), pieter.sync()
    assert samira.content() == pieter.content(), f"cut after {after} bytes"
    assert samira.value(Person, person, "note") == f"Pieter {number}"
    assert pieter.value(Person, person, "first_name") == f"Samira {number}"
    assert samira.waiting() == []
    assert samira.differences() == []
    return line.passed


def begun(pair: tuple[Laptop, Laptop]) -> None:
    samira, pieter = pair
    samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()


def test_a_cut_after_some_byte_loses_nothing(team: Team, pair: tuple[Laptop, Laptop]):
    begun(pair)
    total = small_round(team, pair, 1_000_000, 0)
    assert total > 1_000
    for number in range(1, POINTS + 1):
        small_round(team, pair, total * number // (POINTS + 1), number)
    [(count,)] = team.office.admin.execute("SELECT count(*) FROM crm.person").fetchall()
    assert count == 1


@pytest.mark.prove
@pytest.mark.timeout(3_600)
def test_a_cut_after_any_byte_loses_nothing(team: Team, pair: tuple[Laptop, Laptop]):
    begun(pair)
    total = small_round(team, pair, 1_000_000, 0)
    for after in range(total):
        small_round(team, pair, after, after + 1)
