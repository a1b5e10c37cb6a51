"""How the pages about people word what is known."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sub_crm.i18n import _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.career import State, state_of
from sub_crm.insight.rhythm import Rhythm, RhythmStatus
from sub_crm.insight.succession import Succession
from sub_crm.queries.person_page import PointRow, TermRow, ThenRow, TouchedIssueRow
from sub_crm.ui.parts import phrases
from sub_crm.ui.people.reading import PersonPageRows
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.values.ids import Id
from sub_crm.values.kinds import TenureKind
from sub_crm.values.person_name import PersonName

SOON = dt.timedelta(183)
"""An end that is further off is no news yet."""


def lowered(title: str) -> str:
    """A title in the middle of a sentence: "wethouder wonen"."""
    return title[:1].lower() + title[1:]


def placed(term: TermRow) -> str:
    """Say "Wethouder Oudewater"."""
    return f"{term.position} {term.organisation}"


def span(term: TermRow, today: dt.date) -> str:
    """Say "juni 2022 – 30 nov 2026", "maart 2023 – heden" or "vanaf 1 jan 2027"."""
    since = dates.period(term.since)
    match state_of(term, today):
        case State.INTENDED:
            return _("vanaf {since}").format(since=since)
        case State.RUNNING:
            return _("{since} – heden").format(since=since)
    return f"{since} – {dates.period(term.until)}" if term.until else since


def told(term: TermRow, today: dt.date) -> str:
    """The sentence of a term: "Wethouder, Oudewater, juni 2022 tot 30 nov 2026, einde bekend"."""
    since, state = dates.period(term.since), state_of(term, today)
    until = dates.period(term.until) if term.until else ""
    said = {
        State.INTENDED: _("vanaf {since}, voorgenomen"),
        State.RUNNING: _("{since} tot heden"),
        State.ENDING: _("{since} tot {until}, einde bekend"),
        State.OVER: _("{since} tot {until}"),
    }[state].format(since=since, until=until)
    parts = (term.position, term.organisation, how(term), said, _ours(term))
    return ", ".join(filter(None, parts))


def how(term: TermRow) -> str:
    """Say "waarnemend", "loco" or "interim"; an ordinary term needs no word."""
    return "" if term.kind is TenureKind.ORDINARY else word(term.kind).lower()


def _ours(term: TermRow) -> str:
    return _("onze evenknie") if term.is_counterpart and term.current else ""


def second_line(term: TermRow) -> str:
    return " · ".join(filter(None, (term.organisation, how(term), _ours(term))))


def positions(rows: PersonPageRows, today: dt.date) -> str:
    """Say "Wethouder Oudewater sinds 2022, daarvoor strateeg Montfoort · accounthouder Marieke"."""
    parts = [", ".join(filter(None, (_now(rows, today), _before(rows, today))))]
    if rows.main is not None and rows.main.holder:
        parts.append(_("accounthouder {name}").format(name=rows.main.holder))
    return " · ".join(filter(None, parts))


def _now(rows: PersonPageRows, today: dt.date) -> str:
    main = rows.main
    if main is None:
        return "" if rows.terms else _("Geen functie bekend")
    said = " ".join(filter(None, (placed(main), how(main) and f"({how(main)})")))
    if main.since.first is None:
        return said
    since = (
        main.since.first.year if main.since.first.year < today.year else dates.period(main.since)
    )
    return _("{position} sinds {since}").format(position=said, since=since)


def _before(rows: PersonPageRows, today: dt.date) -> str:
    over = (term for term in rows.terms if state_of(term, today) is State.OVER)
    former = next(over, None)
    if former is None:
        return ""
    if rows.main is None:
        until = dates.period(former.until) if former.until else ""
        return _("{position} tot {until}").format(position=placed(former), until=until)
    return _("daarvoor {position}").format(position=lowered(placed(former)))


def due_chip(rows: PersonPageRows, today: dt.date) -> ChipSpec | None:
    """What is due with this person; None is the rule."""
    if rows.row.incomplete:
        return ChipSpec(_("Aan te vullen"), "dashed", "note")
    ending = [term for term in rows.current if term.until and term.until.last]
    ends = sorted(term.until.last for term in ending if term.until and term.until.last)
    if ends and ends[0] <= today + SOON:
        day = dates.plain_day(ends[0], today)
        return ChipSpec(_("Vertrekt {day}").format(day=day), "warn", "clock")
    if rows.terms and not rows.current:
        ahead = any(state_of(term, today) is State.INTENDED for term in rows.terms)
        return ChipSpec(_("Nog niet in functie") if ahead else _("Vertrokken"), "plain", "clock")
    return None


def called(name: PersonName) -> str:
    """What a sentence calls somebody: by first name where it is known."""
    return name.first_name or name.short()


def successor_title(rows: PersonPageRows, asked: Succession[TermRow], today: dt.date) -> str:
    term = asked.term
    if asked.election:
        stays = _("Blijft {name} {position} van {organisation} {after}?")
        return stays.format(
            name=called(rows.name),
            position=lowered(term.position),
            organisation=term.organisation,
            after=phrases.after_election(asked.election, today),
        )
    gone = term.until is not None and term.until.last is not None and term.until.last < today
    left = _("Vertrokken: wie volgt {name} op als {position} van {organisation}?")
    ahead = _("Wie volgt {name} op als {position} van {organisation}?")
    return (left if gone else ahead).format(
        name=called(rows.name), position=lowered(term.position), organisation=term.organisation
    )


def successor_sentence(rows: PersonPageRows, term: TermRow) -> str:
    """Say what goes to whoever follows, and what stays."""
    hanging = sum(one.position_id == term.position_id for one in rows.follow_ups)
    moving = []
    if hanging:
        moving.append(ngettext("{n} opvolging", "{n} opvolgingen", hanging).format(n=hanging))
    if term == rows.main and rows.rhythm is not None:
        agreed = ngettext("het ritme van {n} dag", "het ritme van {n} dagen", rows.rhythm.agreed)
        moving.append(agreed.format(n=rows.rhythm.agreed))
    moved = _("Mee naar de opvolger: {what}.").format(what=_(" en ").join(moving))
    stays = _("De contactmomenten blijven bij {name}.").format(name=called(rows.name))
    return f"{moved} {stays}" if moving else stays


def validity(row: PointRow, today: dt.date, *, expired: bool) -> str:
    """Say "mobiel · sinds juni 2022", "van de functie" or "geldig tot mei 2022, nog vindbaar"."""
    parts = [word(row.kind).lower()]
    if row.position:
        parts.append(_("van de functie {position}").format(position=lowered(row.position)))
    if row.private:
        parts.append(_("privé"))
    if expired and row.until:
        parts.append(_("geldig tot {until}, nog vindbaar").format(until=dates.period(row.until)))
    elif row.until:
        parts.append(_("tot {until}").format(until=dates.period(row.until)))
    elif row.since:
        parts.append(_("sinds {since}").format(since=dates.period(row.since)))
    return " · ".join(parts)


def then_chips(
    then: Sequence[ThenRow], current: Sequence[TermRow]
) -> Mapping[Id, tuple[ChipSpec, ...]]:
    """Chips such as "Toen: wethouder Oudewater", where the position is another than now."""
    now = {term.position_id for term in current}
    return {
        one.id: (
            ChipSpec(
                _("Toen: {position} {organisation}").format(
                    position=lowered(one.position), organisation=one.organisation
                ),
                "outline",
                "hist",
            ),
        )
        for one in then
        if one.position_id not in now
    }


def issue_line(issue: TouchedIssueRow, today: dt.date) -> str:
    """Say "3 gesprekken, 5 dagen geleden"."""
    counted = ngettext("{n} contactmoment", "{n} contactmomenten", issue.contacts)
    ago = dates.ago(issue.last_day, today) if issue.last_day else ""
    return ", ".join(filter(None, (counted.format(n=issue.contacts), ago)))


def spoken(rows: PersonPageRows, today: dt.date) -> str:
    """Say "17 dagen geleden, op ritme"."""
    day, rhythm = rows.spoken.last_contact, rows.rhythm
    if day is None:
        return _("nog geen contact")
    ago = dates.ago(day, today)
    return f"{ago}, {standing(rhythm)}" if rhythm else ago


def standing(rhythm: Rhythm) -> str:
    if rhythm.status is RhythmStatus.OVER and rhythm.silent is not None:
        over = rhythm.silent - rhythm.agreed
        return ngettext("{n} dag over ritme", "{n} dagen over ritme", over).format(n=over)
    if rhythm.status is RhythmStatus.NEARLY:
        return _("bijna over ritme")
    return _("op ritme") if rhythm.status is RhythmStatus.ON else _("nog geen contact")


def parsed(name: PersonName) -> str:
    """Say how a typed name is understood: "voornaam Anna · tussenvoegsel van · achternaam Berg"."""
    parts = (
        (_("titel"), name.titles_before),
        (_("voorletters"), name.initials),
        (_("voornaam"), name.first_name),
        (_("tussenvoegsel"), name.name_prefix),
        (_("achternaam"), name.surname),
        (_("titel erachter"), name.titles_after),
    )
    return " · ".join(f"{what} {value}" for what, value in parts if value)
