"""What became of a record: its journal read back as versions, and as how it once was."""
