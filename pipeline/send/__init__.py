"""Bytes go out: files to the site's folder and its mirrors, mail to a Maildir or an SMTP server, word to WebSub hubs.

Mail leaves through an `Outlet` (`outlet.py`); `maildir.py`, `smtp/outlet.py` and `dry.py` each hold one, and
`docs/adding-an-outlet.md` tells how to add another. Files leave through a `Site` (`site_folder.py`),
and from there to `mirrors/`. What is asked of others is in `intake/`, the DNS is asked in `resolving.py`.
Nothing here decides who gets what, or when.
"""
