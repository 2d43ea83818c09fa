"""The nouns. Frozen dataclasses of the standard library alone; they know no file, no clock and no network."""
