"""One typed sentence becomes a contact: how, with whom, about what, when and what follows."""

from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sub_crm.insight.quick_log import (
    Choices,
    Context,
    FollowUpGuess,
    Interpretation,
    KnownPerson,
    Lexicon,
    NewPerson,
    Part,
    Reason,
    Subject,
    interpret,
)
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
    PositionType,
)
from sub_crm.values.vague_date import VagueDate
from tests.insight.quick_log_sentences import DUTCH, ENGLISH, NOW_TEXT, SENTENCES, Said
from tests.insight.quick_log_workspace import (
    LEXICON,
    NOW,
    issue_id,
    organisation_id,
    person_id,
)


def read(text: str, **rest: Context | Choices) -> Interpretation:
    return interpret(text, LEXICON, now=NOW, **rest)  # type: ignore[arg-type]


def names(read_as: Interpretation) -> str:
    return ", ".join(
        guess.value.name if isinstance(guess.value, KnownPerson) else f"New: {guess.value.name}"
        for guess in read_as.people
    )


def place(read_as: Interpretation) -> str:
    return read_as.organisation.value.name if read_as.organisation else ""


def topic(read_as: Interpretation) -> str:
    return read_as.subject.value.title if read_as.subject else ""


def as_said(read_as: Interpretation) -> Said:
    todo = read_as.follow_up.value if read_as.follow_up else FollowUpGuess("")
    return Said(
        read_as.text,
        read_as.kind.value,
        names(read_as),
        place(read_as),
        topic(read_as),
        read_as.moment.value.text,
        todo.what,
        todo.due.text if todo.due else "",
        todo.promise_by,
        read_as.status,
        read_as.initiative,
    )


def coloured(read_as: Interpretation) -> dict[str, Part]:
    return {read_as.text[span.start : span.end]: span.part for span in read_as.spans}


@pytest.mark.parametrize("said", SENTENCES, ids=lambda said: said.text or "nothing")
def test_a_sentence_is_read_as_it_was_meant(said: Said) -> None:
    assert as_said(read(said.text)) == said


def test_the_table_is_long_enough_to_mean_something() -> None:
    texts = [said.text for said in SENTENCES]
    assert len(set(texts)) == len(texts) >= 140
    assert len(ENGLISH) >= 25
    assert len(DUTCH) > len(ENGLISH)


def test_an_empty_sentence_is_a_conversation_of_this_minute_that_nobody_described() -> None:
    empty = read("")
    assert empty.kind.reason is Reason.DEFAULT
    assert empty.moment.reason is Reason.DEFAULT
    assert empty.moment.value.text == NOW_TEXT
    assert (empty.people, empty.organisation, empty.subject, empty.follow_up) == (
        (),
        None,
        None,
        None,
    )
    assert (empty.spans, empty.summary) == ((), "")
    assert empty.confidentiality is Confidentiality.INTERNAL


def test_nothing_is_known_in_an_empty_workspace_and_yet_all_is_read() -> None:
    alone = interpret("gebeld met wethouder Jansen over woningbouw", Lexicon(), now=NOW)
    assert alone.people[0].value == NewPerson("Jansen", PositionType.ALDERMAN)
    assert alone.people[0].reason is Reason.NEW_PERSON
    assert alone.subject is not None
    assert alone.subject.reason is Reason.NEW_SUBJECT


def test_the_clock_of_another_zone_is_read_as_it_stands() -> None:
    zoned = interpret("gebeld", LEXICON, now=NOW.replace(tzinfo=UTC))
    assert zoned.moment.value.text == NOW_TEXT


