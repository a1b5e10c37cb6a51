"""Every page of the program, by the address under which a store has it."""

from collections.abc import Callable

from sub_crm.store.reader import Reader
from sub_crm.values.ids import key_id

LOPIK = key_id("organisation", "GM0331").hex()


def _first(sql: str) -> Callable[[Reader], str]:
    return lambda reader: str(reader.value(sql))


PAGES: dict[str, Callable[[Reader], str]] = {
    "vandaag": lambda _: "sub://vandaag",
    "contactmomenten": lambda _: "sub://contactmomenten",
    "organisaties": lambda _: "sub://organisaties",
    "organisatie": lambda _: f"sub://organisatie/{LOPIK}",
    "personen": lambda _: "sub://personen",
    "persoon": _first(
        "SELECT 'sub://persoon/' || lower(hex(person_id)) FROM tenures WHERE until IS NULL"
    ),
    "dossiers": lambda _: "sub://dossiers",
    "dossier": _first("SELECT 'sub://dossier/' || lower(hex(id)) FROM issues"),
    "contactmoment": _first("SELECT 'sub://contactmoment/' || lower(hex(id)) FROM contact_moments"),
    "relatiekaart": lambda _: "sub://relatiekaart",
    "team": lambda _: "sub://team",
    "geschiedenis": lambda _: f"sub://geschiedenis/organisation/{LOPIK}",
    "synchronisatie": lambda _: "sub://synchronisatie",
    "verschillen": lambda _: "sub://verschillen",
    "zoeken": lambda _: "sub://zoeken/lopik",
    "accounthouders": lambda _: "sub://accounthouders",
    "importeren": lambda _: "sub://importeren",
    "reservekopieen": lambda _: "sub://reservekopieen",
    "controle": lambda _: "sub://controle",
    "wissen": lambda _: "sub://wissen",
    "verbinden": lambda _: "sub://verbinden",
    "warmte": lambda _: "sub://warmte",
    "instellingen": lambda _: "sub://instellingen",
    "sneltoetsen": lambda _: "sub://sneltoetsen",
}
