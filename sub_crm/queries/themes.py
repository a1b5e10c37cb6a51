"""Look up themes (thema's), all of them or those of a record."""

from dataclasses import dataclass

from sub_crm.queries.reading import Reader, theme_name
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class ThemeRow:
    id: Id
    name: str


def themes(reader: Reader) -> list[ThemeRow]:
    name = theme_name("t")
    return reader.rows(ThemeRow, f"SELECT t.id, {name} AS name FROM themes t ORDER BY {name}, t.id")


def themes_of_issue(reader: Reader, issue: Id) -> list[ThemeRow]:
    return reader.rows(
        ThemeRow,
        f"SELECT t.id, {theme_name('t')} AS name FROM issue_themes l"
        " JOIN themes t ON t.id = l.theme_id WHERE l.issue_id = :issue ORDER BY name, t.id",
        issue=issue,
    )


def main_themes(reader: Reader) -> list[ThemeRow]:
    """Return the themes that are under no other."""
    name = theme_name("t")
    return reader.rows(
        ThemeRow,
        f"SELECT t.id, {name} AS name FROM themes t WHERE t.parent_id IS NULL"
        f" ORDER BY {name}, t.id",
    )


def theme_ids_of(reader: Reader, moment: Id) -> list[Id]:
    return reader.values(
        "SELECT l.theme_id FROM contact_moments c JOIN contact_themes l"
        " ON l.contact_moment_id = c.id WHERE c.id = :moment",
        moment=moment,
    )
