"""For tests that make widgets: garbage is collected between tests only, on the screen's thread.

Else a widget in a reference cycle dies on whatever thread happens to collect, also one of the
test runner, and Qt does not survive that.
"""

import gc

import pytest


@pytest.fixture(autouse=True)
def collected_here() -> None:
    """Collect nothing in the test; `collect_between` does it afterwards."""
    gc.disable()


def collect_between() -> None:
    """Collect what a test with widgets left, once the runner holds none of it any more."""
    if not gc.isenabled():
        gc.collect()
        gc.enable()
