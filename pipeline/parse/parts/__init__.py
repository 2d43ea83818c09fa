"""Blocks → the parts of a session: masthead, introduction, turns, closing words, an address."""
