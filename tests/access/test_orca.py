"""What Orca, the screen reader of the Linux desktop, says when real keys go over the program."""

import os
import re
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.access.atspi import Bus
from tests.access.session import MISSING, Desk, desk, running, session

pytestmark = [
    pytest.mark.prove,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        bool(MISSING) or not shutil.which("orca"),
        reason="ORCA IS NOT TRIED: install the packages orca and at-spi2-core, and Xvfb",
    ),
]
SAYS = re.compile(rb"SPEECH OUTPUT: '(.*?)' ?\{")
PATIENCE, QUIET = 20.0, 1.5
"""Seconds."""


class Listening:
    """Somebody who hears Orca and presses keys."""

    def __init__(self, desk: Desk, bus: Bus, log: int) -> None:
        self.desk, self._bus, self._log = desk, bus, log

    def hear(self) -> str:
        """What Orca says, until it has nothing more to do."""
        heard, until = b"", time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if select.select([self._log], [], [], QUIET)[0]:
                heard += os.read(self._log, 1 << 16)
            elif SAYS.search(heard):
                break
        return b" ".join(SAYS.findall(heard)).decode()

    def press(self, keys: str) -> str:
        """Press keys and return what is said of it."""
        self._bus.press(keys)
        return self.hear()


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listening]:
    folder = tmp_path_factory.mktemp("orca")
    log, written = os.openpty()  # to a terminal Orca writes at once
    with (
        session(folder) as environment,
        desk(environment, folder) as shown,
        closing(Bus(environment["DBUS_SESSION_BUS_ADDRESS"])) as bus,
    ):
        bus.program("SUB-CRM")
        own = {**environment, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
        orca = ("orca", "--debug-file", os.ttyname(written))
        with running(*orca, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
            made = Listening(shown, bus, log)
            made.hear()
            yield made
    os.close(log)
    os.close(written)


def test_a_cell_of_the_relation_map_is_read_as_a_sentence(listening: Listening) -> None:
    listening.desk.open("relatiekaart")
    listening.hear()
    said = listening.press("Left")
    assert re.search(r"[\w ]+, \w+ 20\d\d: \d+ contactmoment(en)?, [\w ]+\.", said), said
    assert "column header" in said
    row = listening.press("Tab")
    assert "Contactmomenten achter de cel" in row
    assert re.search(r"\w+\. .* · ", row), row


def test_a_choice_is_read_with_what_it_is_about(listening: Listening) -> None:
    listening.desk.open("instellingen")
    listening.hear()
    said = listening.press("Tab")
    assert "Thema" in said
    assert "Volg systeem" in said
    assert "radio button" in said


def test_a_surface_above_the_page_is_read_with_its_name_and_field(listening: Listening) -> None:
    listening.desk.open("vandaag")
    listening.hear()
    said = listening.press("Ctrl+n")
    assert "Contact vastleggen" in said
    assert "Wat is er besproken?" in said
    listening.press("Escape")
