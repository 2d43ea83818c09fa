"""The templates: which are in force, and how they become Python."""
