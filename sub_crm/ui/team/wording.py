"""How the team page says what is missing, for how long, and what can be done about it."""

import datetime as dt

from sub_crm.i18n import N_, _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.team import VACANT, Deputising, Election, Gap, Lack, Late
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.insight.warmth.standing import Standing
from sub_crm.ui.team.reading import Shown, TeamRows
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.values.kinds import OrganisationKind
from sub_crm.values.vague_date import VagueDate

STEPS = {
    Lack.HOLDER: N_("Accounthouder kiezen"),
    Lack.MEETING: N_("Kennismaking plannen"),
    Lack.WARMTH: N_("Gesprek plannen"),
    Lack.COUNTERPART: N_("Evenknie aanwijzen"),
    Lack.SUCCESSOR: N_("Opvolger invullen"),
}
LACKS = {
    Lack.HOLDER: N_("Geen accounthouder"),
    Lack.MEETING: N_("Nog geen kennismaking"),
    Lack.WARMTH: N_("Koel of koud"),
    Lack.COUNTERPART: N_("Geen evenknie"),
    Lack.SUCCESSOR: N_("Vacant"),
}
TONES = {Lack.HOLDER: "danger", Lack.MEETING: "info", Lack.WARMTH: "warn"}
NEAR = 366
"""An election further off is told without its days."""


def finding(found: Shown) -> str:
    """Say how much is uncovered, vacant and late."""
    vacant = sum(one.lack in VACANT for one in found.gaps)
    open_ = len(found.gaps) - vacant
    late = sum(len(one.titles) for one in found.late)
    uncovered = ngettext("{n} functie is niet gedekt", "{n} functies zijn niet gedekt", open_)
    empty = ngettext("{n} is vacant", "{n} zijn vacant", vacant)
    said = _("{uncovered} en {vacant}.").format(
        uncovered=uncovered.format(n=open_), vacant=empty.format(n=vacant)
    )
    if not late:
        return f"{said} {_('Geen opvolging is te laat.')}"
    behind = ngettext("{n} opvolging is te laat", "{n} opvolgingen zijn te laat", late)
    places = ngettext("bij {n} organisatie", "bij {n} organisaties", len(found.late))
    return f"{said} {behind.format(n=late)}, {places.format(n=len(found.late))}."


def of_one_colleague() -> str:
    return _("De organisaties van één collega; daarvan wordt niets opgeteld.")


def seat(gap: Gap) -> str:
    """Say which position, and who is in it."""
    one = gap.standing
    if one is None:
        return _("Evenknie") if gap.lack is Lack.COUNTERPART else _("Alle functies")
    title = one.seat.title
    if one.seat.is_counterpart:
        title = _("{title} (evenknie)").format(title=title)
    return title


def person(gap: Gap) -> str:
    one = gap.standing
    return one.holder.person if one and one.holder else ""


def lack(gap: Gap) -> ChipSpec:
    one = gap.standing
    if gap.lack is Lack.WARMTH and one and one.warmth:
        text = f"{one.warmth.total} {warm_words.label(one.warmth.label)}"
        return ChipSpec(text, TONES[gap.lack])
    if gap.lack is Lack.COUNTERPART and one is not None:
        return ChipSpec(_("Vacant"))
    return ChipSpec(_(LACKS[gap.lack]), TONES.get(gap.lack, "plain"))


def days(number: int) -> str:
    return ngettext("{n} dag", "{n} dagen", number).format(n=number)


def how_long(gap: Gap) -> str:
    """Say "104 dagen", "in functie 35 dagen" or "nog nooit"."""
    one = gap.standing
    if gap.lack is Lack.WARMTH and one and one.warmth and one.warmth.silent is None:
        return _("nog nooit")
    if gap.days is None:
        return _("onbekend") if one is not None else ""
    if gap.lack is Lack.MEETING:
        return _("in functie {days}").format(days=days(gap.days))
    if gap.lack is Lack.WARMTH:
        return _("{days} stil").format(days=days(gap.days))
    return days(gap.days)


def step(gap: Gap, rows: TeamRows) -> str:
    """Say what can be done, or that something is done about it already."""
    if is_running(gap, rows) and gap.standing:
        due = rows.running[gap.standing.seat.id]
        return _("loopt, {day}").format(day=dates.vague(due, rows.today)) if due else _("loopt")
    return _(STEPS[gap.lack])


def is_running(gap: Gap, rows: TeamRows) -> bool:
    """Whether somebody already has to speak with whoever is in the position."""
    talks = gap.lack in (Lack.MEETING, Lack.WARMTH)
    return talks and gap.standing is not None and gap.standing.seat.id in rows.running


def titles(late: Late) -> str:
    return ", ".join(late.titles)


def covering(one: Standing) -> str:
    """Say "M. de Graaf, gemeentesecretaris"."""
    title = one.seat.title
    name = one.holder.person if one.holder else ""
    return f"{name}, {title[:1].lower()}{title[1:]}"


def election(one: Election, today: dt.date) -> str:
    """Say "4 waterschappen, over 113 dagen"."""
    municipalities = one.bodies.get(OrganisationKind.MUNICIPALITY, 0)
    boards = one.bodies.get(OrganisationKind.WATER_BOARD, 0)
    said = []
    if municipalities:
        said.append(
            ngettext("{n} gemeente", "{n} gemeenten", municipalities).format(n=municipalities)
        )
    if boards:
        said.append(ngettext("{n} waterschap", "{n} waterschappen", boards).format(n=boards))
    near = (one.day - today).days < NEAR
    return ", ".join([*said, dates.ago(one.day, today)] if near else said)


def election_name(one: Election) -> str:
    return word(one.kind)


def ending(until: VagueDate, name: str, today: dt.date) -> str:
    last = until.last
    return f"{name}, {dates.ago(last, today)}" if last else name


def date_parts(day: dt.date) -> tuple[str, str]:
    """Say "17 mrt" and "2027"."""
    return f"{day.day} {dates.month_short(day.month)}", str(day.year)


def vague_parts(value: VagueDate) -> tuple[str, str]:
    """The same of a date that may be no single day: then only what is known of it."""
    if value.first is not None and value.first == value.last:
        return date_parts(value.first)
    said = dates.period(value)
    year = str(value.first.year) if value.first else ""
    return said.removesuffix(year).strip() or said, year if said != year else ""


def deputy(one: Deputising) -> str:
    return _("{name} neemt waar").format(name=one.deputy)


def deputy_period(one: Deputising, today: dt.date) -> str:
    until = dates.vague(one.until, today) if one.until else ""
    if one.since:
        since = dates.vague(one.since, today)
        if not until:
            return _("vanaf {since}").format(since=since)
        return _("van {since} t/m {until}").format(since=since, until=until)
    return _("t/m {until}").format(until=until) if until else _("tot nader bericht")


def organisations(number: int) -> str:
    return ngettext("{n} organisatie", "{n} organisaties", number).format(n=number)
