"""What the list of people can be narrowed by, and the lists that everybody has."""

from collections.abc import Callable

from sub_crm.i18n import _
from sub_crm.queries.person_list import Office, PersonFilter
from sub_crm.ui.parts.lists import Facet, Known, Preset
from sub_crm.ui.parts.lists.facets import (
    bodies,
    flag,
    kinds,
    many_of,
    one_of,
    translated,
    users,
)
from sub_crm.ui.people.list_wording import OFFICES, SILENCES
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Level, PositionType, Tier


def person_facets(known: Callable[[], Known]) -> list[Facet]:
    """`known` gives what can be chosen at the moment that the menu opens."""
    return [
        one_of("holder", _("Accounthouder"), lambda: users(known())),
        many_of("organisations", _("Organisatie"), lambda: bodies(known())),
        one_of("office", _("Nu"), lambda: translated(OFFICES)),
        many_of("rhythms", _("Ritme"), lambda: translated(SILENCES)),
        many_of("types", _("Soort functie"), lambda: kinds(PositionType)),
        many_of("levels", _("Niveau"), lambda: kinds(Level)),
        many_of("tiers", _("Laag"), lambda: kinds(Tier)),
        flag("counterpart", _("Alleen evenknieën")),
        flag("incomplete", _("Aan te vullen")),
    ]


def person_presets(me: Id) -> list[Preset]:
    here = Office.IN_OFFICE
    first = (PositionType.MAYOR, PositionType.DIKE_WARDEN)
    secretary = (PositionType.MUNICIPAL_SECRETARY,)
    return [
        Preset(_("Mijn organisaties"), PersonFilter(holder=me, office=here)),
        Preset(_("Burgemeesters en dijkgraven"), PersonFilter(types=first, office=here)),
        Preset(_("Gemeentesecretarissen"), PersonFilter(types=secretary, office=here)),
        Preset(_("Aan te vullen"), PersonFilter(incomplete=True)),
        Preset(_("Vertrokken"), PersonFilter(office=Office.LEFT)),
    ]
