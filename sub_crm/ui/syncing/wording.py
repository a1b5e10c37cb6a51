"""What the page of synchronising says: its finding, records that wait, why one was not taken."""

import datetime as dt

from sub_crm.i18n import N_, _, ngettext
from sub_crm.i18n.fields import FIELDS, MARKS, record_word
from sub_crm.insight.history.printing import moment, moment_of
from sub_crm.queries.refused import RefusedRow
from sub_crm.queries.waiting import Deed, WaitingRow, Work
from sub_crm.ui.parts.record_words import record_title
from sub_crm.ui.sync_pill import OFFLINE
from sub_crm.ui.synchronising import Syncing

FEW = 3
"""So many fields are named; of more the number is told."""


def finding(syncing: Syncing, today: dt.date) -> str:
    """Return how it stands, in one or two sentences."""
    status, work = syncing.status, syncing.work
    if not syncing.in_team:
        return _("Deze werkruimte hoort nog niet bij een team. Alles staat op deze laptop.")
    safe = _safe(work)
    if status is not None and status.cause:
        since = moment_of(status.failing_since, today)
        if status.phase == OFFLINE:
            return " ".join((_("Zonder verbinding sinds {when}.").format(when=since), safe))
        return " ".join((_("Verzenden lukt niet sinds {when}.").format(when=since), safe))
    if work.waiting:
        return safe
    return _("Alles wat je vastlegde, staat in de gedeelde database.")


def _safe(work: Work) -> str:
    if not work.waiting:
        return _("Er wacht niets op verzenden.")
    told = ngettext(
        "{n} wijziging staat veilig op deze laptop.",
        "{n} wijzigingen staan veilig op deze laptop.",
        work.waiting,
    )
    return told.format(n=work.waiting)


def again(syncing: Syncing) -> str:
    """Say when it is tried again by itself; nothing where it is not."""
    status = syncing.status
    if status is None or status.retry_at is None:
        return ""
    seconds = (status.retry_at - dt.datetime.now(dt.UTC)).total_seconds()
    if seconds < 60:
        return _("We proberen het binnen een minuut opnieuw.")
    minutes = round(seconds / 60)
    told = ngettext(
        "We proberen het over {n} minuut opnieuw.",
        "We proberen het over {n} minuten opnieuw.",
        minutes,
    )
    return told.format(n=minutes)


# Records.


DEEDS = {
    Deed.NEW: ("plus", N_("nieuw")),
    Deed.EDITED: ("note", N_("gewijzigd")),
    Deed.DELETED: ("trash", N_("verwijderd")),
}


def told(row: WaitingRow) -> str:
    """Return what was done with it: "nieuw · Capaciteit" or "verslag, sfeer gewijzigd"."""
    about = row.named.name if row.named.kind is not None and row.named.whom else ""
    if row.deed is not Deed.EDITED:
        return " · ".join(filter(None, (_(DEEDS[row.deed][1]), about)))
    what = [*(field_word(row.table, name) for name in row.fields), *map(record_word, row.parts)]
    what = list(dict.fromkeys(what))
    if not what:
        return _("gewijzigd")
    if len(what) > FEW:
        return _("{n} gegevens gewijzigd").format(n=len(what))
    return _("{fields} gewijzigd").format(fields=", ".join(what))


def field_word(table: str, name: str) -> str:
    """Return what a field is called within a sentence."""
    known = MARKS.get(name) or FIELDS.get(table, {}).get(name)
    title = str(known) if known else _("Gegeven")
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def sentence(row: WaitingRow, today: dt.date) -> str:
    return ", ".join((record_title(row.table, row.named), told(row), moment(row.at, today)))


# Why the shared database did not take something.


def reason(row: RefusedRow) -> str:
    """Say why it was not taken and what can be done, for whoever entered it."""
    if found := _ABOUT.get(row.about):
        return _(found)
    for start, text in _CODES:
        if row.code.startswith(start):
            return _(text)
    return _("De gedeelde database nam dit niet aan ({code}).").format(code=row.code)


_ABOUT = {
    "uq_position_one_counterpart": N_("Deze organisatie heeft al een andere evenknie."),
    "mood_1_to_5": N_("De sfeer moet een getal van 1 tot en met 5 zijn."),
    "urgency_1_to_3": N_("De urgentie moet een getal van 1 tot en met 3 zijn."),
    "days_range": N_("Een ritme is 1 tot en met 3650 dagen."),
    "open_to_all": N_("Dit is voor iedereen en kan niet vertrouwelijk zijn."),
    "somebody": N_("Er moet een persoon, organisatie of collega bij staan."),
    "one_owner": N_("Dit hoort bij precies één persoon, functie of organisatie."),
}
_CODES = (
    ("42501", N_("Je mag dit niet wijzigen, of het is er voor jou niet meer.")),
    ("23505", N_("Dit staat er al: een collega was eerder.")),
    ("23503", N_("Het verwijst naar iets wat er niet meer is.")),
    ("23502", N_("Een gegeven dat nodig is, is leeg.")),
    ("23514", N_("Een gegeven heeft een waarde die niet kan.")),
    ("22001", N_("Een tekst is te lang.")),
    ("22", N_("Een gegeven heeft een vorm die de gedeelde database niet kent.")),
    ("54", N_("Dit is te groot om te verzenden.")),
)
