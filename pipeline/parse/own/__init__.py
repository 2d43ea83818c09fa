"""What we wrote ourselves is read as it was written: our pages, our Markdown."""
