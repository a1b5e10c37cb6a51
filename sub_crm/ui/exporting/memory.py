"""What was chosen the last time for this kind of list: columns, format and folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from sub_crm.exchange.lists import Subject
from sub_crm.exchange.lists.making import Format
from sub_crm.ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Habit:
    columns: tuple[str, ...]
    format: Format
    folder: Path


def habit(preferences: Preferences | None, subject: Subject) -> Habit:
    """Return the last choice, as far as it still makes sense."""
    kept: dict[str, Any] = preferences.value.exports.get(subject.key, {}) if preferences else {}
    known = {column.key for column in subject.columns}
    columns = tuple(dict.fromkeys(key for key in kept.get("columns", ()) if key in known))
    formats = {each.value: each for each in Format}
    folder = Path(kept["folder"]) if kept.get("folder") else None
    return Habit(
        columns or subject.defaults(),
        formats.get(kept.get("format", ""), Format.XLSX),
        folder if folder and folder.is_dir() else documents(),
    )


def remember(preferences: Preferences | None, subject: Subject, chosen: Habit) -> None:
    if preferences:
        line = {
            "columns": list(chosen.columns),
            "format": chosen.format.value,
            "folder": str(chosen.folder),
        }
        preferences.change(exports={**preferences.value.exports, subject.key: line})


def documents() -> Path:
    """Return the user's folder for documents, else their home."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()
