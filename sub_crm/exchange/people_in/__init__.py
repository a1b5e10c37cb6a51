"""People from a table into the workspace: which column is what, and what each row would do."""
