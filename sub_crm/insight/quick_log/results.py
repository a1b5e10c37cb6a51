"""What comes out of one sentence: guesses with their reasons, and the spans they were read from."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Generic, TypeVar

from sub_crm.insight.quick_log.known import KnownOrganisation, KnownPerson
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
    PositionType,
    PromiseBy,
)
from sub_crm.values.vague_date import VagueDate

T = TypeVar("T")


class Part(StrEnum):
    """What a span of the sentence was read as."""

    KIND = "kind"
    WITH = "with"
    ORGANISATION = "organisation"
    ABOUT = "about"
    FOLLOW_UP = "follow_up"
    MOMENT = "moment"
    MARK = "mark"


class Reason(StrEnum):
    """Why a guess was made; together with `Guess.count` enough for a sentence on screen."""

    NAMED = "named"
    ONLY_ONE_WITH_NAME = "only_one_with_name"
    CHOSEN_FROM_SEVERAL = "chosen_from_several"
    BY_ROLE = "by_role"
    BY_ORGANISATION = "by_organisation"
    BY_RECENCY = "by_recency"
    FROM_CONTEXT = "from_context"
    FROM_PERSON = "from_person"
    EXISTING_ISSUE = "existing_issue"
    NEW_SUBJECT = "new_subject"
    NEW_PERSON = "new_person"
    DEFAULT = "default"
    CORRECTED = "corrected"


class Untouched(Enum):
    """The one value that says "the user left this alone", where None says "the user cleared it"."""

    UNTOUCHED = "untouched"


UNTOUCHED = Untouched.UNTOUCHED


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Guess(Generic[T]):
    """A value, why it was chosen, from how many, and the others in order of likelihood."""

    value: T
    reason: Reason
    count: int = 0
    alternatives: tuple[T, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPerson:
    name: str
    position_type: PositionType | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    issue_id: Id | None
    title: str


@dataclass(frozen=True, slots=True)
class FollowUpGuess:
    what: str
    due: VagueDate | None = None
    promise_by: PromiseBy | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Where the quick log was opened: the record of that page is preset."""

    organisation_id: Id | None = None
    person_id: Id | None = None
    issue_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user corrected by hand; these win over every guess."""

    kind: ContactKind | None = None
    people: tuple[Id | NewPerson, ...] | None = None
    organisation_id: Id | Untouched | None = UNTOUCHED
    subject: Subject | Untouched | None = UNTOUCHED
    moment: VagueDate | None = None
    follow_up: FollowUpGuess | Untouched | None = UNTOUCHED
    status: ContactStatus | None = None
    initiative: Initiative | None = None
    confidentiality: Confidentiality | None = None


@dataclass(frozen=True, slots=True)
class Interpretation:
    text: str
    spans: tuple[Span, ...]
    kind: Guess[ContactKind]
    people: tuple[Guess[KnownPerson | NewPerson], ...]
    organisation: Guess[KnownOrganisation] | None
    subject: Guess[Subject] | None
    moment: Guess[VagueDate]
    follow_up: Guess[FollowUpGuess] | None
    status: ContactStatus
    initiative: Initiative
    confidentiality: Confidentiality
    summary: str
