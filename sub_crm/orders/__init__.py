"""What you can ask for: one frozen order per verb, free of any database."""

from sub_crm.orders.order import Circumstances, Order
from sub_crm.orders.refused import Refused

__all__ = ["Circumstances", "Order", "Refused"]
