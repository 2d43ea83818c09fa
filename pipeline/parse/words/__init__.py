"""What people say in which language: tables of words, and what can be known by them."""
