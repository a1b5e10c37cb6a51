"""A team of two with something of everything to see: differences, what waits, what was refused."""

from dataclasses import dataclass

import psycopg

from sub_crm.models import (
    AppUser,
    ContactMoment,
    FollowUp,
    Issue,
    Organisation,
    Participant,
    Person,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind, OrganisationKind
from sub_crm.values.vague_date import VagueDate
from tests.server.office import Office
from tests.sync.laptops import Laptop, Team

WAS = "College wil de kernkwaliteiten in de toekomstvisie opnemen."
MINE = (
    "College wil de kernkwaliteiten vóór de zomer in de toekomstvisie opnemen."
    " Vraagt hulp bij de raadsinformatieavond."
)
THEIRS = "College wil de kernkwaliteiten in de toekomstvisie opnemen, besluit in december."
TOGETHER = (
    "College wil de kernkwaliteiten vóór de zomer in de toekomstvisie opnemen, besluit in "
    "december. Vraagt hulp bij de raadsinformatieavond."
)


@dataclass
class Story:
    """Samira works here, Jeroen at another laptop; both have met the shared database."""

    team: Team
    samira: Laptop
    jeroen: Laptop
    lopik: Id = b""
    kramer: Id = b""
    willems: Id = b""
    call: Id = b""
    task: Id = b""
    issue: Id = b""

    @classmethod
    def begun(cls, team: Team) -> "Story":
        samira, jeroen = hire(team, "samira"), hire(team, "jeroen")
        story = cls(team, samira, jeroen)
        samira.edit(AppUser, samira.me, name="Samira el Idrissi")
        jeroen.edit(AppUser, jeroen.me, name="Jeroen de Boer")
        story._begin()
        story.meet()
        samira.store.reread_identity()
        return story

    def _begin(self) -> None:
        add = self.samira.add
        self.lopik = add(
            Organisation(
                name="Gemeente Lopik", short_name="Lopik", kind=OrganisationKind.MUNICIPALITY
            )
        )
        self.kramer = add(Person(initials="A.", surname="Kramer"))
        self.willems = add(Person(initials="D.", surname="Willems", note="Bellen na tienen."))
        self.call = self.log("Toekomstvisie", self.kramer, note=WAS)
        self.task = add(FollowUp(title="Startnotitie sturen", organisation_id=self.lopik))
        self.issue = add(Issue(title="Ambtelijke capaciteit Lopikerwaard", context="Eerste ronde."))

    def log(self, summary: str, person: Id, **said: object) -> Id:
        moment = self.samira.add(
            ContactMoment(
                **{
                    "kind": ContactKind.PHONE_CALL,
                    "summary": summary,
                    "happened_on": VagueDate("2026-11-20T17:05"),
                    **said,
                }
            )
        )
        self.samira.add(
            Participant(contact_moment_id=moment, person_id=person, organisation_id=self.lopik)
        )
        return moment

    def meet(self) -> None:
        """Let both have what the other did."""
        for one in (self.samira, self.jeroen, self.samira):
            one.sync()

    def differ(self) -> None:
        """Let both change the same: a call, a person and a dossier that Jeroen took away."""
        self.jeroen.edit(ContactMoment, self.call, note=THEIRS, summary="Visie 2040", place="Lopik")
        self.jeroen.edit(Person, self.willems, note="Bellen voor tienen.")
        self.jeroen.edit(Issue, self.issue, deleted=True)
        self.samira.edit(ContactMoment, self.call, note=MINE, summary="Toekomstvisie Lopik")
        self.samira.edit(Person, self.willems, note="Bellen na elven.")
        self.samira.edit(Issue, self.issue, context="Tweede ronde: het college wacht af.")
        self.jeroen.sync()
        self.meet()

    def be_refused(self) -> None:
        """Do what an account manager may not: the shared database sets it apart."""
        self.samira.add(AppUser(name="Nieuwe collega"))
        self.samira.sync()

    def work_on(self) -> None:
        """Do four things that wait."""
        self.log("Bericht over capaciteit", self.willems, kind=ContactKind.MESSAGE)
        self.samira.edit(FollowUp, self.task, note="voor donderdag", due=VagueDate("2026-11-26"))
        self.samira.edit(Person, self.kramer, salutation="Beste Anna")
        self.samira.edit(Organisation, self.lopik, note="Nieuwe griffier per januari.")

    def lose_sight(self) -> None:
        """Let words be kept of a record that went out of sight."""
        self.samira.connection.execute(
            "INSERT INTO sync_event (at, kind, count, detail) VALUES (1795500000000000,"
            " 'evicted_words', 1, :detail)",
            {
                "detail": '{"table": "contact_moment", "record": "00", "words":'
                ' {"note": "Vertrouwelijk besproken met de burgemeester."}}'
            },
        )


def hire(team: Team, name: str, role: str = "account_manager") -> Laptop:
    office: Office = team.office
    device = office.hire(role, login=f"{name}_{office.database}")
    laptop = team.laptop(device)
    laptop.login = f"{name}_{office.database}"
    return laptop


def refused_connection() -> psycopg.Connection[tuple[object, ...]]:
    """What connecting raises where there is no network."""
    raise psycopg.OperationalError("connection refused")
