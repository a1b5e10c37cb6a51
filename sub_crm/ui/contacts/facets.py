"""What the list of contact moments can be narrowed by, and the lists that everybody has."""

from collections.abc import Callable

from sub_crm.i18n import _
from sub_crm.queries.contact_list import ContactFilter
from sub_crm.ui.contacts.wording import PERIODS
from sub_crm.ui.parts.lists import Facet, Known, Preset
from sub_crm.ui.parts.lists.facets import (
    bodies,
    flag,
    kinds,
    many_of,
    one_of,
    topics,
    translated,
    users,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind, ContactStatus, Level


def contact_facets(known: Callable[[], Known]) -> list[Facet]:
    """`known` gives what can be chosen at the moment that the menu opens."""
    return [
        one_of("period", _("Periode"), lambda: translated(PERIODS)),
        many_of("organisations", _("Organisatie"), lambda: bodies(known())),
        one_of("holder", _("Accounthouder"), lambda: users(known())),
        many_of("kinds", _("Soort"), lambda: kinds(ContactKind)),
        many_of("levels", _("Lagen"), lambda: kinds(Level)),
        many_of("issues", _("Dossier"), lambda: [(i.id, i.title) for i in known().issues]),
        many_of("themes", _("Thema"), lambda: topics(known())),
        many_of("statuses", _("Status"), lambda: kinds(ContactStatus)),
        many_of("markings", _("Markering"), lambda: kinds(Confidentiality)),
        flag("open_follow_up", _("Met open opvolging")),
        flag("late_follow_up", _("Opvolging te laat")),
        flag("without_issue", _("Zonder dossier")),
    ]


def contact_presets(me: Id) -> list[Preset]:
    return [
        Preset(_("Mijn organisaties"), ContactFilter(holder=me), counted=False),
        Preset(_("Zonder dossier"), ContactFilter(without_issue=True)),
        Preset(_("Opvolging te laat"), ContactFilter(late_follow_up=True)),
    ]
