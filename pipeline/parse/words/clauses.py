"""The small words by which a clause, a place or a time is known, and those for one person; of many languages."""

from __future__ import annotations

from pipeline.parse.words.table import longest, one_of, word_set

PLACES = word_set(
    "in at near im am aus bei à dans em na no nas nos på fra til w v ve в из под у för auf nach to into over across"
    " from on off am zwischen bis above below behind beside beneath under along opposite inside outside past between"
    " über unter hinter neben gegenüber sopra sotto dietro sobre bajo tras detrás derrière sous boven onder achter"
    " bakom ovan bag bak z ze з із зі uit aus från fra de da di del din"
)
"""Small words before a name that make it a place's."""

WHEN = word_set(
    "after before when while since during throughout unlike despite without with like as for by nach vor wenn als"
    " während seit"
    " trotz ohne mit wie après avant depuis quand lorsque comme malgré sans avec pour después antes cuando desde como"
    " sin con para dopo prima quando senza con per depois antes desde sem com após na voor toen tijdens sinds zonder"
    " met efter före när under utan med etter før når po przed kiedy gdy bez z po před když bez s после до когда без"
    " с після до коли без з"
)
"""Small words with which it is said when, why and how."""

OPENS_CLAUSE = word_set(
    "she he they we i sie wir elle ils elles nous ella ellos lei loro ela eles zij hij wij hun han hon vi de's hän "
    "она он они мы вона вони ona oni one nu nun now then here there jetzt hier dort maintenant ici ahora aquí adesso "
    "qui agora aqui dabei damals heute today hoje hoy oggi aujourd'hui idag teraz dziś teď dnes nyt теперь сейчас "
    "тут тепер зараз şimdi burada who which that"
)
"""Subjects and adverbs, with which a sentence begins and no role."""

IS = word_set("is ist est es è é är er on jest je este είναι adalah là היא הוא هي هو")
"""In the third person; most languages have it behind a name."""

PAST = word_set("was war était era foi var był była byl byla")
"""Forms of "is" that tell of what has been."""

IS_OR_WAS = one_of(longest(IS | PAST | {"has been"}))
"""A pattern for any form of "is", in small letters."""

UNTIL = word_set("before until till bevor bis avant jusqu'à antes hasta prima fino até voordat tot innan før inden")
"""What ends a time."""

_OF = word_set("of the de du des del della dei von vom van por para pour per voor för til af av der dem den die")

_MAY_END = word_set("on off out in over")
"""Small words that are the second half of a verb, or a place: "the year she was in"."""

TAKES_PLACE = PLACES | WHEN

ENDS_OPEN = (TAKES_PLACE | _OF) - _MAY_END
"""Small words that something has to follow."""

TELLS_MORE = word_set(
    "of at in on from for with who and vom von der des am im aus mit und de du des la le les à au aux et del de y en "
    "da do das dos e di della dei delle van uit op het te na w z ze v ve u и в на с из за від του της των"
)
"""Behind a noun, before what tells more of it."""

WITH = word_set("z ze s se с со з із зі")
"""With, in the Slavic languages, where what follows is declined."""

SUBJECTS = word_set("she he elle lei lui hij hän вона він она он chị ông anh")
"""With which a sentence goes on that follows one about a person."""

PRONOUNS = word_set(
    "she he her his him elle ella él ela ele lei lui hij haar hon honom henne hun hende hän hänen hänet jej jego jeho "
    "její она её его ей ему вона він її його йому chị ông bà anh cô"
)
"""For one person, and nothing else in any language."""

EACH = word_set("every each last this next jeden jede jedes chaque cada ogni todos toda elke varje hver każdego každý")
"""With which a sentence may begin before a name: "Every July Ada Brook …"."""

SMALL_FIRST = word_set("z ze s se w we v ve à a o u с со з із в у к о")
"""Small words of one letter or two with which a sentence may begin before a name."""

GOVERNS = word_set(
    "з із зі с со из у в к о об от для за до про по на z ze u od dla do przez s se k ke na po o "
    "τον την του της στον στην στη από με"
)
"""Small words after which a name is declined."""

NO_APPOSITION = word_set(
    "in at on of for from with and but or so then when where as by to aus im bei mit und aber der dans à avec et "
    "mais en con y pero e ma con med och men til men na w z i ale в на с и но з та але auf für seit depuis desde "
    "sagt says said diz dice dit säger sier zegt mówi говорит каже"
)
"""Small words, and verbs of speech, that begin a clause or name a place, and no apposition."""

NOT = word_set("not no nicht kein keine pas não niet geen inte ingen ikke nie není не δεν non tidak không")
"""Before what somebody is not."""

BY_NOW = word_set(
    "currently now also presently nowadays still today basically mostly mainly primarily actually derzeit momentan "
    "aktuell jetzt auch heute hauptberuflich eigentlich actuellement aujourd'hui aussi maintenant encore actualmente "
    "ahora también hoy attualmente oggi anche ora adesso atualmente hoje também agora momenteel nu ook tegenwoordig "
    "numera idag också även nå også teraz obecnie dziś także nyní dnes také сейчас теперь также"
)
"""Adverbs between "I am" and what somebody is."""

THEY = PRONOUNS | word_set("they them theirs hers")
"""How somebody wants to be spoken of: "Ada Brook (she/her)"."""
