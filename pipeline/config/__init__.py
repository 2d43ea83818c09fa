"""What the editor wishes: config.toml and the environment's secrets become one frozen `Settings`.

`keys.py` holds every key with its sentence; `reading.py` finds all mistakes at once; `writing.py` makes a
commented config.toml from the same sentences, so that file, program and documentation cannot disagree.
"""

from pipeline.config.keys import Feeds as Feeds
from pipeline.config.keys import Lane as Lane
from pipeline.config.keys import Mail as Mail
from pipeline.config.keys import Mirror as Mirror
from pipeline.config.keys import Parse as Parse
from pipeline.config.keys import Publication as Publication
from pipeline.config.keys import Schedule as Schedule
from pipeline.config.keys import Settings as Settings
from pipeline.config.keys import Site as Site
from pipeline.config.keys import Source as Source
from pipeline.config.keys import Store as Store
from pipeline.config.keys import Web as Web
from pipeline.config.reading import find as find
from pipeline.config.reading import load as load
