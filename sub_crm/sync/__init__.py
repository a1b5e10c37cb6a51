"""The way to the shared database: who one is there, how one gets in; no screen."""
