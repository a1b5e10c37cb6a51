"""Relatiewarmte: how warm the relation with somebody in office is, from 0 to 100, and why."""
