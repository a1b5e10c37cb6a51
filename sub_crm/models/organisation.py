"""Organisations (organisaties): the municipalities, water boards and other bodies that we know."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import Record
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OrganisationKind
from sub_crm.values.vague_date import VagueDate


class Organisation(Record):
    """Organisatie. Register organisations have the uuid5 of their code as id."""

    __tablename__ = "organisation"
    __table_args__ = (Index(None, "kind", "short_name"),)

    name: Mapped[str]
    short_name: Mapped[str]
    kind: Mapped[OrganisationKind]
    code: Mapped[str | None]
    tooi: Mapped[str | None]
    oin: Mapped[str | None]
    aliases: Mapped[str] = mapped_column(default="", server_default="")
    """Other names, one per line."""
    regions: Mapped[str] = mapped_column(default="", server_default="")
    """Names of the regions it belongs to, one per line."""
    inhabitants: Mapped[int | None]
    abbreviation: Mapped[str] = mapped_column(default="", server_default="")
    hue: Mapped[int] = mapped_column(default=0, server_default="0")
    tile_column: Mapped[int | None]
    tile_row: Mapped[int | None]
    since: Mapped[VagueDate | None]
    until: Mapped[VagueDate | None]
    merged_into_id: Mapped[Id | None] = mapped_column(ForeignKey("organisation.id"))
    note: Mapped[str] = mapped_column(default="", server_default="")
