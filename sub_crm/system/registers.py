"""Reading the data that ships with the program: registers of facts, material for the example."""

import json
from typing import Any

from sub_crm.system.resources import resource


def read_register(name: str) -> list[dict[str, Any]]:
    """Return the facts of one register, such as "organisations", in their fixed order."""
    return _read("registers", name)


def read_example(name: str) -> list[dict[str, Any]]:
    """Return invented material for the example workspace, such as "topics"."""
    return _read("example", name)


def _read(folder: str, name: str) -> list[dict[str, Any]]:
    text = resource(folder, f"{name}.json").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = json.loads(text)
    return entries
