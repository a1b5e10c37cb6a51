"""Lists that were kept: names over conditions."""

from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class SavedListRow:
    id: Id
    name: str
    conditions: str
    """JSON, see `values.conditions`."""
    made_by: Id | None


def saved_lists(reader: Reader, subject: str) -> list[SavedListRow]:
    """Return the lists of "contacts", "people", "issues" or "search" in their order."""
    return reader.rows(
        SavedListRow,
        "SELECT id, name, conditions, created_by AS made_by FROM saved_lists"
        " WHERE subject = :subject ORDER BY sort_order, name, id",
        subject=subject,
    )
