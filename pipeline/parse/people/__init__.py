"""Who the guests are, how their names are written, and what they are."""
