"""The store → mailboxes: who is owed what and when, and sending it once."""
