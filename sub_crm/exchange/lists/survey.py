"""How much of a list leaves at each level, how much stays behind, and who stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.exports import (
    LEVELS,
    AttachedRow,
    MarkedRow,
    NamedRow,
    attached,
    marked,
    named,
)
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality


@dataclass(frozen=True, slots=True)
class Survey:
    records: tuple[MarkedRow, ...]
    persons: tuple[NamedRow, ...]
    details: tuple[AttachedRow, ...]

    def leaving(self, upto: Confidentiality) -> int:
        allowed = _allowed(upto)
        return sum(row.level in allowed for row in self.records)

    def staying(self, upto: Confidentiality) -> int:
        return len(self.records) - self.leaving(upto)

    def people(self, upto: Confidentiality) -> int:
        """How many persons stand in what leaves."""
        allowed = _allowed(upto)
        return len({row.person_id for row in self.persons if row.level in allowed})

    def details_staying(self, upto: Confidentiality) -> int:
        """How many details of what leaves stay behind."""
        allowed = _allowed(upto)
        return sum(
            row.number
            for row in self.details
            if row.record in allowed and row.detail not in allowed
        )


def survey(reader: Reader, subject: str, ids: Sequence[Id]) -> Survey:
    return Survey(
        tuple(marked(reader, subject, ids)),
        tuple(named(reader, subject, ids)),
        tuple(attached(reader, subject, ids)),
    )


def _allowed(upto: Confidentiality) -> tuple[Confidentiality, ...]:
    return LEVELS[: LEVELS.index(upto) + 1]
