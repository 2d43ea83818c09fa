"""What a run depends on, and what the DNS says of us: looked at, judged, told."""
