"""The open workspace: how it is encrypted, its schema, journal and references, and every page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sub_crm.doctor.case import Case
from sub_crm.doctor.finding import Action, Finding, State, Subject
from sub_crm.i18n import _, dates, ngettext
from sub_crm.orders.order import CIVIL
from sub_crm.store import rollups
from sub_crm.store.file import SCHEMA, salt_of
from sub_crm.store.visibility import PLURALS
from sub_crm.values.instants import instant
from sub_crm.values.person_name import PersonName

OLD_DRAFT = dt.timedelta(days=7)
SLACK = dt.timedelta(minutes=5)
"""Clocks of two computers differ by so much and nobody notices."""
RECORD_TRIGGERS = ("capture_new", "capture_update", "refuse_new_id", "refuse_delete")
OTHER_TRIGGERS = {
    "derive_participant",
    "derive_participant_again",
    "derive_participants",
    "count_what_left",
    "count_what_came",
    "index_new_contact",
    "index_changed_contact",
}


def restore_it() -> str:
    return _("Zet een reservekopie terug die heel is.")


def encryption(case: Case) -> Finding:
    """The engine encrypts, and what is on the disk is not readable text."""
    salt_of(case.workspace)  # refuses a plain file
    cipher = str(case.reader.value("PRAGMA cipher_version")).partition(" ")[0]
    facts = {"cipher": cipher}
    if case.reader.value("PRAGMA cipher_status") != "1":
        return Finding(
            subject=Subject.ENCRYPTION,
            state=State.FAULT,
            told=_("De werkruimte is open zonder versleuteling."),
            remedy=_("Leg niets meer vast en installeer SUB-CRM opnieuw."),
            facts=facts,
        )
    told = _("Versleuteld op de schijf met SQLCipher {cipher}.").format(cipher=cipher)
    if case.example:
        told += " " + _("De demonstratie heeft een sleutel die iedereen kent.")
    return Finding(subject=Subject.ENCRYPTION, told=told, facts=facts)


def schema(case: Case) -> Finding:
    number = int(case.reader.value("PRAGMA user_version"))
    revision = str(case.reader.value("SELECT version_num FROM alembic_version") or "")
    fits = number == SCHEMA == int(revision or 0)
    return Finding(
        subject=Subject.SCHEMA,
        state=State.GOOD if fits else State.FAULT,
        told=_("Indeling {number}; dit programma werkt met {ours}.").format(
            number=number, ours=SCHEMA
        ),
        remedy="" if fits else _("Werk het programma bij en start het opnieuw."),
        facts={"schema": number, "revision": revision, "program": SCHEMA},
    )


def clock(case: Case) -> Finding:
    """The last act cannot lie in the future, nor can this program be older than its workspace."""
    last = instant(case.reader.value("SELECT max(at) FROM act") or 0)
    here = case.now.astimezone(CIVIL)
    if last <= case.now + SLACK:
        told = _("Het is {day}, {time}.").format(
            day=dates.long_day(here.date()), time=f"{here:%H:%M}"
        )
        return Finding(subject=Subject.CLOCK, told=told)
    later = last.astimezone(CIVIL)
    return Finding(
        subject=Subject.CLOCK,
        state=State.FAULT,
        told=_("Er is werk vastgelegd op {day} om {time}; dat moet nog komen.").format(
            day=dates.day(later.date(), here.date()), time=f"{later:%H:%M}"
        ),
        remedy=_("Zet de klok van deze computer goed."),
        facts={"ahead_minutes": (last - case.now) // dt.timedelta(minutes=1)},
    )


@dataclass(frozen=True, slots=True)
class DraftCount:
    number: int
    oldest: int | None


def drafts(case: Case) -> Finding:
    found = case.reader.row(
        DraftCount, "SELECT count(*) AS number, min(kept_at) AS oldest FROM draft"
    )
    if found is None or found.oldest is None:
        return Finding(subject=Subject.DRAFTS, told=_("Er wachten geen concepten."))
    oldest = instant(found.oldest)
    said = ngettext(
        "Er wacht {n} concept, van {day}.",
        "Er wachten {n} concepten, het oudste van {day}.",
        found.number,
    )
    day, today = oldest.astimezone(CIVIL).date(), case.now.astimezone(CIVIL).date()
    is_old = case.now - oldest > OLD_DRAFT
    return Finding(
        subject=Subject.DRAFTS,
        state=State.NOTICE if is_old else State.GOOD,
        told=said.format(n=found.number, day=dates.day(day, today)),
        remedy=_("Maak ze af of gooi ze weg; ze staan op Vandaag.") if is_old else "",
        action=Action.DRAFTS if is_old else None,
        facts={"number": found.number, "oldest_days": (case.now - oldest).days},
    )


def journal(case: Case) -> Finding:
    """Every table of records still has the triggers by which its changes are kept."""
    wanted = {f"{name}_{table}" for name in RECORD_TRIGGERS for table in PLURALS} | OTHER_TRIGGERS
    found = set(case.reader.values("SELECT name FROM main.sqlite_master WHERE type = 'trigger'"))
    missing = sorted(wanted - found)
    if not missing:
        acts = case.reader.value("SELECT count(*) FROM act")
        said = ngettext("{n} handeling bewaard.", "{n} handelingen bewaard.", acts)
        return Finding(subject=Subject.JOURNAL, told=said.format(n=acts), facts={"acts": acts})
    return Finding(
        subject=Subject.JOURNAL,
        state=State.FAULT,
        told=_("De geschiedenis is niet volledig: {n} onderdelen ontbreken.").format(
            n=len(missing)
        ),
        remedy=restore_it(),
        action=Action.BACKUPS,
        facts={"missing": ", ".join(missing)},
    )


def references(case: Case) -> Finding:
    broken = len(case.reader.values("PRAGMA foreign_key_check"))
    if not broken:
        return Finding(subject=Subject.REFERENCES, told=_("Alle verwijzingen kloppen."))
    if case.reader.value("SELECT 1 FROM fact WHERE name = 'sync_installation'"):
        told = ngettext(
            "{n} verwijzing leidt naar wat voor jou is afgeschermd.",
            "{n} verwijzingen leiden naar wat voor jou is afgeschermd.",
            broken,
        )
        return Finding(
            subject=Subject.REFERENCES, told=told.format(n=broken), facts={"shielded": broken}
        )
    said = ngettext(
        "{n} verwijzing leidt nergens heen.", "{n} verwijzingen leiden nergens heen.", broken
    )
    return Finding(
        subject=Subject.REFERENCES,
        state=State.FAULT,
        told=said.format(n=broken),
        remedy=restore_it(),
        action=Action.BACKUPS,
        facts={"broken": broken},
    )


@dataclass(frozen=True, slots=True)
class NameRow:
    titles_before: str
    initials: str
    first_name: str
    name_prefix: str
    surname: str
    titles_after: str
    sort_name: str
    print_name: str

    def is_right(self) -> bool:
        name = PersonName(
            titles_before=self.titles_before,
            initials=self.initials,
            first_name=self.first_name,
            name_prefix=self.name_prefix,
            surname=self.surname,
            titles_after=self.titles_after,
        )
        made = (" ".join(filter(None, name.sort_key())), name.short())
        return made == (self.sort_name, self.print_name)


def derived(case: Case) -> Finding:
    """What follows from other columns and is kept beside them, to sort by and to count with."""
    wrong_dates = case.reader.value(
        "SELECT count(*) FROM main.participant p"
        " JOIN main.contact_moment c ON c.id = p.contact_moment_id"
        " WHERE p.sorts_at IS NOT c.sorts_at"
    )
    names = case.reader.rows(
        NameRow,
        "SELECT titles_before, initials, first_name, name_prefix, surname, titles_after,"
        " sort_name, print_name FROM main.person",
    )
    wrong_names = sum(not name.is_right() for name in names)
    wrong_counts = int(case.reader.value(rollups.FAULTS))
    facts = {"dates": wrong_dates, "names": wrong_names, "counts": wrong_counts}
    if not any(facts.values()):
        told = _("Datums, namen om op te sorteren en tellingen kloppen met waar ze van komen.")
        return Finding(subject=Subject.DERIVED, told=told, facts=facts)
    return Finding(
        subject=Subject.DERIVED,
        state=State.FAULT,
        told=_("Niet juist: {what}.").format(
            what=", ".join(_counted(wrong_dates, wrong_names, wrong_counts))
        ),
        remedy=_("Laat ze opnieuw maken; er gaat niets verloren."),
        action=Action.REPAIR,
        facts=facts,
    )


def _counted(wrong_dates: int, wrong_names: int, wrong_counts: int) -> Iterator[str]:
    if wrong_dates:
        yield ngettext("{n} datum", "{n} datums", wrong_dates).format(n=wrong_dates)
    if wrong_names:
        yield ngettext("{n} naam", "{n} namen", wrong_names).format(n=wrong_names)
    if wrong_counts:
        yield ngettext("{n} telling", "{n} tellingen", wrong_counts).format(n=wrong_counts)


def integrity(case: Case) -> Finding:
    """Every page by its checksum, then every table and index."""
    torn = case.reader.values("PRAGMA cipher_integrity_check")
    if torn:  # a page that was being written just then looks torn too
        torn = case.reader.values("PRAGMA cipher_integrity_check")
    # what reads on over torn pages finds only what they broke
    problems = [] if torn else case.reader.values("PRAGMA integrity_check")
    places = len(torn) + len([line for line in problems if line != "ok"])
    facts = {"torn": len(torn), "places": places}
    if not places:
        told = _("Alle bladzijden van het bestand zijn gelezen en heel.")
        return Finding(subject=Subject.INTEGRITY, told=told, facts=facts)
    said = ngettext(
        "Het bestand is beschadigd op {n} plaats.",
        "Het bestand is beschadigd op {n} plaatsen.",
        places,
    )
    return Finding(
        subject=Subject.INTEGRITY,
        state=State.FAULT,
        told=said.format(n=places),
        remedy=restore_it(),
        action=Action.BACKUPS,
        facts=facts,
    )
