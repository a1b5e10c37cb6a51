"""Start SUB-CRM from a checkout: `python main.py`."""

from sub_crm.app import console

if __name__ == "__main__":
    raise SystemExit(console())
