"""What stands in a timeline: moments under their months, and months with a shielded talk."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.queries.contacts import StubRow, TimelineRow
from sub_crm.ui.parts import phrases
from sub_crm.ui.parts.reading_cards import Moments
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.rows import Heading
from sub_crm.values.kinds import Confidentiality, ContactStatus, FollowUpStatus, OurRole
from sub_crm.values.vague_date import Precision


@dataclass(frozen=True, slots=True)
class Stub:
    """A month in which supervisors spoke; of the talk itself nothing is known here."""

    id: str
    """The month, "2026-10"."""


Item = TimelineRow | Stub | Heading


def items(moments: Moments, stubs: Sequence[StubRow], today: dt.date) -> list[Item]:
    """Return the rows under a heading per month, the stubs on top of their month."""
    known = {row.sorts_at[:7] for row in moments.rows if row.our_role is OurRole.SUPERVISION}
    shielded = sorted({stub.month for stub in stubs} - known, reverse=True)
    oldest = moments.rows[-1].sorts_at[:7] if moments.rows and moments.more else ""
    dated = [(month, Stub(month)) for month in shielded if month >= oldest]
    entries: list[tuple[str, TimelineRow | Stub]] = [*dated, *_by_month(moments.rows)]
    entries.sort(key=lambda entry: entry[0], reverse=True)
    return list(_under_headings(entries, today))


def _by_month(rows: Iterable[TimelineRow]) -> list[tuple[str, TimelineRow | Stub]]:
    return [(row.sorts_at[:7], row) for row in rows]


def _under_headings(
    entries: Iterable[tuple[str, TimelineRow | Stub]], today: dt.date
) -> Iterable[Item]:
    said = ""
    for month, entry in entries:
        heading = _heading(month, entry, today)
        if heading != said:
            said = heading
            yield Heading(heading)
        yield entry


def _heading(month: str, entry: TimelineRow | Stub, today: dt.date) -> str:
    if not month:
        return _("Datum onbekend")
    vague = (Precision.YEAR, Precision.QUARTER)
    if isinstance(entry, TimelineRow) and entry.happened_on.precision in vague:
        return dates.vague(entry.happened_on, today)
    year, number = month.split("-")
    return dates.month_heading(int(year), int(number))


def meta(row: TimelineRow) -> str:
    """Say "Telefoongesprek · A. Kramer, burgemeester · door Marieke Vos"."""
    author = _("door {name}").format(name=row.author) if row.author else ""
    return " · ".join(filter(None, (word(row.kind), row.people, author)))


def chips(row: TimelineRow, today: dt.date) -> list[ChipSpec]:
    """Dossiers, the follow-up, the marking and the status, in that order."""
    found = [ChipSpec(title, "accent", "issue") for title in (row.issues or "").splitlines()]
    if row.follow_up is not None:
        found.append(_follow_up(row, today))
    if row.confidentiality is not Confidentiality.INTERNAL:
        tone, icon = phrases.MARKS[row.confidentiality]
        found.append(ChipSpec(word(row.confidentiality), tone, icon))
    if row.our_role is OurRole.SUPERVISION:
        found.append(ChipSpec(word(row.our_role), "violet", "ibt"))
    if row.status is not ContactStatus.HELD:
        tone, icon = phrases.STATUS_CHIPS[row.status]
        found.append(ChipSpec(word(row.status), tone, icon))
    return found


def _follow_up(row: TimelineRow, today: dt.date) -> ChipSpec:
    if row.follow_up_status is FollowUpStatus.DONE:
        return ChipSpec(_("Opvolging afgerond"), "plain", "check")
    if row.follow_up_status is FollowUpStatus.DROPPED:
        return ChipSpec(_("Opvolging vervallen"), "plain", "x")
    if row.follow_up_due is None:
        return ChipSpec(_("Opvolging zonder datum"), "plain", "clock")
    late = row.follow_up_due.last is not None and row.follow_up_due.last < today
    words = _("Opvolging {when}").format(when=dates.vague(row.follow_up_due, today))
    late_words = _("{what}, te laat").format(what=words)
    return ChipSpec(late_words if late else words, "danger" if late else "plain", "clock")


def may_be_held(row: TimelineRow, today: dt.date) -> bool:
    """Can a planned moment be called held? Not while it lies ahead."""
    first = row.happened_on.first
    return row.status is ContactStatus.PLANNED and (first is None or first <= today)


def told(item: TimelineRow | Stub, today: dt.date) -> str:
    """The sentence of a row, with all that its chips say."""
    if isinstance(item, Stub):
        return phrases.stub(item.id)
    said = [item.summary, dates.vague(item.happened_on, today), meta(item), item.note]
    return ". ".join(filter(None, (*said, ", ".join(c.text for c in chips(item, today)))))
