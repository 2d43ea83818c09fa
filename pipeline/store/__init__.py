"""SQL and nothing else: what the pipeline remembers, in one SQLite file a publication.

`glance.py` answers "is anything due?" with the standard library alone, so that an idle run stays light; all else
stands on SQLAlchemy Core and is imported only where there is something to do.
"""
