"""Words in and around names: particles, titles, and what makes a name that of a firm or an institution."""

from __future__ import annotations

from pipeline.parse.words.table import word_set

PARTICLES = word_set(
    "de da di do du dos das del della der den des la le van von zu zum ter ten bin ibn ben al el y e af av"
)
"""Small words within a name: Ada van der Brook."""

TITLES_BEFORE = word_set(
    "dr dr. prof prof. professor mr mr. mrs mrs. ms ms. sir dame frau herr m. mme mlle señor señora sr. sra. don doña"
)
"""Before a name; a point behind them ends no sentence."""

ORGANISATIONS = word_set(
    "group records inc inc. gmbh ag ltd llc company university institute college school festival blog series "
    "magazine society foundation association orchestra studio studios music industry project club team "
    "committee council press edition verlag universität hochschule éditions association fundación "
    "universidad street avenue road suite highway instituto institut istituto instytut institutet museum museo museu "
    "musée muzeum muzeu associação asociación associazione associació verein stiftung gesellschaft genossenschaft "
    "förening föreningen forening foreningen vereniging stichting yhdistys säätiö teatro théâtre theater teater "
    "teatr divadlo centro centre center zentrum archive archives archiv archivo archivio arquivo library bibliothek "
    "bibliothèque biblioteca biblioteka knihovna foundation fondation fondazione fundação fundacja nadace trust "
    "ministry ministerium ministère ministerio parish gazette courier times herald tribune journal notes newsletter "
    "yard harbour harbor wharf quay weekly monthly quarterly fortnightly digest bulletin wochenblatt anzeiger "
    "radio télévision zeitung verlag boekhandel uitgeverij förlag forlag музей институт фонд театр общество союз "
    "інститут товариство спілка bureau academy akademie académie academia akademia école escuela scuola escola"
)
"""Words that no person's name holds."""

ASSOCIATIONS = ("forening", "förening", "verein", "gesellschaft", "vereniging", "stiftung", "museum")
"""With which longer words for institutions end."""
