"""What there is: the things SUB-CRM keeps, one file per subject."""

from sub_crm.models.assignment import AppUser, Assignment, Cadence, RhythmPause, WarmthSetting
from sub_crm.models.base import Base, Record
from sub_crm.models.contact import ContactIssue, ContactMoment, ContactTheme, Participant
from sub_crm.models.difference import Difference
from sub_crm.models.follow_up import FollowUp
from sub_crm.models.issue import Decision, Issue, IssueStance, IssueTheme
from sub_crm.models.lists import ExportLog, ImportBatch, SavedList
from sub_crm.models.local import Act, Batch, Change, Draft, Fact, Stub, SyncEvent, Unsent
from sub_crm.models.organisation import Organisation
from sub_crm.models.person import ContactPoint, Person
from sub_crm.models.position import Position, PositionTheme, Tenure
from sub_crm.models.programme import Agreement, Election, ProgrammeLine, SourceRecord, Theme

__all__ = [
    "Act",
    "Agreement",
    "AppUser",
    "Assignment",
    "Base",
    "Batch",
    "Cadence",
    "Change",
    "ContactIssue",
    "ContactMoment",
    "ContactPoint",
    "ContactTheme",
    "Decision",
    "Difference",
    "Draft",
    "Election",
    "ExportLog",
    "Fact",
    "FollowUp",
    "ImportBatch",
    "Issue",
    "IssueStance",
    "IssueTheme",
    "Organisation",
    "Participant",
    "Person",
    "Position",
    "PositionTheme",
    "ProgrammeLine",
    "Record",
    "RhythmPause",
    "SavedList",
    "SourceRecord",
    "Stub",
    "SyncEvent",
    "Tenure",
    "Theme",
    "Unsent",
    "WarmthSetting",
]
