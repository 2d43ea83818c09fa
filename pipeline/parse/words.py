"""The words by which people mark interviews, a table for each language. Everything is lower case.

To teach the parser a language, add a `Words` to WORDS (and its commonest words to `language.py`). Readers of this table
ask `every("name")`, the union over all languages: pages mix them, and a word of one rarely misleads in another.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a language contributes; each field is words or phrases separated by `|`."""

    question: str = ""
    """Labels before a question: "Question: …", "Q: …"."""
    answer: str = ""
    """Labels before an answer."""
    interviewer: str = ""
    """Labels by which somebody speaks who asks."""
    guest: str = ""
    """Labels by which somebody speaks who answers."""
    starters: str = ""
    """Words with which questions and prompts begin."""
    you: str = ""
    """How the asker addresses the guest: what tells an interview from a list of frequent questions."""
    session: str = ""
    """What stands before or after the number of a session."""
    part: str = ""
    """What stands before the number of a part, which is not the session's."""
    numbers: str = ""
    """Cardinals and ordinals: "one=1|first=1"."""
    months: str = ""
    """January to December, in order; short forms after a slash."""
    interview: str = ""
    """Words that a piece uses of itself when it is an interview."""
    lead_in: str = ""
    """What stands directly before the guest's name in an introduction or a title."""
    speaks: str = ""
    """What stands directly after the guest's name."""
    self_intro: str = ""
    """How guests introduce themselves, before the name or the role."""
    roles: str = ""
    """Words for what people are; a word that ends in one of them counts (…leiterin)."""
    role_ends: str = ""
    """Words that end a role: "founder of X *who* …"."""
    asides: str = ""
    """Headings that are no question even among questions, and open something else."""
    closing: str = ""
    """In the heading of a last section: the guest's closing view."""
    conclusion: str = ""
    """Headings of the publisher's own last word."""
    credits: str = ""
    """In notes about how the interview came about."""
    action: str = ""
    """What asks something of the reader, with its weight: "contact us=2"."""
    comments: str = ""
    """Lines after which only readers' comments and the page's furniture come."""
    contact: str = ""
    """Headings over an address."""
    furniture: str = ""
    """Whole lines that are no content."""
    furniture_starts: str = ""
    """Beginnings of lines that are no content, up to a colon or space."""
    about: str = ""
    """Headings of a note about an author or a publisher, dropped with its paragraph."""


