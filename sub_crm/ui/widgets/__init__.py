"""The building blocks that every page shares: one file per subject."""
