"""Which rows of a long list are chosen: some ids, or everything but some ids."""

from collections.abc import Iterable
from dataclasses import dataclass

from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class Ticks:
    """With `everything` the condition is chosen, so that no ids need to be read for it."""

    ids: frozenset[Id] = frozenset()
    everything: bool = False
    """Then `ids` are the exceptions."""

    def __contains__(self, id: Id) -> bool:
        return (id in self.ids) != self.everything

    def __bool__(self) -> bool:
        return self.everything or bool(self.ids)

    def count(self, total: int | None) -> int | None:
        """How many rows are chosen in a list of `total`; None where it depends on that and None
        is told."""
        if not self.everything:
            return len(self.ids)
        return None if total is None else max(0, total - len(self.ids))

    def put(self, ids: Iterable[Id], on: bool) -> "Ticks":
        """Choose these as well, or no longer."""
        changed = frozenset(ids)
        adds = on != self.everything
        return Ticks(self.ids | changed if adds else self.ids - changed, self.everything)

    def of(self, every: Iterable[Id]) -> tuple[Id, ...]:
        """Return what is chosen of all ids that meet the condition, in their order."""
        return tuple(id for id in every if id in self)
