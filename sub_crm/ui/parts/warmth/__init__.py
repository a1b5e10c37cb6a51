"""Warmth on every page: the number, the sentence that explains it, the contacts behind it."""
