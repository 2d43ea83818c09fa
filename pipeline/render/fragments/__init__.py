"""HTML fragments of a session: fitted to their place, as plain text, as Markdown."""
