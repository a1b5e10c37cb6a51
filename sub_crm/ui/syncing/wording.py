"""What synchronising says: the pill, the finding of the page, records that wait, why one was not
taken, lines of the log."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sub_crm.i18n import N_, _, ngettext
from sub_crm.i18n.fields import FIELDS, MARKS, record_word
from sub_crm.insight.history.printing import Printer, moment, moment_of
from sub_crm.orders.order import CIVIL
from sub_crm.queries.sync import Deed, EventRow, RefusedRow, WaitingRow, Work
from sub_crm.ui.parts.record_words import record_title
from sub_crm.ui.syncing.hosting import Syncing
from sub_crm.ui.syncing.stops import REFUSED_LOGIN

OFFLINE = "offline"
FEW = 3
"""So many fields are named; of more the number is told."""


@dataclass(frozen=True, slots=True)
class PillWords:
    text: str
    tone: str
    icon: str


def pill(syncing: Syncing) -> PillWords:
    """Return what the pill tells: the most pressing thing alone."""
    status, work = syncing.status, syncing.work
    if not syncing.in_team:
        return PillWords(_("Alleen op deze laptop"), "", "laptop")
    if syncing.slow:
        return PillWords(_("Bezig…"), "", "sync")
    if status is not None and status.cause:
        return _trouble(status, work)
    if work.differences:
        return PillWords(differences_words(work.differences), "warn", "split")
    if work.refused:
        told = ngettext("{n} wijziging apart gezet", "{n} wijzigingen apart gezet", work.refused)
        return PillWords(told.format(n=work.refused), "warn", "warn")
    if status is None or status.succeeded_at is None:
        return PillWords(_("Nog niet gesynchroniseerd"), "", "cloud")
    told = _("Gesynchroniseerd {time}").format(time=clock(status.succeeded_at))
    return PillWords(told, "ok", "check")


def _trouble(status: Any, work: Work) -> PillWords:
    if status.cause in REFUSED_LOGIN:
        told = " · ".join(filter(None, (_("Aanmelden nodig"), _shortly_waiting(work))))
        return PillWords(told, "danger", "key")
    if status.phase == OFFLINE:
        told = " · ".join(filter(None, (_("Offline"), waiting_words(work))))
        return PillWords(told, "warn", "offline")
    told = _("Synchroniseren lukt niet sinds {time}").format(time=clock(status.failing_since))
    return PillWords(told, "danger", "warn")


def clock(when: dt.datetime) -> str:
    return f"{when.astimezone(CIVIL):%H:%M}"


def _shortly_waiting(work: Work) -> str:
    return _("{n} wachten").format(n=work.waiting) if work.waiting else ""


def waiting_words(work: Work) -> str:
    if not work.waiting:
        return ""
    told = ngettext("{n} wijziging wacht", "{n} wijzigingen wachten", work.waiting)
    return told.format(n=work.waiting)


def differences_words(number: int) -> str:
    told = ngettext("{n} verschil nakijken", "{n} verschillen nakijken", number)
    return told.format(n=number)


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


# Words that were kept, and the log.


def kept_words(event: EventRow, today: dt.date) -> tuple[str, str]:
    """Return a title, and the words themselves with the names of their fields."""
    detail = _detail(event)
    table, words = str(detail.get("table", "")), detail.get("words", {})
    kind = record_word(table) if table in _KNOWN else _("gegeven")
    printer = Printer(today)
    lines = [
        f"{field_word(table, name).capitalize()}: {_printed(printer, table, name, kept)}"
        for name, kept in words.items()
    ]
    return _("Woorden uit een {record} dat je niet meer mag zien").format(record=kind), "\n".join(
        lines
    )


_KNOWN = {"contact_moment", "issue", "person", "organisation", "follow_up", "decision", "tenure"}


def _printed(printer: Printer, table: str, name: str, kept: Any) -> str:
    try:
        return printer.value(table, name, kept)
    except (KeyError, ValueError):
        return str(kept)


@dataclass(frozen=True, slots=True)
class LogWords:
    icon: str
    tone: str
    title: str
    about: str


def log_words(event: EventRow) -> LogWords:
    """Return how a line of the log reads."""
    detail = _detail(event)
    match event.kind:
        case "round":
            return _round(detail)
        case "failed":
            return _failure(str(detail.get("cause", "")))
        case "repaired":
            told = ngettext("{n} gegeven hersteld", "{n} gegevens hersteld", event.count)
            about = _("beide kanten zijn vergeleken")
            return LogWords("check", "ok", told.format(n=event.count), about)
        case "evicted_words" | "put_away_words":
            return LogWords("lock", "warn", _("Woorden bewaard"), _("van wat uit zicht ging"))
    return LogWords("info", "text2", event.kind, "")


def _round(counts: dict[str, Any]) -> LogWords:
    about = [
        _(text).format(n=counts[name]) for name, text in _COUNTS.items() if counts.get(name, 0) > 0
    ]
    if counts.get("restored"):
        return LogWords("warn", "warn", _("Gedeelde database hersteld"), ", ".join(about))
    if counts.get("differences"):
        return LogWords("split", "warn", _("Verschillen gevonden"), ", ".join(about))
    if counts.get("refused"):
        return LogWords("warn", "danger", _("Niet alles aangenomen"), ", ".join(about))
    both = counts.get("sent") and counts.get("received")
    one = _("Verzonden") if counts.get("sent") else _("Ontvangen")
    return LogWords("check", "ok", _("Verzonden en ontvangen") if both else one, ", ".join(about))


_COUNTS = {
    "sent": N_("{n} heen"),
    "received": N_("{n} terug"),
    "differences": N_("{n} te kiezen"),
    "refused": N_("{n} apart gezet"),
    "purged": N_("{n} gewist"),
}


def _failure(cause: str) -> LogWords:
    from sub_crm.ui.syncing.stops import title_of

    if cause in ("unreachable", "busy"):
        return LogWords("offline", "warn", _("Offline"), title_of(cause))
    title = _("Aanmelden geweigerd") if cause in REFUSED_LOGIN else _("Synchroniseren lukte niet")
    return LogWords("x", "danger", title, title_of(cause))


def _detail(event: EventRow) -> dict[str, Any]:
    try:
        found = json.loads(event.detail or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
