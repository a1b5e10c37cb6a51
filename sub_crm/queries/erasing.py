"""Look up where somebody is named in free text, which erasing the person leaves as it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.values.folding import folded
from sub_crm.values.ids import Id

TEXTS: Mapping[str, Mapping[tuple[str, str], tuple[str, ...]]] = {
    "contact_moments": {("contact_moments", "id"): ("summary", "note", "place", "raw")},
    "follow_ups": {("follow_ups", "id"): ("title", "note")},
    "issues": {
        ("issues", "id"): ("title", "context", "outcome", "source"),
        ("issue_stances", "issue_id"): ("reason",),
        ("decisions", "issue_id"): ("text", "consulted_with", "source"),
    },
    "others": {
        ("organisations", "id"): ("note",),
        ("people", "id"): ("note",),
        ("cadences", "id"): ("note", "agreed_with"),
        ("agreements", "id"): ("text", "parties", "source"),
    },
}
"""What a reader takes for one record: the views with the column that names it, and their texts."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Records in whose text a name stands, as far as the viewer may see them."""

    contact_moments: int
    follow_ups: int
    issues: int
    others: int
    """Notes about organisations, people and rhythms, and agreements."""

    def any(self) -> bool:
        return bool(self.contact_moments or self.follow_ups or self.issues or self.others)


def mentions(reader: Reader, person: Id, surname: str) -> Mentions:
    """Count by surname alone: a namesake or a longer word counts too; not in what is erased."""
    counts = ", ".join(
        f"(SELECT count(*) FROM ({' UNION '.join(_naming(*about) for about in texts.items())}))"
        f" AS {name}"
        for name, texts in TEXTS.items()
    )
    escaped = "".join(f"\\{one}" if one in "\\%_" else one for one in folded(surname))
    found = reader.row(Mentions, f"SELECT {counts}", name=f"%{escaped}%", person=person)
    assert found is not None
    return found


def _naming(where: tuple[str, str], texts: tuple[str, ...]) -> str:
    view, record = where
    named = " OR ".join(rf"folded(coalesce({text}, '')) LIKE :name ESCAPE '\'" for text in texts)
    return f"SELECT {record} FROM {view} WHERE ({named}) AND id <> :person"
