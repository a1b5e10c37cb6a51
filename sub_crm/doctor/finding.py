"""What a check found: good, to be looked after or wrong, in words, with one thing to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sub_crm.i18n import N_, _


class State(StrEnum):
    """In rising order of how bad it is."""

    GOOD = "good"
    NOTICE = "notice"
    FAULT = "fault"


class Subject(StrEnum):
    """What is looked at; also the name of the finding in JSON and in the support bundle."""

    ENGINE = "engine"
    ENCRYPTION = "encryption"
    KEYRING = "keyring"
    DATA_FOLDER = "data_folder"
    SETTINGS_FOLDER = "settings_folder"
    LOG_FOLDER = "log_folder"
    BACKUP_FOLDER = "backup_folder"
    SPACE = "space"
    LEFTOVERS = "leftovers"
    WORKSPACE = "workspace"
    SCHEMA = "schema"
    CLOCK = "clock"
    DRAFTS = "drafts"
    JOURNAL = "journal"
    INTEGRITY = "integrity"
    REFERENCES = "references"
    DERIVED = "derived"
    SEARCH = "search"
    BACKUPS = "backups"


class Action(StrEnum):
    """What the program can do about a finding."""

    REPAIR = "repair"
    """Make what follows from other data anew: the search index, dates, sorting."""
    SWEEP = "sweep"
    DRAFTS = "drafts"
    """Go where drafts are finished or thrown away."""
    BACKUPS = "backups"
    """Go where backups are made and put back."""


STATES = {State.GOOD: N_("Goed"), State.NOTICE: N_("Let op"), State.FAULT: N_("Fout")}
SUBJECTS = {
    Subject.ENGINE: N_("Database-motor"),
    Subject.ENCRYPTION: N_("Versleuteling"),
    Subject.KEYRING: N_("Sleutel"),
    Subject.DATA_FOLDER: N_("Map met gegevens"),
    Subject.SETTINGS_FOLDER: N_("Map met instellingen"),
    Subject.LOG_FOLDER: N_("Map met het logboek"),
    Subject.BACKUP_FOLDER: N_("Map met reservekopieën"),
    Subject.SPACE: N_("Vrije ruimte"),
    Subject.LEFTOVERS: N_("Achtergebleven bestanden"),
    Subject.WORKSPACE: N_("Werkruimte"),
    Subject.SCHEMA: N_("Indeling van de werkruimte"),
    Subject.CLOCK: N_("Klok"),
    Subject.DRAFTS: N_("Concepten"),
    Subject.JOURNAL: N_("Geschiedenis"),
    Subject.INTEGRITY: N_("Bestand"),
    Subject.REFERENCES: N_("Verwijzingen"),
    Subject.DERIVED: N_("Afgeleide gegevens"),
    Subject.SEARCH: N_("Zoekindex"),
    Subject.BACKUPS: N_("Reservekopieën"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    subject: Subject
    state: State = State.GOOD
    told: str
    """One or two sentences in the language spoken; may name a folder."""
    remedy: str = ""
    """One sentence that says what to do; empty when there is nothing to do."""
    action: Action | None = None
    facts: Mapping[str, int | str] = field(default_factory=dict)
    """Numbers, versions and names of our own: all that leaves in a support bundle."""

    @property
    def title(self) -> str:
        return _(SUBJECTS[self.subject])

    @property
    def state_word(self) -> str:
        return _(STATES[self.state])


def worst(findings: Iterable[Finding]) -> State:
    """Return the worst state of all; good when there is nothing."""
    order = list(State)
    return max((finding.state for finding in findings), key=order.index, default=State.GOOD)
