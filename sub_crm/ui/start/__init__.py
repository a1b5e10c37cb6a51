"""What stands between the user and the work: the key, a problem, or saying who you are."""

from sub_crm.ui.start.first_start import FirstStart
from sub_crm.ui.start.passphrase import PassphrasePage
from sub_crm.ui.start.practice import Tools
from sub_crm.ui.start.problem import ProblemPage
from sub_crm.ui.start.unlocking import UnlockPage
from sub_crm.ui.start.waiting import WaitPage
from sub_crm.ui.start.window import StartWindow

__all__ = [
    "FirstStart",
    "PassphrasePage",
    "ProblemPage",
    "StartWindow",
    "Tools",
    "UnlockPage",
    "WaitPage",
]
