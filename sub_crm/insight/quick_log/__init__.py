"""Turns one typed sentence about a contact into fields, each with the reason for its guess."""

from sub_crm.insight.quick_log.interpretation import interpret
from sub_crm.insight.quick_log.known import KnownIssue, KnownOrganisation, KnownPerson
from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.results import (
    UNTOUCHED,
    Choices,
    Context,
    FollowUpGuess,
    Guess,
    Interpretation,
    NewPerson,
    Part,
    Reason,
    Span,
    Subject,
    Untouched,
)

__all__ = [
    "UNTOUCHED",
    "Choices",
    "Context",
    "FollowUpGuess",
    "Guess",
    "Interpretation",
    "KnownIssue",
    "KnownOrganisation",
    "KnownPerson",
    "Lexicon",
    "NewPerson",
    "Part",
    "Reason",
    "Span",
    "Subject",
    "Untouched",
    "interpret",
]
