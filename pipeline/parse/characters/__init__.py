"""Bytes → text: encodings, and the damage that wrong ones have done."""
