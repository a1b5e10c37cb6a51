"""The relation map: what it says of every organisation, and which tint that deserves."""
