"""The examination as commanded in words: findings told as they come, the bundle written last."""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from sub_crm import VERSION
from sub_crm.doctor.bundle import table_counts, write_bundle
from sub_crm.doctor.case import Case, Place
from sub_crm.doctor.command_line import Services
from sub_crm.doctor.examination import examine, examine_place
from sub_crm.doctor.finding import SUBJECTS, Finding, State, Subject, worst
from sub_crm.i18n import _, set_language
from sub_crm.store.backups import default_folder
from sub_crm.store.problems import StoreProblem
from sub_crm.store.unlocking import NoKey
from sub_crm.system import settings

EXIT = {State.GOOD: 0, State.NOTICE: 1, State.FAULT: 2}
STOPPED = 130
"""What a shell calls a command that was stopped from the keyboard."""


def run_doctor(asked: argparse.Namespace, services: Services) -> int:
    set_language(asked.language or "nl")
    kept = settings.load(services.paths.settings)
    workspace = services.paths.example if asked.example else services.paths.workspace
    place = Place(
        paths=services.paths,
        workspace=workspace,
        backup_folder=Path(kept.backup_folder or default_folder(workspace)),
        keyring=kept.keyring,
        example=asked.example,
        now=services.clock(),
    )
    try:
        findings, counts = _examined(place, services, quiet=asked.json)
    except KeyboardInterrupt:
        return STOPPED
    if asked.json:
        sys.stdout.write(json.dumps(_as_json(findings, place), indent=1) + "\n")
    if asked.bundle:
        try:
            write_bundle(asked.bundle, place.paths, findings, counts, kept, now=place.now)
        except OSError:
            said = _("{path} kon niet worden gemaakt; kies een andere naam of map.")
            sys.stderr.write(said.format(path=asked.bundle) + "\n")
            return EXIT[State.FAULT]
    return EXIT[worst(findings)]


def _examined(
    place: Place, services: Services, *, quiet: bool
) -> tuple[list[Finding], dict[str, Any]]:
    """Return the findings, told as they come, and the counts of the tables where those are open."""
    try:
        store = services.open_store()
    except StoreProblem as problem:
        closed = _closed(problem)
    except EOFError:  # asked for the key, and nobody was there
        closed = _closed(NoKey(place.workspace))
    else:
        reader = store.reader()
        try:
            known = {field.name: getattr(place, field.name) for field in fields(Place)}
            case = Case(**known, reader=reader, verify=store.verified)
            return _told(examine(case), quiet), table_counts(reader)
        finally:
            reader.close()
            store.close()
    return _told([*examine_place(place), closed], quiet), {}


def _closed(problem: StoreProblem) -> Finding:
    return Finding(
        subject=Subject.WORKSPACE,
        state=State.FAULT,
        told=problem.sentence(),
        remedy=_("Start het programma: het zegt wat er kan."),
        facts={"error": type(problem).__name__},
    )


def _told(findings: Iterable[Finding], quiet: bool) -> list[Finding]:
    words = [_(title) for title in SUBJECTS.values()]
    wide = max(map(len, words))
    kept = []
    for finding in findings:
        kept.append(finding)
        if not quiet:
            remedy = f" {finding.remedy}" if finding.remedy else ""
            line = f"{finding.state_word:7} {finding.title:{wide}}  {finding.told}{remedy}"
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    return kept


def _as_json(findings: list[Finding], place: Place) -> dict[str, Any]:
    return {
        "program": VERSION,
        "at": place.now.isoformat(timespec="seconds"),
        "state": worst(findings).value,
        "findings": [
            {
                "subject": one.subject.value,
                "state": one.state.value,
                "told": one.told,
                "remedy": one.remedy,
                "facts": dict(one.facts),
            }
            for one in findings
        ],
    }
