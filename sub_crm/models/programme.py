"""The programme that all this serves: its lines, themes, elections, agreements and source facts."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import Record
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ElectionKind
from sub_crm.values.vague_date import VagueDate


class Theme(Record):
    """Thema."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("code"),)

    code: Mapped[str]
    name_nl: Mapped[str]
    name_en: Mapped[str]
    parent_id: Mapped[Id | None] = mapped_column(ForeignKey("theme.id"))


class ProgrammeLine(Record):
    """Programmalijn, in the fixed order of the source document."""

    __tablename__ = "programme_line"
    __table_args__ = (UniqueConstraint("code"),)

    code: Mapped[str]
    name: Mapped[str]
    aim: Mapped[str] = mapped_column(default="", server_default="")
    sort_order: Mapped[int]
    source: Mapped[str] = mapped_column(default="", server_default="")


class Election(Record):
    """Verkiezing."""

    __tablename__ = "election"

    kind: Mapped[ElectionKind]
    held_on: Mapped[VagueDate]
    source: Mapped[str] = mapped_column(default="", server_default="")


class Agreement(Record):
    """Afspraak: a common agreement between us and other parties."""

    __tablename__ = "agreement"

    text: Mapped[str]
    parties: Mapped[str] = mapped_column(default="", server_default="")
    agreed_on: Mapped[VagueDate | None]
    status: Mapped[str] = mapped_column(default="", server_default="")
    source: Mapped[str] = mapped_column(default="", server_default="")


class SourceRecord(Record):
    """A fact of the source document with the literal words that state it."""

    __tablename__ = "source_record"
    __table_args__ = (UniqueConstraint("code"),)

    code: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    facts: Mapped[str]
    """JSON object."""
    quote: Mapped[str]
