"""Whatever a text holds, the pages show its very characters and load nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from sub_crm.orders.contacts import Attendee, LogContact
from sub_crm.orders.organisations import AddIssue
from sub_crm.orders.people import AddContactPoint, AddPosition, AppointPerson
from sub_crm.orders.records import Edit
from sub_crm.ui.organisations import OrganisationsPage
from sub_crm.ui.parts.contact_editor import ContactEditor
from sub_crm.ui.parts.person_card import PersonCard
from sub_crm.values.kinds import ContactPointKind, PositionType
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate
from tests.ui.organisations.visit import LOPIK, Visit
from tests.ui.visit import TODAY

PAYLOADS = (
    "<b>vet</b>",
    "<img src='file:///etc/passwd'>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>klik</a>",
    "<script>alert(1)</script>",
    "<table><tr><td>cel</td></tr></table>",
    "&lt;b&gt; &amp; &copy;",
    "![x](file:///etc/hosts) [y](https://x.example)",
    "<qt>rijk</qt>",
    "<style>*{color:red}</style>",
    "file:///etc/passwd",
    "\u202egnitset\u202c \u0000 {name} %s",
)


def _rich(root: QWidget) -> list[str]:
    """The texts that Qt would read as markup."""
    labels = [one for one in root.findChildren(QLabel) if one.text()]
    found = [one.text() for one in labels if one.textFormat() is not Qt.TextFormat.PlainText]
    tips = [one.toolTip() for one in root.findChildren(QWidget) if "<" in one.toolTip()]
    return found + [tip for tip in tips if not _is_escaped(tip)]


def _is_escaped(tip: str) -> bool:
    inside = tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
    return "<" not in inside


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text_everywhere(visit: Visit, payload: str) -> None:
    person, moment = _spread(visit, payload)
    body = visit.open_page()
    visit.until(lambda: body.timeline.select(moment))
    editor = ContactEditor(visit.desk, moment, LOPIK)
    editor.open()
    visit.until(lambda: editor.form.rows is not None)
    seat = next(one for one in body.seats.list.rows.items() if one.row.person_id == person)
    card = PersonCard(visit.desk, person, seat.row.position_id)
    card.open()
    visit.until(lambda: card._rows is not None)
    assert _rich(visit.window) == []
    visit.window.grab()


def _spread(visit: Visit, payload: str) -> tuple[bytes, bytes]:
    """Put the text in every field; return the person and the moment that bear it."""
    for field in ("name", "short_name", "note"):
        visit.do(Edit(table="organisation", id=LOPIK, field=field, value=payload))
    visit.do(AddIssue(title=payload, context=payload, organisation_ids=(LOPIK,)))
    position = visit.do(AddPosition(organisation_id=LOPIK, type=PositionType.OTHER, title=payload))
    person: bytes = visit.do(
        AppointPerson(
            position_id=position,
            new_name=PersonName(surname=payload),
            since=VagueDate.on(TODAY),
        )
    )
    visit.do(AddContactPoint(kind=ContactPointKind.EMAIL, value="a@b.example", person_id=person))
    moment: bytes = visit.do(
        LogContact(
            happened_on=VagueDate.on(TODAY),
            summary=payload,
            note=payload,
            raw=payload,
            organisation_id=LOPIK,
            attendees=(Attendee(person_id=person, position_id=position),),
        )
    )
    return person, moment


def test_hostile_names_stay_text_in_the_list(visit: Visit) -> None:
    visit.do(Edit(table="organisation", id=LOPIK, field="short_name", value=PAYLOADS[1]))
    page = OrganisationsPage(visit.desk)
    visit.show(page)
    visit.until(lambda: page.list.rows.rowCount())
    page.filter.setText("passwd")
    assert [one.row.short_name for one in page.list.rows.items()[1:]] == [PAYLOADS[1]]
    assert _rich(visit.window) == []
    visit.window.grab()
