"""The child process: reads one file under limits and tells in lines of JSON what it found."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sub_crm.exchange.reading.csv_table import Told, read_csv
from sub_crm.exchange.reading.limits import limit_this_process
from sub_crm.exchange.reading.table import MOST_BYTES, Options, Table, Unreadable
from sub_crm.exchange.reading.xlsx_table import read_xlsx
from sub_crm.i18n import _, set_language

CHUNK = 500
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_file(path: Path, options: Options, told: Told) -> Table:
    """Return what is in the file, by what it is and not by what it is called."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(_("Dit bestand is te groot om in één keer te lezen. Splits het."))
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(_("Dit bestand is niet te openen.")) from error
    if not content.strip():
        raise Unreadable(_("Dit bestand is leeg."))
    if content.startswith(WORKBOOKS) or path.suffix.lower() in (".xlsx", ".xlsm"):
        return read_xlsx(content, options, told)
    return read_csv(content, options, told)


def main(question: str) -> None:
    """Answer the parent's question, a JSON object, on standard output."""
    asked: dict[str, Any] = json.loads(question)
    set_language(asked["language"])
    path, options = Path(asked["path"]), Options(**asked["options"])
    if asked["limited"]:
        limit_this_process()
    try:
        _send(read_file(path, options, lambda done, total: _tell(progress=[done, total])))
    except Unreadable as problem:
        _tell(problem=str(problem))
    except MemoryError:
        _tell(problem=_("Dit bestand vraagt te veel geheugen om te lezen. Splits het."))
    except BaseException as error:  # also what a library of another language throws
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        _tell(problem=_("Dit bestand is niet te lezen; het is beschadigd of geen lijst."))


def _send(table: Table) -> None:
    head = asdict(table)
    rows, lines = head.pop("rows"), head.pop("lines")
    _tell(head=head)
    for start in range(0, len(rows), CHUNK):
        _tell(rows=rows[start : start + CHUNK], lines=lines[start : start + CHUNK])
    _tell(done=len(rows))


def _tell(**said: Any) -> None:
    sys.stdout.write(json.dumps(said, separators=(",", ":")) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
