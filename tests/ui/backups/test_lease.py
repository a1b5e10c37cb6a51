"""A replica that was too long without contact synchronises before it opens; a retired one goes."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from sub_crm.store import Store, problems
from sub_crm.store.file import salt_of
from sub_crm.ui.shell import Shell
from sub_crm.ui.start import ProblemPage
from tests.ui.backups.conftest import Evening


def silent_for_a_year(evening: Evening) -> None:
    put(evening, sync_installation="x", sync_seen_at="1", sync_lease_days="30")


def put(evening: Evening, **facts: str) -> None:
    store = Store(evening.path, evening.key)
    connection = store.connection_to_sync()
    connection.executemany(
        "INSERT INTO fact (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        list(facts.items()),
    )
    connection.close()
    store.close()


def trying(evening: Evening, *outcomes: Callable[[Store], None]) -> None:
    """Let synchronising come to these outcomes, one after another."""
    left = iter(outcomes)
    evening.renew_lease = lambda store: next(left)(store)


def test_it_opens_once_it_has_synchronised(evening: Evening):
    silent_for_a_year(evening)

    def unreachable(store: Store) -> None:
        raise problems.LeaseOver(store.path, 30, "De server antwoordt niet.")

    def answered(_: Store) -> None:
        put(evening, sync_seen_at=str(int(evening.now.timestamp() * 1_000_000)))

    trying(evening, unreachable, answered)
    page = evening.start()
    assert isinstance(page, ProblemPage)
    again = evening.click(page.again, ProblemPage)
    assert again.again.text() == "Nu synchroniseren"
    told = [each.text() for each in again.findChildren(QLabel)]
    assert any("De server antwoordt niet." in text for text in told)
    evening.click(again.again, Shell)
    assert evening.talks() == 3


def test_a_retired_one_is_wiped_and_begins_empty(evening: Evening):
    silent_for_a_year(evening)

    def retired(store: Store) -> None:
        raise problems.LeaseOver(store.path, 30, "Afgeschreven.", retired=True)

    trying(evening, retired)
    before = salt_of(evening.path)
    page = evening.start()
    assert isinstance(page, ProblemPage)
    page.again.click()
    passing = ("ProblemPage", "WaitPage", "NoneType", "Shell")
    evening.until(lambda: type(evening.shown()).__name__ not in passing)
    assert salt_of(evening.path) != before
    assert evening.backups() == []
