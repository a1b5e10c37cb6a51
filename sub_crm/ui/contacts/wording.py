"""How the list of contact moments says things."""

import datetime as dt
from collections.abc import Hashable

from sub_crm.i18n import N_, _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.queries.contact_list import ContactGroup, ContactListRow, ContactOrder, Period
from sub_crm.ui.contacts.reading import Numbers
from sub_crm.ui.parts import phrases
from sub_crm.ui.parts.lists import GroupRow
from sub_crm.ui.parts.lists.bulk_bar import count_words
from sub_crm.ui.parts.lists.model import Group
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.values.kinds import Confidentiality, ContactStatus, FollowUpStatus, OurRole
from sub_crm.values.vague_date import Precision, VagueDate

ORDERS = {
    ContactOrder.DATE: N_("nieuwste eerst"),
    ContactOrder.ORGANISATION: N_("organisatie"),
    ContactOrder.KIND: N_("soort"),
}
GROUPS = {
    ContactGroup.NONE: N_("geen"),
    ContactGroup.WEEK: N_("week"),
    ContactGroup.MONTH: N_("maand"),
    ContactGroup.ORGANISATION: N_("organisatie"),
    ContactGroup.ISSUE: N_("dossier"),
    ContactGroup.HOLDER: N_("accounthouder"),
}
PERIODS = {
    Period.WEEK: N_("Laatste 7 dagen"),
    Period.DAYS_30: N_("Laatste 30 dagen"),
    Period.DAYS_90: N_("Laatste 90 dagen"),
    Period.DAYS_365: N_("Laatste 12 maanden"),
    Period.THIS_YEAR: N_("Dit jaar"),
    Period.LAST_YEAR: N_("Vorig jaar"),
    Period.AHEAD: N_("Komend"),
    Period.UNKNOWN: N_("Datum onbekend"),
}


def sentence_of(numbers: Numbers, *, narrowed: bool) -> str:
    """Say "12 van 1.284 contactmomenten. Twee opvolgingen zijn te laat."."""
    found = count_words(numbers.found)
    said = ngettext("{n} contactmoment.", "{n} contactmomenten.", numbers.found).format(n=found)
    if narrowed:
        said = _("{n} van {total} contactmomenten.").format(
            n=found, total=count_words(numbers.every)
        )
    said = said[:1].upper() + said[1:]
    if not numbers.late:
        return said
    late = ngettext(
        "Bij {n} is een opvolging te laat.", "Bij {n} is een opvolging te laat.", numbers.late
    )
    return f"{said} {late.format(n=count_words(numbers.late))}"


def when(date: VagueDate, today: dt.date) -> str:
    """The day, without the time; a vague date as vague as it is."""
    first = date.first
    if first is not None and date.precision is Precision.MONTH:
        return f"{dates.month_short(first.month)} {first.year}"
    if first is None or date.precision not in (Precision.DAY, Precision.MINUTE):
        return dates.vague(date, today)
    if first.year == today.year:
        return dates.day(first, today)
    return f"{first.day} {dates.month_short(first.month)} {first.year}"


def who(row: ContactListRow) -> str:
    """Say "J. Overeem en 2 anderen"."""
    people = (row.people or "").splitlines()
    if len(people) < 3:
        return ", ".join(people)
    rest = len(people) - 1
    text = ngettext("{name} en {n} ander", "{name} en {n} anderen", rest)
    return text.format(name=people[0], n=rest)


def about(row: ContactListRow) -> list[ChipSpec]:
    """The mark of supervision, else the dossiers: the first, and how many more there are."""
    if row.our_role is OurRole.SUPERVISION:
        return [ChipSpec(word(row.our_role), "violet", "ibt")]
    titles = (row.issues or "").splitlines()
    chips = [ChipSpec(title, "accent", "issue") for title in titles[:1]]
    return chips + [ChipSpec(f"+{len(titles) - 1}", "plain")] * (len(titles) > 1)


