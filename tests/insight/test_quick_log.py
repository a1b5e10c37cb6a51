"""One typed sentence becomes a contact: how, with whom, about what, when and what follows."""

from datetime import UTC

import pytest

from sub_crm.insight.quick_log import (
    Interpretation,
    KnownPerson,
    Lexicon,
    NewPerson,
    Part,
    Reason,
    interpret,
)
from sub_crm.values.kinds import Confidentiality, PositionType
from tests.insight.quick_log_reading import as_said, names, read
from tests.insight.quick_log_said import NOW_TEXT, Said
from tests.insight.quick_log_sentences import DUTCH
from tests.insight.quick_log_sentences_english import ENGLISH
from tests.insight.quick_log_workspace import LEXICON, NOW, organisation_id

SENTENCES = DUTCH + ENGLISH


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
