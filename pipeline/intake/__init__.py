"""Documents come in: each source gives bytes with an origin, and knows nothing of what they say."""
