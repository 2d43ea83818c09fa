"""What people do besides being something: verbs that open a second thought behind "and", in the third person.

"A roofer and keeps bees", "técnico y conoce los semáforos": what somebody is ends before the "and".
"""

from __future__ import annotations

from pipeline.parse.words.table import phrase_set, word_set

DOES = word_set(
    "has had is was lives works keeps runs knows leads teaches makes repairs mends collects maintains builds writes "
    "plays sings owns plans wants loves says talks tells spent grew began started founded "
    "hat ist war lebt arbeitet hält führt kennt leitet lehrt unterrichtet macht repariert sammelt pflegt baut schreibt "
    "spielt singt betreibt wohnt liebt sagt erzählt gründete begann "
    "a est vit travaille tient connaît dirige enseigne fabrique répare collectionne entretient construit écrit joue "
    "chante habite aime dit raconte "
    "ha es vive trabaja lleva conoce dirige enseña hace repara colecciona mantiene cuida construye escribe toca canta "
    "tiene dice cuenta sabe "
    "vive lavora tiene conosce dirige insegna fa ripara colleziona cura costruisce scrive suona canta abita ama dice "
    "racconta sa è "
    "tem é vive trabalha conhece dirige ensina faz conserta repara coleciona mantém cuida constrói escreve toca canta "
    "mora sabe diz conta "
    "heeft is woont werkt houdt kent leidt doceert maakt repareert verzamelt onderhoudt bouwt schrijft speelt zingt "
    "zegt "
    "har är er bor arbetar arbejder arbeider jobber driver känner kender kjenner leder undervisar underviser lagar "
    "reparerar reparerer samlar samler bygger skriver spelar spiller sjunger synger säger siger sier "
    "on asuu työskentelee johtaa opettaa tekee korjaa kerää rakentaa kirjoittaa soittaa laulaa sanoo "
    "jest ma mieszka pracuje prowadzi zna uczy robi naprawia zbiera buduje pisze gra śpiewa mówi "
    "je má bydlí pracuje vede zná učí dělá opravuje sbírá staví píše hraje zpívá říká "
    "живёт живет работает ведёт ведет знает учит делает чинит собирает строит пишет играет поёт говорит держит "
    "живе працює веде знає вчить робить лагодить збирає будує пише грає співає каже тримає "
    "are locuiește lucrează conduce cunoaște predă face repară colecționează construiește scrie cântă spune știe "
    "él dolgozik vezet ismer tanít készít javít gyűjt épít ír játszik énekel mondja "
    "live work keep run lebe arbeite wohne leite vivo abito lavoro trabajo vis j'habite je habite travaille moro "
    "trabalho woon werk leid ik bor jag jeg arbetar jobbar mieszkam pracuję prowadzę bydlím pracuji pracuju vedu живу "
    "работаю веду працюю locuiesc lucrez "
    "ζει εργάζεται δουλεύει κρατά ξέρει διδάσκει φτιάχνει μαζεύει χτίζει γράφει παίζει λέει έχει είναι"
)

LAST_VERBS = word_set(
    "lebt arbeitet führt kennt leitet lehrt unterrichtet macht repariert sammelt pflegt baut schreibt spielt singt "
    "betreibt wohnt liebt sagt erzählt tut werkt woont maakt doet schrijft"
)
"""With which a clause ends in German and Dutch: "was eine Malerin macht"; words that are no nouns."""

KIN = word_set(
    "daughter son wife husband mother father brother sister niece nephew grandson granddaughter widow widower "
    "tochter sohn ehefrau ehemann witwe witwer enkel enkelin bruder schwester fille fils femme mari veuve veuf "
    "hija hijo esposa esposo marido viuda viudo nieta nieto hermana hermano figlia figlio moglie marito vedova vedovo "
    "filha filho viúva viúvo neta neto dochter zoon weduwe dotter datter sønn søn córka syn żona mąż wdowa wnuk "
    "wnuczka dcera manželka manžel vdova vnuk vnučka дочь сын жена муж вдова внук внучка дочка син дружина вдова онук "
    "онука tytär poika leski fiica fiul soția soțul κόρη γιος σύζυγος χήρα"
)
"""Whose relative somebody is, which tells what the other is: "daughter of a miller"."""

BEFORE_SUBJECT = word_set(
    "lämnar slutar går kommer tar öppnar stänger berättar säger blir var står sitter bor arbetar driver vårdar "
    "forlader slutter åbner lukker fortæller tager forlater stenger forteller verlässt geht nimmt öffnet schließt "
    "erzählt hört arbeitet lebt führt kennt baut verlaat gaat neemt opent sluit vertelt stopt werkt woont houdt kent"
)
"""Where a sentence begins with something else, its subject follows the verb in the Germanic languages."""

BORN = phrase_set(
    "born|geboren|né|née|nacido|nacida|nato|nata|nascido|nascida|född|født|urodzony|urodzona|narozen|narozený|narozená|"
    "родился|родилась|родом|народився|народилася|doğumlu|lahir|sinh|من مواليد|متولد|زاده|יליד|ילידת"
)
"""Before the year or the place of a birth."""

WORKS_AS = phrase_set(
    "works as|arbeitet als|travaille comme|exerce comme|trabaja como|trabaja de|lavora come|trabalha como|"
    "werkt als|arbetar som|jobbar som|arbejder som|arbeider som|jobber som|pracuje jako|lucrează ca|εργάζεται ως|"
    "δουλεύει ως|bekerja sebagai|làm nghề"
)
"""Behind a name, before what somebody does for a living."""

I_WORK_AS = phrase_set(
    "i work as|i'm working as|i am working as|i currently work as|i serve as|ich arbeite als|arbeite als|"
    "ich arbeite derzeit als|je travaille comme|je travaille en tant que|je travaille actuellement comme|"
    "trabajo como|trabajo de|trabajo actualmente como|lavoro come|faccio il|faccio la|faccio l'|trabalho como|"
    "trabalho atualmente como|ik werk als|werk als|jag jobbar som|jobbar som|jag arbetar som|arbetar som|"
    "jeg arbejder som|arbejder som|jeg arbeider som|arbeider som|jeg jobber som|jobber som|pracuję jako|"
    "pracuji jako|pracuju jako|pracujem ako|я работаю|работаю|я працюю|працюю|lucrez ca|εργάζομαι ως|δουλεύω ως|"
    "saya bekerja sebagai|bekerja sebagai|mình đang là|mình là|mình hiện là|tôi đang là|hiện là|hiện tại là|"
    "đang làm|em là"
)
"""The same in the first person."""

WORKS_LAST = phrase_set("olarak çalışıyorum|olarak çalışmaktayım|olarak görev yapıyorum|olarak görev yapmaktayım")
"""The same where it stands behind what somebody is."""
