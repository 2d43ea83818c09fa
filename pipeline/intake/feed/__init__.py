"""Feeds: `reading` makes entries of RSS and Atom (`rss_atom`) or JSON (`jsonfeed`), `look` makes documents of those."""
