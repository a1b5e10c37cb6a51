"""SQL that is made from the models, one text per table, so that no table can be forgotten."""
