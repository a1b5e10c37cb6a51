"""What an assistive program finds on the accessibility bus, on every page of the real program."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.access.atspi import Bus, Place, Seen
from tests.access.session import MISSING, Desk, desk, session
from tests.access.surfaces import PAGES

needs_a_bus = pytest.mark.skipif(
    bool(MISSING),
    reason=f"THE ACCESSIBILITY BUS IS NOT TESTED: there is no {' and no '.join(MISSING)}",
)
MOST = 80
"""Children of one list or table that are looked at; the rest is made by the same code."""
pytestmark = [needs_a_bus]


class Look:
    """The program, and the bus on which it tells about itself."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        self.desk, self.bus = desk, bus
        self.program: Place = bus.program("SUB-CRM")

    def seen(self) -> list[Seen]:
        """Everything on the screen."""
        return list(self.bus.walk(self.program, MOST))


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    folder = tmp_path_factory.mktemp("session")
    with (
        session(folder) as environment,
        desk(environment, folder) as shown,
        closing(Bus(environment["DBUS_SESSION_BUS_ADDRESS"])) as bus,
    ):
        yield Look(shown, bus)


def test_everything_on_every_page_has_a_name_and_a_role(look: Look) -> None:
    faults, focusable = {}, {}
    for page in PAGES:
        look.desk.open(page)
        seen = look.seen()
        faults[page] = [fault for one in seen if (fault := one.fault())]
        focusable[page] = sum("focusable" in one.states for one in seen)
    assert {page: found for page, found in faults.items() if found} == {}
    assert min(focusable.values()) >= 10, "the sidebar alone has eight"
    print(sum(focusable.values()))
