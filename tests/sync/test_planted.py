"""Each mistake that is planted in synchronising is seen, and the same scene is right without it."""

import psycopg
import pytest
from sqlalchemy.exc import NoResultFound

from sub_crm.sync.causes import Stopped
from tests.sync import planted
from tests.sync.laptops import Team
from tests.sync.planted import Plant, Scene

SEEN = (AssertionError, psycopg.Error, Stopped, KeyError, ValueError, NoResultFound)


def named(plants: object) -> object:
    return [pytest.param(plant, scene, id=plant.__name__) for plant, scene in plants.items()]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("plant", "scene"), named(planted.IN_TEST))  # type: ignore[arg-type]
def test_a_planted_mistake_is_seen(
    team: Team, monkeypatch: pytest.MonkeyPatch, plant: Plant, scene: Scene
):
    plant(monkeypatch)
    with pytest.raises(SEEN):
        scene(team)


@pytest.mark.prove
@pytest.mark.parametrize(("plant", "scene"), named(planted.IN_PROVE))  # type: ignore[arg-type]
def test_any_planted_mistake_is_seen(
    team: Team, monkeypatch: pytest.MonkeyPatch, plant: Plant, scene: Scene
):
    plant(monkeypatch)
    with pytest.raises(SEEN):
        scene(team)
