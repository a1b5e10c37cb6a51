"""A small client of the accessibility bus: what a screen reader gets, without one."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
EVENTS = "org.a11y.atspi.Event.Object"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
SECONDS, TURN = 10.0, 0.05
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

    place: Place
    name: str
    role: str
    states: frozenset[str]

    def __str__(self) -> str:
        return f"{self.role} {self.name!r} ({', '.join(sorted(self.states))})"

    def fault(self) -> str:
        """What a screen reader could not tell about it; "" when it can tell all."""
        if self.role in ITEMS and not self.name and "enabled" in self.states:
            return f"nameless {self}"
        if "focusable" not in self.states:
            return ""
        if not self.name:
            return f"nameless {self}"
        return f"without a role: {self}" if self.role in SAYS_NOTHING else ""


class Bus:
    """The accessibility bus that belongs to a session bus."""

    def __init__(self, session: str) -> None:
        """`session` is the address of the session bus."""
        first = open_dbus_connection(session)
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        reply = first.send_and_get_reply(new_method_call(where, "GetAddress"), timeout=SECONDS)
        first.close()
        self._connection = open_dbus_connection(reply.body[0])

    def close(self) -> None:
        self._connection.close()

    def _call(self, where: DBusAddress, method: str, sign: str = "", *what: Any) -> Any:
        call = new_method_call(where, method, sign or None, what)
        reply = self._connection.send_and_get_reply(call, timeout=SECONDS)
        if reply.header.message_type is MessageType.error:
            raise RuntimeError(f"{method}: {reply.body}")
        return reply.body[0] if reply.body else None

    def _ask(self, place: Place, method: str) -> Any:
        return self._call(DBusAddress(place.path, place.bus, ACCESSIBLE), method)

    def children(self, place: Place) -> list[Place]:
        """What is in an object."""
        return [Place(bus, path) for bus, path in self._ask(place, "GetChildren")]

    def see(self, place: Place) -> Seen:
        """An object by its place."""
        where = DBusAddress(place.path, place.bus, PROPERTIES)
        _sign, name = self._call(where, "Get", "ss", ACCESSIBLE, "Name")
        low, high = self._ask(place, "GetState")
        states = (word for bit, word in STATES.items() if (low | high << 32) >> bit & 1)
        return Seen(place, name, self._ask(place, "GetRoleName"), frozenset(states))

    def program(self, name: str) -> Place:
        """The program with that name; one that has just started comes on the bus a little later."""
        for _turn in range(round(SECONDS / TURN)):
            for place in self.children(Place(REGISTRY, ROOT)):
                if self.see(place).name == name:
                    return place
            time.sleep(TURN)
        raise TimeoutError(f"{name} is not on the accessibility bus")

    def walk(self, place: Place, most: int) -> Iterator[Seen]:
        """What is on the screen, an object before what is in it; of many children the first."""
        seen = self.see(place)
        if "visible" not in seen.states and seen.role not in ITEMS:
            return
        yield seen
        for child in self.children(place)[:most]:
            yield from self.walk(child, most)

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
        self._call(where, "GenerateKeyboardEvent", "isu", number, "", kind)

    def listen(self, member: str) -> "Listener":
        """Hear the events of one kind, such as "Announcement", from now on."""
        rule = MatchRule(type="signal", interface=EVENTS, member=member)
        self._connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=SECONDS)
        where = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
        self._call(where, "RegisterEvent", "sass", f"object:{member}", [], "")
        return Listener(self, rule)

    def heard(self, rule: MatchRule) -> Iterator[Message]:
        """Wait for messages that match, one after another."""
        with self._connection.filter(rule) as queue:
            while True:
                yield self._connection.recv_until_filtered(queue, timeout=SECONDS)


class Listener:
    """Events of one kind."""

    def __init__(self, bus: Bus, rule: MatchRule) -> None:
        self._messages = bus.heard(rule)

    def next(self) -> Message:
        """The next event; raises TimeoutError when none comes."""
        return next(self._messages)
