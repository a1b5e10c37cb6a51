"""Wie volgt op, as the page of an organisation asks it."""

import pytest
from PySide6.QtWidgets import QPushButton

from sub_crm.insight.succession import Succession
from sub_crm.orders.people import EndTenure
from sub_crm.queries.successions import ElectionRow, SeatTermRow
from sub_crm.ui.desk import person_address
from sub_crm.ui.organisations import succession
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import ElectionKind, PositionType, TenureKind
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.organisations.visit import Visit, seat
from tests.ui.visit import TODAY

ELECTION = ElectionRow(b"e", ElectionKind.COUNCIL, VagueDate("2026-03-18"))


def asked(until: str = "", election: ElectionRow | None = None) -> Succession[SeatTermRow]:
    row = SeatTermRow(
        id=b"t",
        person_id=b"p",
        person="P. Jansen",
        position="Wethouder",
        type=PositionType.ALDERMAN,
        kind=TenureKind.ORDINARY,
        since=VagueDate("2022"),
        until=VagueDate(until) if until else None,
        current=True,
        followed=False,
    )
    return Succession(row, election)


@pytest.mark.parametrize(
    ("found", "title", "sentence"),
    [
        ([asked("2026-11-20")], "Vertrokken: wie volgt op?", "Van 1 functie"),
        ([asked("2026-12-20"), asked("2026-12-21")], "Wie volgt op?", "Van 2 functies"),
        (
            [asked(election=ELECTION)],
            "Wie blijft, en wie volgt op?",
            "na de gemeenteraadsverkiezingen van 18 maart.",
        ),
        ([asked("2026-12-20"), asked(election=ELECTION)], "Wie volgt op?", "van 18 maart."),
    ],
)
def test_the_question_in_words(
    found: list[Succession[SeatTermRow]], title: str, sentence: str
) -> None:
    assert succession.title(found, TODAY) == title
    assert sentence in succession.sentence(found, TODAY)


def test_the_page_says_of_whom_it_is_asked_who_follows(visit: Visit) -> None:
    body = visit.open_page()
    kramer = seat(body, "A. Kramer").row
    assert kramer.tenure_id is not None
    assert kramer.person_id is not None
    visit.do(EndTenure(tenure_id=kramer.tenure_id, until=VagueDate("2026-11-20")))
    visit.until(lambda: body.succession.title.text() == "Vertrokken: wie volgt op?")
    assert body.succession.isVisible()
    links = body.succession.findChildren(QPushButton)
    [kramers] = [one for one in links if one.text() == "A. Kramer, burgemeester"]
    kramers.click()
    assert visit.opened == [person_address(kramer.person_id)]
    assert walk.nameless(visit.page) == []
    visit.page.set_width_class(WidthClass.COMPACT)
    visit.until(lambda: visit.page.minimumSizeHint().width() <= 650)
