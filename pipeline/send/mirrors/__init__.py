"""Other places that show the finished site: what a mirror is, and those that we can write to."""
