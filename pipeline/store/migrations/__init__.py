"""The schema's history, one numbered Alembic revision a file in `versions/`."""
