"""The shared side: a PostgreSQL database that orders, stamps, remembers and guards what is shared.

Made from the models where a table is like every other, written by hand where it is not. Loaded
only by `sub-crm server`; a client knows the functions of schema `api` and nothing of this package.
"""
