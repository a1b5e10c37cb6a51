"""The two dossiers of the source document stand on their pages with every fact of them."""

import pytest

from sub_crm.values.ids import Id
from tests.ui.issues.issue_visit import SCALING_UP, WINDFALL, IssueVisit, words_of

FACTS = {
    SCALING_UP: (
        "Bestuurlijke opschaling Lopik",
        "Niet meer in beeld",
        "Lopik",
        "Besluit van de vorige gemeenteraad tot een bestuurlijke opschaling",
        "De vorige gemeenteraad heeft een besluit genomen tot een bestuurlijke opschaling",
        "datum onbekend",
        "Gemeenteraadsverkiezingen",
        "maart 2022",
        "gemeenteraadsverkiezingen in maart 2022",
        "een verschuiving van het politiek spectrum",
        "de bestuurlijke opschaling niet meer in beeld is",
        "€ 15.000",
        "Waardevol Lopik",
        "2021",
        "Stimulans in samenwerking",
        "de kernkwaliteiten van het gebied en de gemeenschap",
        "een blik op de toekomst sterk van belang",
        "Uit het brondocument: “",
    ),
    WINDFALL: (
        "Valwind Leersum",
        "Utrechtse Heuvelrug",
        "Rijk",
        "Coördinerende rol van de provincie",
        "de coördinerende rol die de provincie heeft gepakt",
        "Belangenbehartiging richting rijksoverheid",
        "Brief aan het Rijk, mede namens de gemeente",
        "mede namens de gemeente, een brief gestuurd naar het Rijk om aandacht te vragen",
        "te wijzen op de gezamenlijke verantwoordelijkheid",
        "Gebiedsbezoek van de gedeputeerde met vertegenwoordigers van het Rijk",
        "de gedeputeerde met vertegenwoordigers van het Rijk het gebied in gegaan",
        "Werkbezoek",
        "datum onbekend",
        "de acties naar aanleiding van de valwind Leersum",
        "Uit het brondocument: “",
    ),
}


@pytest.mark.parametrize("issue", [SCALING_UP, WINDFALL], ids=["D01", "D02"])
def test_every_fact_of_a_source_dossier_can_be_read_in_the_example(
    visit: IssueVisit, issue: Id
) -> None:
    said = words_of(visit.open_page(issue))
    assert [fact for fact in FACTS[issue] if fact not in said] == []


@pytest.mark.parametrize("issue", [SCALING_UP, WINDFALL], ids=["D01", "D02"])
def test_every_fact_of_a_source_dossier_can_be_read_in_a_new_workspace(
    own_visit: IssueVisit, issue: Id
) -> None:
    said = words_of(own_visit.open_page(issue))
    assert [fact for fact in FACTS[issue] if fact not in said] == []


def test_the_elections_stand_between_what_came_before_and_after(own_visit: IssueVisit) -> None:
    body = own_visit.open_page(SCALING_UP)
    model = body.timeline.rows
    rows = [str(model.index(place, 0).data()) for place in range(model.rowCount())]
    assert [row.split(".")[0] for row in rows] == [
        "Maart 2022",
        "Gemeenteraadsverkiezingen",
        "2021",
        "Subsidie van € 15",
        "Datum onbekend",
        "Besluit van de vorige gemeenteraad tot een bestuurlijke opschaling",
    ]


def test_a_closed_dossier_asks_for_no_next_step(own_visit: IssueVisit) -> None:
    body = own_visit.open_page(SCALING_UP)
    assert body.next_step.isHidden()
    assert body.details.outcome_form.isVisible()
