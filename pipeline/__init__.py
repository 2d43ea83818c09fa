"""QnA Pipeline: brings each session of a Q&A series, once and whole, to everyone who reads it.

Read the folders in alphabetical order and you walk with a session from its document to its readers:

1.  `cli/` takes a command; `config/` reads what the editor wished; `wiring.py` puts the house together.
2.  `intake/` fetches documents: bytes with an origin.
3.  `parse/` says who asked what and who answered: a `Session`, and how sure it is (the verdict).
4.  `render/` makes pages, feed entries and mail of a session, with Jinja: bytes again.
5.  `send/` carries those bytes out: to the site's folder and its mirrors, to a Maildir, to an SMTP server.
6.  `store/` remembers: sessions and their revisions, subscribers, and the ledger of who is owed what.
7.  `tasks/` are the verbs that bring those rooms together; `scheduler.py` knows when, never what.

`model/` holds the nouns that all of them speak of. What decides is pure; what touches the world is thin.
"""

__version__ = "0.1.0"
