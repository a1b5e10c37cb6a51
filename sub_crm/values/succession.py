"""The question who follows: when it is asked, and the one follow-up in which it is kept."""

import datetime as dt

from sub_crm.values.ids import Id, key_id

AHEAD = dt.timedelta(60)
"""So long before a known end the question begins."""
BEHIND = dt.timedelta(365)
"""An end longer ago than this is history, and nobody is asked."""
LATER = dt.timedelta(30)
"""After "nog niet bekend" it is asked again."""


def question_id(tenure: Id, election: Id | None = None) -> Id:
    """Return the id of the follow-up about who follows: one per term, and one per election."""
    about = (tenure.hex(), election.hex()) if election else (tenure.hex(),)
    return key_id("successor_question", *about)
