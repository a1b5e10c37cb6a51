"""How the list of people says things."""

import datetime as dt

from sub_crm.i18n import N_, _, dates, ngettext
from sub_crm.i18n.words import word
from sub_crm.queries.person_list import Office, PersonOrder, Silence
from sub_crm.ui.parts import phrases
from sub_crm.ui.parts.lists.bulk_bar import count_words
from sub_crm.ui.people.list_reading import Listed, Numbers
from sub_crm.ui.people.wording import SOON
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.values.kinds import TenureKind

NEW = dt.timedelta(180)
"""So long somebody is new in a position."""

ORDERS = {
    PersonOrder.NAME: N_("naam"),
    PersonOrder.ORGANISATION: N_("organisatie"),
    PersonOrder.LAST_CONTACT: N_("langst stil eerst"),
}
OFFICES = {Office.IN_OFFICE: N_("In functie"), Office.LEFT: N_("Vertrokken")}
SILENCES = {
    Silence.OVER: N_("Over ritme"),
    Silence.NEARLY: N_("Bijna over ritme"),
    Silence.ON: N_("Op ritme"),
    Silence.NEVER: N_("Nog geen contact"),
}


def sentence_of(numbers: Numbers, *, narrowed: bool) -> str:
    """Say "64 van 412 personen. Bij 9 is het langer stil dan afgesproken."."""
    found = count_words(numbers.found)
    said = ngettext("{n} persoon.", "{n} personen.", numbers.found).format(n=found)
    if narrowed:
        every = count_words(numbers.every)
        said = _("{n} van {total} personen.").format(n=found, total=every)
    if not numbers.over:
        return said
    over = _("Bij {n} is het langer stil dan afgesproken.").format(n=count_words(numbers.over))
    return f"{said} {over}"


def second_line(one: Listed, today: dt.date) -> str:
    """What is most worth knowing: that they leave, that they are ours, that they are new."""
    row = one.row
    if row.incomplete:
        return _("aan te vullen")
    if not row.current:
        return _left(one, today)
    if row.until is not None and row.until.last is not None and row.until.last <= today + SOON:
        return _("vertrekt {day}").format(day=dates.plain_day(row.until.last, today))
    if row.is_counterpart:
        ours = _("evenknie van {name}").format(name=row.holder) if row.holder else ""
        return ours or _("onze evenknie")
    if row.kind not in (None, TenureKind.ORDINARY):
        return word(row.kind).lower()
    first = row.since.first if row.since else None
    if row.since is not None and first is not None and today - first <= NEW:
        return _("nieuw sinds {since}").format(since=dates.period(row.since))
    return ""


def _left(one: Listed, today: dt.date) -> str:
    row = one.row
    if row.since is None:
        return ""
    if row.since.first is not None and row.since.first > today:
        return _("begint {since}").format(since=dates.period(row.since))
    if row.until is None:
        return ""
    return _("vertrokken, tot {until}").format(until=dates.period(row.until))


def ago(one: Listed, today: dt.date) -> str:
    day = one.row.last_contact
    return dates.ago(day, today) if day else _("nog geen contact")


def rhythm(one: Listed) -> str:
    if one.rhythm is None:
        return ""
    agreed = one.rhythm.agreed
    return ngettext("ritme {n} dag", "ritme {n} dagen", agreed).format(n=agreed)


def tier(one: Listed) -> str:
    return word(one.tier) if one.tier else ""


def issue_chip(one: Listed) -> ChipSpec | None:
    """The dossier that was spoken about last, and how many others."""
    titles = (one.row.issues or "").splitlines()
    if not titles:
        return None
    rest = len(titles) - 1
    if not rest:
        return ChipSpec(titles[0], "plain", "issue")
    more = ngettext("{title} en {n} ander", "{title} en {n} andere", rest)
    return ChipSpec(more.format(title=titles[0], n=rest), "plain", "issue")


def issues(one: Listed) -> str:
    return ", ".join((one.row.issues or "").splitlines())


def told(one: Listed, today: dt.date) -> str:
    """The sentence of a row, with what its shape and colour say."""
    row = one.row
    said = (
        row.name,
        second_line(one, today),
        row.position,
        row.organisation,
        tier(one),
        _("laatste contact {ago}").format(ago=ago(one, today)),
        rhythm(one),
        phrases.status(one.rhythm).lower() if one.rhythm and one.row.last_contact else "",
        issues(one),
    )
    return ", ".join(filter(None, said))
