"""What an assistive program finds on the accessibility bus, on every page of the real program."""

import re
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


class Look:
    """The program, and the bus on which it tells about itself."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        self.desk, self.bus = desk, bus
        self.program: Place = bus.program("SUB-CRM")

    def seen(self) -> list[Seen]:
        """Everything on the screen."""
        return list(self.bus.walk(self.program, most=MOST))


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    folder = tmp_path_factory.mktemp("session")
    with (
        session(folder) as environment,
        desk(environment, folder) as shown,
        closing(Bus(environment["DBUS_SESSION_BUS_ADDRESS"])) as bus,
    ):
        yield Look(shown, bus)


@needs_a_bus
def test_everything_on_every_page_has_a_name_and_a_role(look: Look) -> None:
    faults, focusable = {}, {}
    for page in PAGES:
        look.desk.open(page)
        seen = look.seen()
        faults[page] = [fault for one in seen if (fault := one.fault())]
        focusable[page] = sum("focusable" in one.states for one in seen)
    assert {page: found for page, found in faults.items() if found} == {}
    assert min(focusable.values()) >= 10, "the sidebar alone has eight"


@needs_a_bus
@pytest.mark.parametrize(
    ("keys", "dialog"), [("Ctrl+n", "Contact vastleggen"), ("Ctrl+k", "Zoeken")]
)
def test_a_surface_above_the_page_is_a_named_group_and_is_announced(
    look: Look, keys: str, dialog: str
) -> None:
    look.desk.open("vandaag")
    with look.bus.listening("Announcement"):
        look.bus.press(keys)
        assert ("s", dialog) in [event.body[3] for event in look.bus.heard()]
    seen = look.seen()
    assert dialog in [one.name for one in seen if one.role == "panel"]
    assert [one.fault() for one in seen if one.fault()] == []
    look.bus.press("Escape")


@needs_a_bus
def test_what_is_chosen_is_a_state_and_not_only_a_colour(look: Look) -> None:
    look.desk.open("instellingen")
    radios = [one for one in look.seen() if one.role == "radio button"]
    assert {"checkable"} <= frozenset.intersection(*(one.states for one in radios))
    chosen = [one.name for one in radios if "checked" in one.states]
    assert chosen == [*("Volg systeem", "Systeem", "Ruim", "Volg systeem", "Nederlands", "Altijd")]


@needs_a_bus
def test_real_keys_go_over_the_map_and_the_last_word_is_where_they_are(look: Look) -> None:
    look.desk.open("relatiekaart")
    told = []
    with look.bus.listening("StateChanged"):
        for keys in ("Left", "Tab"):
            look.bus.press(keys)
            told.append(look.bus.focused())
    cell, row = told
    assert cell.role == "cell"
    assert re.fullmatch(r"[\w ]+, \w+ 20\d\d: \d+ contactmoment(en)?, [\w ]+", cell.name)
    assert row.role == "list item", "the row under the keyboard and not only the list around it"


@pytest.mark.parametrize(
    ("role", "name", "states", "fault"),
    [
        ("push button", "", {"focusable"}, "nameless"),
        ("filler", "Iets", {"focusable"}, "without a role"),
        ("cell", "", {"enabled"}, "nameless"),
        ("column header", "", set(), ""),
        ("push button", "Openen", {"focusable"}, ""),
        ("label", "", {"visible"}, ""),
    ],
)
def test_what_a_screen_reader_could_not_tell_would_be_caught(
    role: str, name: str, states: set[str], fault: str
) -> None:
    assert Seen(name, role, frozenset(states), []).fault().startswith(fault)
    assert bool(Seen(name, role, frozenset(states), []).fault()) == bool(fault)
