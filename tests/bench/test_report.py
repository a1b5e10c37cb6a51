"""What is told, and with which exit code."""

import json
from pathlib import Path

import pytest

from sub_crm.bench import report
from sub_crm.bench.growth import Growth, growths
from sub_crm.bench.measuring import Figures, Result, Verdict


def result(
    name: str = "search", verdict: Verdict = Verdict.MET, ours: float = 2.0, floor: float = 1.0
):
    return Result(
        name=name,
        verdict=verdict,
        floor_is="iets",
        floor=Figures(floor, floor, floor),
        ours=Figures(ours, ours, ours),
        ratio=ours / floor,
        spread=(1.5, 2.5),
        control=1.0,
        most=2.5,
    )


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        ([Verdict.MET, Verdict.TOLD, Verdict.SKIPPED], 0),
        ([Verdict.MET, Verdict.MISSED], 1),
        ([Verdict.MET, Verdict.WRONG], 1),
        ([Verdict.MET, Verdict.NOISY], 75),
        ([Verdict.NOISY, Verdict.MISSED], 1),
    ],
)
def test_the_exit_code_says_what_came_of_it(verdicts: list[Verdict], code: int):
    assert report.exit_code([result(verdict=one) for one in verdicts]) == code


def test_a_row_tells_ratio_target_and_verdict():
    told = report.row(result(verdict=Verdict.MISSED))
    for part in ("search", "2.00x (1.50-2.50)", "2.5x", "GEMIST"):
        assert part in told


def test_what_grows_faster_than_its_floor_fails():
    [same] = growths({"S": [result(floor=1, ours=2)], "M": [result(floor=4, ours=8)]})
    assert same.floor == pytest.approx(same.ours)
    assert same.met
    [linear] = growths({"S": [result(floor=1, ours=2)], "M": [result(floor=1, ours=20)]})
    assert linear.ours == pytest.approx(1)
    assert not linear.met
    assert report.exit_code([result()], [linear]) == 1
    assert report.exit_code([result()], [same]) == 0


def test_what_was_measured_in_one_size_only_has_no_growth():
    assert list(growths({"S": [result("a")], "M": [result("b")]})) == []


def test_the_figures_are_written_as_json(tmp_path: Path):
    path = tmp_path / "cijfers.json"
    found = {"S": [result()]}
    report.write_json(path, found, [Growth("search", "S-M", 0.1, 0.5)], {"S": "ab"})
    told = json.loads(path.read_text("utf-8"))
    [line] = told["lines"]["S"]
    assert (line["name"], line["verdict"], line["ratio"]) == ("search", "met", 2.0)
    assert line["ours"] == {"p50": 2.0, "p95": 2.0, "max": 2.0}
    assert told["growth"][0]["met"] is False
    assert told["contents"] == {"S": "ab"}
