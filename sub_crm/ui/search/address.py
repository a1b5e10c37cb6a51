"""Where each result leads."""

from sub_crm.insight.names import Entry, Sort
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.desk import TODAY, issue_address, organisation_address, person_address

_PAGES = {
    Sort.ORGANISATION: organisation_address,
    Sort.PERSON: person_address,
    Sort.ISSUE: issue_address,
}


def entry_address(entry: Entry) -> str:
    return _PAGES[entry.sort](entry.id)


def follow_up_address(follow_up: FollowUpRow) -> str:
    """Return the page on which a follow-up stands: of its dossier, organisation or person."""
    pages = (
        (follow_up.issue_id, issue_address),
        (follow_up.organisation_id, organisation_address),
        (follow_up.person_id, person_address),
    )
    return next((address(id) for id, address in pages if id), TODAY)
