"""How relations stood on a day, per position, organisation and level; and what plays there."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from sub_crm.i18n import set_language
from sub_crm.insight.warmth import wording
from sub_crm.insight.warmth.pressure import Corner, Pressure, corner, pressures
from sub_crm.insight.warmth.rollup import Rollup, by_level, by_organisation, rollup
from sub_crm.insight.warmth.rules import Certainty, Label, Rules
from sub_crm.insight.warmth.score import Parts, Warmth
from sub_crm.insight.warmth.standing import Basis, Standing
from sub_crm.queries.pressure import DossierRow, DueRow
from sub_crm.queries.warmth import AgreementRow, PauseRow, SeatRow, TermRow
from sub_crm.values.counted import packed
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import ContactKind, Level, Tier

DAY = dt.date(2026, 11, 23)
AT = DAY.toordinal()
ZEIST, LOPIK = key_id("organisation", "zeist"), key_id("organisation", "lopik")


def _id(*words: object) -> Id:
    return key_id(*map(str, words))


def seat(name: str, tier: Tier = Tier.CORE, **given: object) -> SeatRow:
    usual = {
        "organisation_id": ZEIST,
        "title": name.capitalize(),
        "level": Level.POLITICAL,
        "is_counterpart": 0,
        "until": None,
    }
    return SeatRow(id=_id("seat", name), tier=tier, **usual | given)  # type: ignore[arg-type]


def term(person: str, at: SeatRow, since: int = 1000, last: int | None = None) -> TermRow:
    """Somebody in a position since so many days ago, until so many days ago."""
    first = AT - since
    ended = None if last is None else AT - last
    return TermRow(_id(person, at.title), at.id, _id("person", person), person, first, first, ended)


def spoken(person: str, *ages: int) -> dict[Id, list[int]]:
    """Call somebody so many days ago."""
    return {_id("person", person): sorted(packed(AT - n, ContactKind.PHONE_CALL) for n in ages)}


def agreed(days: int, ago: int, **scope: object) -> AgreementRow:
    usual = {"seat_id": None, "organisation_id": None, "tier": None, "count_from": None}
    return AgreementRow(
        id=_id("agreed", days, ago, scope),
        days=days,
        agreed=AT - ago,
        **usual | scope,  # type: ignore[arg-type]
    )


MAYOR = seat("burgemeester")
CLERK = seat("griffier", Tier.IMPORTANT, level=Level.STRATEGIC)


def basis(
    *,
    seats: tuple[SeatRow, ...] = (MAYOR,),
    terms: tuple[TermRow, ...] = (),
    moments: Mapping[Id, list[int]] = MappingProxyType({}),
    agreements: tuple[AgreementRow, ...] = (),
    pauses: tuple[PauseRow, ...] = (),
) -> Basis:
    ordered = sorted(agreements, key=lambda one: one.agreed)
    return Basis(seats, terms, ordered, pauses, moments)


def only(found: list[Standing]) -> Standing:
    [one] = found
    return one


def _silent(one: Standing) -> int | None:
    assert one.warmth
    return one.warmth.silent


# standings


def test_a_successor_starts_anew():
    known = basis(
        terms=(term("Vink", MAYOR, 1000, 31), term("Smit", MAYOR, 30)),
        moments=spoken("Vink", 40, 80) | spoken("Smit", 300),
    )
    now = only(known.on(DAY))
    assert (now.holder and now.holder.person, now.warmth) == ("Smit", None)
    before = only(known.on(DAY - dt.timedelta(35)))
    assert before.holder
    assert before.holder.person == "Vink"
    assert _silent(before) == 5


def test_a_position_without_anybody_is_vacant():
    known = basis(terms=(term("Vink", MAYOR, 1000, 31),), moments=spoken("Vink", 40))
    assert only(known.on(DAY)).holder is None
    assert only(known.on(DAY - dt.timedelta(31))).holder


def test_a_position_that_is_no_more_is_gone():
    known = basis(seats=(MAYOR._replace(until=AT - 10),))
    assert known.on(DAY) == []
    assert known.on(DAY - dt.timedelta(11))


def test_the_rhythm_is_that_of_the_day():
    known = basis(
        terms=(term("Vink", MAYOR),),
        moments=spoken("Vink", 60),
        agreements=(
            agreed(14, 300, seat_id=MAYOR.id),
            agreed(90, 10, seat_id=MAYOR.id),
            agreed(30, 400, tier=Tier.CORE),
        ),
    )
    rhythms = {ago: only(known.on(DAY - dt.timedelta(ago))).rhythm for ago in (0, 10, 11, 301, 401)}
    assert rhythms == {0: 90, 10: 90, 11: 14, 301: 30, 401: 42}
    assert not only(known.on(DAY)).standard
    assert only(known.on(DAY - dt.timedelta(301))).standard
    assert only(known.on(DAY)).warmth.parts.rhythm == 40  # type: ignore[union-attr]


def test_an_agreement_of_an_unknown_day_always_held():
    always = agreed(14, 0, seat_id=MAYOR.id)._replace(agreed=0)
    known = basis(terms=(term("Vink", MAYOR),), agreements=(always,))
    assert only(known.on(DAY - dt.timedelta(900))).rhythm == 14


def test_silence_at_an_organisation_may_count_from_a_day():
    """Day one of a workspace does not start cold."""
    start = agreed(42, 5, organisation_id=ZEIST)._replace(count_from=AT - 5)
    known = basis(terms=(term("Vink", MAYOR),), agreements=(start,))
    assert only(known.on(DAY)).warmth is None
    elsewhere = basis(seats=(seat("x", organisation_id=LOPIK),), agreements=(start,))
    assert only(elsewhere.on(DAY)).warmth is None
    own = agreed(30, 5, seat_id=MAYOR.id)._replace(count_from=AT - 100)
    earlier = basis(terms=(term("Vink", MAYOR),), agreements=(start, own))
    assert only(earlier.on(DAY)).warmth, "what was agreed for the position goes first"


def test_a_pause_of_one_agreement_is_of_that_one_only():
    mine = agreed(42, 300, seat_id=MAYOR.id)
    recess = PauseRow(DAY - dt.timedelta(30), DAY - dt.timedelta(11), mine.id)
    known = basis(
        seats=(MAYOR, CLERK),
        terms=(term("Vink", MAYOR), term("Bos", CLERK)),
        moments=spoken("Vink", 50) | spoken("Bos", 50),
        agreements=(mine,),
        pauses=(recess,),
    )
    silences = {one.seat.title: _silent(one) for one in known.on(DAY)}
    assert silences == {"Burgemeester": 30, "Griffier": 50}
    of_all = recess._replace(cadence_id=None)
    everybody = basis(terms=(term("Bos", MAYOR),), moments=spoken("Bos", 50), pauses=(of_all,))
    assert _silent(only(everybody.on(DAY))) == 30


# roll-ups


def _warm(total: int, certainty: Certainty = Certainty.HIGH, *, strained: bool = False) -> Warmth:
    parts = Parts(0, 0, 0, float(total))
    label = Rules().label(total)
    return Warmth(total, label, parts, certainty, strained, 1, 365, 0, 4, 100, 4.0, 1, 100)


def _stands(
    name: str,
    tier: Tier,
    warmth: Warmth | None,
    *,
    filled: bool = True,
    level: Level = Level.OFFICIAL,
) -> Standing:
    at = seat(name, tier, level=level)
    return Standing(at, term(name, at) if filled else None, warmth, 42, True)


def test_core_counts_thrice_and_important_twice():
    found = rollup(
        [
            _stands("a", Tier.CORE, _warm(96)),
            _stands("b", Tier.IMPORTANT, _warm(40)),
            _stands("c", Tier.OTHER, _warm(0)),
        ],
        Rules(),
    )
    assert (found.total, found.label) == (61, Label.LUKEWARM)  # 368 / 6 = 61.3
    assert (found.covered, found.of, found.single) == (1, 2, True)


def test_means_are_rounded_half_up():
    halves = [_stands("a", Tier.CORE, _warm(70)), _stands("b", Tier.CORE, _warm(69))]
    assert rollup(halves, Rules()).total == 70


def test_vacant_and_new_are_told_and_not_counted():
    found = rollup(
        [
            _stands("a", Tier.CORE, _warm(50)),
            _stands("b", Tier.CORE, None),
            _stands("c", Tier.IMPORTANT, None, filled=False),
        ],
        Rules(),
    )
    assert (found.total, found.counted, found.of, found.new, found.vacant) == (50, 1, 1, 1, 1)
    assert rollup([_stands("b", Tier.CORE, None)], Rules()).total is None


def test_positions_of_the_rest_cover_nothing():
    found = rollup([_stands("a", Tier.OTHER, _warm(90))], Rules())
    assert (found.total, found.covered, found.of, found.single) == (90, 0, 0, False)


@pytest.mark.parametrize(("low", "of", "told"), [(1, 2, False), (2, 3, True), (0, 1, False)])
def test_a_number_rests_on_little_when_most_of_its_persons_do(low: int, of: int, told: bool):
    certainties = [Certainty.LOW] * low + [Certainty.MIDDLE] * (of - low)
    seats = [_stands(str(n), Tier.CORE, _warm(50, one)) for n, one in enumerate(certainties)]
    assert rollup(seats, Rules()).low is told


def test_of_two_in_one_position_the_warmest_counts():
    ill, acting = _stands("a", Tier.CORE, _warm(10)), _stands("a", Tier.CORE, _warm(80))
    found = rollup([ill, acting], Rules())
    assert (found.total, found.counted, found.of) == (80, 1, 1)


def test_levels_stand_apart():
    standings = [
        _stands("a", Tier.CORE, _warm(80), level=Level.POLITICAL),
        _stands("b", Tier.CORE, _warm(20), level=Level.STRATEGIC),
        _stands("c", Tier.IMPORTANT, _warm(50), level=Level.STRATEGIC),
    ]
    levels = {level: found.total for level, found in by_level(standings, Rules())[ZEIST].items()}
    assert levels == {Level.POLITICAL: 80, Level.STRATEGIC: 32}
    assert by_organisation(standings, Rules())[ZEIST].total == 50


# what plays


def _dossier(name: str, urgency: int, opened: int = 100, closed: int | None = None) -> DossierRow:
    over = None if closed is None else AT - closed
    return DossierRow(ZEIST, _id("issue", name), urgency, AT - opened, over)


def test_open_dossiers_weigh_by_urgency_and_late_ones_twice():
    dues = [
        DueRow(_id("issue", "a"), AT - 1, None),
        DueRow(_id("issue", "a"), AT - 9, None),
        DueRow(_id("issue", "b"), AT, None),
        DueRow(_id("issue", "c"), AT - 5, AT - 2),
    ]
    open_ = [_dossier("a", 3), _dossier("b", 2), _dossier("c", 1), _dossier("d", 3, closed=0)]
    assert pressures(open_, dues, DAY) == {ZEIST: Pressure(9, 3, 1)}
    earlier = DAY - dt.timedelta(3)
    assert pressures(open_, dues, earlier) == {ZEIST: Pressure(13, 4, 2)}


def test_what_was_not_opened_yet_weighs_nothing():
    assert pressures([_dossier("a", 3, opened=5)], [], DAY - dt.timedelta(6)) == {}


@pytest.mark.parametrize(
    ("total", "pressure", "found"),
    [
        (44, 4, Corner.COLD_HOT),
        (45, 4, Corner.WARM_HOT),
        (44, 3, Corner.COLD_CALM),
        (45, 3, Corner.WARM_CALM),
    ],
)
def test_the_corners_meet_at_lukewarm_and_four(total: int, pressure: int, found: Corner):
    assert corner(total, pressure, Rules()) is found


# in words


def _told(known: Basis) -> tuple[str, list[str]]:
    one = only(known.on(DAY))
    assert one.holder
    parts: tuple[wording.PartTold, ...] = ()
    if one.warmth:
        moments = known.moments_of(one.holder)
        parts = wording.parts(one.warmth, one.rhythm, moments, Rules(), DAY)
    return wording.sentence(one, parts, DAY), [part.sentence for part in parts]


def test_a_number_is_explained_in_one_sentence_and_four():
    call, mail, visit = ContactKind.PHONE_CALL, ContactKind.EMAIL, ContactKind.WORKING_VISIT
    ages = {200: visit, 120: call, 52: call, 10: mail}
    moments = {_id("person", "Vink"): [packed(AT - ago, kind) for ago, kind in ages.items()]}
    said, parts = _told(basis(terms=(term("Vink", MAYOR),), moments=moments))
    assert said == (
        "Vink, 62, lauw: ritme 33,9 van 40, frequentie 7,8 van 25, wederkerigheid 0 van 15, "
        "diepgang 20 van 20; zekerheid hoog."
    )
    assert parts == [
        "Telefoongesprek 52 dagen geleden, afgesproken is 42. "
        "Een later contact (e-mail) houdt het ritme niet op peil.",
        "Contact in 4 weken, samen 2,7 waard, verwacht 8,7.",
        "In 0 weken kwam het van hen of van beide, verwacht 2,9.",
        "Zwaarste vorm: werkbezoek op 7 mei.",
    ]


def test_what_has_no_number_says_why():
    assert _told(basis(terms=(term("Vink", MAYOR, 20),)))[0] == (
        "Vink is nieuw: nog geen contact, het ritme is 42 dagen."
    )
    vacant = only(basis().on(DAY))
    assert wording.sentence(vacant, (), DAY) == "Burgemeester: vacant."


def test_a_silent_relation_is_explained():
    said, parts = _told(basis(terms=(term("Vink", MAYOR),)))
    assert said.startswith("Vink, 0, koud: ")
    assert parts[0] == "Nog geen contact dat het ritme op peil houdt."
    assert parts[3] == "Geen contact in deze periode."


def test_a_roll_up_is_told_with_its_flags():
    found = Rollup(53, Label.LUKEWARM, 3, 1, 5, True, True, 1, 0)
    assert wording.rolled(found) == (
        "53, lauw, dekking 1 van 5, nieuw, één persoon, gespannen, weinig contact om op af te gaan"
    )
    assert wording.rolled(rollup([], Rules())) == "geen functies"


def test_explanations_speak_english_too():
    set_language("en")
    try:
        said, _parts = _told(basis(terms=(term("Vink", MAYOR, 20),)))
    finally:
        set_language("nl")
    assert said == "Vink is new: no contact yet, the rhythm is 42 days."
