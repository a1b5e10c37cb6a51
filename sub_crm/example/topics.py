"""What the talks of the example are about: subjects that fit the organisation and its dossiers."""

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from sub_crm.system.registers import read_example

Row = dict[str, Any]

_ONLY_MUNICIPAL = ("housing", "mobility", "economy", "ageing", "healthy_environment", "safety")


@dataclass(slots=True)
class Topics:
    today: dt.date
    draw: random.Random
    topics: list[Row] = field(default_factory=lambda: read_example("topics"))
    issues: dict[str, Row] = field(
        default_factory=lambda: {entry["key"]: entry for entry in read_example("issues")}
    )

    def topic(self, code: str, day: dt.date) -> Row:
        """More than half of the talks are about a dossier of the organisation itself."""
        own = [topic for topic in self.topics if self._plays(topic["issue"], code, day)]
        free = [
            topic
            for topic in self.topics
            if not topic["issue"]
            and not (is_water_board(code) and topic["theme"] in _ONLY_MUNICIPAL)
        ]
        return self.draw.choice(own if own and self.draw.random() < 0.6 else free)

    def _plays(self, issue: str, code: str, day: dt.date) -> bool:
        """Was this a dossier of that organisation, open on that day (or on a day to come)?"""
        entry = self.issues.get(issue)
        if entry is None or code not in entry["stances"]:
            return False
        ago = (self.today - day).days
        opened, closed = entry["opened"], entry.get("closed", 0)
        return (ago >= closed or not closed) and (isinstance(opened, str) or ago <= opened)

    def matching(self, code: str, topic: Row, day: dt.date) -> tuple[str, ...]:
        if self._plays(topic["issue"], code, day):
            return (topic["issue"],)
        return tuple(
            key
            for key, entry in self.issues.items()
            if topic["theme"] in entry["themes"] and self._plays(key, code, day)
        )[:1]


def is_water_board(code: str) -> bool:
    return code.startswith("WS")