def marks(row: ContactListRow) -> list[ChipSpec]:
    """Marking and status, where they are not the usual ones."""
    found = []
    if row.confidentiality is not Confidentiality.INTERNAL:
        tone, icon = phrases.MARKS[row.confidentiality]
        found.append(ChipSpec(word(row.confidentiality), tone, icon))
    if row.status is not ContactStatus.HELD:
        tone, icon = phrases.STATUS_CHIPS[row.status]
        found.append(ChipSpec(word(row.status), tone, icon))
    return found


def follow_up(row: ContactListRow, today: dt.date) -> ChipSpec | None:
    if row.follow_up is None:
        return None
    if row.follow_up_status is FollowUpStatus.DONE:
        return ChipSpec(_("Afgerond"), "ok", "check")
    if row.follow_up_status is FollowUpStatus.DROPPED:
        return ChipSpec(_("Vervallen"), "plain", "x")
    due = row.follow_up_due
    if due is None or due.last is None:
        return ChipSpec(_("zonder datum"), "plain", "clock")
    late = dates.overdue(due.last, today)
    if late:
        return ChipSpec(late, "danger", "clock")
    return ChipSpec(when(due, today), "warn", "clock")


def told(row: ContactListRow, today: dt.date) -> str:
    """The sentence of a row."""
    agreed = follow_up(row, today)
    said = (
        word(row.kind),
        dates.vague(row.happened_on, today),
        row.summary,
        row.organisation,
        ", ".join((row.people or "").splitlines()),
        ", ".join((row.issues or "").splitlines()),
        word(row.our_role) if row.our_role is OurRole.SUPERVISION else "",
        ", ".join(chip.text for chip in marks(row)),
        _("door {name}").format(name=row.author) if row.author else "",
        _("opvolging: {when}").format(when=agreed.text) if agreed else "",
    )
    return ", ".join(filter(None, said))


def group_words(group: GroupRow) -> str:
    many = f"{group.count}+" if group.more else str(group.count)
    return ngettext("{n} contactmoment", "{n} contactmomenten", group.count).format(n=many)


def grouping(group: ContactGroup, today: dt.date) -> Group | None:
    """How rows are put under titles."""
    return {
        ContactGroup.WEEK: lambda row: _week(row, today),
        ContactGroup.MONTH: lambda row: _month(row, today),
        ContactGroup.ORGANISATION: lambda row: _named(_first(row), _("Geen organisatie")),
        ContactGroup.ISSUE: lambda row: _named(
            (row.issues or "").partition("\n")[0], _("Geen dossier")
        ),
        ContactGroup.HOLDER: lambda row: _named(row.holder, _("Geen accounthouder")),
    }.get(group)


def _first(row: ContactListRow) -> str:
    return (row.organisation or "").partition(", ")[0]


def _named(name: str | None, nothing: str) -> tuple[Hashable, str]:
    return name or "", name or nothing


def _month(row: ContactListRow, today: dt.date) -> tuple[Hashable, str]:
    first = row.happened_on.first
    if first is None:
        return "", _("Datum onbekend")
    if row.happened_on.precision in (Precision.YEAR, Precision.QUARTER):
        return row.happened_on.text, dates.vague(row.happened_on, today)
    return (first.year, first.month), dates.month_heading(first.year, first.month)


def _week(row: ContactListRow, today: dt.date) -> tuple[Hashable, str]:
    first = row.happened_on.first
    if first is None or row.happened_on.precision not in (Precision.DAY, Precision.MINUTE):
        key, title = _month(row, today)
        return ("vague", key), title
    monday = first - dt.timedelta(first.weekday())
    away = (monday - (today - dt.timedelta(today.weekday()))).days // 7
    near = {0: _("Deze week"), -1: _("Vorige week"), 1: _("Volgende week")}.get(away)
    return monday, near or _week_title(monday, today)


def _week_title(monday: dt.date, today: dt.date) -> str:
    sunday = monday + dt.timedelta(6)
    return _("Week {week}, {since} tot en met {until}").format(
        week=monday.isocalendar().week,
        since=dates.day(monday, today),
        until=dates.day(sunday, today),
    )
