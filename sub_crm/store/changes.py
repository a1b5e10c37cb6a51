"""Which records an act touched: screens refresh by it, undo and history start from it."""

from dataclasses import dataclass

from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class Changes:
    """The records that one act changed; `act` is None when it changed nothing."""

    act: int | None = None
    records: frozenset[tuple[str, Id]] = frozenset()

    def touches(self, *tables: str) -> bool:
        return any(table in tables for table, _ in self.records)
