"""Who holds which seat in the example, and who held it before."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sub_crm.commands.registers import position_id, seats_of
from sub_crm.system.registers import read_register
from sub_crm.values.kinds import PositionType

Row = dict[str, Any]
Address = tuple[str, str]
"""A seat by the code of its organisation and its own name: ("GM0331", "mayor-1")."""


@dataclass(slots=True)
class Term:
    """A tenure with the exact days behind its row, however vaguely the row may say them."""

    person: Row
    start: dt.date
    end: dt.date | None
    row: Row

    def on(self, day: dt.date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(slots=True, eq=False)
class Seat:
    address: Address
    type: PositionType
    title: str
    themes: list[str]
    terms: list[Term] = field(default_factory=list)

    @property
    def id(self) -> bytes:
        return position_id(*self.address)

    def holder(self, day: dt.date) -> Row | None:
        """Return who held the seat on a day; a stand-in goes before the one stood in for."""
        return next((term.person for term in reversed(self.terms) if term.on(day)), None)


def all_seats() -> dict[Address, Seat]:
    """Return the empty seats of all register organisations, with a portfolio where there is one."""
    names = {entry["id"]: entry["nl"].lower() for entry in read_register("themes")}
    seats = {}
    for organisation in read_register("organisations"):
        for name, rule in seats_of(organisation):
            themes = _portfolio(rule, name)
            titled = rule["type"] in ("alderman", "provincial_executive", "water_board_executive")
            about = _portfolio_words([names[theme] for theme in themes]) if titled else ""
            address = (organisation["code"], name)
            seats[address] = Seat(
                address, PositionType(rule["type"]), f"{rule['title']} {about}".strip(), themes
            )
    return seats


def _portfolio_words(themes: list[str]) -> str:
    """Join themes as a title does: "wonen en financiën", but "natuur en water, energie"."""
    return (", " if any(" en " in theme for theme in themes) else " en ").join(themes)


def _portfolio(rule: Row, name: str) -> list[str]:
    portfolios = rule.get("portfolios", [])
    number = int(name.rsplit("-", 1)[1])
    return list(portfolios[number - 1]) if number <= len(portfolios) else []
