"""Which page answers to which address, and which of them stand in the sidebar.

Each page is loaded when it is first opened.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QWidget

from sub_crm.i18n import N_
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.desk import Desk, ExportWish
from sub_crm.ui.frame import NavItem
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.shell import Shell

PAGES = {
    "vandaag": ("today", "TodayPage", "vandaag"),
    "contactmomenten": ("contacts", "ContactsPage", "contactmomenten"),
    "contactmoment": ("contacts", "ContactPage", "contactmomenten"),
    "organisaties": ("organisations", "OrganisationsPage", "organisaties"),
    "organisatie": ("organisations", "OrganisationPage", "organisaties"),
    "personen": ("people", "PeoplePage", "personen"),
    "persoon": ("people", "PersonPage", "personen"),
    "importeren": ("importing", "ImportPage", "personen"),
    "dossiers": ("issues", "IssuesPage", "dossiers"),
    "dossier": ("issues", "IssuePage", "dossiers"),
    "relatiekaart": ("relations", "RelationsPage", "relatiekaart"),
    "team": ("team", "TeamPage", "team"),
    "geschiedenis": ("record_history", "HistoryPage", ""),
    "zoeken": ("search", "SearchPage", ""),
    "reservekopieen": ("backups", "BackupsPage", "instellingen"),
    "warmte": ("settings", "WarmthPage", "instellingen"),
    "accounthouders": ("holders", "HoldersPage", "instellingen"),
    "synchronisatie": ("syncing", "SyncPage", "synchronisatie"),
    "verschillen": ("differences", "DifferencesPage", "synchronisatie"),
    "wissen": ("erasing", "ErasingPage", "wissen"),
    "verbinden": ("connecting", "ConnectingPage", "instellingen"),
}
"""Address, package of the screen, class of the page, and the line of the sidebar it belongs to."""
PAGE_ACTIONS = {
    "follow_up.new": "add_follow_up",
    "record.new": "new_row",
    "export": "export_rows",
    "list.filter": "filter_list",
    "row.edit": "edit_row",
    "row.log": "log_row",
    "row.complete": "complete_row",
    "row.postpone": "postpone_row",
    "row.delete": "delete_row",
}
"""Actions that a page does for itself, by the method that does it."""


def nav_items() -> list[NavItem]:
    return [
        NavItem("vandaag", "today", N_("Vandaag")),
        NavItem("contactmomenten", "contact", N_("Contactmomenten")),
        NavItem("organisaties", "org", N_("Organisaties")),
        NavItem("personen", "person", N_("Personen")),
        NavItem("dossiers", "issue", N_("Dossiers")),
        NavItem("relatiekaart", "heat", N_("Relatiekaart"), section=N_("Inzicht")),
        NavItem("team", "meet", N_("Team")),
        NavItem("wissen", "trash", N_("Wissen"), bottom=True),
        NavItem("synchronisatie", "sync", N_("Synchronisatie"), bottom=True),
        NavItem("instellingen", "gear", N_("Instellingen"), bottom=True),
    ]


def add_pages(shell: Shell, desk: Desk, preferences: Preferences, registry: ActionRegistry) -> None:
    """Tell the shell how each page is made."""
    for key, (package, name, nav) in PAGES.items():
        shell.add_page(key, _maker(shell, desk, package, name), nav=nav)

    def settings() -> QWidget:
        from sub_crm.ui.settings import SettingsPage

        return SettingsPage(desk, preferences)

    def shortcuts() -> QWidget:
        from sub_crm.ui.settings import ShortcutsPage

        return ShortcutsPage(registry)

    def doctor() -> QWidget:
        from sub_crm.ui.doctor import DoctorPage

        return DoctorPage(desk, preferences)

    shell.add_page("instellingen", settings)
    shell.add_page("controle", doctor, nav="instellingen")
    shell.add_page("sneltoetsen", shortcuts, nav="instellingen")
    for action, method in PAGE_ACTIONS.items():
        shell.bind_page(action, method)


def _maker(shell: Shell, desk: Desk, package: str, name: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        page: Any = getattr(import_module(f"sub_crm.ui.{package}"), name)(desk)
        if hasattr(page, "waiting_changed"):
            page.waiting_changed.connect(lambda number: shell.set_badge("vandaag", number))
        if hasattr(page, "export_wanted"):
            page.export_wanted.connect(lambda wish: _export(desk, wish))
        made: QWidget = page
        return made

    return make


def _export(desk: Desk, wish: ExportWish) -> None:
    from sub_crm.ui.exporting import ExportRequest, export_list

    export_list(
        desk,
        ExportRequest(
            subject=wish.subject,
            ids=wish.ids,
            title=wish.title,
            filter_in_words=wish.filter_in_words,
        ),
    )