class TestReasons:
    @pytest.mark.parametrize(
        ("text", "reason", "count"),
        [
            ("gebeld met Kramer", Reason.ONLY_ONE_WITH_NAME, 1),
            ("gebeld met Anja Kramer", Reason.NAMED, 1),
            ("gebeld met strateeg Jansen", Reason.BY_ROLE, 2),
            ("gebeld met wethouder Jansen (Zeist)", Reason.BY_ORGANISATION, 2),
            ("gebeld met Jansen", Reason.CHOSEN_FROM_SEVERAL, 2),
            ("gebeld met van den Berg", Reason.BY_RECENCY, 2),
            ("gebeld met burgemeester van Lopik", Reason.BY_ROLE, 1),
            ("gebeld met Pieterse", Reason.NEW_PERSON, 0),
        ],
    )
    def test_of_a_person_say_how_many_bear_the_name(
        self, text: str, reason: Reason, count: int
    ) -> None:
        (guess,) = read(text).people
        assert (guess.reason, guess.count) == (reason, count)
        assert len(guess.alternatives) == max(0, count - 1)

    def test_the_other_bearer_of_the_name_is_offered(self) -> None:
        (guess,) = read("gebeld met Jansen").people
        assert [other.name for other in guess.alternatives] == ["M. Jansen"]

    def test_the_known_namesake_is_offered_beside_a_new_person(self) -> None:
        (guess,) = read("gebeld met Kramer (Zeist)").people
        assert [other.name for other in guess.alternatives] == ["A. Kramer"]

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("gebeld met Zeist", Reason.NAMED),
            ("gebeld met Kramer", Reason.FROM_PERSON),
            ("gebeld over valwind", Reason.EXISTING_ISSUE),
            ("overleg met Utrecht", Reason.CHOSEN_FROM_SEVERAL),
        ],
    )
    def test_of_an_organisation_say_where_it_came_from(self, text: str, reason: Reason) -> None:
        organisation = read(text).organisation
        assert organisation is not None
        assert organisation.reason is reason

    @pytest.mark.parametrize(
        ("text", "reason", "count"),
        [
            ("gesproken over woningbouw", Reason.EXISTING_ISSUE, 1),
            ("gesproken over opvang statushouders", Reason.CHOSEN_FROM_SEVERAL, 2),
            ("gesproken over het dorpshuis", Reason.NEW_SUBJECT, 0),
        ],
    )
    def test_of_a_subject_say_whether_it_is_an_issue(
        self, text: str, reason: Reason, count: int
    ) -> None:
        subject = read(text).subject
        assert subject is not None
        assert (subject.reason, subject.count) == (reason, count)


class TestContext:
    def test_a_page_of_an_organisation_presets_it(self) -> None:
        here = read("gebeld over verkeer", context=Context(organisation_id("Gemeente Zeist")))
        assert place(here) == "Gemeente Zeist"
        assert here.organisation is not None
        assert here.organisation.reason is Reason.FROM_CONTEXT

    def test_it_picks_the_namesake_of_that_organisation(self) -> None:
        here = read("Jansen gebeld", context=Context(organisation_id("Gemeente Nieuwegein")))
        assert names(here) == "M. Jansen"
        assert here.people[0].reason is Reason.FROM_CONTEXT

    def test_it_tells_which_mayor_is_meant(self) -> None:
        here = read("burgemeester gebeld", context=Context(organisation_id("Gemeente Lopik")))
        assert names(here) == "A. Kramer"

    def test_an_organisation_that_is_named_wins(self) -> None:
        here = read("gebeld met Houten", context=Context(organisation_id("Gemeente Zeist")))
        assert place(here) == "Gemeente Houten"

    def test_a_person_of_elsewhere_brings_the_own_organisation(self) -> None:
        here = read("gebeld met Kramer", context=Context(organisation_id("Gemeente Zeist")))
        assert place(here) == "Gemeente Lopik"

    def test_a_page_of_a_person_presets_that_person_with_the_organisation(self) -> None:
        kramer = Context(person_id=person_id("A. Kramer", "Gemeente Lopik"))
        here = read("gebeld over verkeer", context=kramer)
        assert (names(here), place(here)) == ("A. Kramer", "Gemeente Lopik")
        assert here.people[0].reason is Reason.FROM_CONTEXT

    def test_a_person_who_is_named_wins(self) -> None:
        kramer = Context(person_id=person_id("A. Kramer", "Gemeente Lopik"))
        assert names(read("gebeld met Bakker", context=kramer)) == "N. Bakker"

    def test_a_page_of_an_issue_presets_subject_and_organisation(self) -> None:
        here = read("gebeld", context=Context(issue_id=issue_id("Valwind Leersum")))
        assert topic(here) == "Valwind Leersum"
        assert place(here) == "Gemeente Utrechtse Heuvelrug"
        assert here.subject is not None
        assert here.subject.reason is Reason.FROM_CONTEXT

    def test_a_subject_that_is_named_wins(self) -> None:
        here = read("over woningbouw", context=Context(issue_id=issue_id("Valwind Leersum")))
        assert topic(here) == "Woningbouw"

    def test_a_record_that_is_gone_presets_nothing(self) -> None:
        here = read("gebeld", context=Context(b"gone", b"gone", b"gone"))
        assert (here.people, here.organisation, here.subject) == ((), None, None)


