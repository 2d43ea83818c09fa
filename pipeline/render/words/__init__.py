"""The few words of our own that readers see around a session, by language."""
