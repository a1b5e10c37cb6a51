"""What the list of contact moments can be narrowed by, and the lists that everybody has."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.queries.contact_list import ContactFilter
from sub_crm.ui.contacts.reading import Known
from sub_crm.ui.contacts.wording import PERIODS
from sub_crm.ui.parts.lists import Facet, Preset
from sub_crm.ui.parts.lists.filters import Options
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind, ContactStatus, Level


def contact_facets(known: Callable[[], Known]) -> list[Facet]:
    """`known` gives what can be chosen at the moment that the menu opens."""
    return [
        Facet(field="period", title=_("Periode"), options=lambda: _in_words(PERIODS)),
        _many("organisations", _("Organisatie"), lambda: _bodies(known())),
        Facet(field="holder", title=_("Accounthouder"), options=lambda: _users(known())),
        _many("kinds", _("Soort"), lambda: _kinds(ContactKind)),
        _many("levels", _("Lagen"), lambda: _kinds(Level)),
        _many("issues", _("Dossier"), lambda: [(i.id, i.title) for i in known().issues]),
        _many("themes", _("Thema"), lambda: [(t.id, t.name) for t in known().themes]),
        _many("statuses", _("Status"), lambda: _kinds(ContactStatus)),
        _many("markings", _("Markering"), lambda: _kinds(Confidentiality)),
        _flag("open_follow_up", _("Met open opvolging")),
        _flag("late_follow_up", _("Opvolging te laat")),
        _flag("without_issue", _("Zonder dossier")),
    ]


def contact_presets(me: Id) -> list[Preset]:
    return [
        Preset(_("Mijn organisaties"), ContactFilter(holder=me), counted=False),
        Preset(_("Zonder dossier"), ContactFilter(without_issue=True)),
        Preset(_("Opvolging te laat"), ContactFilter(late_follow_up=True)),
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
