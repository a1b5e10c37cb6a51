"""Settings of this device and user: how it looks, where the window stood. Nothing secret."""

import contextlib
import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from sub_crm.system.disk import names_to_disk, to_disk


@dataclass(frozen=True, slots=True)
class Settings:
    theme: str = "system"
    """"light", "dark" or "system"."""
    zoom: int = 100
    """Percent, 80 to 200."""
    contrast: str = "system"
    """"normal", "high" or "system"."""
    density: str = "comfortable"
    """"comfortable" or "compact"."""
    language: str = "nl"
    calm: bool = False
    """Nothing moves by itself, not even the caret."""
    geometry: str = ""
    """Qt's window geometry in base64."""
    address: str = ""
    """The page that was open last."""
    user: str = ""
    """Name of the user, so that the first window shows it before the store is open."""
    keyring: str = ""
    """Class of the keyring that holds the key, so that the next start asks it directly."""
    reminders: bool = True
    """Tell what is due while the program runs."""
    reminder_names: bool = False
    """Name in a reminder what it is about, also where others can read the screen."""
    stay_in_tray: bool = False
    """Closing the window leaves the program in the tray."""
    told: str = ""
    """Marks of what was reminded of, one a line, so that a restart does not tell it again."""
    backup_folder: str = ""
    """Where backups go; empty for the folder beside the workspace."""
    backup_problem: str = ""
    """Why no backup was made when the program ended; told at the next start."""
    workspace: str = ""
    """Salt of the workspace that was opened last: where it is gone, that is an alarm."""
    exports: dict[str, Any] = field(default_factory=dict)
    """Per kind of list what was chosen last: "columns", "format" and "folder"."""


CHOICES = {
    "theme": ("light", "dark", "system"),
    "contrast": ("normal", "high", "system"),
    "density": ("comfortable", "compact"),
    "language": ("nl", "en"),
}
ZOOM = (80, 200)


def load(path: Path) -> Settings:
    """Read the settings; what is missing or makes no sense falls back to its default."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _sensible(found) if isinstance(found, dict) else Settings()


def with_changes(settings: Settings, **changes: Any) -> Settings:
    """Return the settings with what is asked for, kept within what makes sense."""
    return _sensible(asdict(settings) | changes)


def save(path: Path, settings: Settings) -> None:
    """Write aside, to disk, and rename: whatever happens, the old settings are whole or the new."""
    part = path.with_name(path.name + ".part")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        to_disk(part)
        part.replace(path)
        names_to_disk(path.parent)


def _sensible(found: dict[str, Any]) -> Settings:
    defaults = Settings()
    kept = {
        each.name: found[each.name]
        for each in fields(Settings)
        if type(found.get(each.name)) is type(getattr(defaults, each.name))
        and found[each.name] in CHOICES.get(each.name, (found[each.name],))
    }
    settings = replace(defaults, **kept)
    return replace(
        settings,
        zoom=min(max(settings.zoom, ZOOM[0]), ZOOM[1]),
        exports=_sensible_exports(settings.exports),
    )


def _sensible_exports(found: dict[str, Any]) -> dict[str, Any]:
    """Keep what has the right shape; whether a column or folder still exists is seen on use."""
    return {
        subject: {
            name: value
            for name, value in chosen.items()
            if (name in ("format", "folder") and isinstance(value, str))
            or (name == "columns" and _is_words(value))
        }
        for subject, chosen in found.items()
        if isinstance(chosen, dict)
    }


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
