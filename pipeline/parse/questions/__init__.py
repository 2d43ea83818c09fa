"""Blocks → who asks and who answers: what each block looks like, and every way in which questions are marked."""
