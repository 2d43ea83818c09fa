"""Text or a package → blocks: a reader for each format that people write in. `readers.py` lists them."""
