"""Who of us keeps which relation, and how often we agreed to speak."""

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import DERIVED, Record
from sub_crm.values.ids import Id
from sub_crm.values.kinds import AssignmentRole, Tier, UserRole
from sub_crm.values.vague_date import VagueDate, first_day_sql, last_day_sql


class AppUser(Record):
    """Gebruiker: a colleague; offline the only one, later linked to a login."""

    __tablename__ = "app_user"

    name: Mapped[str]
    job_title: Mapped[str] = mapped_column(default="", server_default="")
    role: Mapped[UserRole] = mapped_column(
        default=UserRole.ACCOUNT_MANAGER, server_default="account_manager"
    )
    login: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True, server_default="1")


class Assignment(Record):
    """Accounthouderschap: who holds which organisation, from and until; also as deputy."""

    __tablename__ = "assignment"
    __table_args__ = (Index(None, "organisation_id"), Index(None, "user_id"))

    user_id: Mapped[Id] = mapped_column(ForeignKey("app_user.id"))
    organisation_id: Mapped[Id] = mapped_column(ForeignKey("organisation.id"))
    role: Mapped[AssignmentRole] = mapped_column(
        default=AssignmentRole.ACCOUNT_MANAGER, server_default="account_manager"
    )
    since: Mapped[VagueDate | None]
    until: Mapped[VagueDate | None]
    since_first: Mapped[str | None] = mapped_column(
        Computed(first_day_sql("since"), persisted=True), info=DERIVED
    )
    until_last: Mapped[str | None] = mapped_column(
        Computed(last_day_sql("until"), persisted=True), info=DERIVED
    )


class Cadence(Record):
    """Contactafspraak: a rhythm in days, for one position, one organisation or a whole tier.

    The newest that holds on a day counts: position before organisation before tier.
    """

    __tablename__ = "cadence"
    __table_args__ = (
        CheckConstraint("days BETWEEN 1 AND 3650", name="days_range"),
        CheckConstraint(
            "(position_id IS NOT NULL) + (organisation_id IS NOT NULL) + (tier IS NOT NULL) = 1",
            name="one_scope",
        ),
        Index(None, "organisation_id"),
        Index(None, "position_id"),
    )

    position_id: Mapped[Id | None] = mapped_column(ForeignKey("position.id"))
    organisation_id: Mapped[Id | None] = mapped_column(ForeignKey("organisation.id"))
    tier: Mapped[Tier | None]
    days: Mapped[int]
    agreed_on: Mapped[VagueDate | None]
    agreed_with: Mapped[str] = mapped_column(default="", server_default="")
    count_from: Mapped[VagueDate | None]
    """Silence before this day does not count, so that a first day is not all red."""
    note: Mapped[str] = mapped_column(default="", server_default="")


class WarmthSetting(Record):
    """A number that warmth is counted with, and the day from which it holds."""

    __tablename__ = "warmth_setting"
    __table_args__ = (CheckConstraint("value BETWEEN 0 AND 3650", name="value_range"),)

    name: Mapped[str]
    value: Mapped[int]
    holds_from: Mapped[str]


class RhythmPause(Record):
    """Pauze: days that no rhythm counts, such as the summer recess; of one agreement or of all."""

    __tablename__ = "rhythm_pause"

    name: Mapped[str]
    cadence_id: Mapped[Id | None] = mapped_column(ForeignKey("cadence.id"))
    first_day: Mapped[str]
    last_day: Mapped[str]
