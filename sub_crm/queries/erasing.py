"""Look up where somebody is named in free text, which erasing the person leaves as it is."""

from dataclasses import dataclass

from sub_crm.queries.reading import Reader

TEXTS = {
    "contact_moments": ("summary", "note", "place", "raw"),
    "follow_ups": ("title", "note"),
    "issues": ("title", "context", "outcome", "source"),
}


@dataclass(frozen=True, slots=True)
class Mentions:
    """Records in whose text a name stands, as far as the viewer may see them."""

    contact_moments: int
    follow_ups: int
    issues: int

    def any(self) -> bool:
        return bool(self.contact_moments or self.follow_ups or self.issues)


def mentions(reader: Reader, surname: str) -> Mentions:
    """Count by surname alone: a namesake or a longer word counts too."""
    counts = (
        f"(SELECT count(*) FROM {view} WHERE "
        + " OR ".join(rf"{text} LIKE :name ESCAPE '\'" for text in texts)
        + f") AS {view}"
        for view, texts in TEXTS.items()
    )
    escaped = "".join(f"\\{one}" if one in "\\%_" else one for one in surname)
    found = reader.row(Mentions, f"SELECT {', '.join(counts)}", name=f"%{escaped}%")
    assert found is not None
    return found
