"""What the list of people can be narrowed by, and the lists that everybody has."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.queries.person_list import Office, PersonFilter
from sub_crm.ui.parts.lists import Facet, Preset
from sub_crm.ui.parts.lists.filters import Options
from sub_crm.ui.people.list_reading import Known
from sub_crm.ui.people.list_wording import OFFICES, SILENCES
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Level, PositionType, Tier


def person_facets(known: Callable[[], Known]) -> list[Facet]:
    """`known` gives what can be chosen at the moment that the menu opens."""
    return [
        Facet(field="holder", title=_("Accounthouder"), options=lambda: _users(known())),
        _many("organisations", _("Organisatie"), lambda: _bodies(known())),
        Facet(field="office", title=_("Nu"), options=lambda: _in_words(OFFICES)),
        _many("rhythms", _("Ritme"), lambda: _in_words(SILENCES)),
        _many("types", _("Soort functie"), lambda: _kinds(PositionType)),
        _many("levels", _("Niveau"), lambda: _kinds(Level)),
        _many("tiers", _("Laag"), lambda: _kinds(Tier)),
        _flag("counterpart", _("Alleen evenknieën")),
        _flag("incomplete", _("Aan te vullen")),
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


def _many(field: str, title: str, options: Callable[[], Options]) -> Facet:
    return Facet(field=field, title=title, options=options, many=True)


def _flag(field: str, title: str) -> Facet:
    return Facet(field=field, title=title, options=lambda: [(True, _("Ja"))])


def _kinds(kind: type[StrEnum]) -> Options:
    return [(one, word(one)) for one in kind]


def _in_words(words: Mapping[Any, str]) -> Options:
    return [(one, _(text)) for one, text in words.items()]


def _bodies(known: Known) -> Options:
    return [(one.id, one.short_name) for one in known.organisations]


def _users(known: Known) -> Options:
    return [(one.id, one.name) for one in known.users if one.active]
