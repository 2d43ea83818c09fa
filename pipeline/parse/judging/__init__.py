"""How sure we are: evidence, doubts, and the verdict with its reasons."""
