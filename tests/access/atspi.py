"""A small client of the accessibility bus: what a screen reader gets, without one."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus
from jeepney import new_method_call as call
from jeepney.io.blocking import open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
EVENTS = "org.a11y.atspi.Event.Object"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
SECONDS, TURN, QUIET = 10.0, 0.05, 0.4
STATES = {
    **{4: "checked", 8: "enabled", 9: "expandable", 10: "expanded", 11: "focusable"},
    **{12: "focused", 22: "selectable", 23: "selected", 25: "showing", 30: "visible"},
    **{41: "checkable", 42: "has popup", 43: "read only"},
}
"""Numbers of AtspiStateType, as far as we ask for them."""
ITEMS = frozenset({"cell", "table cell", "list item", "column header", "row header"})
"""Roles of what a list or table consists of; what is scrolled out of sight is not visible."""
SAYS_NOTHING = frozenset({"filler", "panel", "unknown", "invalid", "layered pane", "frame"})
"""Roles that do not say what can be done with an object."""
KEY_PRESS, KEY_RELEASE, KEY_SYM = 0, 1, 3
"""Of AtspiKeySynthType; a press and a release want the number of the key on the keyboard."""
KEY_NUMBERS = {"Ctrl": 37, "Shift": 50, "Alt": 64}
KEY_SYMS = {
    **{"Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "Home": 0xFF50, "End": 0xFF57},
    **{"Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54, "Space": 0x20},
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an object lives: the program's name on the bus and its path."""

    bus: str
    path: str


@dataclass(frozen=True, slots=True)
class Seen:
    """An object as an assistive program sees it."""

    name: str
    role: str
    states: frozenset[str]
    inside: Sequence[Place] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.role} {self.name!r} ({', '.join(sorted(self.states))})"

    def is_on_screen(self) -> bool:
        """Whether it shows, or would after scrolling."""
        return "visible" in self.states or self.role in ITEMS

    def fault(self) -> str:
        """What a screen reader could not tell about it; "" when it can tell all."""
        can_have_keyboard = "focusable" in self.states
        is_item = self.role in ITEMS and "enabled" in self.states
        if (can_have_keyboard or is_item) and not self.name:
            return f"nameless {self}"
        if can_have_keyboard and self.role in SAYS_NOTHING:
            return f"without a role: {self}"
        return ""


class Bus:
    """The accessibility bus that belongs to a session bus."""

    def __init__(self, session: str) -> None:
        """`session` is the address of the session bus."""
        with open_dbus_connection(session) as first:
            where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = first.send_and_get_reply(call(where, "GetAddress"), timeout=SECONDS)
        self._connection = open_dbus_connection(reply.body[0])
        self._heard: list[Message] = []

    def close(self) -> None:
        self._connection.close()

    def _ask(self, *questions: Message) -> list[Any]:
        """Ask many things at once; the answer is None where an object has left the screen."""
        serials = [next(self._connection.outgoing_serial) for _question in questions]
        for serial, question in zip(serials, questions, strict=True):
            self._connection.send_message(question, serial=serial)
        answers: dict[int, Message] = {}
        while not answers.keys() >= set(serials):
            message = self._receive(SECONDS)
            answers[message.header.fields.get(HeaderFields.reply_serial, 0)] = message
        return [_read(answers[serial]) for serial in serials]

    def _receive(self, seconds: float) -> Message:
        message = self._connection.receive(timeout=seconds)
        if message.header.fields.get(HeaderFields.interface) == EVENTS:
            self._heard.append(message)
        return message

    def see(self, *places: Place) -> list[Seen]:
        """Objects by their places, as far as they are still there."""
        questions = []
        for place in places:
            about = DBusAddress(place.path, place.bus, ACCESSIBLE)
            properties = DBusAddress(place.path, place.bus, PROPERTIES)
            questions += [
                call(properties, "Get", "ss", (ACCESSIBLE, "Name")),
                *(call(about, what) for what in ("GetRoleName", "GetState", "GetChildren")),
            ]
        answers = self._ask(*questions)
        told = zip(*(answers[start::4] for start in range(4)), strict=True)
        return [_seen(*one) for one in told if None not in one]

    def walk(self, *places: Place, most: int) -> Iterator[Seen]:
        """What is on the screen, an object before what is in it; of many children the first."""
        for seen in self.see(*places):
            if seen.is_on_screen():
                yield seen
                yield from self.walk(*seen.inside[:most], most=most)

    def program(self, name: str) -> Place:
        """The program with that name; one that has just started comes on the bus a little later."""
        for _turn in range(round(SECONDS / TURN)):
            [desktop] = self.see(Place(REGISTRY, ROOT))
            for place in desktop.inside:
                if [one.name for one in self.see(place)] == [name]:
                    return place
            time.sleep(TURN)
        raise TimeoutError(f"{name} is not on the accessibility bus")

    # the keyboard

    def press(self, keys: str) -> None:
        """Press keys such as "Ctrl+Shift+Down" on the keyboard of the whole screen."""
        *held, key = keys.split("+")
        for one in held:
            self._key(KEY_NUMBERS[one], KEY_PRESS)
        self._key(KEY_SYMS.get(key) or ord(key), KEY_SYM)
        for one in reversed(held):
            self._key(KEY_NUMBERS[one], KEY_RELEASE)

    def _key(self, number: int, kind: int) -> None:
        path = "/org/a11y/atspi/registry/deviceeventcontroller"
        where = DBusAddress(path, REGISTRY, "org.a11y.atspi.DeviceEventController")
        self._ask(call(where, "GenerateKeyboardEvent", "isu", (number, "", kind)))

    # events

    @contextmanager
    def listening(self, member: str) -> Iterator[None]:
        """Hear the events of one kind, such as "Announcement", in the block."""
        rule = MatchRule(type="signal", interface=EVENTS, member=member)
        registry = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
        told: tuple[str, list[str], str] = (f"object:{member}", [], "")
        self._ask(message_bus.AddMatch(rule), call(registry, "RegisterEvent", "sass", told))
        self._heard.clear()
        yield
        self._ask(message_bus.RemoveMatch(rule))

    def heard(self) -> list[Message]:
        """The events since the last time, once none comes for a while; at least one."""
        while not self._heard:
            self._receive(SECONDS)
        with suppress(TimeoutError):
            while True:
                self._receive(QUIET)
        heard, self._heard = self._heard, []
        return heard

    def focused(self) -> Seen:
        """Where the keyboard went; asked while listening to StateChanged."""
        [*_before, last] = [one for one in self.heard() if one.body[:2] == ("focused", 1)]
        where = last.header.fields
        [seen] = self.see(Place(where[HeaderFields.sender], where[HeaderFields.path]))
        return seen


def _read(reply: Message) -> Any:
    said = reply.body[0] if reply.body else ""
    if reply.header.message_type is not MessageType.error:
        return said
    if "was not found in object" in said:
        return None
    raise RuntimeError(said)


def _seen(
    name: tuple[str, str], role: str, states: tuple[int, int], inside: Sequence[tuple[str, str]]
) -> Seen:
    bits = states[0] | states[1] << 32
    found = frozenset(word for bit, word in STATES.items() if bits >> bit & 1)
    return Seen(name[1], role, found, [Place(*one) for one in inside])
