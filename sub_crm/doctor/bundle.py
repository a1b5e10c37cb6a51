"""The support bundle: what a helpdesk needs, and nothing that anybody wrote or is called.

Only what is listed here goes in: facts of findings (never their sentences, which name folders),
counts, settings that are a choice and no text, and of the log what this program itself said.
"""

import datetime as dt
import io
import json
import platform
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as engine

from sub_crm import VERSION
from sub_crm.doctor.finding import Finding
from sub_crm.store.reader import Reader
from sub_crm.store.visibility import PLURALS
from sub_crm.system.frozen import own_program
from sub_crm.system.paths import Paths
from sub_crm.system.settings import CHOICES, Settings

LOCAL = ("act", "change", "draft")
"""Tables besides the records; they have no deleted rows."""
HEAD = re.compile(
    r"(?P<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+) (?P<level>[A-Z]+) (?P<who>[\w.]+): "
)
FRAME = re.compile(r'  File "(?P<path>[^"]*)", line (?P<line>\d+), in (?P<name>\S+)')
KIND = re.compile(r"[A-Za-z_]\w*")
UNSAID = "…"


def write_bundle(
    path: Path,
    paths: Paths,
    findings: Sequence[Finding],
    counts: dict[str, Any],
    settings: Settings,
    *,
    now: dt.datetime,
) -> None:
    """Write the bundle whole or not at all; raises OSError as the disk does."""
    told = {
        "made_at": now.isoformat(timespec="seconds"),
        "versions": versions(),
        "findings": [facts_of(finding) for finding in findings],
        "counts": counts,
        "settings": discreet_settings(settings),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("bevindingen.json", json.dumps(told, indent=1))
        for number, log in enumerate(_logs(paths)):
            lines = log.read_text("utf-8", errors="replace").splitlines()
            bundle.writestr(f"logboek-{number}.txt", "\n".join(discreet_log(lines)))
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(packed.getvalue())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def versions() -> dict[str, str]:
    return {
        "program": VERSION,
        "packaged": str(own_program() is not None),
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
    }


def facts_of(finding: Finding) -> dict[str, Any]:
    return {
        "subject": finding.subject.value,
        "state": finding.state.value,
        "facts": dict(finding.facts),
    }


def table_counts(reader: Reader) -> dict[str, Any]:
    """Return per table how many records there are and how many of them are marked deleted.

    A table that cannot be read says so instead.
    """
    return {table: _count(reader, table) for table in (*PLURALS, *LOCAL)}


def _count(reader: Reader, table: str) -> dict[str, Any]:
    try:
        counted = {"records": reader.value(f"SELECT count(*) FROM main.{table}")}
        if table not in LOCAL:
            sql = f"SELECT count(*) FROM main.{table} WHERE deleted = 1"
            counted["deleted"] = reader.value(sql)
    except engine.DatabaseError as error:
        return {"error": type(error).__name__}
    return counted


def discreet_settings(settings: Settings) -> dict[str, Any]:
    """Return what was chosen from a list, switched or counted; texts may hold a name or a place."""
    return {
        name: value
        for name, value in asdict(settings).items()
        if isinstance(value, bool | int) or value in CHOICES.get(name, ())
    }


def discreet_log(lines: Iterable[str]) -> Iterator[str]:
    """Yield of a log when, how bad, and where in the program; what others said is left out."""
    ours = in_frame = False
    for line in lines:
        if head := HEAD.match(line):
            ours, in_frame = head["who"].partition(".")[0] == "sub_crm", False
            yield line if ours else f"{head[0]}{UNSAID}"
        elif ours and (frame := FRAME.fullmatch(line)):
            in_frame = True
            yield f'  File "{_in_program(frame["path"])}", line {frame["line"]}, in {frame["name"]}'
        elif in_frame and (line.startswith("    ") or KIND.fullmatch(line)):
            yield line  # of the program's source, or what kind of error it was


def _in_program(path: str) -> str:
    """Cut what leads to the program or its libraries: it may hold a user's name."""
    parts = re.split(r"[/\\]", path)
    for known in ("sub_crm", "site-packages"):
        if known in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(known) :])
    return parts[-1]


def _logs(paths: Paths) -> list[Path]:
    return [one for one in (paths.log, Path(f"{paths.log}.1")) if one.is_file()]
