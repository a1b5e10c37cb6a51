"""What a sentence of the tables is expected to mean, on Tuesday 24 November 2026 at ten."""

from dataclasses import dataclass

from sub_crm.values.kinds import ContactKind as K
from sub_crm.values.kinds import ContactStatus, Initiative, PromiseBy

US, THEM = PromiseBy.US, PromiseBy.THEM
PLANNED, NOT_REACHED, CANCELLED = (
    ContactStatus.PLANNED,
    ContactStatus.NOT_REACHED,
    ContactStatus.CANCELLED,
)
THEY = Initiative.THEM
NOW_TEXT = "2026-11-24T10:00"


@dataclass(frozen=True, slots=True)
class Said:
    """Empty means: nothing of the kind; a follow-up is what, due and whose promise."""

    text: str
    kind: K
    people: str = ""
    organisation: str = ""
    subject: str = ""
    moment: str = NOW_TEXT
    what: str = ""
    due: str = ""
    promise: PromiseBy | None = None
    status: ContactStatus = ContactStatus.HELD
    initiative: Initiative = Initiative.US


S = Said
JANSEN, KRAMER = "P. Jansen", "A. Kramer"
LOPIK, ZEIST, HDSR = "Gemeente Lopik", "Gemeente Zeist", "Hoogheemraadschap De Stichtse Rijnlanden"
OPSCHALING = "Bestuurlijke opschaling Lopik"
FRI, TOMORROW, YESTERDAY = "2026-11-27", "2026-11-25", "2026-11-23"
