"""The kinds that records come in: stable English ids; i18n has their words, models their columns.

Sources: domain-model enumerations of the programme; weights are those of the relationship score.
"""

from enum import StrEnum


class OrganisationKind(StrEnum):
    MUNICIPALITY = "municipality"
    WATER_BOARD = "water_board"
    PROVINCE = "province"
    NATIONAL = "national"
    KNOWLEDGE = "knowledge"
    OTHER = "other"


class Level(StrEnum):
    """At which level a relation is kept."""

    POLITICAL = "political"
    STRATEGIC = "strategic"
    OFFICIAL = "official"
    REPRESENTATIVE = "representative"


class Tier(StrEnum):
    """How much a position matters for the relation; sets its default rhythm."""

    CORE = "core"
    IMPORTANT = "important"
    OTHER = "other"


class PositionType(StrEnum):
    MAYOR = "mayor"
    ALDERMAN = "alderman"
    MUNICIPAL_SECRETARY = "municipal_secretary"
    COUNCIL_CLERK = "council_clerk"
    STRATEGIST = "strategist"
    CONTROLLER = "controller"
    COUNCILLOR = "councillor"
    DIKE_WARDEN = "dike_warden"
    WATER_BOARD_EXECUTIVE = "water_board_executive"
    SECRETARY_DIRECTOR = "secretary_director"
    KINGS_COMMISSIONER = "kings_commissioner"
    PROVINCIAL_EXECUTIVE = "provincial_executive"
    PROVINCIAL_COUNCILLOR = "provincial_councillor"
    ADVISER = "adviser"
    OFFICIAL = "official"
    OTHER = "other"


LEVEL_OF = {
    PositionType.MAYOR: Level.POLITICAL,
    PositionType.ALDERMAN: Level.POLITICAL,
    PositionType.DIKE_WARDEN: Level.POLITICAL,
    PositionType.WATER_BOARD_EXECUTIVE: Level.POLITICAL,
    PositionType.KINGS_COMMISSIONER: Level.POLITICAL,
    PositionType.PROVINCIAL_EXECUTIVE: Level.POLITICAL,
    PositionType.MUNICIPAL_SECRETARY: Level.STRATEGIC,
    PositionType.COUNCIL_CLERK: Level.STRATEGIC,
    PositionType.STRATEGIST: Level.STRATEGIC,
    PositionType.CONTROLLER: Level.STRATEGIC,
    PositionType.SECRETARY_DIRECTOR: Level.STRATEGIC,
    PositionType.ADVISER: Level.STRATEGIC,
    PositionType.COUNCILLOR: Level.REPRESENTATIVE,
    PositionType.PROVINCIAL_COUNCILLOR: Level.REPRESENTATIVE,
    PositionType.OFFICIAL: Level.OFFICIAL,
    PositionType.OTHER: Level.OFFICIAL,
}

TIER_OF = {
    PositionType.MAYOR: Tier.CORE,
    PositionType.MUNICIPAL_SECRETARY: Tier.CORE,
    PositionType.DIKE_WARDEN: Tier.CORE,
    PositionType.SECRETARY_DIRECTOR: Tier.CORE,
    PositionType.ALDERMAN: Tier.IMPORTANT,
    PositionType.WATER_BOARD_EXECUTIVE: Tier.IMPORTANT,
    PositionType.COUNCIL_CLERK: Tier.IMPORTANT,
    PositionType.STRATEGIST: Tier.IMPORTANT,
}
"""Tier per position type; every other type is `Tier.OTHER`, the evenknie is always `Tier.CORE`."""

RHYTHM_DAYS = {Tier.CORE: 42, Tier.IMPORTANT: 90, Tier.OTHER: 180}
"""Default rhythm in days per tier, until the user sets another."""

ORGANISATION_RHYTHM_DAYS = 42


class ContactKind(StrEnum):
    EXECUTIVE_MEETING = "executive_meeting"
    WORKING_VISIT = "working_visit"
    CONVERSATION = "conversation"
    VIDEO_CALL = "video_call"
    PHONE_CALL = "phone_call"
    EVENT = "event"
    EMAIL = "email"
    MESSAGE = "message"
    ONE_WAY = "one_way"
    SUPERVISION_TALK = "supervision_talk"
    SOUNDING_BOARD = "sounding_board"


