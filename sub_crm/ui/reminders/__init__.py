"""What is due, told while the program runs, and the icon that stays when the window is closed."""

from sub_crm.ui.reminders.keeper import Reminders
from sub_crm.ui.reminders.tray import Tray, come_forward
from sub_crm.ui.reminders.wording import Notice

__all__ = ["Notice", "Reminders", "Tray", "come_forward"]
