"""Where this program keeps its things; one folder (`--data-dir`) can hold them all."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "sub-crm"


@dataclass(frozen=True, slots=True)
class Paths:
    data: Path
    settings: Path
    cache: Path
    """What can be made anew."""

    @property
    def workspace(self) -> Path:
        return self.data / "werkruimte.db"

    @property
    def log(self) -> Path:
        return self.data / "log" / "sub-crm.log"

    @property
    def example(self) -> Path:
        return self.data / "voorbeeld.db"


def paths(data_dir: Path | None = None) -> Paths:
    """Return the user's own folders, or everything under `data_dir`."""
    if data_dir:
        return Paths(data_dir, data_dir / "instellingen.json", data_dir / "cache")
    return Paths(
        platformdirs.user_data_path(NAME, appauthor=False),
        platformdirs.user_config_path(NAME, appauthor=False) / "instellingen.json",
        platformdirs.user_cache_path(NAME, appauthor=False),
    )
