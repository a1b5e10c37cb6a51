"""The numbers of warmth hold from the day on which they are set, and have to make sense."""

import datetime as dt

import pytest

from sub_crm.models import AppUser, WarmthSetting
from sub_crm.orders.warmth import SetWarmth
from sub_crm.values.kinds import UserRole
from tests import factories as make
from tests.commands.workspace import Workspace


def test_a_number_holds_from_today(workspace: Workspace):
    workspace.order(SetWarmth(values={"warm": 75}))
    kept = workspace.one(WarmthSetting)
    assert (kept.name, kept.value, kept.holds_from) == ("warm", 75, "2026-11-24")


def test_what_is_not_changed_is_not_kept(workspace: Workspace):
    workspace.order(SetWarmth(values={"warm": 70, "cool": 21}))
    assert [one.name for one in workspace.all(WarmthSetting)] == ["cool"]


def test_twice_on_one_day_is_one_record_and_another_day_another(workspace: Workspace):
    workspace.order(SetWarmth(values={"warm": 75}))
    workspace.order(SetWarmth(values={"warm": 80}))
    assert workspace.one(WarmthSetting).value == 80
    workspace.order(SetWarmth(values={"warm": 70}), now=make.NOW + dt.timedelta(1))
    held = {one.holds_from: one.value for one in workspace.all(WarmthSetting)}
    assert held == {"2026-11-24": 80, "2026-11-25": 70}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"rhythm": 41}, "points"),
        ({"cool": 45}, "labels"),
        ({"warm": 101}, "warm"),
        ({"window": 5}, "window"),
        ({"weight.email": -1}, "weight.email"),
        ({"onzin": 3}, "onzin"),
    ],
)
def test_what_makes_no_sense_is_refused(workspace: Workspace, values: dict[str, int], field: str):
    assert field in workspace.refusal(SetWarmth(values=values))


@pytest.mark.parametrize("role", UserRole)
def test_in_a_team_the_data_steward_sets_them(workspace: Workspace, role: UserRole):
    with workspace.given() as session:
        session.get_one(AppUser, workspace.town.me).role = role
        session.get_one(AppUser, workspace.town.colleague).login = "j.kok"
    order = SetWarmth(values={"warm": 75})
    if role is UserRole.DATA_STEWARD:
        workspace.order(order)
        assert workspace.one(WarmthSetting).value == 75
    else:
        assert "gegevensbeheerder" in workspace.refusal(order)["values"]


def test_points_can_be_shared_out_otherwise(workspace: Workspace):
    workspace.order(SetWarmth(values={"rhythm": 50, "frequency": 15}))
    assert len(workspace.all(WarmthSetting)) == 2
