"""Contact moments (contactmomenten): that we spoke, with whom, about what."""

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import DERIVED, Record
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind, ContactStatus, Initiative, OurRole
from sub_crm.values.vague_date import VagueDate, first_day_sql

SORTS_AT = (
    "CASE WHEN length(happened_on) = 16 THEN happened_on "
    f"ELSE coalesce({first_day_sql('happened_on')}, '') END"
)


class ContactMoment(Record):
    """Contactmoment. The raw sentence is kept as it was typed."""

    __tablename__ = "contact_moment"
    __table_args__ = (
        CheckConstraint("mood BETWEEN 1 AND 5", name="mood_1_to_5"),
        Index(None, "sorts_at", "id"),
        Index(None, "status", "sorts_at"),
        # the few that are not everybody's, which are counted when somebody looks: whether they
        # may be seen is read from it alone
        Index(
            "ix_contact_moment_guarded",
            *("sorts_at", "confidentiality", "compartment", "status", "deleted", "created_by"),
            *("kind", "id"),
            sqlite_where=text("confidentiality IN ('confidential', 'personal')"),
        ),
        Index(
            "ix_contact_moment_supervision",
            "sorts_at",
            sqlite_where=text("compartment = 'supervision'"),
        ),
    )

    happened_on: Mapped[VagueDate]
    kind: Mapped[ContactKind]
    status: Mapped[ContactStatus] = mapped_column(default=ContactStatus.HELD, server_default="held")
    initiative: Mapped[Initiative | None]
    our_role: Mapped[OurRole] = mapped_column(default=OurRole.RELATION, server_default="relation")
    summary: Mapped[str] = mapped_column(default="", server_default="")
    note: Mapped[str] = mapped_column(default="", server_default="")
    place: Mapped[str] = mapped_column(default="", server_default="")
    mood: Mapped[int | None]
    raw: Mapped[str] = mapped_column(default="", server_default="")
    sorts_at: Mapped[str] = mapped_column(Computed(SORTS_AT, persisted=True), info=DERIVED)


class Participant(Record):
    """Deelnemer: who took part, in which position of that day; or only the organisation is known.

    The position is a fact of the day, so the moment stays with the person *and* shows at the seat.
    """

    __tablename__ = "participant"
    __table_args__ = (
        CheckConstraint(
            "person_id IS NOT NULL OR organisation_id IS NOT NULL OR user_id IS NOT NULL",
            name="somebody",
        ),
        # who took part is read from it alone, also to see whether a moment may be seen
        Index(None, "contact_moment_id", "deleted", "organisation_id", "person_id"),
        # a timeline is read in the order of one of these, a page at a time, and never sorted
        # and contact is counted from them alone
        Index(None, "organisation_id", "sorts_at", "contact_moment_id", "counts", "position_id"),
        Index(None, "person_id", "sorts_at", "contact_moment_id", "counts"),
        Index(None, "position_id", "sorts_at", "contact_moment_id"),
    )

    contact_moment_id: Mapped[Id] = mapped_column(ForeignKey("contact_moment.id"))
    person_id: Mapped[Id | None] = mapped_column(ForeignKey("person.id"))
    position_id: Mapped[Id | None] = mapped_column(ForeignKey("position.id"))
    organisation_id: Mapped[Id | None] = mapped_column(ForeignKey("organisation.id"))
    user_id: Mapped[Id | None] = mapped_column(ForeignKey("app_user.id"))
    """A colleague of ours who took part."""
    sorts_at: Mapped[str] = mapped_column(default="", server_default="", info=DERIVED)
    counts: Mapped[int | None] = mapped_column(info=DERIVED, sort_order=1000)
    """What counts of the moment (`values.counted`); none where it does not count for everybody."""


class ContactIssue(Record):
    __tablename__ = "contact_issue"
    __table_args__ = (UniqueConstraint("contact_moment_id", "issue_id"), Index(None, "issue_id"))

    contact_moment_id: Mapped[Id] = mapped_column(ForeignKey("contact_moment.id"))
    issue_id: Mapped[Id] = mapped_column(ForeignKey("issue.id"))


class ContactTheme(Record):
    __tablename__ = "contact_theme"
    __table_args__ = (
        UniqueConstraint("contact_moment_id", "theme_id"),
        Index(None, "theme_id"),
        Index(None, "contact_moment_id", "deleted", "theme_id"),
    )

    contact_moment_id: Mapped[Id] = mapped_column(ForeignKey("contact_moment.id"))
    theme_id: Mapped[Id] = mapped_column(ForeignKey("theme.id"))
