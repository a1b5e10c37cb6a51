"""Look up themes (thema's), all of them or those of a contact moment."""

from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class ThemeRow:
    id: Id
    name: str


def themes(reader: Reader) -> list[ThemeRow]:
    return reader.rows(ThemeRow, "SELECT id, name_nl AS name FROM themes ORDER BY name_nl, id")


@dataclass(frozen=True, slots=True)
class MainThemeRow:
    """A theme that is under no other."""

    id: Id
    name_nl: str
    name_en: str


def main_themes(reader: Reader) -> list[MainThemeRow]:
    return reader.rows(
        MainThemeRow,
        "SELECT id, name_nl, name_en FROM themes WHERE parent_id IS NULL ORDER BY name_nl, id",
    )


def theme_ids_of(reader: Reader, moment: Id) -> list[Id]:
    return reader.values(
        "SELECT l.theme_id FROM contact_moments c JOIN contact_themes l"
        " ON l.contact_moment_id = c.id WHERE c.id = :moment",
        moment=moment,
    )
