"""Start SUB-CRM as `python -m sub_crm`."""

from sub_crm.app import console

if __name__ == "__main__":
    raise SystemExit(console())
