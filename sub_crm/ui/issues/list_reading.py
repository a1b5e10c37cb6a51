"""What the page of all dossiers asks for in one go: its numbers and what can be chosen."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.words import word
from sub_crm.queries import people
from sub_crm.queries.issue_list import IssueFilter, issue_count, issue_list_ids
from sub_crm.queries.people import KnownOrganisationRow, UserRow
from sub_crm.queries.reading import Reader
from sub_crm.queries.themes import ThemeRow, themes
from sub_crm.ui.issues import wording
from sub_crm.ui.parts.lists import Facet, Preset, Ticks
from sub_crm.ui.parts.lists.bulk_bar import count_words
from sub_crm.ui.parts.lists.filters import Options
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus

SILENT = (30, 60, 90, 180, 365)


@dataclass(frozen=True, slots=True)
class Known:
    """What the filters choose from."""

    organisations: tuple[KnownOrganisationRow, ...] = ()
    users: tuple[UserRow, ...] = ()
    themes: tuple[ThemeRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of which filter, how many dossiers meet it, and what stands out among those open."""

    filter: IssueFilter
    found: int
    open: int
    stuck: int
    """Open ones without a next step."""


def read_known(reader: Reader, *, today: dt.date, me: Id) -> Known:
    found = people.known_organisations(reader, today=today, me=me)
    return Known(
        organisations=tuple(sorted(found, key=lambda one: one.short_name)),
        users=tuple(people.users(reader)),
        themes=tuple(themes(reader)),
    )


def read_numbers(reader: Reader, filter: IssueFilter, *, today: dt.date) -> Numbers:
    open = IssueFilter(open=True)
    return Numbers(
        filter=filter,
        found=issue_count(reader, filter, today=today),
        open=issue_count(reader, open, today=today),
        stuck=issue_count(reader, replace(open, without_next_step=True), today=today),
    )


def read_ids(
    reader: Reader, filter: IssueFilter, ticks: Ticks, loaded: Sequence[Id], today: dt.date
) -> tuple[Id, ...]:
    """Return the ids that are chosen, or of the whole list when nothing is."""
    if ticks and not ticks.everything:
        return ticks.of(dict.fromkeys([*loaded, *ticks.ids]))
    every = issue_list_ids(reader, filter, today=today)
    return ticks.of(every) if ticks else tuple(every)


def sentence_of(numbers: Numbers, *, narrowed: bool) -> str:
    """Say what stands out: how many are shown, or how many nobody has a next step for."""
    if narrowed:
        return ngettext("{n} dossier gevonden.", "{n} dossiers gevonden.", numbers.found).format(
            n=count_words(numbers.found)
        )
    opened = ngettext("{n} open dossier", "{n} open dossiers", numbers.open).format(
        n=count_words(numbers.open)
    )
    if not numbers.stuck:
        return _("{open}, alle met een volgende stap.").format(open=opened)
    return _("{open}, waarvan {n} zonder volgende stap.").format(
        open=opened, n=count_words(numbers.stuck)
    )


def issue_facets(known: Callable[[], Known]) -> list[Facet]:
    """`known` gives what can be chosen at the moment that the menu opens."""
    return [
        Facet(
            field="statuses",
            title=_("Status"),
            options=lambda: [(one, word(one)) for one in IssueStatus],
            many=True,
        ),
        Facet(
            field="organisations",
            title=_("Organisatie"),
            options=lambda: [(one.id, one.short_name) for one in known().organisations],
            many=True,
        ),
        Facet(
            field="themes",
            title=_("Thema"),
            options=lambda: [(one.id, one.name) for one in known().themes],
            many=True,
        ),
        Facet(field="urgencies", title=_("Urgentie"), options=_urgencies, many=True),
        Facet(
            field="owner",
            title=_("Eigenaar"),
            options=lambda: [(one.id, one.name) for one in known().users if one.active],
        ),
        Facet(field="open", title=_("Nog open"), options=lambda: [(True, _("Ja"))]),
        Facet(
            field="without_next_step",
            title=_("Zonder volgende stap"),
            options=lambda: [(True, _("Ja"))],
        ),
        Facet(field="silent_days", title=_("Stil"), options=_silences),
    ]


def _urgencies() -> Options:
    return [(n, wording.urgency_chip(n).text) for n in wording.URGENCIES]


def _silences() -> Options:
    return [(days, _("langer dan {n} dagen").format(n=days)) for days in SILENT]


def issue_presets(me: Id) -> list[Preset]:
    return [
        Preset(_("Mijn dossiers"), IssueFilter(owner=me, open=True)),
        Preset(_("Zonder volgende stap"), IssueFilter(without_next_step=True)),
        Preset(_("Langer dan 60 dagen stil"), IssueFilter(silent_days=60)),
    ]
