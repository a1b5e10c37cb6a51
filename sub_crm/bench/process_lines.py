"""Whole processes: how fast the program starts and what it weighs, beside an empty window."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sub_crm.bench.children import told
from sub_crm.bench.measuring import CONTROL, Figures, Probe, Result, Verdict
from sub_crm.bench.memory import ROLLUP
from sub_crm.bench.start import has_keyring, started
from sub_crm.i18n import _

START_MOST = {"window": 1.2, "list": 2.0}
MEMORY_MOST = {"start": 2.5, "use": 5.0}
MOST_MB = 300.0
WEIGHINGS = 3
_TOO_SOON = ("sqlalchemy", "alembic", "numpy", "psycopg", "keyring")
"""What the first list must not wait for."""


def start_lines(store: Path) -> Iterator[Probe]:
    found: list[dict[str, Any]] = []

    def measured(what: str, rounds: int) -> Result:
        if not has_keyring():
            remark = _("hiervoor zijn dbus-run-session en gnome-keyring-daemon nodig")
            return Result(name=f"start-{what}", verdict=Verdict.SKIPPED, remark=remark)
        if not found:
            found.extend(started(store, rounds + 4))
        early = sorted({name for each in found for name in _TOO_SOON if name in each["modules"]})
        result = _beside_empty(
            f"start-{what}", [each["empty"] for each in found], [each[what] for each in found],
            START_MOST[what],
        )  # fmt: skip
        if early:
            remark = _("te vroeg geladen: {names}").format(names=", ".join(early))
            return Result(name=result.name, verdict=Verdict.WRONG, remark=remark)
        return result

    for what in START_MOST:
        yield Probe(f"start-{what}", partial(measured, what))


def memory_lines(store: Path) -> Iterator[Probe]:
    """`store` may be written in."""
    empty: list[float] = []
    found: list[dict[str, float]] = []

    def measured(what: str, _rounds: int) -> Result:
        name = f"memory-{what}"
        if not ROLLUP.exists():
            remark = _("alleen Linux vertelt dit")
            return Result(name=name, verdict=Verdict.SKIPPED, remark=remark)
        if not found:
            for _number in range(WEIGHINGS):
                empty.append(told("sub_crm.bench.memory")["empty"])
                found.append(told("sub_crm.bench.memory", str(store)))
        weights = [each[what] for each in found]
        return _beside_empty(name, empty, weights, MEMORY_MOST[what], most_ms=MOST_MB, unit="MB")

    for what in MEMORY_MOST:
        yield Probe(f"memory-{what}", partial(measured, what))


def _beside_empty(
    name: str, floor: list[float], ours: list[float], most: float, **more: Any
) -> Result:
    """The control is the empty window against itself: the even rounds against the odd ones."""
    ratios = [mine / empty for mine, empty in zip(ours, floor, strict=True)]
    ratio = median(ours) / median(floor)
    control = median(floor[::2]) / median(floor[1::2])
    quiet = CONTROL[0] <= control <= CONTROL[1]
    met = Verdict.MET if ratio <= most else Verdict.MISSED
    return Result(
        name=name,
        verdict=met if quiet else Verdict.NOISY,
        floor_is=_("een leeg venster van dezelfde grootte"),
        floor=Figures.of(floor),
        ours=Figures.of(ours),
        ratio=ratio,
        spread=(min(ratios), max(ratios)),
        control=control,
        most=most,
        calls=len(ours),
        **more,
    )
