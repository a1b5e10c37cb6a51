"""Positions (functies), who holds them (ambtsvervullingen) and what they are about."""

from sqlalchemy import Computed, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import DERIVED, Record
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Level, PositionType, TenureKind, Tier
from sub_crm.values.vague_date import VagueDate, first_day_sql, last_day_sql


class Position(Record):
    """Functie: the seat at an organisation, filled or vacant."""

    __tablename__ = "position"
    __table_args__ = (
        Index(None, "organisation_id"),
        Index(
            "uq_position_one_counterpart",
            "organisation_id",
            unique=True,
            sqlite_where=text("is_counterpart = 1 AND deleted = 0"),
        ),
    )

    organisation_id: Mapped[Id] = mapped_column(ForeignKey("organisation.id"))
    type: Mapped[PositionType]
    title: Mapped[str]
    """As printed: "Wethouder financiën en wonen"."""
    level: Mapped[Level]
    tier: Mapped[Tier]
    is_counterpart: Mapped[bool] = mapped_column(default=False, server_default="0")
    """The evenknie of the account manager: exactly one per organisation, may be vacant."""
    term_rule: Mapped[str] = mapped_column(default="", server_default="")
    sort_order: Mapped[int] = mapped_column(default=0, server_default="0")
    until: Mapped[VagueDate | None]
    """When the seat itself was abolished."""


class PositionTheme(Record):
    """Portefeuille: a theme that a position is about."""

    __tablename__ = "position_theme"
    __table_args__ = (UniqueConstraint("position_id", "theme_id"),)

    position_id: Mapped[Id] = mapped_column(ForeignKey("position.id"))
    theme_id: Mapped[Id] = mapped_column(ForeignKey("theme.id"))


class Tenure(Record):
    """Ambtsvervulling: a person in a position, from and until; no `until` means still in office."""

    __tablename__ = "tenure"
    __table_args__ = (Index(None, "position_id", "since_first"), Index(None, "person_id"))

    person_id: Mapped[Id] = mapped_column(ForeignKey("person.id"))
    position_id: Mapped[Id] = mapped_column(ForeignKey("position.id"))
    kind: Mapped[TenureKind] = mapped_column(default=TenureKind.ORDINARY, server_default="ordinary")
    since: Mapped[VagueDate]
    until: Mapped[VagueDate | None]
    end_reason: Mapped[str] = mapped_column(default="", server_default="")
    predecessor_id: Mapped[Id | None] = mapped_column(ForeignKey("tenure.id"))
    source: Mapped[str] = mapped_column(default="", server_default="")
    since_first: Mapped[str | None] = mapped_column(
        Computed(first_day_sql("since"), persisted=True), info=DERIVED
    )
    until_last: Mapped[str | None] = mapped_column(
        Computed(last_day_sql("until"), persisted=True), info=DERIVED
    )
