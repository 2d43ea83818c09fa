"""Sources → the store: what is new or changed is fetched, parsed and written down."""