WORDS: dict[str, Words] = {
    "en": Words(
        question="question|q|ques|questions",
        answer="answer|a|ans|reply|response",
        interviewer="interviewer|host|moderator|editor|interview",
        guest="guest|interviewee",
        starters="what|how|why|when|where|who|whom|whose|which|do|does|did|is|are|was|were|can|could|will|would|"
        "should|have|has|had|may|might|tell|describe|explain|share|please|talk|walk|give|name|introduce|"
        "show|any|and what|and how|favorite|favourite|so,",
        you="you|your|yours|yourself|you're|you've|you'd|you'll",
        session="session|episode|ep.|ep|edition|issue|no.|nr.|vol.|volume|number|interview|instalment|installment",
        part="part|pt.",
        numbers="one=1|two=2|three=3|four=4|five=5|six=6|seven=7|eight=8|nine=9|ten=10|eleven=11|twelve=12|"
        "thirteen=13|fourteen=14|fifteen=15|sixteen=16|seventeen=17|eighteen=18|nineteen=19|twenty=20|"
        "first=1|second=2|third=3|fourth=4|fifth=5|sixth=6|seventh=7|eighth=8|ninth=9|tenth=10|"
        "eleventh=11|twelfth=12|thirteenth=13|fourteenth=14|fifteenth=15|sixteenth=16|seventeenth=17|"
        "eighteenth=18|nineteenth=19|twentieth=20|thirtieth=30",
        months="january/jan|february/feb|march/mar|april/apr|may|june/jun|july/jul|august/aug|"
        "september/sep/sept|october/oct|november/nov|december/dec",
        interview="interview|interviewed|interviews|q&a|qna|conversation with|we spoke|we talk|we talked|"
        "talked with|spoke with|chat with|sat down with|in conversation|had to say|questions for|asked",
        lead_in="interview with|interviewed|conversation with|talked with|talked to|talk with|talk to|talks to|"
        "talks with|spoke with|spoke to|speak with|speak to|speaking with|chat with|chatted with|"
        "sat down with|sit down with|joined by|is with|guest is|guest, is|guest:|meet|welcome|"
        "introducing|featuring|caught up with|q&a with|with|asked|joins us",
        speaks="answers|broaches|talks|tells|explains|speaks|joins|shares|discusses|reflects|says|describes|"
        "had to say|joined|told|is a|is an|is the|has been|runs|makes|plays|works|founded|writes|"
        "was speaking|takes",
        self_intro="i'm|i am|my name is|my name's|i'm called",
        roles="founder|co-founder|cofounder|engineer|musician|artist|designer|developer|writer|author|director|"
        "producer|singer|songwriter|composer|editor|journalist|manager|expert|scientist|researcher|"
        "professor|teacher|lead|chair|head|chief|officer|ceo|cto|cfo|coo|president|owner|partner|lawyer|"
        "programmer|illustrator|photographer|cartoonist|painter|maker|architect|consultant|analyst|"
        "curator|cellist|pianist|violinist|drummer|guitarist|conductor|player|baker|chef|cook|gardener|"
        "librarian|builder|maintainer|contributor|member|student|doctor|nurse|luthier|technician|"
        "specialist|publisher|agent|translator|poet|actor|actress|filmmaker|animator|historian|"
        "philosopher|economist|activist|organiser|organizer|organist|potter|carpenter|weaver|printer|"
        "bookbinder|beekeeper|keeper|farmer|brewer|sculptor|dancer|luthier|tuner|restorer|hacker|blogger|"
        "podcaster|presenter|adviser|advisor|coach|trainer|mastering|administrator|critic|dj|rapper|"
        "flautist|trumpeter|bassist|harpist|biologist|physicist|chemist|mathematician|astronomer|pilot|"
        "warden|captain|guard|clerk|sailor|judge|mayor|minister|priest|monk|midwife|surgeon|vet|tailor|"
        "guide|steward|attendant|assistant|apprentice|volunteer|smith|mechanic|conservator|"
        "geologist|linguist|typographer",
        role_ends="who|which|that|about|to talk|to discuss|and why|known|whose|on the|on how|for a|in this|here|as|"
        "where|when",
        asides="introduction|introductions|about|biography|bio|links|resources|references|further reading|"
        "read more|see also|credits|contents|table of contents|background|acknowledgements|related|"
        "footnotes|notes|comments|license|installation|usage|getting started|contributing|ingredients|"
        "method|directions",
        closing="forward|final thoughts|closing thoughts|conclusion|outlook|looking ahead|future|last word|"
        "final word|in closing|ahead|what's next|parting words|summing up|in summary",
        conclusion="conclusion|closing|afterword|wrap-up|wrapping up|wrap up|thank you|thanks|postscript|"
        "editor's note|outro",
        credits="was speaking to|was speaking with|was talking to|was interviewed by|interview by|interviewed by|"
        "conducted by|this interview was|this interview has been|this conversation has been|"
        "this conversation was|edited for length|edited for clarity|thank you for|thanks for|thanks to|"
        "many thanks|we thank|transcribed by|first published|originally published|photo by|questions by|"
        "will be back",
        action="contact us=2|reach out=2|get in touch=2|sign up=2|subscribe=2|book a=2|download our=2|"
        "download the=1|register=2|buy tickets=2|order your=2|read the full=2|find out more=2|"
        "learn more=1|click here=2|follow us=2|join us=2|call us=2|write to us=2|send us=2|"
        "send it to us=2|send them to us=2|email us=2|visit us=2|our team=1|if you're=1|if you are=1|"
        "want to=1|would you like=1|looking for=1|consider=1|today=1|free=1|let us know=0.5|support us=2|"
        "donate=2|become a member=2|try it=1|your own=1|do you have a question=2|is there a question=1|"
        "ask us=2|next session=0.5|check out our=2|come and=1|hire us=2|shop=1",
        comments="leave a comment|leave a reply|post a comment|add a comment|comments|join the discussion|"
        "comments are closed|write a comment|join the conversation",
        contact="contact|contact info|contact information|contact us|contact details|get in touch|address|imprint",
        furniture="secure|share|share this|share this post|print|tweet|email this|menu|home|search|skip to content|"
        "back to top|read more|continue reading|advertisement|sponsored|all rights reserved|"
        "privacy policy|terms of use|cookie policy|subscribe|follow us|previous|next|older posts|"
        "newer posts|no comments|like this|loading|log in|sign in|archives|related posts|"
        "you may also like|save|pin it|bookmark|facebook|twitter|linkedin|instagram|reddit|whatsapp|"
        "mastodon",
        furniture_starts="tags:|tagged:|filed under|posted in|categories:|category:|related:|share:|copyright ©|"
        "copyright (c)|©|posted by|published|posted on|last updated|updated|all rights reserved|skip to|"
        "share this|read more:|see also:|more from|your email address will not|"
        "required fields are marked|this site uses|by continuing",
        about="about the author|about the interviewer|about the editor|about the writer|about us|"
        "about the publisher|author bio",
    ),
    "de": Words(
        question="frage|f",
        answer="antwort|a",
        interviewer="interviewer|interviewerin|redaktion|moderation|moderator|moderatorin",
        guest="gast",
        starters="was|wie|warum|wieso|weshalb|wann|wo|wer|wen|wem|welche|welcher|welches|woher|wohin|wozu|womit|"
        "worauf|wofür|ist|sind|hat|haben|kann|können|gibt|erzähl|erzählen|beschreiben|nennen|stellen sie|"
        "und was|und wie|ihr rat",
        you="du|dich|dir|dein|deine|deinem|deinen|sie|ihr|ihre|ihrem|ihren|ihnen|euch|euer|eure",
        session="folge|ausgabe|gespräch|sitzung|nr.|nummer|interview|kapitel",
        part="teil",
        numbers="eins=1|zwei=2|drei=3|vier=4|fünf=5|sechs=6|sieben=7|acht=8|neun=9|zehn=10|elf=11|zwölf=12|"
        "erste=1|erstes=1|erster=1|ersten=1|zweite=2|zweites=2|zweiten=2|dritte=3|drittes=3|dritten=3|"
        "vierte=4|viertes=4|vierten=4|fünfte=5|fünftes=5|fünften=5|sechste=6|sechstes=6|sechsten=6|"
        "siebte=7|siebtes=7|siebten=7|achte=8|achtes=8|achten=8|neunte=9|neuntes=9|neunten=9|zehnte=10|"
        "zehntes=10|zehnten=10|elfte=11|elften=11|zwölfte=12|zwölften=12",
        months="januar/jan/jänner|februar/feb|märz/mär|april/apr|mai|juni/jun|juli/jul|august/aug|september/sep|"
        "oktober/okt|november/nov|dezember/dez",
        interview="interview|gespräch|im gespräch|befragt|zu gast|fragen an",
        lead_in="im gespräch mit|gespräch mit|interview mit|sprachen mit|sprechen mit|zu gast ist|zu gast:|"
        "zu gast war|zu besuch bei|wir treffen|unser gast ist|mit|bei uns ist|fragen an",
        speaks="erzählt|antwortet|spricht|erklärt|berichtet|sagt|ist|leitet|baut|gründete|arbeitet|beantwortet|war",
        self_intro="ich bin|ich heiße|mein name ist",
        roles="leiter|leiterin|gründer|gründerin|autor|autorin|sänger|sängerin|musiker|musikerin|künstler|"
        "künstlerin|ingenieur|ingenieurin|chef|chefin|inhaber|inhaberin|professor|professorin|journalist|"
        "journalistin|produzent|produzentin|geschäftsführer|geschäftsführerin|bauer|bauerin|meister|"
        "meisterin|verleger|verlegerin|redakteur|redakteurin|lehrer|lehrerin|direktor|direktorin|"
        "komponist|komponistin|cellistin|pianist|pianistin|geigerin|geiger|bäcker|bäckerin|gärtner|"
        "gärtnerin|bibliothekarin|bibliothekar|fotograf|fotografin|schreiner|schreinerin|buchbinder|"
        "buchbinderin|imker|imkerin|forscher|forscherin|entwickler|entwicklerin|techniker|technikerin",
        role_ends="der|die|das|über|wer|und warum|bekannt|wie",
        asides="einleitung|einführung|links|über|zur person|inhalt|quellen|zutaten|zubereitung|hintergrund",
        closing="fazit|ausblick|schluss|schlusswort|zum schluss|zukunft|wie geht es weiter",
        conclusion="fazit|schlusswort|danke|vielen dank|nachwort",
        credits="das gespräch führte|die fragen stellte|das interview führte|interview:|dieser beitrag erschien|"
        "erschien zuerst|wir danken|vielen dank an|sprach mit",
        action="kontaktieren sie=2|melden sie sich=2|melde dich=2|abonnieren=2|anmelden=1|jetzt=1|"
        "schreiben sie uns=2|schreib uns=2|schreibt uns=2|besuchen sie=2|besucht=1|bestellen=1|"
        "rufen sie=2|vereinbaren sie=2|laden sie=1|haben sie=0.5|wenn sie=1|wer=0.5|möchten sie=1|"
        "kostenlos=1|unser team=1|kommen sie=1|kommt vorbei=2",
        comments="schreibe einen kommentar|kommentar schreiben|kommentare|hinterlasse einen kommentar|"
        "schreib einen kommentar|kommentar hinterlassen|antworten abbrechen",
        contact="kontakt|anschrift|adresse|impressum|kontaktdaten",
        furniture="teilen|drucken|merken|startseite|menü|suche|impressum|datenschutz|agb|anzeige|weiterlesen|"
        "nach oben|beitrag teilen|alle rechte vorbehalten|zurück|weiter|anmelden|datenschutzerklärung",
        furniture_starts="schlagwörter:|schlagworte:|tags:|kategorie:|kategorien:|veröffentlicht am|"
        "zuletzt aktualisiert|"
        "impressum |deine e-mail-adresse wird nicht|teilen |alle rechte",
        about="über die autorin|über den autor|zur autorin|zum autor|über uns",
    ),
    "fr": Words(
        question="question|q",
        answer="réponse|r",
        interviewer="intervieweur|intervieweuse|journaliste|rédaction|animateur|animatrice",
        guest="invité|invitée",
        starters="que|quel|quelle|quels|quelles|comment|pourquoi|quand|où|qui|combien|est-ce|qu'est-ce|avez-vous|"
        "pouvez-vous|êtes-vous|parlez|racontez|décrivez|expliquez|y a-t-il|et quel|et comment|"
        "pourriez-vous|de quoi|d'où|qu'avez-vous",
        you="vous|votre|vos|tu|ton|ta|tes|toi|avez-vous|êtes-vous|pouvez-vous",
        session="épisode|séance|numéro|n°|nº|entretien|rencontre|édition|session",
        part="partie",
        numbers="un=1|deux=2|trois=3|quatre=4|cinq=5|six=6|sept=7|huit=8|neuf=9|dix=10|onze=11|douze=12|"
        "premier=1|première=1|deuxième=2|second=2|seconde=2|troisième=3|quatrième=4|cinquième=5|"
        "sixième=6|septième=7|huitième=8|neuvième=9|dixième=10|onzième=11|douzième=12",
        months="janvier/janv|février/févr/fév|mars|avril/avr|mai|juin|juillet/juil|août|septembre/sept|"
        "octobre/oct|novembre/nov|décembre/déc",
        interview="entretien|interview|rencontre|conversation|questions à|répond",
        lead_in="entretien avec|rencontre avec|conversation avec|interview de|interview avec|nous recevons|"
        "nous avons rencontré|questions à|avec|invité :|invitée :|parlé avec|discuté avec",
        speaks="répond|raconte|explique|parle|dirige|est|a fondé|nous|évoque|travaille",
        self_intro="je suis|je m'appelle|mon nom est",
        roles="fondateur|fondatrice|cofondatrice|cofondateur|musicien|musicienne|ingénieur|ingénieure|"
        "directeur|directrice|auteur|autrice|auteure|chanteur|chanteuse|compositeur|compositrice|"
        "productrice|producteur|éditeur|éditrice|journaliste|professeur|professeure|artiste|luthier|"
        "luthière|boulanger|boulangère|libraire|bibliothécaire|photographe|violoncelliste|pianiste|"
        "violoniste|responsable|chef|cheffe|relieur|relieuse|apicultrice|apiculteur|jardinier|jardinière|"
        "chercheuse|chercheur",
        role_ends="qui|que|dont|sur|à propos|pour parler|connu|connue|où",
        asides="introduction|à propos|liens|biographie|sommaire|références|ingrédients|préparation",
        closing="conclusion|avenir|pour finir|pour conclure|perspectives|le mot de la fin|et demain",
        conclusion="conclusion|merci|le mot de la fin|postface",
        credits="propos recueillis par|entretien réalisé par|interview réalisée par|merci à|nous remercions|"
        "publié pour la première fois",
        action="contactez-nous=2|contactez=1|inscrivez-vous=2|abonnez-vous=2|écrivez-nous=2|téléchargez=1|"
        "réservez=1|rejoignez=1|prenez rendez-vous=2|si vous=1|vous souhaitez=1|aujourd'hui=0.5|"
        "découvrez=1|n'hésitez pas=1|gratuit=1|notre équipe=1|venez=1",
        comments="laisser un commentaire|commentaires|ajouter un commentaire|répondre|écrire un commentaire|"
        "laissez un commentaire",
        contact="contact|coordonnées|nous contacter|adresse|mentions légales",
        furniture="partager|imprimer|accueil|menu|rechercher|mentions légales|publicité|lire la suite|haut de page|"
        "suivant|précédent|tous droits réservés|politique de confidentialité|plan du site",
        furniture_starts="étiquettes :|mots-clés :|catégorie :|catégories :|publié le|mis à jour|tous droits|"
        "votre adresse e-mail ne sera|étiquettes:|mots-clés:|partager ",
        about="à propos de l'auteur|à propos de l'autrice|l'auteur|qui sommes-nous",
    ),
    "es": Words(
        question="pregunta|p",
        answer="respuesta|r",
        interviewer="entrevistador|entrevistadora|periodista|redacción|moderador|moderadora",
        guest="invitado|invitada",
        starters="qué|cómo|por qué|cuándo|dónde|quién|quiénes|cuál|cuáles|cuánto|cuántos|cuéntanos|cuéntenos|"
        "háblanos|háblenos|describe|explica|puede|puedes|podrías|es|hay|tiene|tienes|y qué|y cómo|a qué|"
        "en qué|de qué|con qué",
        you="tú|tu|tus|usted|ustedes|su|sus|te|ti|vosotros|vuestra|vuestro|os|cuéntanos|tienes|has|eres|empezaste",
        session="sesión|episodio|capítulo|número|núm.|n.º|entrevista|entrega|edición",
        part="parte",
        numbers="uno=1|dos=2|tres=3|cuatro=4|cinco=5|seis=6|siete=7|ocho=8|nueve=9|diez=10|once=11|doce=12|"
        "primera=1|primer=1|primero=1|segunda=2|segundo=2|tercera=3|tercer=3|tercero=3|cuarta=4|cuarto=4|"
        "quinta=5|quinto=5|sexta=6|sexto=6|séptima=7|séptimo=7|octava=8|octavo=8|novena=9|noveno=9|"
        "décima=10|décimo=10",
        months="enero/ene|febrero/feb|marzo/mar|abril/abr|mayo/may|junio/jun|julio/jul|agosto/ago|"
        "septiembre/sept/setiembre|octubre/oct|noviembre/nov|diciembre/dic",
        interview="entrevista|conversación|conversamos|hablamos|charlamos|preguntas a|responde",
        lead_in="entrevista a|entrevista con|conversación con|conversamos con|hablamos con|charlamos con|"
        "preguntas a|nos acompaña|nuestra invitada es|nuestro invitado es|con|invitada:|invitado:",
        speaks="responde|cuenta|explica|habla|dirige|es|fundó|nos|trabaja",
        self_intro="soy|me llamo|mi nombre es",
        roles="fundador|fundadora|cofundadora|cofundador|músico|música|ingeniero|ingeniera|director|directora|"
        "autor|autora|cantante|compositor|compositora|productora|productor|editor|editora|periodista|"
        "profesor|profesora|artista|luthier|panadero|panadera|librera|librero|bibliotecaria|"
        "bibliotecario|fotógrafo|fotógrafa|violonchelista|pianista|violinista|responsable|jefa|jefe|"
        "encuadernadora|encuadernador|apicultora|apicultor|investigadora|investigador|dueña|dueño",
        role_ends="que|quien|sobre|para hablar|conocida|conocido|donde|cuyo",
        asides="introducción|sobre|enlaces|biografía|índice|referencias|ingredientes|preparación|elaboración",
        closing="conclusión|futuro|para terminar|para concluir|reflexiones finales|y ahora",
        conclusion="conclusión|gracias|despedida|epílogo",
        credits="entrevista realizada por|entrevista de|gracias a|agradecemos|publicado por primera vez",
        action="contáctanos=2|contáctenos=2|suscríbete=2|suscríbase=2|escríbenos=2|escríbanos=2|descarga=1|"
        "reserva=1|visítanos=2|llámanos=2|si eres=1|si estás=1|si quieres=1|si usted=1|hoy=0.5|únete=2|"
        "nuestro equipo=1|gratis=1|apúntate=2|ven a=1",
        comments="deja un comentario|comentarios|deja una respuesta|escribe un comentario|deje un comentario",
        contact="contacto|dirección|datos de contacto|aviso legal",
        furniture="compartir|imprimir|inicio|menú|buscar|aviso legal|publicidad|leer más|volver arriba|siguiente|"
        "anterior|todos los derechos reservados|política de privacidad|política de cookies",
        furniture_starts="etiquetas:|categoría:|categorías:|publicado el|actualizado|todos los derechos|"
        "tu dirección de correo|compartir ",
        about="sobre el autor|sobre la autora|quiénes somos|sobre nosotros",
    ),
    "it": Words(
        question="domanda|d",
        answer="risposta|r",
        starters="che|cosa|come|perché|quando|dove|chi|quale|quali|raccontaci",
        you="tu|lei|voi|suo|sua|tuo|tua",
        session="puntata|episodio|intervista",
        interview="intervista",
        lead_in="intervista a|intervista con",
        comments="lascia un commento|commenti",
        furniture="condividi|stampa",
    ),
    "pt": Words(
        question="pergunta|p",
        answer="resposta|r",
        starters="que|como|por que|quando|onde|quem|qual|quais|conte",
        you="você|tu|seu|sua|teu|tua",
        session="episódio|sessão|entrevista",
        interview="entrevista",
        lead_in="entrevista com|conversa com",
        comments="deixe um comentário|comentários",
        furniture="partilhar|compartilhar|imprimir",
    ),
    "nl": Words(
        question="vraag|v",
        answer="antwoord|a",
        starters="wat|hoe|waarom|wanneer|waar|wie|welke|vertel",
        you="je|jij|jouw|u|uw|jullie",
        session="aflevering|sessie|deel",
        interview="interview|gesprek",
        lead_in="interview met|gesprek met",
        comments="laat een reactie achter|reacties",
        furniture="delen|afdrukken",
    ),
    "he": Words(
        question="ש|שאלה",
        answer="ת|תשובה",
        starters="מה|איך|למה|מדוע|מתי|איפה|מי|איזה|איזו|ספר|ספרי|ומה|האם",
        you="את|אתה|שלך|לך|ספרי|ספר",
        session="פרק|גיליון|מפגש",
        interview="ראיון|שיחה|משוחחים",
        lead_in="משוחחים עם|שיחה עם|ראיון עם|עם",
        comments="כתיבת תגובה|תגובות|הוספת תגובה",
        furniture="שתפו|הדפסה",
    ),
}


def word_set(written: str) -> frozenset[str]:
    """The words of a text, split at spaces."""
    return frozenset(written.split())


@cache
def every(name: str) -> frozenset[str]:
    """The words of field `name` in all languages."""
    return frozenset(word for words in WORDS.values() for word in getattr(words, name).split("|") if word)


@cache
def valued(name: str) -> dict[str, float]:
    """The words of a field written as word=value, in all languages."""
    return {word: float(value) for word, _, value in (entry.rpartition("=") for entry in every(name))}


@cache
def longest_first(name: str) -> tuple[str, ...]:
    """The words of field `name`, the longest first, for alternatives in a pattern."""
    return tuple(
        sorted(
            (entry.rpartition("=")[0] or entry if "=" in entry else entry for entry in every(name)),
            key=lambda x: (-len(x), x),
        )
    )


FIELDS = tuple(field.name for field in fields(Words))
