"""What the rows say, what can be chosen and what a draft holds, without a window."""

import datetime as dt
from dataclasses import replace

import pytest

from sub_crm.insight.quick_log import (
    Choices,
    Context,
    FollowUpGuess,
    Interpretation,
    KnownIssue,
    KnownOrganisation,
    KnownPerson,
    Lexicon,
    NewPerson,
    Part,
    Subject,
    interpret,
)
from sub_crm.ui.quick_log.date_menus import follow_up_menu, moment_menu
from sub_crm.ui.quick_log.draft_body import DraftBody, from_json, to_json
from sub_crm.ui.quick_log.menu import Menu
from sub_crm.ui.quick_log.menus import kind_menu, organisation_menu, people_menu, subject_menu
from sub_crm.ui.quick_log.ordering import order_from
from sub_crm.ui.quick_log.saying import Scene
from sub_crm.ui.quick_log.wording import said
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
    PositionType,
    PromiseBy,
)
from sub_crm.values.vague_date import VagueDate

TODAY = dt.date(2026, 11, 24)
NOW = dt.datetime.combine(TODAY, dt.time(14, 20))
ZEIST, HOUTEN = bytes(15) + b"z", bytes(15) + b"h"
PIET, MIA = bytes(15) + b"p", bytes(15) + b"m"
WONEN = bytes(15) + b"w"


def _alderman(id: bytes, name: str, place: bytes, town: str, last: dt.date | None) -> KnownPerson:
    office = ("Wethouder wonen", PositionType.ALDERMAN, bytes(16))
    return KnownPerson(id, "Jansen", name, "", "", *office, place, town, last, True)


LEXICON = Lexicon(
    people=(
        _alderman(PIET, "P. Jansen", ZEIST, "Zeist", dt.date(2026, 11, 10)),
        _alderman(MIA, "M. Jansen", HOUTEN, "Houten", None),
    ),
    organisations=(
        KnownOrganisation(ZEIST, "Gemeente Zeist", "Zeist", (), True),
        KnownOrganisation(HOUTEN, "Gemeente Houten", "Houten", (), False),
    ),
    issues=(KnownIssue(WONEN, "Woningbouw", (ZEIST,), dt.date(2026, 11, 10)),),
)


def _found(text: str, **context: bytes) -> Interpretation:
    return interpret(text, LEXICON, now=NOW, context=Context(**context))


def _row(part: Part, text: str) -> str:
    return said(part, Scene(_found(text), LEXICON, TODAY)).sentence


def _labels(menu: Menu, typed: str = "") -> list[str]:
    return [one.label for one in menu.offered(typed)]


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        (Part.KIND, "gebeld met Jansen", "Telefoongesprek"),
        (Part.KIND, "Jansen gebeld, geen gehoor", "Telefoongesprek, Niet bereikt"),
        (Part.KIND, "woningbouw", "Gesprek, Als er niets anders staat"),
        (
            Part.WITH,
            "gebeld met Jansen",
            "P. Jansen, Wethouder wonen, gekozen uit 2 personen met deze naam,"
            " het laatst gesproken",
        ),
        (Part.WITH, "gebeld met Zilver", "Nieuw: Zilver, Komt onder Aan te vullen"),
        (Part.WITH, "overleg", "Niemand"),
        (Part.ORGANISATION, "gebeld met Zeist", "Gemeente Zeist, Uit de zin"),
        (Part.ORGANISATION, "gebeld met Jansen", "Gemeente Zeist, Functie van P. Jansen"),
        (
            Part.ABOUT,
            "gebeld met Zeist over woningbouw",
            "Woningbouw, Bestaand dossier, laatste contact di 10 nov",
        ),
        (Part.ABOUT, "gebeld over zwembaden", "Zwembaden, Nog geen dossier"),
        (
            Part.FOLLOW_UP,
            "gebeld met Jansen, terugbellen vrijdag",
            "Terugbellen, vr 27 nov, Voor jou",
        ),
        (Part.FOLLOW_UP, "gebeld", "Geen opvolging"),
        (Part.MOMENT, "gebeld", "Vandaag, 14:20"),
        (Part.MOMENT, "gisteren gebeld", "Gisteren, Uit de zin"),
    ],
)
def test_a_row_says_what_was_recognised_and_why(part: Part, text: str, words: str) -> None:
    assert _row(part, text) == words


def test_what_comes_from_the_page_or_from_the_follow_up_is_said_so() -> None:
    found = _found("overleg", organisation_id=HOUTEN)
    scene = Scene(found, LEXICON, TODAY)
    assert said(Part.ORGANISATION, scene).reason == "Van deze pagina"
    assert said(Part.ORGANISATION, replace(scene, outcome=True)).reason == "Van de opvolging"


def test_people_can_be_corrected_added_and_left_out() -> None:
    menu = people_menu(_found("gebeld met Jansen"), Choices(), LEXICON)
    assert _labels(menu)[:3] == ["P. Jansen", "M. Jansen", "Niemand"]
    assert menu.options[0].choices == Choices()
    assert menu.options[1].choices.people == (MIA,)
    assert menu.options[2].choices.people == ()
    new = menu.offered("Zilver")
    assert [one.choices.people for one in new] == [
        (NewPerson("Zilver"),),
        (PIET, NewPerson("Zilver")),
    ]
    assert [one.choices.people for one in menu.offered("m. jan")][:2] == [(MIA,), (PIET, MIA)]


def test_who_works_at_the_organisation_of_the_sentence_is_offered_first() -> None:
    away = replace(LEXICON.people[0], id=bytes(15) + b"a", surname="Aalbers", name="A. Aalbers")
    lexicon = replace(LEXICON, people=(away, *LEXICON.people))
    found = interpret("gebeld met Houten", lexicon, now=NOW)
    assert _labels(people_menu(found, Choices(), lexicon))[1:] == [
        "M. Jansen",
        "A. Aalbers",
        "P. Jansen",
    ]


