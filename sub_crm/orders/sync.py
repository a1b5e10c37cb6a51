"""Orders about what two people made of one record, and about what the shared database refused."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import DifferenceChoice


@dataclass(frozen=True, slots=True)
class Chosen:
    """What becomes of one difference."""

    id: Id
    choice: DifferenceChoice
    text: str = ""
    """The text that both versions became, where that is the choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDifferences(Order):
    """Let the chosen values stand. Of an ordinary field "stands" leaves what is there now."""

    said: ClassVar[str] = N_("Verschil nagekeken")

    choices: tuple[Chosen, ...]


Key = tuple[str, Id]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardRefused(Order):
    """Put records back to what the shared database has of them; the history keeps the rest."""

    said: ClassVar[str] = N_("Geweigerde wijziging weggegooid")

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryRefused(Order):
    """Offer refused records to the shared database once more."""

    undoable: ClassVar[bool] = False

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutWordsAway(Order):
    """Stop showing the words of a record that went out of sight, or show them again."""

    undoable: ClassVar[bool] = False

    event: int
    away: bool = True
