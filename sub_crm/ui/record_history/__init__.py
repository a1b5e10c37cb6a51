"""The history of one record, and what was done last."""

from sub_crm.ui.record_history.last_acts import LastActs
from sub_crm.ui.record_history.links import history_address
from sub_crm.ui.record_history.page import HistoryPage

__all__ = ["HistoryPage", "LastActs", "history_address"]
