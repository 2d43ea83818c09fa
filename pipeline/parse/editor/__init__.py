"""What somebody declares beside the text: front matter, a sidecar, a carrier; and where to look in the file."""
