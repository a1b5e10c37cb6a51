"""Drafts: local, outside the history, gone once their record exists."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from sub_crm.commands.performing import carries_out
from sub_crm.commands.text import whole
from sub_crm.models import Draft
from sub_crm.orders import Circumstances
from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.values.ids import Id


@carries_out(KeepDraft)
def keep_draft(session: Session, order: KeepDraft, circumstances: Circumstances) -> None:
    draft = session.get(Draft, order.id)
    if draft is None:
        draft = Draft(id=order.id, started_at=circumstances.now)
        session.add(draft)
    draft.kind, draft.body, draft.kept_at = order.kind, whole(order.body), circumstances.now


@carries_out(DropDraft)
def drop_draft(session: Session, order: DropDraft, __: Circumstances) -> None:
    forget_draft(session, order.id)


def forget_draft(session: Session, draft_id: Id) -> None:
    """Remove the draft itself: it is no record, so nothing refers to it."""
    session.execute(delete(Draft).where(Draft.id == draft_id))
