"""The steps by which an older store becomes a newer one; Alembic walks them."""