class TestCorrections:
    SENTENCE = "gebeld met Jansen over woningbouw, terugbellen vrijdag"

    def corrected(self, choices: Choices) -> Interpretation:
        return read(self.SENTENCE, choices=choices)

    def test_a_kind_wins_over_the_word(self) -> None:
        now = self.corrected(Choices(kind=ContactKind.EMAIL)).kind
        assert (now.value, now.reason) == (ContactKind.EMAIL, Reason.CORRECTED)

    def test_people_win_and_bring_their_organisation(self) -> None:
        marieke = person_id("M. Jansen", "Gemeente Nieuwegein")
        now = self.corrected(Choices(people=(marieke, NewPerson("K. Nieuw"))))
        assert (names(now), place(now)) == ("M. Jansen, New: K. Nieuw", "Gemeente Nieuwegein")
        assert {guess.reason for guess in now.people} == {Reason.CORRECTED}

    def test_nobody_is_a_correction_too(self) -> None:
        assert self.corrected(Choices(people=())).people == ()

    def test_somebody_who_is_gone_is_left_out(self) -> None:
        assert self.corrected(Choices(people=(b"gone",))).people == ()

    def test_an_organisation_steers_which_namesake_is_chosen(self) -> None:
        now = self.corrected(Choices(organisation_id=organisation_id("Gemeente Nieuwegein")))
        assert (names(now), place(now)) == ("M. Jansen", "Gemeente Nieuwegein")
        assert now.organisation is not None
        assert now.organisation.reason is Reason.CORRECTED

    def test_no_organisation_is_a_correction_too(self) -> None:
        assert self.corrected(Choices(organisation_id=None)).organisation is None

    def test_a_subject_wins_and_names_the_contact(self) -> None:
        now = self.corrected(Choices(subject=Subject(None, "Dorpshuis")))
        assert (topic(now), now.summary) == ("Dorpshuis", "Dorpshuis")

    def test_without_subject_the_sentence_names_the_contact(self) -> None:
        now = self.corrected(Choices(subject=None))
        assert now.subject is None
        assert now.summary == "Gebeld met Jansen over woningbouw"

    def test_a_moment_still_to_come_makes_it_planned(self) -> None:
        now = self.corrected(Choices(moment=VagueDate("2026-12-01")))
        assert now.status is ContactStatus.PLANNED
        assert now.moment.reason is Reason.CORRECTED

    def test_a_follow_up_wins_and_can_be_dropped(self) -> None:
        other = FollowUpGuess("Mailen", VagueDate("2026-12"))
        now = self.corrected(Choices(follow_up=other)).follow_up
        assert now is not None
        assert (now.value, now.reason) == (other, Reason.CORRECTED)
        assert self.corrected(Choices(follow_up=None)).follow_up is None

    def test_status_initiative_and_confidentiality_win(self) -> None:
        now = self.corrected(
            Choices(
                status=ContactStatus.CANCELLED,
                initiative=Initiative.JOINT,
                confidentiality=Confidentiality.PERSONAL,
            )
        )
        assert now.status is ContactStatus.CANCELLED
        assert now.initiative is Initiative.JOINT
        assert now.confidentiality is Confidentiality.PERSONAL

    def test_what_is_not_corrected_stays_as_it_was_read(self) -> None:
        now = self.corrected(Choices(kind=ContactKind.EMAIL))
        assert (names(now), topic(now)) == ("P. Jansen", "Woningbouw")
        assert now.spans == read(self.SENTENCE).spans


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("vertrouwelijk: gebeld met Kramer", Confidentiality.CONFIDENTIAL),
        ("gebeld met Kramer !vertrouwelijk", Confidentiality.CONFIDENTIAL),
        ("vertrouwelijk gesproken met Kramer", Confidentiality.CONFIDENTIAL),
        ("gebeld met Kramer over vertrouwelijk rapport", Confidentiality.INTERNAL),
        ("gebeld met Kramer, persoonlijk", Confidentiality.PERSONAL),
        ("persoonlijk: gebeld met Kramer", Confidentiality.PERSONAL),
        ("persoonlijk gesproken met Kramer", Confidentiality.INTERNAL),
        ("gebeld met Kramer (vertrouwelijk)", Confidentiality.CONFIDENTIAL),
        ("called Kramer !confidential", Confidentiality.CONFIDENTIAL),
        ("gebeld met Kramer !openbaar", Confidentiality.PUBLIC),
        ("gebeld met Kramer", Confidentiality.INTERNAL),
    ],
)
def test_a_word_can_keep_a_contact_from_other_eyes(text: str, level: Confidentiality) -> None:
    read_as = read(text)
    assert read_as.confidentiality is level
    assert names(read_as) == "A. Kramer"


