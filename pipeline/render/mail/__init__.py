"""A session as mail: the letter, the message made once, and the words that are each recipient's own."""
