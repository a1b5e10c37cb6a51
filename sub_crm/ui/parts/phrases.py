"""How the pages about organisations word what is known; shapes stand beside every colour."""

import datetime as dt

from sub_crm.i18n import N_, _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.rhythm import Rhythm, RhythmStatus
from sub_crm.queries.organisations import SeatRow
from sub_crm.queries.successions import ElectionRow
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.values.kinds import (
    Confidentiality,
    ContactStatus,
    IssueStatus,
    OrganisationKind,
    TenureKind,
)

GROUPS = {
    OrganisationKind.MUNICIPALITY: N_("Gemeenten"),
    OrganisationKind.WATER_BOARD: N_("Waterschappen"),
    OrganisationKind.PROVINCE: N_("Provincie"),
    OrganisationKind.NATIONAL: N_("Rijk"),
}
OTHER_GROUP = N_("Overige organisaties")
SHAPES = {
    RhythmStatus.ON: "●",
    RhythmStatus.NEARLY: "◐",
    RhythmStatus.OVER: "▲",
    RhythmStatus.NEVER: "–",
}
TONES = {
    RhythmStatus.ON: "ok",
    RhythmStatus.NEARLY: "warn",
    RhythmStatus.OVER: "danger",
    RhythmStatus.NEVER: "text3",
}
ISSUE_TONES = {
    IssueStatus.SIGNAL: "info",
    IssueStatus.ACTIVE: "accent",
    IssueStatus.WAITING: "warn",
    IssueStatus.CLOSED: "plain",
    IssueStatus.OFF_THE_TABLE: "plain",
}
MOODS = {
    1: N_("1 van 5, gespannen"),
    2: N_("2 van 5, stroef"),
    3: N_("3 van 5, zakelijk"),
    4: N_("4 van 5, goed"),
    5: N_("5 van 5, hartelijk"),
}
MARKS = {
    Confidentiality.PUBLIC: ("outline", ""),
    Confidentiality.CONFIDENTIAL: ("violet", "lock"),
    Confidentiality.PERSONAL: ("dashed", "person"),
}
"""Internal is the rule and bears no mark."""

STATUS_CHIPS = {
    ContactStatus.PLANNED: ("info", "cal"),
    ContactStatus.NOT_REACHED: ("plain", "x"),
    ContactStatus.CANCELLED: ("plain", "x"),
}


def group(kind: OrganisationKind) -> str:
    return _(GROUPS.get(kind, OTHER_GROUP))


def silence(rhythm: Rhythm) -> str:
    """Say "35 dagen van 42", or that there was no contact yet."""
    if rhythm.silent is None:
        return _("nog geen contact")
    text = ngettext("{n} dag van {agreed}", "{n} dagen van {agreed}", rhythm.silent)
    return text.format(n=rhythm.silent, agreed=rhythm.agreed)


def status(rhythm: Rhythm) -> str:
    """Say in words what the chip and the shape show."""
    if rhythm.status is RhythmStatus.OVER and rhythm.silent is not None:
        over = rhythm.silent - rhythm.agreed
        return ngettext("{n} dag over ritme", "{n} dagen over ritme", over).format(n=over)
    return {
        RhythmStatus.ON: _("Op ritme"),
        RhythmStatus.NEARLY: _("Bijna over ritme"),
    }.get(rhythm.status, _("Nog geen contact"))


def rhythm_chip(rhythm: Rhythm) -> ChipSpec:
    icons = {RhythmStatus.ON: "check", RhythmStatus.NEARLY: "clock", RhythmStatus.OVER: "warn"}
    tone = TONES[rhythm.status] if rhythm.silent is not None else "plain"
    return ChipSpec(status(rhythm), tone, icons.get(rhythm.status, ""))


def last_contact(day: dt.date | None, today: dt.date) -> str:
    if day is None:
        return _("nog geen contact")
    return _("laatste contact {ago}").format(ago=dates.ago(day, today))


def after_election(election: ElectionRow, today: dt.date) -> str:
    """Say "na de gemeenteraadsverkiezingen van 18 maart"."""
    first, last = election.held_on.first, election.held_on.last
    day = (
        dates.plain_day(first, today) if first and first == last else dates.period(election.held_on)
    )
    kind = word(election.kind)
    return _("na de {election} van {day}").format(election=kind[:1].lower() + kind[1:], day=day)


def rhythm_agreed(days: int) -> str:
    text = ngettext("ritme elke dag", "ritme elke {n} dagen", days)
    return text.format(n=days)


def follow_ups(count: int) -> str:
    return ngettext("{n} opvolging", "{n} opvolgingen", count).format(n=count)


def issues(count: int) -> str:
    return ngettext("{n} dossier", "{n} dossiers", count).format(n=count)


def issue_chip(status: IssueStatus) -> ChipSpec:
    return ChipSpec(word(status), ISSUE_TONES[status])


def role(seat: SeatRow) -> str:
    """Say "Strateeg · onze evenknie", "Burgemeester · waarnemend"."""
    parts = [seat.title]
    if seat.kind not in (None, TenureKind.ORDINARY):
        parts.append(word(seat.kind).lower())
    if seat.is_counterpart:
        parts.append(_("onze evenknie"))
    return " · ".join(parts)


def vacancy(seat: SeatRow, today: dt.date) -> str:
    since = seat.vacant_since
    if since is None or since.first is None:
        return _("Vacant")
    return _("Vacant sinds {when}").format(when=dates.vague(since, today))


def days_silent(seat: SeatRow, rhythm: Rhythm) -> str:
    """Say "13 dagen" since the last contact with whoever holds the seat."""
    if seat.last_contact is None or rhythm.silent is None:
        return _("geen gesprek")
    return ngettext("{n} dag", "{n} dagen", rhythm.silent).format(n=rhythm.silent)


def times_this_year(seat: SeatRow) -> str:
    return _("{n}× dit jaar").format(n=seat.contacts_this_year)


def stub(month: str) -> str:
    year, number = month.split("-")
    said = dates.month_of(int(year), int(number))
    return _("Toezichtgesprek in {month}, inhoud afgeschermd").format(month=said)
