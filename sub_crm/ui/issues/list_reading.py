"""What the page of all dossiers asks for in one go: its numbers and what can be chosen."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from sub_crm.i18n import _, ngettext
from sub_crm.queries.issue_list import IssueFilter, issue_count
from sub_crm.queries.reading import Reader
from sub_crm.ui.issues import wording
from sub_crm.ui.parts.lists import Facet, Known, Preset
from sub_crm.ui.parts.lists.bulk_bar import count_words
from sub_crm.ui.parts.lists.facets import (
    bodies,
    flag,
    kinds,
    many_of,
    one_of,
    topics,
    users,
)
from sub_crm.ui.parts.lists.filters import Options
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus

SILENT = (30, 60, 90, 180, 365)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of which filter, how many dossiers meet it, and what stands out among those open."""

    filter: IssueFilter
    found: int
    open: int
    stuck: int
    """Open ones without a next step."""


def read_numbers(reader: Reader, filter: IssueFilter, *, today: dt.date) -> Numbers:
    open = IssueFilter(open=True)
    return Numbers(
        filter=filter,
        found=issue_count(reader, filter, today=today),
        open=issue_count(reader, open, today=today),
        stuck=issue_count(reader, replace(open, without_next_step=True), today=today),
    )


def sentence_of(numbers: Numbers, *, narrowed: bool) -> str:
    """Say what stands out: how many are shown, or how many nobody has a next step for."""
    if narrowed:
        return ngettext("{n} dossier gevonden.", "{n} dossiers gevonden.", numbers.found).format(
            n=count_words(numbers.found)
        )
    if not numbers.open:
        return _("Geen open dossiers.")
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
        many_of("statuses", _("Status"), lambda: kinds(IssueStatus)),
        many_of("organisations", _("Organisatie"), lambda: bodies(known())),
        many_of("themes", _("Thema"), lambda: topics(known())),
        many_of("urgencies", _("Urgentie"), _urgencies),
        one_of("owner", _("Eigenaar"), lambda: users(known())),
        flag("open", _("Nog open")),
        flag("without_next_step", _("Zonder volgende stap")),
        one_of("silent_days", _("Stil"), _silences),
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
