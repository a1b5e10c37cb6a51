"""Follow-ups (opvolgingen) and promises (toezeggingen), ours and theirs."""

import datetime as dt

from sqlalchemy import Computed, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import DERIVED, Record
from sub_crm.values.ids import Id
from sub_crm.values.kinds import FollowUpStatus, PromiseBy
from sub_crm.values.vague_date import VagueDate, last_day_sql


class FollowUp(Record):
    """Opvolging. It hangs on the position as well, so it survives a change of holder."""

    __tablename__ = "follow_up"
    __table_args__ = (
        Index(
            "ix_follow_up_open", "due_last", sqlite_where=text("status = 'open' AND deleted = 0")
        ),
        Index(None, "organisation_id"),
        Index(None, "issue_id"),
        Index(None, "contact_moment_id"),
    )

    title: Mapped[str]
    note: Mapped[str] = mapped_column(default="", server_default="")
    owner_id: Mapped[Id | None] = mapped_column(ForeignKey("app_user.id"))
    organisation_id: Mapped[Id | None] = mapped_column(ForeignKey("organisation.id"))
    position_id: Mapped[Id | None] = mapped_column(ForeignKey("position.id"))
    person_id: Mapped[Id | None] = mapped_column(ForeignKey("person.id"))
    issue_id: Mapped[Id | None] = mapped_column(ForeignKey("issue.id"))
    contact_moment_id: Mapped[Id | None] = mapped_column(ForeignKey("contact_moment.id"))
    """The moment in which it was agreed."""
    promise_by: Mapped[PromiseBy | None]
    due: Mapped[VagueDate | None]
    status: Mapped[FollowUpStatus] = mapped_column(
        default=FollowUpStatus.OPEN, server_default="open"
    )
    closed_at: Mapped[dt.datetime | None]
    outcome_id: Mapped[Id | None] = mapped_column(ForeignKey("contact_moment.id"))
    """The moment that came of it ("vastleggen wat eruit kwam")."""
    due_last: Mapped[str | None] = mapped_column(
        Computed(last_day_sql("due"), persisted=True), info=DERIVED
    )