WEIGHT_OF = {
    ContactKind.EXECUTIVE_MEETING: 100,
    ContactKind.WORKING_VISIT: 100,
    ContactKind.CONVERSATION: 100,
    ContactKind.VIDEO_CALL: 80,
    ContactKind.PHONE_CALL: 70,
    ContactKind.EVENT: 50,
    ContactKind.EMAIL: 30,
    ContactKind.MESSAGE: 30,
    ContactKind.ONE_WAY: 0,
    ContactKind.SUPERVISION_TALK: 100,
    ContactKind.SOUNDING_BOARD: 100,
}
"""Weight of a held moment in hundredths; 50 or more resets the rhythm ("laatste contact")."""

COUNTS_AS_CONTACT = 50


class ContactStatus(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    NOT_REACHED = "not_reached"
    CANCELLED = "cancelled"


class Initiative(StrEnum):
    US = "us"
    THEM = "them"
    JOINT = "joint"


class OurRole(StrEnum):
    """In which role we spoke: the same official may keep the relation or supervise."""

    RELATION = "relation"
    SUPERVISION = "supervision"
    SUBJECT = "subject"


class Confidentiality(StrEnum):
    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    PERSONAL = "personal"


class Compartment(StrEnum):
    RELATION = "relation"
    SUPERVISION = "supervision"


class TenureKind(StrEnum):
    ORDINARY = "ordinary"
    ACTING = "acting"
    LOCUM = "locum"
    INTERIM = "interim"


class AssignmentRole(StrEnum):
    ACCOUNT_MANAGER = "account_manager"
    DEPUTY = "deputy"
    DOSSIER_HOLDER = "dossier_holder"


class UserRole(StrEnum):
    ACCOUNT_MANAGER = "account_manager"
    TEAM_LEAD = "team_lead"
    SUPERVISOR = "supervisor"
    DATA_STEWARD = "data_steward"
    PRIVACY_OFFICER = "privacy_officer"


class IssueStatus(StrEnum):
    SIGNAL = "signal"
    ACTIVE = "active"
    WAITING = "waiting"
    CLOSED = "closed"
    OFF_THE_TABLE = "off_the_table"


OPEN_ISSUE = (IssueStatus.SIGNAL, IssueStatus.ACTIVE, IssueStatus.WAITING)


class FollowUpStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class PromiseBy(StrEnum):
    """Whose promise a follow-up is, when it is one."""

    US = "us"
    THEM = "them"


class ContactPointKind(StrEnum):
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    WEBSITE = "website"


class PersonKind(StrEnum):
    """Not every contact is a person: a role mailbox or a team can be spoken to as well."""

    PERSON = "person"
    MAILBOX = "mailbox"
    TEAM = "team"


class ElectionKind(StrEnum):
    COUNCIL = "council"
    PROVINCIAL_AND_WATER_BOARD = "provincial_and_water_board"


ELECTED_AT = {
    PositionType.ALDERMAN: ElectionKind.COUNCIL,
    PositionType.COUNCILLOR: ElectionKind.COUNCIL,
    PositionType.WATER_BOARD_EXECUTIVE: ElectionKind.PROVINCIAL_AND_WATER_BOARD,
    PositionType.PROVINCIAL_EXECUTIVE: ElectionKind.PROVINCIAL_AND_WATER_BOARD,
    PositionType.PROVINCIAL_COUNCILLOR: ElectionKind.PROVINCIAL_AND_WATER_BOARD,
}
"""After which elections a position may get another holder."""

ELECTED_IN = {
    OrganisationKind.MUNICIPALITY: ElectionKind.COUNCIL,
    OrganisationKind.WATER_BOARD: ElectionKind.PROVINCIAL_AND_WATER_BOARD,
    OrganisationKind.PROVINCE: ElectionKind.PROVINCIAL_AND_WATER_BOARD,
}
"""In which elections those who govern an organisation are chosen."""


class DifferenceChoice(StrEnum):
    """What became of a difference."""

    OPEN = "open"
    STANDS = "stands"
    KEPT = "kept"
    BOTH = "both"
