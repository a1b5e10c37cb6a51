"""The computer it runs on: paths, settings, keyring, clock, log."""
