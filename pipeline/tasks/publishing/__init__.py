"""The store → the web root, its mirrors and hubs: what the site is made of, and bringing it up to date."""
