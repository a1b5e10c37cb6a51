"""The example workspace as plain rows: the registers, invented people, two years of work."""

import datetime as dt
import random

from sub_crm.commands.registers import Row, Rows, register_rows, theme_id
from sub_crm.example.appointments import Appointments, appointed
from sub_crm.example.colleagues import assignments, cadences, pauses, users
from sub_crm.example.dossiers import dossier_rows, marks
from sub_crm.example.elections import answers
from sub_crm.example.follow_ups import FollowUps
from sub_crm.example.gatherings import all_talks
from sub_crm.example.moments import Talks
from sub_crm.example.people import People
from sub_crm.example.seats import Seat
from sub_crm.example.talk import moment_rows
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import Confidentiality

ORDER = (
    "organisation", "theme", "programme_line", "election", "agreement", "source_record",
    "person", "position", "contact_point", "position_theme", "tenure",
    "app_user", "assignment", "cadence", "rhythm_pause",
    "issue", "issue_theme", "issue_stance", "decision",
    "contact_moment", "participant", "contact_issue", "contact_theme", "follow_up",
)  # fmt: skip
"""The tables, each after those that it refers to."""


def build(today: dt.date, seed: int = 26) -> Rows:
    """Return rows per table in an order fit for insertion; equal for equal arguments.

    Values are those of the domain (dates as `VagueDate`, words as enumerations), every row of a
    table has the same columns, and derived columns that no generated column keeps are filled in.
    """
    people = People(_stream(seed, "people"))
    filled = appointed(today, _stream(seed, "appointments"), people)
    talks = Talks(today, _stream(seed, "talks"), filled.seats)
    held = all_talks(talks)
    follow_ups = FollowUps(
        today, _stream(seed, "follow-ups"), filled.seats, held, talks.phrases
    ).all()
    registers = register_rows()
    asked = answers(filled.seats, registers["election"], today)
    parts = (
        registers,
        _office_rows(filled),
        _our_rows(today),
        dossier_rows(today),
        moment_rows(held),
        {"follow_up": [*follow_ups, *asked]},
    )
    tables = {name: [row for part in parts for row in part.get(name, ())] for name in ORDER}
    titles = {seat.id: {"title": seat.title} for seat in filled.seats.values()}
    tables["position"] = [row | titles.get(row["id"], {}) for row in tables["position"]]
    return {name: _uniform(rows) for name, rows in tables.items()}


def _stream(seed: int, subject: str) -> random.Random:
    """Give each subject its own stream of chance, so that more of one leaves the others alone."""
    return random.Random(f"{seed}:{subject}")


def _office_rows(filled: Appointments) -> Rows:
    return {
        "person": filled.people.persons,
        "contact_point": filled.people.contact_points,
        "position": [*filled.extra_positions],
        "position_theme": [row for seat in filled.seats.values() for row in _portfolio(seat)],
        "tenure": filled.tenures,
    }


def _portfolio(seat: Seat) -> list[Row]:
    return [
        {
            "id": key_id("example", "position_theme", *seat.address, theme),
            "position_id": seat.id,
            "theme_id": theme_id(theme),
        }
        for theme in seat.themes
    ]


def _our_rows(today: dt.date) -> Rows:
    return {
        "app_user": users(),
        "assignment": assignments(today),
        "cadence": cadences(today),
        "rhythm_pause": pauses(today),
    }


def _uniform(rows: list[Row]) -> list[Row]:
    """Give all rows of a table the same columns: register rows bear no marks, ours may."""
    columns = {column for row in rows for column in row}
    usual = {
        name: value for name, value in marks(Confidentiality.INTERNAL).items() if name in columns
    }
    return [usual | row for row in rows]
