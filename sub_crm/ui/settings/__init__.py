"""How the user likes it, how the data is kept, and which keys there are."""

from sub_crm.ui.settings.page import SettingsPage
from sub_crm.ui.settings.shortcuts import ShortcutsPage
from sub_crm.ui.settings.warmth import WarmthPage

__all__ = ["SettingsPage", "ShortcutsPage", "WarmthPage"]