def test_a_role_without_a_name_is_no_name() -> None:
    other = replace(LEXICON.people[0], id=bytes(15) + b"o", surname="Olm", name="O. Olm")
    lexicon = replace(LEXICON, people=(*LEXICON.people, other))
    found = interpret("gebeld met de wethouder van Zeist", lexicon, now=NOW)
    words = said(Part.WITH, Scene(found, lexicon, TODAY)).sentence
    assert "gekozen uit 2 personen met deze functie" in words


def test_the_organisation_can_be_another_or_none() -> None:
    menu = organisation_menu(_found("gebeld met Zeist"), Choices(), LEXICON)
    assert _labels(menu) == ["Gemeente Zeist", "Geen", "Gemeente Houten"]
    assert _labels(menu, "hou") == ["Gemeente Houten"]
    assert menu.options[1].choices.organisation_id is None
    assert _labels(menu, "onbekend") == []
    assert menu.wrong.endswith(".")


def test_the_subject_can_be_a_dossier_or_other_words() -> None:
    menu = subject_menu(_found("gebeld met Zeist"), Choices(), LEXICON)
    assert _labels(menu) == ["Geen dossier", "Woningbouw"]
    assert menu.offered("zwembad")[0].choices.subject == Subject(None, "zwembad")


def test_kind_status_and_initiative_can_be_corrected() -> None:
    menu = kind_menu(_found("gebeld"), Choices())
    assert _labels(menu)[0] == "Telefoongesprek"
    assert menu.offered("e-mail")[0].choices.kind is ContactKind.EMAIL
    assert menu.offered("niet bereikt")[0].choices.status is ContactStatus.NOT_REACHED
    assert menu.offered("zij")[0].choices.initiative is Initiative.THEM


def test_a_follow_up_moves_to_a_day_and_changes_hands() -> None:
    found = _found("gebeld met Jansen, terugbellen vrijdag")
    menu = follow_up_menu(found, Choices(), TODAY)
    assert _labels(menu)[:5] == [
        "Terugbellen", "Morgen", "Vrijdag", "Volgende week", "Geen opvolging"
    ]  # fmt: skip
    moved = menu.offered("3 december")[0].choices.follow_up
    assert moved == FollowUpGuess("Terugbellen", VagueDate("2026-12-03"))
    theirs = menu.offered("hun toezegging")[0].choices.follow_up
    assert isinstance(theirs, FollowUpGuess)
    assert theirs.promise_by is PromiseBy.THEM
    assert menu.offered("geen")[0].choices.follow_up is None


def test_a_follow_up_made_by_choosing_a_day_knows_what_it_is_about() -> None:
    menu = follow_up_menu(_found("gebeld over zwembaden"), Choices(), TODAY)
    made = menu.offered("morgen")[0].choices.follow_up
    assert made == FollowUpGuess("Terugkomen op Zwembaden", VagueDate("2026-11-25"))


def test_a_typed_weekday_is_the_last_one_or_planned_ahead() -> None:
    found = _found("gebeld met Jansen")
    menu = moment_menu(found, Choices(), TODAY, VagueDate.at(NOW))
    last, ahead = menu.offered("vrijdag")
    assert last.choices.moment == VagueDate("2026-11-20")
    assert last.choices.status is None
    assert ahead.choices.moment == VagueDate("2026-11-27")
    assert (ahead.choices.status, ahead.second) == (ContactStatus.PLANNED, "gepland")
    assert menu.offered("geen datum") == []


def test_a_draft_comes_back_as_it_was() -> None:
    body = DraftBody(
        text="gebeld <b>",
        note="n",
        choices=Choices(
            kind=ContactKind.EMAIL,
            people=(PIET, NewPerson("Zilver", PositionType.MAYOR)),
            organisation_id=None,
            subject=Subject(WONEN, "Woningbouw"),
            moment=VagueDate("2022-34"),
            follow_up=FollowUpGuess("Bellen", VagueDate("2026-12"), PromiseBy.US),
            status=ContactStatus.PLANNED,
            initiative=Initiative.THEM,
            confidentiality=Confidentiality.PERSONAL,
        ),
        organisation_id=ZEIST,
        person_id=PIET,
        completes=WONEN,
    )
    assert from_json(to_json(body)) == body
    assert from_json(to_json(DraftBody(text="x"))) == DraftBody(text="x")


@pytest.mark.parametrize(
    "kept",
    ["", "geen json", "[]", '{"text": 3, "choices": {"kind": "walk", "people": [{}]}}', "{"],
)
def test_a_damaged_draft_still_gives_its_text(kept: str) -> None:
    assert isinstance(from_json(kept), DraftBody)
    assert from_json('{"text": "gebeld", "choices": {"moment": "nooit"}}').text == "gebeld"


def test_the_order_takes_over_every_guess() -> None:
    text = "gebeld met wethouder Jansen (Zeist) over woningbouw, terugbellen vrijdag, vertrouwelijk"
    body = DraftBody(text=text, note="n", completes=WONEN)
    order = order_from(_found(text), body, draft_id=MIA)
    assert order.raw == text
    assert (order.note, order.completes, order.draft_id) == ("n", WONEN, MIA)
    assert [one.person_id for one in order.attendees] == [PIET]
    assert (order.organisation_id, order.issue_ids) == (ZEIST, (WONEN,))
    assert order.follow_up
    assert order.follow_up.due == VagueDate("2026-11-27")
    assert order.confidentiality is Confidentiality.CONFIDENTIAL
