"""Governance issues (dossiers) and how each organisation stands in them."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import Record
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus
from sub_crm.values.vague_date import VagueDate


class Issue(Record):
    """Dossier."""

    __tablename__ = "issue"
    __table_args__ = (CheckConstraint("urgency BETWEEN 1 AND 3", name="urgency_1_to_3"),)

    title: Mapped[str]
    status: Mapped[IssueStatus] = mapped_column(default=IssueStatus.ACTIVE, server_default="active")
    urgency: Mapped[int] = mapped_column(default=1, server_default="1")
    context: Mapped[str] = mapped_column(default="", server_default="")
    """One line that says what plays."""
    opened: Mapped[VagueDate | None]
    closed: Mapped[VagueDate | None]
    outcome: Mapped[str] = mapped_column(default="", server_default="")
    owner_id: Mapped[Id | None] = mapped_column(ForeignKey("app_user.id"))
    source: Mapped[str] = mapped_column(default="", server_default="")
    """Code of the source record, where the dossier comes from the source document."""


class IssueStance(Record):
    """An organisation in a dossier: stance -2..2, interest and influence 1-3 (unknown: none)."""

    __tablename__ = "issue_stance"
    __table_args__ = (
        UniqueConstraint("issue_id", "organisation_id"),
        CheckConstraint("stance BETWEEN -2 AND 2", name="stance_range"),
        CheckConstraint("interest BETWEEN 1 AND 3", name="interest_range"),
        CheckConstraint("influence BETWEEN 1 AND 3", name="influence_range"),
        Index(None, "organisation_id"),
    )

    issue_id: Mapped[Id] = mapped_column(ForeignKey("issue.id"))
    organisation_id: Mapped[Id] = mapped_column(ForeignKey("organisation.id"))
    stance: Mapped[int | None]
    interest: Mapped[int | None]
    influence: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="", server_default="")


class IssueTheme(Record):
    __tablename__ = "issue_theme"
    __table_args__ = (UniqueConstraint("issue_id", "theme_id"),)

    issue_id: Mapped[Id] = mapped_column(ForeignKey("issue.id"))
    theme_id: Mapped[Id] = mapped_column(ForeignKey("theme.id"))


class Decision(Record):
    """Besluit: what was decided, when and with whom it was consulted; in a dossier or by itself."""

    __tablename__ = "decision"
    __table_args__ = (Index(None, "issue_id"),)

    text: Mapped[str]
    decided_on: Mapped[VagueDate]
    consulted_with: Mapped[str] = mapped_column(default="", server_default="")
    issue_id: Mapped[Id | None] = mapped_column(ForeignKey("issue.id"))
    source: Mapped[str] = mapped_column(default="", server_default="")
