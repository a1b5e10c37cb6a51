"""People (personen) and how to reach them (contactgegevens)."""

from typing import Any

from sqlalchemy import CheckConstraint, Connection, ForeignKey, Index, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from sub_crm.models.base import Record
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactPointKind, PersonKind
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate


class Person(Record):
    """Persoon; no party and no birth date, on purpose. Also a role mailbox or a team."""

    __tablename__ = "person"
    __table_args__ = (Index(None, "sort_name"),)

    kind: Mapped[PersonKind] = mapped_column(default=PersonKind.PERSON, server_default="person")
    titles_before: Mapped[str] = mapped_column(default="", server_default="")
    initials: Mapped[str] = mapped_column(default="", server_default="")
    first_name: Mapped[str] = mapped_column(default="", server_default="")
    name_prefix: Mapped[str] = mapped_column(default="", server_default="")
    surname: Mapped[str]
    titles_after: Mapped[str] = mapped_column(default="", server_default="")
    salutation: Mapped[str] = mapped_column(default="", server_default="")
    """How a letter addresses them: "female", "male" or empty for neutral."""
    pronoun: Mapped[str] = mapped_column(default="", server_default="")
    language: Mapped[str] = mapped_column(default="nl", server_default="nl")
    note: Mapped[str] = mapped_column(default="", server_default="")
    incomplete: Mapped[bool] = mapped_column(default=False, server_default="0")
    """A stub from the quick log that waits under "Aan te vullen"."""
    sort_name: Mapped[str] = mapped_column(default="", server_default="")
    print_name: Mapped[str] = mapped_column(default="", server_default="")
    """The short printed form, "A. van den Berg"; the full form is made from the parts."""

    def person_name(self) -> PersonName:
        return PersonName(
            titles_before=self.titles_before or "",
            initials=self.initials or "",
            first_name=self.first_name or "",
            name_prefix=self.name_prefix or "",
            surname=self.surname or "",
            titles_after=self.titles_after or "",
        )

    def keep_printed_names(self) -> None:
        """Make the names anew that are kept beside the parts."""
        name = self.person_name()
        self.sort_name = " ".join(filter(None, name.sort_key()))
        self.print_name = name.short()


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _keep_printed_names(_: Mapper[Any], __: Connection, person: Person) -> None:
    person.keep_printed_names()


class ContactPoint(Record):
    """Contactgegeven: of a person, an organisation, or a position, which outlasts its holder."""

    __tablename__ = "contact_point"
    __table_args__ = (
        CheckConstraint(
            "(person_id IS NOT NULL) + (position_id IS NOT NULL)"
            " + (organisation_id IS NOT NULL) = 1",
            name="one_owner",
        ),
        Index(None, "person_id"),
        Index(None, "position_id"),
        Index(None, "organisation_id"),
    )

    person_id: Mapped[Id | None] = mapped_column(ForeignKey("person.id"))
    position_id: Mapped[Id | None] = mapped_column(ForeignKey("position.id"))
    organisation_id: Mapped[Id | None] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[ContactPointKind]
    value: Mapped[str]
    private: Mapped[bool] = mapped_column(default=False, server_default="0")
    since: Mapped[VagueDate | None]
    until: Mapped[VagueDate | None]
