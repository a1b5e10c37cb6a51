"""The numbers that warmth is counted with: one record per setting and day."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.checks import refuse
from sub_crm.commands.entitled import warmth_problem
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import keep
from sub_crm.i18n import _
from sub_crm.models import WarmthSetting
from sub_crm.orders import Circumstances
from sub_crm.orders.warmth import SetWarmth
from sub_crm.values.ids import key_id
from sub_crm.values.warmth_settings import LABELS, USUAL, range_of, sum_of_points


@carries_out(SetWarmth)
def set_warmth(session: Session, order: SetWarmth, circumstances: Circumstances) -> None:
    today = circumstances.today.isoformat()
    held = _held(session, today)
    refuse({"values": warmth_problem(session, circumstances.user_id)})
    refuse(_problems({**held, **order.values}))
    for name, value in order.values.items():
        if held[name] != value:
            _set(session, name, value, today)


def _held(session: Session, today: str) -> dict[str, int]:
    """Return what holds on a day."""
    changed = session.scalars(
        select(WarmthSetting)
        .where(~WarmthSetting.deleted, WarmthSetting.holds_from <= today)
        .order_by(WarmthSetting.holds_from)
    )
    return {**USUAL, **{one.name: one.value for one in changed}}


def _set(session: Session, name: str, value: int, today: str) -> None:
    """Two devices that change one setting on one day change one record."""
    id = key_id("warmth_setting", name, today)
    known = session.get(WarmthSetting, id)
    if known is None:
        keep(session, WarmthSetting(id=id, name=name, value=value, holds_from=today))
    else:
        known.value, known.deleted = value, False


def _problems(values: Mapping[str, int]) -> dict[str, str | None]:
    problems = {name: _out_of_range(name, value) for name, value in values.items()}
    if sum_of_points(values) != 100:
        problems["points"] = _("De punten zijn samen {n}; maak er honderd van.").format(
            n=sum_of_points(values)
        )
    limits = [values[name] for name in LABELS]
    if limits != sorted(set(limits)):
        problems["labels"] = _("Elke grens hoort hoger te liggen dan die ervoor.")
    return problems


def _out_of_range(name: str, value: int) -> str | None:
    if name not in USUAL:
        return _("Dit is geen getal van de warmte.")
    least, most = range_of(name)
    if least <= value <= most:
        return None
    return _("Kies een getal van {least} tot en met {most}.").format(least=least, most=most)