class TestSummary:
    def test_is_the_subject_where_there_is_one(self) -> None:
        assert read("gebeld met Kramer over het dorpshuis, mailen vrijdag").summary == "Dorpshuis"

    def test_is_else_the_sentence_without_follow_up_and_marks(self) -> None:
        assert read("koffie met  Kramer !vertrouwelijk, mailen vrijdag").summary == (
            "Koffie met Kramer"
        )

    def test_is_the_whole_sentence_where_all_is_follow_up(self) -> None:
        assert read("Kramer terugbellen vrijdag").summary == "Kramer terugbellen vrijdag"

    def test_ends_at_a_word_and_shows_nothing_unseen(self) -> None:
        title = read("gesproken\x00 \u202e met " + "iedereen " * 30).summary
        assert title.startswith("Gesproken met iedereen")
        assert title.endswith(" iedereen")
        assert len(title) <= 120

    def test_cuts_a_word_that_is_longer_than_a_title(self) -> None:
        assert read("x" * 500).summary == "X" + "x" * 119


def test_the_parts_of_the_sentence_are_coloured() -> None:
    text = "gebeld met wethouder Jansen (Zeist) gisteren over woningbouw, terugbellen vrijdag"
    assert coloured(read(text)) == {
        "gebeld": Part.KIND,
        "wethouder Jansen": Part.WITH,
        "Zeist": Part.ORGANISATION,
        "gisteren": Part.MOMENT,
        "woningbouw": Part.ABOUT,
        "terugbellen vrijdag": Part.FOLLOW_UP,
    }


def test_the_shorthand_is_coloured_by_what_it_means() -> None:
    assert coloured(read("wou wethouder bel #woningbouw !vr !vertrouwelijk")) == {
        "wou": Part.ORGANISATION,
        "wethouder": Part.WITH,
        "bel": Part.KIND,
        "#woningbouw": Part.ABOUT,
        "!vr": Part.FOLLOW_UP,
        "!vertrouwelijk": Part.MARK,
    }


def test_one_person_in_two_positions_is_one_person() -> None:
    kramer = next(one for one in LEXICON.people if one.surname == "Kramer")
    zeist = organisation_id("Gemeente Zeist")
    second = KnownPerson(
        kramer.id, "Kramer", "A. Kramer", "Anja", "", "adviseur", PositionType.ADVISER,
        b"second", zeist, "Gemeente Zeist", None, mine=False,
    )  # fmt: skip
    both = Lexicon((*LEXICON.people, second), LEXICON.organisations, LEXICON.issues)
    (guess,) = interpret("gebeld met Kramer van Zeist", both, now=NOW).people
    assert (guess.value, guess.count, guess.alternatives) == (second, 1, ())


PIECES = st.sampled_from(
    "gebeld met Kramer|wethouder Jansen|(Zeist)|over woningbouw|, terugbellen|vrijdag|gisteren|"
    "om 14:20|12/11|#opschaling|!vr|!vertrouwelijk|en|Pieterse|van den Berg|Amstel, Gooi en Vecht|"
    "burgemeester van Lopik|. Ik stuur|belooft|over 3 dagen|: |\n|in maart|Waardevol Lopik|É|👩‍👩‍👧|"
    "mailen|afspraak|niet bereikt|-|'t|van|1|/|(|voor|op|beloofd dat|actie:|BO|HDSR|net".split("|")
)


def assert_spans_are_sound(read_as: Interpretation) -> None:
    edges = [edge for span in read_as.spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(span.start < span.end for span in read_as.spans)
    assert all(0 <= edge <= len(read_as.text) for edge in edges)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([" ", ""]))
def test_spans_lie_in_the_sentence_and_never_overlap(parts: list[str], glue: str) -> None:
    assert_spans_are_sound(read(glue.join(parts)))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_complaint(text: str) -> None:
    read_as = read(text)
    assert_spans_are_sound(read_as)
    assert read_as.text == text
    assert len(read_as.summary) <= 120


@pytest.mark.parametrize(
    "piece",
    ["a", "\x00", "👩‍👩‍👧", "\u202eשלום ", "9", "é\u0301", "Kramer en ", "vrijdag mailen ", "(", ". ",
     "Van 't ", "over ", "12/11 ", "Zeist ", "wethouder ", "!vr ", "#", "1-1-", "\n", "ﷺ", "①", "٣/٤ "],
)  # fmt: skip
def test_ten_thousand_characters_of_anything_are_read(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    assert_spans_are_sound(read(text))
