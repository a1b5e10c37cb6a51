"""The demonstration workspace: real organisations, invented people."""
