"""Session → page, feed, mail: everything that readers see, made of `templates/`; pure but for reading those."""
