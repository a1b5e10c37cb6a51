"""Find and do: the palette over every page, and the page of all results."""

from sub_crm.ui.search.page import SearchPage
from sub_crm.ui.search.palette import Palette
from sub_crm.ui.search.question import RESULTS, results_address

__all__ = ["RESULTS", "Palette", "SearchPage", "results_address"]
