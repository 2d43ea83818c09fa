"""Full-text search without a server: a static index that a small script (`templates/page/search.js`) reads on demand.

Three kinds of files lie under `search/`, all of them made of nothing but the sessions that are public:

- `words/FIRST-SIZE/N.txt`, the words of a **segment**: of all sessions whose keys begin at FIRST, SIZE of them. A line
  is a word and the answers in which it stands. The lines are sorted and cut into N files of about the same size, so
  that a word, and all words that begin alike, are found in one of them, mostly.
- `answers/N.json`, a **shelf**: what a hit shows (address, question, title, guests) of the eight keys from 8 N on.
- `index.json`: which segments there are, with which word each of their files begins, how many answers a session has.

A reader who types a word fetches index.json once, then one file of each segment, then the shelves of the best six;
the text around the word comes from the session's own page, so the index need not repeat what is written there.

Segments are like the coins of a purse: keys 0 to 4,999 are two segments of 2,048 sessions, one of 512, 256 and 128,
and a tail of the last few, never 32. A new session makes a new tail, one shelf and index.json; each 32nd time a
segment too, mostly a small one. An edit makes the one segment and the one shelf anew that hold it; a retraction too.

What counts as a word is said in `folding.py`, and again in the script; a test holds them together.
"""

from __future__ import annotations

from pipeline.render.search.files import manifest, segment_files, shelf_file
from pipeline.render.search.plan import MANIFEST, Segment, Shelf, segments, shelves
from pipeline.render.search.searched import Searched, searched

__all__ = [
    "MANIFEST",
    "Searched",
    "Segment",
    "Shelf",
    "manifest",
    "searched",
    "segment_files",
    "segments",
    "shelf_file",
    "shelves",
]
