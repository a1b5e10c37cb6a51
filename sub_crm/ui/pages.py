"""Which page answers to which address."""

from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.desk import Desk
from sub_crm.ui.organisations import OrganisationPage, OrganisationsPage
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.settings import SettingsPage, ShortcutsPage
from sub_crm.ui.shell import Shell
from sub_crm.ui.today import TodayPage


def add_pages(shell: Shell, desk: Desk, preferences: Preferences, registry: ActionRegistry) -> None:
    """Say how each page is made; it is made when it is first opened."""

    def today() -> TodayPage:
        page = TodayPage(desk)
        page.waiting_changed.connect(lambda number: shell.set_badge("vandaag", number))
        return page

    shell.add_page("vandaag", today)
    shell.add_page("organisaties", lambda: OrganisationsPage(desk))
    shell.add_page("organisatie", lambda: OrganisationPage(desk), nav="organisaties")
    shell.add_page("instellingen", lambda: SettingsPage(desk, preferences))
    shell.add_page("sneltoetsen", lambda: ShortcutsPage(registry), nav="instellingen")
