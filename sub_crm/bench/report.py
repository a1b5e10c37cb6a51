"""What was measured, in words and as JSON."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as engine

from sub_crm import VERSION
from sub_crm.bench.growth import Growth
from sub_crm.bench.measuring import Result, Verdict
from sub_crm.i18n import N_, _

_WORDS = {
    Verdict.MET: N_("gehaald"),
    Verdict.MISSED: N_("GEMIST"),
    Verdict.WRONG: N_("FOUTE UITKOMST"),
    Verdict.NOISY: N_("te onrustig"),
    Verdict.TOLD: N_("gemeten"),
    Verdict.SKIPPED: N_("overgeslagen"),
}
_ROW = "{:<22}{:>10}{:>10}{:>10}{:>10}  {:<22}{:>8}  {:<14}{:>8}"
NOT_MET, TOO_NOISY = 1, 75
"""Exit codes; 75 is what `sysexits.h` calls a failure that passes."""


def heading() -> str:
    titles = (_("regel"), _("vloer"), _("hier"), "p95", _("langste"), _("verhouding"), _("doel"))
    return _ROW.format(*titles, _("oordeel"), _("rust"))


def row(result: Result) -> str:
    """Return the line of the table; the remark, where there is one, comes under it."""
    ours = result.ours
    ratio = ""
    if result.ratio is not None and result.spread is not None:
        ratio = f"{result.ratio:.2f}x ({result.spread[0]:.2f}-{result.spread[1]:.2f})"
    told = _ROW.format(
        result.name,
        _number(result.floor.p50) if result.floor else "",
        *(map(_number, (ours.p50, ours.p95, ours.max)) if ours else [""] * 3),
        ratio,
        _target(result),
        _(_WORDS[result.verdict]),
        f"{result.control:.2f}" if result.control else "",
    ).rstrip()
    return f"{told}\n    {result.remark}" if result.remark else told


def _number(value: float) -> str:
    return f"{value:.3f}" if value < 100 else f"{value:.0f}"


def _target(result: Result) -> str:
    if result.most is not None:
        return f"{result.most:g}x"
    return "" if result.most_ms is None else f"{result.most_ms:g} ms"


def explanation(results: Iterable[Result]) -> str:
    """Return what each floor is."""
    told = [_("Tijden in ms (geheugen in MB). De vloer van elke regel:")]
    told += [f"  {one.name:<22}{one.floor_is}" for one in results if one.floor_is]
    return "\n".join(told)


def growth_table(growths: Sequence[Growth]) -> str:
    told = [
        _("Groei: 1 is evenredig met het aantal contactmomenten; hier hoogstens de vloer + 0,15.")
    ]
    for one in growths:
        verdict = _(_WORDS[Verdict.MET if one.met else Verdict.MISSED])
        told.append(f"  {one.name:<22}{one.step}  {one.floor:>6.2f}{one.ours:>7.2f}  {verdict}")
    return "\n".join(told)


def exit_code(results: Iterable[Result], growths: Iterable[Growth] = ()) -> int:
    """A miss or a wrong result fails; where nothing does, a machine too busy to judge is told."""
    verdicts = {one.verdict for one in results}
    if verdicts & {Verdict.MISSED, Verdict.WRONG} or not all(one.met for one in growths):
        return NOT_MET
    return TOO_NOISY if Verdict.NOISY in verdicts else 0


def write_json(
    path: Path, sizes: dict[str, list[Result]], growths: Sequence[Growth], contents: dict[str, str]
) -> None:
    """Write all of it; `contents` are the digests of the stores by size."""
    told: dict[str, Any] = {
        "program": VERSION,
        "machine": {
            "processors": os.cpu_count(),
            "platform": platform.platform(),
            "python": platform.python_version(),
            "sqlite": engine.sqlite_version,
        },
        "contents": contents,
        "lines": {size: [asdict(one) for one in results] for size, results in sizes.items()},
        "growth": [asdict(one) | {"met": one.met} for one in growths],
    }
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
