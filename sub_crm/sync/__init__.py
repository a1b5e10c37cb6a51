"""Keeping a replica and the shared database the same, without losing anybody's words."""
