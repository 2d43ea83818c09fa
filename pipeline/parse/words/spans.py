"""How long somebody has been something: units of time, and what stands before the year or the number, by language.

"A keeper since 1983", "al acht winters ijsmeester", "chefe de estação durante trinta anos": what people are is left.
"""

from __future__ import annotations

from pipeline.parse.words.table import phrase_set, word_set

UNITS = word_set(
    "years year decades winters summers seasons months jahre jahren jahrzehnte jahrzehnten winter wintern monate ans "
    "années hivers décennies años meses inviernos anni inverni mesi anos meses invernos jaar jaren winters maanden år "
    "åren vintrar vinter vintre vuotta vuoden talvea lat lata let roky roků лет года год зим років роки ετών χρόνια "
    "éve évig ani yıldır yıldan yaşında שנה שנים שנות عاماً عامًا عاما سنة سنوات سال năm tahun "
    "weeks wochen semaines semanas settimane weken veckor uger uker viikkoa tygodni týdnů недель тижнів hete"
)
"""Behind a number: "acht winters", "trente ans"."""

SINCE = word_set(
    "since until till seit bis depuis jusqu'en desde hasta dal dall'anno até sinds tot sedan siden fram vuodesta od do "
    "с по з από μέχρι ως óta din منذ مند מאז משנת مِنذ از sejak hingga"
)
"""Before a year, or a number and a unit."""

DURING = word_set(
    "for over during für während über pendant durant pour durante por há hace per da gedurende al i um på przez po "
    "už více již уже вже более понад ήδη εδώ επί και de vreme timp לאורך כבר מזה زهاء طوال لمدة مدت به selama suốt"
)
"""Before a number and a unit."""

SINCE_ONLY = word_set("since seit depuis sinds sedan siden")
"""Behind which a whole event may be told: "since the week of the 1978 flood"."""

AGED = phrase_set(
    "years old|year old|years-old|year-old|jährige|jähriger|jährigen|jährigem|jähriges|jarige|årig|åriga|årige|vuotias|"
    "letni|letnia|letniej|letnim|letý|letá|letním|letou|летний|летняя|річний|річна|éves|yaşındaki"
)
"""Behind a number, of an age, before what somebody is: "61-jähriger Uhrmacher"."""

SINCE_OR_UNTIL = phrase_set("until|since|bis|seit|depuis|hasta|desde|fino|dal|até|sinds|sedan|siden")
"""What ends a role, wherever a time follows it."""
