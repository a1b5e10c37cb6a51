"""Look up what a new user chooses from, and what they had filled in before."""

from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OrganisationKind


@dataclass(frozen=True, slots=True)
class ChoosableRow:
    """A municipality or water board of the register."""

    id: Id
    short_name: str
    kind: OrganisationKind
    regions: str
    """Names of its regions, one per line."""


def choosable_organisations(reader: Reader) -> list[ChoosableRow]:
    """Return the municipalities, then the water boards, each by name."""
    return reader.rows(
        ChoosableRow,
        """
        SELECT id, short_name, kind, regions FROM organisations
        WHERE kind IN ('municipality', 'water_board') AND merged_into_id IS NULL AND until IS NULL
        ORDER BY kind, short_name
        """,
    )


def draft_body(reader: Reader, draft_id: Id) -> str | None:
    """Return the text of one draft."""
    body: str | None = reader.value("SELECT body FROM draft WHERE id = :id", id=draft_id)
    return body


def store_path(reader: Reader) -> str:
    """Return where the workspace lies on this computer."""
    return str(reader.value("SELECT file FROM pragma_database_list WHERE name = 'main'"))
