"""Manners: the way of every request to the web, from `Fetcher.get` to an `Answer`, or to one line of trouble.

1. `url` reads the address strictly; `fetch` says 304 by itself while `freshness` lets what we know stand.
2. For a page, `robots` says whether we may; `pace` waits until the host may be asked again.
3. `addresses` looks the host up and refuses private networks; `connection` dials what was checked, and only that.
4. `leash` counts seconds and bytes at the socket, `inflate` unpacks no further than allowed.
5. `way` follows redirects, each from 1 on; `trouble` puts whatever went wrong into words.

What all fetchers of a run share, clock, resolver and pace, is in `shared`.
"""
