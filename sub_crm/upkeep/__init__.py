"""Backups from the command line, and the words about them that the screen says too."""
