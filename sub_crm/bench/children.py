"""Processes of our own that measure themselves and tell it as one line of JSON."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import sub_crm

_HOME = Path(sub_crm.__file__).parents[1]


def told(
    module: str,
    *arguments: str,
    within: Sequence[str] = (),
    environment: Mapping[str, str | None] = MappingProxyType({}),
) -> Any:
    """Run a module and return what it wrote last; raise CalledProcessError where it failed.

    `within` is a command that runs it; in the environment None takes a variable away.
    """
    command = [*within, sys.executable, "-m", module, *arguments]
    paths = os.pathsep.join(filter(None, (str(_HOME), os.environ.get("PYTHONPATH"))))
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths, **environment}
    kept = {name: value for name, value in around.items() if value is not None}
    done = subprocess.run(command, env=kept, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])
