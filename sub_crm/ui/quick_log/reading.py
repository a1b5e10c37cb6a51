"""What the quick log asks the store when it opens: the draft to go on with, what it completes."""

from dataclasses import dataclass

from sub_crm.queries.follow_ups import FollowUpRow, follow_up
from sub_crm.queries.reading import Reader
from sub_crm.queries.today import drafts
from sub_crm.ui.desk import Opening
from sub_crm.ui.quick_log.draft_body import DraftBody, from_json


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft that was kept, if any, and the follow-up of which this is the outcome."""

    body: DraftBody | None
    follow_up: FollowUpRow | None


def read_opening(reader: Reader, opening: Opening) -> Opened:
    body = next((from_json(row.body) for row in drafts(reader) if row.id == opening.draft_id), None)
    completes = (body and body.completes) or opening.completes
    return Opened(body, follow_up(reader, completes) if completes else None)
