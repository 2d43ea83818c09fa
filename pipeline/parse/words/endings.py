"""By which endings a word shows that it says what somebody is, and the words that only look so."""

from __future__ import annotations

import re

from pipeline.parse.words.table import word_set

AGENT = re.compile(
    r"(?:er|or|ist|ian|smith|wright|man|woman|ess|monger|eur|euse|trice|ier|ière|iste|ante?|ora|ero|era|ista)$"
)
AGENTS_ELSEWHERE = re.compile(
    r"(?:щик|чик|ник|ниця|ница|щица|чица|тель|телька|арь|ар|ёр|овод|лог|истка|ист|знавець|"  # ru, uk
    r"arz|arka|nik|niczka|tor|torka|iciel|ista|istka|ář|ářka|ník|nice|tel|telka|"  # pl, cs
    r"ster|aar|are|ör|erska|ker|mand|kvinne|bærer|"  # nl, sv, da, no
    r"tore|trice|aio|aia|aiolo|dor|dora|eiro|eira|"  # it, es, pt
    r"tar|ară|oare|ász|ész|ő|cı|ci|cu|cü|çı|çi|çu|çü|ja|jä|της|τρια|τρα|ιστής|άς|λόγος)$"  # ro, hu, tr, fi, el
)

NO_AGENTS = word_set(
    "progress success process business address access excess congress stress distress illness fitness wilderness "
    "after another brother daughter either ever father former however later letter longer matter mother "
    "neither never number offer order other over paper quarter rather sister summer their under unless water "
    "weather whether winter together corner centre center chapter member december november october september "
    "answer behavior behaviour border career character color colour computer cover danger dinner disorder encounter "
    "error factor finger flavor flavour floor flower folder layer newsletter power river sector server shoulder tower"
)
"""They end as callings do in English, and are none."""

FEMININE = re.compile(r"(?:er|or|ist|log|et|ent|ant|graf)in$")
"""What German calls women of a calling."""

NO_FEMININE = word_set(
    "valentin severin konstantin constantin florentin quentin corentin laurentin argentin levantin protein martin "
    "kerstin katerin therein wherein herein vintin latin"
)
"""Words and names that end like them."""
