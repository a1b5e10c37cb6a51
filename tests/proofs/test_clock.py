"""Whatever the clock says, what was done keeps its order and its way back."""

import datetime as dt
import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sub_crm.insight.history.journal import state_before
from sub_crm.orders import Circumstances
from sub_crm.orders.contacts import LogContact
from sub_crm.orders.records import Edit
from sub_crm.queries.acts import last_acts
from sub_crm.queries.history import history_of, values_of
from sub_crm.store.file import connect
from sub_crm.store.keys import Key
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate
from tests.proofs.conftest import UNHURRIED
from tests.proofs.invariants import assert_derived_is_right
from tests.proofs.shim import worn
from tests.proofs.user import User

pytestmark = UNHURRIED

ROOT = Path(__file__).parents[2]
TWICE = [dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC) for hour in (0, 1)]
"""Half past two in the night of 25 October, and again an hour later."""
NEVER = dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)
"""Half an hour after two o'clock became three."""


@pytest.mark.parametrize(
    "acts", [60, pytest.param(1_500, marks=[pytest.mark.prove, pytest.mark.timeout(1_200)])]
)
def test_a_clock_that_jumps_by_years_mixes_nothing_up(
    library: Path, workspace: Path, key: Key, acts: int
):
    command = [sys.executable, "-m", "tests.proofs.jumping"]
    finished = subprocess.run(
        [*command, str(workspace), key.raw.hex(), str(acts)],
        cwd=ROOT,
        env=worn(library, workspace.parent),
        capture_output=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr.decode()[-3_000:]


def test_a_record_as_it_was_is_as_it_once_was_although_the_clock_was_wrong(
    workspace: Path, key: Key
):
    with closing(Somebody(workspace, key)) as somebody:
        moment = somebody.log(2026)
        once = [somebody.sees(moment)]
        for year, field in ((2036, "summary"), (2026, "note"), (2025, "place"), (2026, "summary")):
            somebody.edit(moment, field, f"{field} van {year}", year)
            once.append(somebody.sees(moment))
        for year in range(2024, 2038):
            then = somebody.sees(moment, dt.datetime(year, 7, 1, tzinfo=dt.UTC))
            assert then in [{}, *once], year


def test_the_hour_that_comes_twice_is_two_hours(workspace: Path, key: Key):
    with closing(Somebody(workspace, key)) as somebody:
        first, second = (somebody.log_now(now) for now in TWICE)
        acts = last_acts(somebody.reader, user=somebody.me, limit=2)
        assert [act.at // 60_000_000 for act in acts] == [
            int(now.timestamp()) // 60 for now in reversed(TWICE)
        ]
        said = somebody.reader.values(
            "SELECT happened_on FROM contact_moments WHERE id IN (:first, :second)",
            first=first,
            second=second,
        )
        assert said == ["2026-10-25T02:30"] * 2
        with closing(connect(workspace, key)) as connection:
            assert_derived_is_right(connection)
        for act in acts:
            assert somebody.undo(act.id)
        assert not somebody.sees(first)
        assert not somebody.sees(second)


def test_the_hour_that_never_comes_can_be_said_and_is_past_by_then(workspace: Path, key: Key):
    with closing(Somebody(workspace, key)) as somebody:
        assert f"{somebody.at(NEVER).here:%d-%m %H:%M}" == "29-03 03:30"
        said = somebody.log_now(NEVER, VagueDate("2026-03-29T02:30"))
        assert somebody.sees(said)["happened_on"] == "2026-03-29T02:30"


@pytest.mark.parametrize(
    ("day", "hours"),
    [(dt.date(2026, 10, 25), 25), (dt.date(2026, 3, 29), 23), (dt.date(2026, 11, 24), 24)],
    ids=str,
)
def test_a_day_lasts_from_midnight_to_midnight_here(workspace: Path, day: dt.date, hours: int):
    before = dt.datetime.combine(day - dt.timedelta(1), dt.time(12), dt.UTC)
    quarters = [before + dt.timedelta(minutes=15 * number) for number in range(4 * 48)]
    todays = [Circumstances(now, None).today for now in quarters]
    assert todays.count(day) == 4 * hours
    assert todays == sorted(todays)


class Somebody(User):
    """Does what is told, at the time that is told."""

    def __init__(self, path: Path, key: Key) -> None:
        super().__init__(path, key, random.Random(0), lambda: self.now)
        self.now = NEVER

    def at(self, now: dt.datetime) -> Circumstances:
        self.now = now
        return Circumstances(now, self.me)

    def log(self, year: int) -> Id:
        return self.log_now(dt.datetime(year, 5, 1, 9, tzinfo=dt.UTC), VagueDate("2024-01-09"))

    def log_now(self, now: dt.datetime, happened_on: VagueDate | None = None) -> Id:
        when = happened_on or VagueDate.at(self.at(now).here)
        self.at(now)
        made: Id = self.order(LogContact(happened_on=when, summary="Gesprek"))
        return made

    def edit(self, moment: Id, field: str, value: str, year: int) -> None:
        self.at(dt.datetime(year, 6, 1, 9, tzinfo=dt.UTC))
        self.order(Edit(table="contact_moment", id=moment, field=field, value=value))

    def sees(self, moment: Id, then: dt.datetime | None = None) -> dict[str, object]:
        """The moment as it is, or as it was then; nothing when it is not there."""
        record = ("contact_moment", moment)
        since = then and int(then.timestamp() * 1_000_000)
        changes = history_of(self.reader, *record, since_moment=since) if since else []
        now = values_of(self.reader, [record])
        return dict(state_before(changes, now).get(record, {}))
