"""HTML → blocks: of a whole page only its article, with what sites do to their HTML undone."""
