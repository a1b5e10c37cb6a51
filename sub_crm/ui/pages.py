"""Which page answers to which address; each is loaded when it is first opened."""

from PySide6.QtWidgets import QWidget

from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.desk import Desk
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.shell import Shell


def add_pages(shell: Shell, desk: Desk, preferences: Preferences, registry: ActionRegistry) -> None:
    """Tell the shell how each page is made."""

    def today() -> QWidget:
        from sub_crm.ui.today import TodayPage

        page = TodayPage(desk)
        page.waiting_changed.connect(lambda number: shell.set_badge("vandaag", number))
        return page

    def organisations() -> QWidget:
        from sub_crm.ui.organisations import OrganisationsPage

        return OrganisationsPage(desk)

    def organisation() -> QWidget:
        from sub_crm.ui.organisations import OrganisationPage

        return OrganisationPage(desk)

    def relations() -> QWidget:
        from sub_crm.ui.relations import RelationsPage

        return RelationsPage(desk)

    def holders() -> QWidget:
        from sub_crm.ui.holders import HoldersPage

        return HoldersPage(desk)

    def importing() -> QWidget:
        from sub_crm.ui.importing import ImportPage

        return ImportPage(desk)

    def history() -> QWidget:
        from sub_crm.ui.record_history import HistoryPage

        return HistoryPage(desk)

    def search() -> QWidget:
        from sub_crm.ui.search import SearchPage

        return SearchPage(desk)

    def settings() -> QWidget:
        from sub_crm.ui.settings import SettingsPage

        return SettingsPage(desk, preferences)

    def shortcuts() -> QWidget:
        from sub_crm.ui.settings import ShortcutsPage

        return ShortcutsPage(registry)

    shell.add_page("vandaag", today)
    shell.add_page("organisaties", organisations)
    shell.add_page("organisatie", organisation, nav="organisaties")
    shell.add_page("relatiekaart", relations)
    shell.add_page("geschiedenis", history, nav="organisaties")
    shell.add_page("accounthouders", holders, nav="instellingen")
    shell.add_page("importeren", importing, nav="personen")
    shell.add_page("zoeken", search)
    shell.add_page("instellingen", settings)
    shell.add_page("sneltoetsen", shortcuts, nav="instellingen")
