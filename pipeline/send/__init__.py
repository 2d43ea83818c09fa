"""Bytes go out: files to the site's folder, mail to a Maildir or an SMTP server. All outbound I/O is here.

Mail leaves through an `Outlet` (`outlet.py`); `maildir.py`, `smtp/outlet.py` and `dry.py` each hold one, and
`docs/adding-an-outlet.md` tells how to add another. Files leave through a `Site` (`site_folder.py`).
Nothing here decides who gets what, or when.
"""
