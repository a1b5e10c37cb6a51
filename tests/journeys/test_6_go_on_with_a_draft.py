"""Half a form is never lost: it waits on Vandaag, and opens again where it was typed."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from sub_crm.ui.desk import (
    CONTACTS,
    HOLDERS,
    ISSUES,
    PEOPLE,
    TODAY,
    contact_address,
    form_address,
    issue_address,
    organisation_address,
    person_address,
)
from sub_crm.ui.parts.forms import FormCard
from sub_crm.values.ids import Id
from tests.journeys.conftest import Sitting

pytestmark = pytest.mark.journey

TITLE = "Ambtelijke capaciteit Lopikerwaard"


def form(sitting: Sitting) -> FormCard:
    sitting.until(lambda: any(one.isVisible() for one in sitting.window.findChildren(FormCard)))
    [found] = [one for one in sitting.window.findChildren(FormCard) if one.isVisible()]
    return found


def go_on(sitting: Sitting, words: str) -> None:
    """Press the button of a draft on Vandaag, once it is there."""

    def buttons() -> list[QAbstractButton]:
        found = sitting.shell.page().findChildren(QAbstractButton)
        name = f"Verder met concept: {words}"
        return [one for one in found if one.accessibleName() == name and one.isVisible()]

    sitting.until(lambda: len(buttons()) == 1)
    buttons()[0].click()


def test_half_a_decision_waits_on_vandaag_and_opens_again_on_its_dossier(sitting: Sitting) -> None:
    [issue] = ids(sitting, f"SELECT id FROM issues WHERE title = '{TITLE}'")
    sitting.shell.open(issue_address(issue))
    sitting.until(lambda: getattr(sitting.shell.page(), "body", None) is not None)
    sitting.shell.page().body.decisions.addition_wanted.emit()
    sitting.type("Een aanspreekpunt")
    sitting.press("Escape")
    sitting.restart()
    sitting.shell.open(TODAY)
    go_on(sitting, "Besluit vastleggen: Een aanspreekpunt")
    assert sitting.shell.address() == issue_address(issue)
    again = form(sitting)
    sitting.until(lambda: "Een aanspreekpunt" in sitting.focus().toPlainText())  # type: ignore[attr-defined]
    again.action.click()
    sitting.until(lambda: not any(one.isVisible() for one in sitting.window.findChildren(FormCard)))
    assert ids(sitting, "SELECT id FROM decisions WHERE text = 'Een aanspreekpunt'")
    sitting.until(lambda: not ids(sitting, "SELECT id FROM draft"))


def test_every_small_form_opens_at_the_address_that_its_draft_keeps(sitting: Sitting) -> None:
    for address in addresses(sitting):
        sitting.shell.open(address)
        opened = form(sitting)
        assert opened._address == address
        opened.drop()


def test_a_draft_about_something_that_is_gone_says_so_and_stays(sitting: Sitting) -> None:
    told: list[str] = []
    sitting.backend.refused.connect(told.append)
    sitting.shell.open(form_address(issue_address(ids(sitting, ISSUE)[0]), "houding", b"x" * 16))
    sitting.until(lambda: bool(told))
    assert told == ["Waar dit concept over gaat, is hier niet meer. Het concept blijft bewaard."]


ISSUE = f"SELECT id FROM issues WHERE title = '{TITLE}'"
LOPIK = "SELECT id FROM organisations WHERE short_name = 'Lopik'"
KRAMER = "SELECT id FROM people WHERE print_name = 'A. Kramer'"


def ids(sitting: Sitting, sql: str) -> list[Id]:
    reader = sitting.reader()
    found: list[Id] = reader.values(sql)
    reader.close()
    return found


def addresses(sitting: Sitting) -> list[str]:
    """One address of every form that keeps a draft."""

    def one(sql: str) -> Id:
        return ids(sitting, sql)[0]

    issue, lopik, kramer = one(ISSUE), one(LOPIK), one(KRAMER)
    on_issue, on_lopik, on_kramer = (
        issue_address(issue),
        organisation_address(lopik),
        person_address(kramer),
    )
    of_kramer = f"person_id = x'{kramer.hex()}'"
    party = one(f"SELECT organisation_id FROM issue_stances WHERE issue_id = x'{issue.hex()}'")
    vacant = one("""SELECT p.id FROM positions p WHERE NOT EXISTS
        (SELECT 1 FROM tenures t WHERE t.position_id = p.id AND t.until IS NULL)""")
    there = one(f"SELECT organisation_id FROM positions WHERE id = x'{vacant.hex()}'")
    term = one(f"SELECT id FROM tenures WHERE {of_kramer} AND until IS NULL")
    point = one(f"SELECT id FROM contact_points WHERE {of_kramer}")
    me = f"= x'{sitting.backend.me.hex()}'"
    task = one(f"SELECT id FROM follow_ups WHERE status = 'open' AND owner_id {me}")
    held = sorted(ids(sitting, f"SELECT organisation_id FROM assignments WHERE user_id {me}"))
    return [
        form_address(TODAY, "opvolging"),
        form_address(TODAY, "aanvullen", one("SELECT id FROM people WHERE incomplete = 1")),
        form_address(TODAY, "verzetten", task),
        form_address(contact_address(one("SELECT id FROM contact_moments")), "opvolging"),
        *(form_address(page, "lijst") for page in (CONTACTS, PEOPLE, ISSUES)),
        form_address(ISSUES, "nieuw"),
        form_address(PEOPLE, "nieuw"),
        form_address(on_issue, "besluit"),
        form_address(on_issue, "themas"),
        form_address(on_issue, "organisatie"),
        form_address(on_issue, "houding", party),
        *(form_address(on_lopik, name) for name in ("functie", "dossier", "ritme")),
        form_address(organisation_address(there), "benoemen", vacant),
        *(
            form_address(on_kramer, name)
            for name in ("functie", "ritme", "contactgegeven", "opvolging")
        ),
        form_address(on_kramer, "termijn", term),
        form_address(on_kramer, "einde", term),
        form_address(on_kramer, "geldigheid", point),
        form_address(HOLDERS, "collega"),
        form_address(HOLDERS, "toewijzen", *held[:2]),
        form_address(HOLDERS, "vervangen", *held[:2]),
    ]
