"""English, German, French: their words for interviews. What each field is for: `vocabulary.Words`."""

from __future__ import annotations

from pipeline.parse.words.vocabulary import Words

WEST: dict[str, Words] = {
    "en": Words(
        series="series|column series|interview series",
        question="question|q|ques|questions",
        answer="answer|a|ans|reply|response",
        interviewer="interviewer|host|moderator|editor|interview|interviewers|hosts|q&a|int|int.|interviewed by|"
        "questions by|presenter|reporter|moderated by|hosted by|facilitator|chair",
        guest="guest|interviewee|guests|speaker|respondent|panelist|panellist|panelists|panellists|"
        "in conversation with|featuring|with",
        starters="what|how|why|when|where|who|whom|whose|which|do|does|did|is|are|was|were|can|could|will|would|"
        "should|have|has|had|may|might|tell|describe|explain|share|please|talk|walk|give|name|introduce|show|any|"
        "and what|and how|favorite|favourite|so,",
        you="you|your|yours|yourself|you're|you've|you'd|you'll",
        session="session|episode|ep.|ep|edition|issue|no.|nr.|vol.|volume|number|interview|instalment|installment|"
        "chapter|conversation|dialogue|session no.|round|reel|vol",
        part="part|pt.",
        numbers="one=1|two=2|three=3|four=4|five=5|six=6|seven=7|eight=8|nine=9|ten=10|eleven=11|twelve=12|"
        "thirteen=13|fourteen=14|fifteen=15|sixteen=16|seventeen=17|eighteen=18|nineteen=19|twenty=20|first=1|"
        "second=2|third=3|fourth=4|fifth=5|sixth=6|seventh=7|eighth=8|ninth=9|tenth=10|eleventh=11|twelfth=12|"
        "thirteenth=13|fourteenth=14|fifteenth=15|sixteenth=16|seventeenth=17|eighteenth=18|nineteenth=19|"
        "twentieth=20|thirtieth=30|fortieth=40|fiftieth=50|thirty=30|forty=40|fifty=50|sixty=60|seventy=70|"
        "eighty=80|ninety=90",
        months="january/jan|february/feb|march/mar|april/apr|may|june/jun|july/jul|august/aug|september/sep/sept|"
        "october/oct|november/nov|december/dec",
        interview="interview|interviewed|interviews|q&a|q and a|qna|conversation with|we spoke|we talk|we talked|"
        "talked with|spoke with|chat with|sat down with|in conversation|had to say|questions for|talks to|talks with|"
        "spoke to|talked to|podcast|in this episode|questions to|minutes with|we asked|as told to|sits down with|"
        "q & a|round table|roundtable|interviewee|our guest|questionnaire|talk with|a talk with|in talk with|meets",
        lead_in="interview with|interviewed|conversation with|talked with|talked to|talk with|talk to|talks to|"
        "talks with|spoke with|spoke to|speak with|speak to|speaking with|chat with|chatted with|sat down with|"
        "sit down with|joined by|is with|guest is|guest, is|guest:|guest today is|guest this week is|"
        "guest for today is|guest has been|guest was|introduce you to|introduce to you|joining me is|joining us is|"
        "joining me today is|joining us today is|joins me|meet|welcome|introducing|featuring|caught up with|"
        "interviewing|catching up with|q&a with|questions for|with|asked|joins us|with me is|with me today is|"
        "with us is|with us today is",
        speaks="answers|broaches|talks|tells|explains|speaks|joins|shares|discusses|reflects|says|describes|"
        "had to say|joined|told|is a|is an|is the|has been|runs|makes|plays|works|founded|writes|was speaking|takes",
        self_intro="i'm|i am|my name is|my name's|i'm called",
        roles="founder|co-founder|cofounder|engineer|musician|artist|designer|developer|writer|author|director|"
        "producer|singer|songwriter|composer|editor|journalist|manager|expert|scientist|researcher|professor|teacher|"
        "lead|chair|head|chief|officer|ceo|cto|cfo|coo|president|owner|partner|lawyer|programmer|illustrator|"
        "photographer|cartoonist|painter|maker|architect|consultant|analyst|curator|cellist|pianist|violinist|"
        "drummer|guitarist|conductor|player|baker|chef|cook|gardener|librarian|builder|maintainer|contributor|member|"
        "student|doctor|nurse|luthier|technician|specialist|publisher|agent|translator|poet|actor|actress|filmmaker|"
        "animator|historian|philosopher|economist|activist|organiser|organizer|organist|potter|carpenter|weaver|"
        "printer|bookbinder|beekeeper|keeper|farmer|brewer|sculptor|dancer|tuner|restorer|hacker|blogger|podcaster|"
        "presenter|adviser|advisor|coach|trainer|mastering|administrator|critic|dj|rapper|flautist|trumpeter|bassist|"
        "harpist|biologist|physicist|chemist|mathematician|astronomer|pilot|warden|captain|guard|clerk|sailor|judge|"
        "mayor|minister|priest|monk|midwife|surgeon|vet|tailor|guide|steward|attendant|assistant|apprentice|"
        "volunteer|smith|mechanic|conservator|geologist|linguist|typographer|wheelwright|waller|shepherd|diver|"
        "cutter|ranger|lexicographer|dramatist|playwright|prompter|actuary|inspector|postman|postwoman|ferryman|"
        "skipper|dealer|seller|mover|repairer|mender|binder|splicer|forester|rebuilder|lighthouse|lamplighter|"
        "clockmaker|bookseller|shoemaker|cobbler|blacksmith|puppeteer|cleaner|driver|correspondent|columnist|"
        "reporter|lecturer|scholar|entrepreneur|investor|strategist|spokesperson|bosun|engraver|cartographer|"
        "ecologist|botanist|zoologist|archivist|statistician|psychologist|therapist|trustee|secretary|treasurer|"
        "commissioner|councillor|ombudsman|diplomat|soldier|veteran|athlete|swimmer|runner|climber|cyclist|"
        "goalkeeper|referee|umpire|jockey|champion|comedian|clown|magician|juggler|acrobat|entomologist|falconer|"
        "thatcher|glazier|plumber|electrician|welder|miller|cheesemaker|cidermaker|distiller|winemaker|vintner|"
        "butcher|fishmonger|greengrocer|florist|hairdresser|barber|undertaker|gravedigger|signwriter|typesetter|"
        "compositor|lutenist|caller|ringer|sweep|watchman|crofter|locksmith",
        role_ends="who|which|that|about|to talk|to discuss|and why|known|whose|on the|on how|for a|in this|here|as|"
        "where|when",
        asides="introduction|introductions|about|biography|bio|links|resources|references|further reading|read more|"
        "find out more|learn more|more information|useful links|show notes|"
        "see also|credits|contents|table of contents|background|acknowledgements|related|footnotes|notes|comments|"
        "license|installation|usage|getting started|contributing|ingredients|method|directions|transcript",
        closing="forward|final thoughts|closing thoughts|conclusion|outlook|looking ahead|future|last word|"
        "final word|in closing|ahead|what's next|parting words|summing up|in summary",
        conclusion="conclusion|closing|afterword|wrap-up|wrapping up|wrap up|thank you|thanks|postscript|"
        "editor's note|outro",
        credits="was speaking to|was speaking with|was talking to|was interviewed by|interview by|interviewed by|"
        "conducted by|this interview was|this interview has been|this conversation has been|this conversation was|"
        "edited for length|edited for clarity|thank you for|thanks for|thanks to|many thanks|we thank|transcribed by|"
        "first published|originally published|photo by|questions by|will be back",
        action="your application=2|interested=0.5|"
        "contact us=2|reach out=2|get in touch=2|sign up=2|subscribe=2|book a=2|download our=2|download the=1|"
        "register=2|buy tickets=2|order your=2|read the full=2|find out more=2|learn more=1|click here=2|follow us=2|"
        "join us=2|call us=2|write to us=2|send us=2|send it to us=2|send them to us=2|email us=2|visit us=2|"
        "our team=1|if you're=1|if you are=1|want to=1|would you like=1|looking for=1|consider=1|today=1|free=1|"
        "let us know=0.5|support us=2|donate=2|become a member=2|try it=1|your own=1|do you have a question=2|"
        "is there a question=1|ask us=2|next session=0.5|check out our=2|come and=1|hire us=2|shop=1|write to=2|"
        "drop us=2|tell us=2|please leave=2|leave a note=2|send=0.5|post to=1|send your=2|do you=0.5|do you know=1|"
        "become a=1|tell one friend=2|tell a friend=2|rate us=2|support=1|get your=1|we invite=2|please write=2|"
        "pitch us=2|nominate=2|whom should we=1|would you=0.5|to suggest=1.5|suggest=1|apply=1|come and see=2|"
        "order a=1|listen on=1|buy=1|reply to this=2|forward=1|share it=1|join=1|take part=2"
        "|hit reply=2|just reply=2|reply to this email=2|drop me=2|drop a postcard=2|tell me=1|write in=2"
        "|send in=1|have you got=1|got a question=2|got a story=2|do you have a story=2|know somebody=1.5"
        "|know someone=1.5|know anybody=1.5|get tickets=2|pre-order=2|find us=1|come by=1|stop by=1"
        "|pay us a visit=2|leave us a=2|rate the=1|leave a review=2|leave a rating=2|share this with=2"
        "|pass it on=1.5|join the=1|volunteer=0.5|we'd love to hear=2|we would love to hear=2"
        "|we want to hear=2|let me know=2|apply to=1|enter the=1|book your=2|try the=0.5",
        comments="leave a comment|leave a reply|post a comment|add a comment|comments|join the discussion|"
        "comments are closed|write a comment|join the conversation"
        "|discussion about this post|comments and reactions|responses|discussion|leave a response"
        "|what do you think? leave a comment|recent comments|trackbacks|pingbacks|webmentions"
        "|reader comments|readers' comments|show comments|view comments|load comments"
        "|be the first to comment|no responses yet",
        contact="contact|contact info|contact information|contact us|contact details|get in touch|address|imprint",
        furniture="secure|share|share this|share this post|print|tweet|email this|menu|home|search|skip to content|"
        "back to top|read more|continue reading|advertisement|sponsored|all rights reserved|privacy policy|"
        "terms of use|cookie policy|subscribe|follow|follow us|previous|next|older posts|newer posts|no comments|"
        "like this|loading|log in|sign in|archives|related posts|you may also like|save|pin it|bookmark|facebook|"
        "twitter|linkedin|instagram|reddit|whatsapp|mastodon|we use cookies|accept all|reject all|manage preferences|"
        "about|shop|basket|cart|skip to main content|newsletter|you might also like|most read|account|my account|help|"
        "menu close|contact us|print this page|copy link|pin|email|tumblr|next page|previous page|about us|privacy|"
        "terms|imprint|sitemap|site map|rss|listen|download|play|essays|blog|news|search this site|show notes|"
        "more stories|read next|guestbook|top|index|back"
        "|share on facebook|share on twitter|share on x|link copied|listen to this article|play episode"
        "|download pdf|save for later|gift this article|sign up|skip ad|ad choices|cookie settings"
        "|manage cookies|accept cookies|do not sell my personal information|terms of service"
        "|terms and conditions|accessibility|jump to comments|table of contents|top of page|back to list"
        "|view in browser|unsubscribe|report an error|open in app|get the app|the end"
        "|end of interview|end of transcript|end of the transcript|end of recording|end of audio|end transcript",
        furniture_starts="tags:|tagged:|filed under|posted in|categories:|category:|related:|share:|copyright ©|"
        "copyright (c)|©|posted by|published|posted on|last updated|updated|all rights reserved|skip to|share this|"
        "read more:|see also:|more from|your email address will not|required fields are marked|this site uses|"
        "by continuing|filed in|labels:|by using this|we use cookies|photo:|photograph:|image:|photo credit|"
        "advertisement|sponsored by|ad:|reprinted|first published in|next article|previous article|← |→ |"
        "reading time|webmaster|best viewed|last modified|home ›|home >|home »|you are here|copyright 19|copyright 20"
        "|this post is for subscribers|this post is for paid subscribers|already have an account"
        "|already a subscriber|subscribe to continue|sign up for our newsletter|sign up to our newsletter"
        "|get our newsletter|thanks for reading|this article was originally|photo credit:|image credit:"
        "|credit:|listen on |listen on apple|available on apple|this transcript was generated"
        "|transcribed automatically|transcript generated|auto-generated transcript|use code "
        "|this episode is brought|this episode was brought|a word from our|i am a bot|downloaded from "
        "|for personal use only|this page was last|page views:|visitors:|views:|estimated reading"
        "|this website uses|filed under:|topics:|more on:|read next:|next:|previous:|next post"
        "|previous post|like this:|loading...|report this|found a mistake|found a typo|cc by"
        "|this work is licensed|end of tape|end of side|start of tape|beginning of tape|[end of|[start of tape"
        "|[beginning of tape|(end of tape|(end of recording",
        about="about the author|about the interviewer|about the editor|about the writer|about us|about the publisher|"
        "author bio"
        "|about this series|about the series|about the interview|about the contributor"
        "|about the contributors|more about the author|meet the author|written by",
        common="the and of to in is that it for was with as on are be this have from not you they at which or an i "
        "we my but what",
        honorific="mr|mrs|ms|miss|dr|prof|professor|sir|dame|captain|rev",
        bylines="by|words|words by|text|text by|photo|photos|photo by|photos by|photograph|photographs|photography|"
        "photography by|illustration|illustrations|published|posted|posted on|updated|interview|interview by|"
        "written by|reporting by|edited by|image|images|pictures|story by|transcript",
        thanks="thank you|thanks|many thanks",
        other="faq|faqs|frequently asked questions|frequently asked|minutes|minutes of|changelog"
        "|release notes|press release|for immediate release|chat transcript|support chat|dramatis personae"
        "|characters|cast of characters|act one|act i|terms and conditions|privacy policy|interview tips"
        "|job interview|questions to ask|worksheet|horoscope|advice column|ask the expert"
        "|letters to the editor|q&a: your questions|call for papers|open thread|discussion thread|help centre"
        "|help center|scene one|scene 1|scene i|scene two|scene 2|scene ii|act 1|a play in one act"
        "|a play in two acts|a play in three acts|meeting minutes|minutes of the meeting"
        "|answers to common questions|common questions|questions and answers about|pub quiz|quiz night"
        "|the quiz|quiz:|answers below|apologies for absence|matters arising|press contact|notes to editors"
        "|media contact|about the company|public hearing|hearing transcript|board of appeals|zoning board"
        "|deposition|cross-examination|transcript of proceedings|public inquiry|coroner's inquest"
        "|tribunal hearing|job advert|job description|we are hiring|fade in|cut to|fade out|screenplay"
        "|house rules|opinion column|editorial board|frequently-asked questions|question time"
        "|planning committee|court transcript|police report|buyer's guide|sample answer|sample answers"
        "|example answers|model answers|book club|book club questions|reading group|discussion questions"
        "|questions for discussion|job vacancy|job opening|personality test|support ticket|examined by"
        "|cross-examined by|sworn in",
        me="i|i'm|i've|i'd|i'll|me|my|mine|myself",
        related="read also|also read|you might also like|you may also like|related posts|related articles|"
        "related stories|read next|more from|see also|more stories|recommended|most read|popular posts|recent posts|"
        "latest posts|keep reading|more interviews|also on this site"
        "|up next|more interviews like this|related content|related reading|more on this topic"
        "|more like this|from our archive|from the archive|trending now|editor's picks|editors' picks"
        "|what to read next|more episodes|previous episodes|other interviews|you might like|more on this"
        "|latest news|latest articles|top stories|related interviews|in this series|further interviews"
        "|also in this series",
        service="agent|customer|system|user|operator|support|bot|assistant|client|caller|admin|visitor|advisor|"
        "chatbot|technician|representative|rep|patient|doctor|examiner|candidate|teacher|student|pupil|tutor|all|"
        "chorus|narrator|chair",
    ),
    "de": Words(
        series="reihe|serie|rubrik|interviewreihe|gesprächsreihe",
        question="frage|f",
        answer="antwort|a",
        interviewer="interviewer|interviewerin|redaktion|moderation|moderator|moderatorin|die redaktion|journalist|"
        "journalistin|fragen|reporter|reporterin|interview|das gespräch führte|gastgeber|gastgeberin|"
        "die fragen stellte",
        guest="gast|gäste|gesprächspartner|gesprächspartnerin|studiogast|es antwortet",
        starters="was|wie|warum|wieso|weshalb|wann|wo|wer|wen|wem|welche|welcher|welches|woher|wohin|wozu|womit|"
        "worauf|wofür|ist|sind|hat|haben|kann|können|gibt|erzähl|erzählen|beschreiben|nennen|stellen sie|und was|"
        "und wie|ihr rat|welchem|welchen|wieviel|wie viele|wenn|darf|dürfen|würden|wollen|möchten|muss|müssen|"
        "seit wann|bei wem|mit wem|für wen|und warum|und wer|und wann|und|also|haben sie|gab es|gibt es|spielt|"
        "braucht|fehlt|könnte",
        you="du|dich|dir|dein|deine|deinem|deinen|sie|ihr|ihre|ihrem|ihren|ihnen|euch|euer|eure",
        session="folge|ausgabe|gespräch|sitzung|nr.|nummer|interview|kapitel|folge nr.|heft|brief|teil|staffel|"
        "rundbrief|runde|begegnung|werkstattgespräch|lieferung",
        part="teil",
        numbers="dreizehn=13|zwanzig=20|dreißig=30|vierzig=40|fünfzig=50|eins=1|zwei=2|drei=3|vier=4|fünf=5|sechs=6|"
        "sieben=7|acht=8|neun=9|zehn=10|elf=11|zwölf=12|erste=1|erstes=1|erster=1|ersten=1|zweite=2|zweites=2|"
        "zweiten=2|dritte=3|drittes=3|dritten=3|vierte=4|viertes=4|vierten=4|fünfte=5|fünftes=5|fünften=5|sechste=6|"
        "sechstes=6|sechsten=6|siebte=7|siebtes=7|siebten=7|achte=8|achtes=8|achten=8|neunte=9|neuntes=9|neunten=9|"
        "zehnte=10|zehntes=10|zehnten=10|elfte=11|elften=11|zwölfte=12|zwölften=12",
        months="januar/jan/jänner|februar/feb|märz/mär|april/apr|mai|juni/jun|juli/jul|august/aug|september/sep|"
        "oktober/okt|november/nov|dezember/dez",
        interview="interview|gespräch|im gespräch|befragt|zu gast|fragen an|runder tisch|gesprächsrunde|"
        "werkstattgespräch|zu besuch bei|haben wir gesprochen|wir sprachen|traf|getroffen|antworten|fragebogen|"
        "interviewreihe|fragt",
        lead_in="bei mir ist|im gespräch mit|gespräch mit|interview mit|sprachen mit|sprechen mit|zu gast ist|"
        "zu gast:|zu gast war|zu besuch bei|wir treffen|unser gast ist|mit|bei uns ist|fragen an|"
        "wir interviewten|ich interviewte",
        speaks="erzählt|antwortet|spricht|erklärt|berichtet|sagt|ist|leitet|baut|gründete|arbeitet|beantwortet|war",
        self_intro="ich bin|ich heiße|mein name ist|ich heisse",
        roles="leiter|leiterin|gründer|gründerin|autor|autorin|sänger|sängerin|musiker|musikerin|künstler|künstlerin|"
        "ingenieur|ingenieurin|chef|chefin|inhaber|inhaberin|professor|professorin|journalist|journalistin|produzent|"
        "produzentin|geschäftsführer|geschäftsführerin|bauer|bauerin|meister|meisterin|verleger|verlegerin|redakteur|"
        "redakteurin|lehrer|lehrerin|direktor|direktorin|komponist|komponistin|cellistin|pianist|pianistin|geigerin|"
        "geiger|bäcker|bäckerin|gärtner|gärtnerin|bibliothekarin|bibliothekar|fotograf|fotografin|schreiner|"
        "schreinerin|buchbinder|buchbinderin|imker|imkerin|forscher|forscherin|entwickler|entwicklerin|techniker|"
        "technikerin|wirt|wirtin|landarzt|arzt|ärztin|ortsvorsteherin|ortsvorsteher|vorsteher|vorsteherin|drechsler|"
        "drechslerin|bürgermeister|bürgermeisterin|küster|küsterin|glasbläser|glasbläserin|müller|müllerin|winzer|"
        "winzerin|förster|försterin|fischer|fischerin|köchin|koch|wärter|wärterin|schäfer|schäferin|uhrmacher|"
        "uhrmacherin|weber|weberin|kapitän|kapitänin|macher|macherin|baumeister|orgelbauer|instrumentenbauer|"
        "geigenbauer|geigenbauerin|restaurator|restauratorin|pfarrer|pfarrerin|hebamme|schneider|schneiderin|schmied|"
        "schmiedin|tischler|tischlerin|krankenpfleger|krankenschwester|schauspieler|schauspielerin|regisseur|"
        "regisseurin|übersetzer|übersetzerin|schriftsteller|schriftstellerin|dichter|dichterin|maler|malerin|"
        "bildhauer|bildhauerin|architekt|architektin|wissenschaftler|wissenschaftlerin|physiker|physikerin|biologe|"
        "biologin|händler|händlerin|verkäufer|verkäuferin|fahrdienstleiter|fahrdienstleiterin|lotse|lotsin|"
        "bauingenieur|landwirt|landwirtin|sammler|sammlerin|archivar|archivarin|präsident|präsidentin|vorsitzende|"
        "vorsitzender|sprecher|sprecherin|trainer|trainerin|historiker|historikerin",
        role_ends="der|die|das|über|wer|und warum|bekannt|wie",
        asides="einleitung|einführung|links|über|zur person|inhalt|quellen|zutaten|zubereitung|hintergrund|"
        "mehr erfahren|mehr dazu|weiterführende links|weitere informationen",
        closing="fazit|ausblick|schluss|schlusswort|zum schluss|zukunft|wie geht es weiter",
        conclusion="fazit|schlusswort|danke|vielen dank|nachwort",
        credits="das gespräch führte|die fragen stellte|das interview führte|interview:|dieser beitrag erschien|"
        "erschien zuerst|wir danken|vielen dank an|sprach mit",
        action="ihre bewerbung=2|bewerben sie sich=2|interessiert=0.5|kontaktieren sie=2|melden sie sich=2|"
        "melde dich=2|abonnieren=2|anmelden=1|jetzt=1|schreiben sie uns=2|schreib uns=2|schreibt uns=2|besuchen sie=2|"
        "besucht=1|bestellen=1|rufen sie=2|vereinbaren sie=2|laden sie=1|haben sie=0.5|wenn sie=1|wer=0.5|"
        "möchten sie=1|kostenlos=1|unser team=1|kommen sie=1|kommt vorbei=2|schreiben sie=2|schicken sie=2|"
        "schickt uns=2|schick uns=2|mailen sie=2|rufen sie an=2|kennen sie=1|kennst du=1|kennt ihr=1|was meinen sie=2|"
        "antworten sie=2|antworten sie einfach=2|leiten sie=1|weiterempfehlen=2|empfehlen=1|unterstützen sie=2|"
        "spenden=2|spenden sie=2|mitmachen=1|vorschlagen=1|vorbeikommen=1|folgen sie=2|newsletter=0.5|bitte=0.5|"
        "schreiben=0.5|kommen sie vorbei=2|melden=0.5|rufen=0.5"
        "|schreib mir=2|schreiben sie mir=2|meldet euch=2|einfach antworten=2|antworte auf=2"
        "|sagen sie uns=2|sagt uns=2|sag uns=2|erzählen sie uns=2|erzählt uns=2|vorschläge an=2"
        "|schlagen sie=1.5|schlagt=1|besuch uns=2|schauen sie vorbei=2|schau vorbei=2"
        "|wir freuen uns auf=2|werden sie mitglied=2|mitglied werden=2|bewirb dich=2"
        "|karten unter=1.5|anmeldung=1|zuschriften=1.5|einsendungen=1.5|einsenden=1",
        comments="schreibe einen kommentar|kommentar schreiben|kommentare|hinterlasse einen kommentar|"
        "schreib einen kommentar|kommentar hinterlassen|antworten abbrechen"
        "|kommentar verfassen|diskutieren sie mit|diskussion|leserkommentare"
        "|schreiben sie einen kommentar|ihre meinung|ein kommentar|keine kommentare|antworten"
        "|jetzt kommentieren|alle kommentare|kommentar abgeben",
        contact="kontakt|anschrift|adresse|impressum|kontaktdaten",
        furniture="zum inhalt springen|direkt zum inhalt|zum inhalt|teilen|drucken|merken|startseite|menü|suche|"
        "impressum|datenschutz|agb|anzeige|weiterlesen|nach oben|beitrag teilen|alle rechte vorbehalten|zurück|weiter|"
        "anmelden|datenschutzerklärung|abo|kontakt|über uns|lokales|vereine|einstellungen|cookie-einstellungen|"
        "newsletter abbestellen|im browser ansehen|abbestellen|abmelden|merkzettel|kommentare|login|registrieren|"
        "mehr zum thema|lesen sie auch|das könnte sie auch interessieren|inhalt"
        "|zur übersicht|zurück zur übersicht|seite drucken|artikel drucken|artikel teilen|link kopieren"
        "|vorlesen|artikel anhören|nächster artikel|vorheriger artikel|nächster beitrag"
        "|vorheriger beitrag|inhaltsverzeichnis|cookies akzeptieren|alle akzeptieren|barrierefreiheit"
        "|nutzungsbedingungen|newsletter|jetzt abonnieren|als pdf herunterladen|seitenanfang",
        furniture_starts="schlagwörter:|schlagworte:|tags:|kategorie:|kategorien:|veröffentlicht am|"
        "zuletzt aktualisiert|impressum |deine e-mail-adresse wird nicht|teilen |alle rechte|lesen sie auch|"
        "mehr zum thema|anzeige|newsletter abbestellen|dieser newsletter|sie erhalten diese|wenn sie diese e-mail|"
        "wird diese e-mail|© |foto:|fotos:|bild:|lesezeit"
        "|sie möchten keine post mehr|schlagworte |themen:|mehr zu:|bildnachweis|bildquelle|bild: "
        "|foto © |jetzt newsletter|newsletter bestellen|nichts mehr verpassen|nächster beitrag"
        "|vorheriger beitrag|weiterlesen mit|dieser artikel ist erschienen|dieser artikel erschien"
        "|diese website verwendet|wir verwenden cookies|diese seite wurde zuletzt|optimiert für"
        "|fehler gefunden|artikel merken|im browser ansehen|als webseite ansehen"
        "|wenn sie diesen newsletter",
        about="über die autorin|über den autor|zur autorin|zum autor|über uns"
        "|über die autoren|über die reihe|zur person des autors|über diese reihe",
        common="der die und das ist nicht ich den mit ein eine zu es von auf für dem sich wir im des auch als aber "
        "noch man oder wie",
        honorific="herr|frau|dr|dr.|prof.",
        bylines="von|text|text:|foto|fotos|foto:|bild|bilder|veröffentlicht|moderation|interview|protokoll|autor|"
        "autorin|die fragen stellte|lesezeit|gespräch",
        thanks="danke|vielen dank|wir danken",
        other="häufige fragen|häufig gestellte fragen|faq|protokoll der|sitzungsprotokoll|pressemitteilung|schauspiel|"
        "ein stück|gebrauchsanweisung|änderungen|quizfragen|sitzung vom|erster akt|erste szene|1. szene|"
        "ein stück in einem akt|pressekontakt|fragen und antworten zu|personen der handlung|tagesordnungspunkte|top 1|"
        "kolumne|glosse|öffentliche anhörung|anhörung|gemeinderatssitzung|drehbuch|zeugenvernehmung|leitartikel|"
        "stellenangebot|stellenanzeige|stellenausschreibung|vorstellungsgespräch|bewerbungsgespräch|beispielantworten|"
        "beispielantwort|musterantworten|lesekreis|buchclub|(m/w/d)|(w/m/d)|(m/w/x)",
        me="ich|mir|mich|mein|meine|meiner|meinem|meinen",
        related="mehr zum thema|lesen sie auch|das könnte sie auch interessieren|ähnliche artikel|ähnliche beiträge|"
        "weitere artikel|auch interessant|meistgelesen|weitere interviews"
        "|auch interessant:|weitere beiträge|weitere themen|das könnte ihnen auch gefallen"
        "|das könnte dich auch interessieren|passend zum thema|verwandte artikel|verwandte beiträge"
        "|zum weiterlesen|aus dem archiv|neueste beiträge|neueste artikel|beliebte beiträge"
        "|beliebte artikel|lies auch|lesen sie mehr|lesen sie weiter|empfehlungen der redaktion"
        "|meistgelesene artikel|am meisten gelesen|aktuelle beiträge|nächster beitrag|mehr interviews",
        service="kunde|kundin|mitarbeiter|support|system|berater|beraterin|anrufer|nutzer|prüfer|lehrer|lehrerin|"
        "schüler|schülerin|alle|chor|erzähler|arzt|patient",
    ),
    "fr": Words(
        series="série|rubrique|cycle|chronique",
        question="question|q",
        answer="réponse|r",
        interviewer="intervieweur|intervieweuse|journaliste|rédaction|animateur|animatrice|la rédaction|"
        "journaliste :|présentateur|présentatrice|modérateur|modératrice|propos recueillis par",
        guest="invité|invitée|répond",
        starters="que|quel|quelle|quels|quelles|comment|pourquoi|quand|où|qui|combien|est-ce|qu'est-ce|avez-vous|"
        "pouvez-vous|êtes-vous|parlez|racontez|décrivez|expliquez|y a-t-il|et quel|et comment|pourriez-vous|de quoi|"
        "d'où|qu'avez-vous|à quoi|à qui|en quoi|d'où vient|et vous|vous|quoi|est-il|est-elle|était-ce|a-t-on|avez|"
        "êtes|pourrait-on|faut-il|peut-on|y a|c'est|un|une|votre|vos|combien de|depuis quand|et si|et",
        you="vous|votre|vos|tu|ton|ta|tes|toi|avez-vous|êtes-vous|pouvez-vous",
        session="épisode|séance|numéro|n°|nº|entretien|rencontre|édition|session|livraison|rendez-vous|épisode n°|"
        "volet|dialogue|chapitre|causerie|la rencontre",
        part="partie|volet",
        numbers="un=1|deux=2|trois=3|quatre=4|cinq=5|six=6|sept=7|huit=8|neuf=9|dix=10|onze=11|douze=12|premier=1|"
        "première=1|deuxième=2|second=2|seconde=2|troisième=3|quatrième=4|cinquième=5|sixième=6|septième=7|"
        "huitième=8|neuvième=9|dixième=10|onzième=11|douzième=12|treize=13|quatorze=14|quinze=15|seize=16|"
        "dix-sept=17|dix-huit=18|dix-neuf=19|vingt=20|trente=30|quarante=40|cinquante=50|soixante=60|treizième=13|"
        "quatorzième=14|quinzième=15|seizième=16|dix-septième=17|dix-huitième=18|dix-neuvième=19|vingtième=20|"
        "trentième=30|quarantième=40|unième=1",
        months="janvier/janv|février/févr/fév|mars|avril/avr|mai|juin|juillet/juil|août|septembre/sept|octobre/oct|"
        "novembre/nov|décembre/déc",
        interview="entretien|interview|rencontre|conversation|questions à|répond|questionnaire|nous recevons|"
        "nous avons rencontré|nous reçoit|entretiens|dialogue avec|s'entretient|interroge",
        lead_in="je reçois|entretien avec|rencontre avec|conversation avec|interview de|interview avec|nous recevons|"
        "nous avons rencontré|questions à|avec|invité :|invitée :|parlé avec|discuté avec|"
        "a interviewé|ont interviewé|avons interviewé|ai interviewé",
        speaks="répond|raconte|explique|parle|dirige|est|a fondé|nous|évoque|travaille",
        self_intro="je suis|je m'appelle|mon nom est|je me nomme|moi c'est|moi, c'est",
        roles="fondateur|fondatrice|cofondatrice|cofondateur|musicien|musicienne|ingénieur|ingénieure|directeur|"
        "directrice|auteur|autrice|auteure|chanteur|chanteuse|compositeur|compositrice|productrice|producteur|"
        "éditeur|éditrice|journaliste|professeur|professeure|artiste|luthier|luthière|boulanger|boulangère|libraire|"
        "bibliothécaire|photographe|violoncelliste|pianiste|violoniste|responsable|chef|cheffe|relieur|relieuse|"
        "apicultrice|apiculteur|jardinier|jardinière|chercheuse|chercheur|monteur|monteuse|éclusier|éclusière|"
        "souffleur|souffleuse|gardien|gardienne|facteur|factrice|tailleur|couturière|couturier|vigneron|vigneronne|"
        "berger|bergère|pêcheur|pêcheuse|horloger|horlogère|forgeron|forgeronne|menuisier|menuisière|ébéniste|"
        "verrier|verrière|potier|potière|imprimeur|imprimeuse|meunier|meunière|fromager|fromagère|cuisinier|"
        "cuisinière|écrivain|écrivaine|poète|comédien|comédienne|cinéaste|réalisateur|réalisatrice|médecin|"
        "infirmière|infirmier|plombier|capitaine|maire|instituteur|institutrice|enseignante|enseignant|accordeur|"
        "accordeuse|restaurateur|restauratrice|peintre|sculpteur|sculptrice|dessinateur|dessinatrice|traducteur|"
        "traductrice|historien|historienne|marin|sonneur|batelier|batelière|scaphandrier|fabricant|fabricante|"
        "réparateur|réparatrice|patron|patronne|présidente|président|maraîcher|maraîchère|agriculteur|agricultrice",
        role_ends="qui|que|dont|sur|à propos|pour parler|connu|connue|où",
        asides="introduction|à propos|liens|biographie|sommaire|références|ingrédients|préparation|"
        "en savoir plus|pour en savoir plus",
        closing="conclusion|avenir|pour finir|pour conclure|perspectives|le mot de la fin|et demain",
        conclusion="conclusion|merci|le mot de la fin|postface",
        credits="propos recueillis par|entretien réalisé par|interview réalisée par|merci à|nous remercions|"
        "publié pour la première fois",
        action="votre candidature=2|intéressé=0.5|contactez-nous=2|contactez=1|inscrivez-vous=2|abonnez-vous=2|"
        "écrivez-nous=2|téléchargez=1|réservez=1|rejoignez=1|prenez rendez-vous=2|si vous=1|vous souhaitez=1|"
        "aujourd'hui=0.5|découvrez=1|n'hésitez pas=1|gratuit=1|notre équipe=1|venez=1|écrivez à=2|écrivez au=2|"
        "écrivez=1|envoyez=1|envoyez-nous=2|vous connaissez=1|connaissez-vous=1|proposez=1|proposez-nous=2|répondez=1|"
        "suivez-nous=2|soutenez=2|partagez=1|faites-nous=2|appelez=1|rendez-vous sur=1|adressez=1|adressez-nous=2|"
        "à vous=1|vous voulez=1|vous aimeriez=1|envie de=1|passez=1|venez nous voir=2|dites-nous=2|racontez-nous=2"
        "|répondez à=2|répondez-nous=2|dites-le-nous=2|faites-le savoir=2|faites-nous signe=2"
        "|adressez vos=2|vos suggestions=1.5|vos propositions=1.5|pour proposer=2|proposez un=1.5"
        "|réservations=1|inscriptions=1|devenez=1|adhérez=2|participez=2|venez à=1|visitez=1"
        "|partagez cet=2|laissez-nous=2|nous écrire=2",
        comments="laisser un commentaire|commentaires|ajouter un commentaire|répondre|écrire un commentaire|"
        "laissez un commentaire"
        "|un message, un commentaire|réagir à cet article|réactions|vos réactions|réagir"
        "|poster un commentaire|votre commentaire|aucun commentaire|laisser une réponse|commenter"
        "|les commentaires",
        contact="contact|coordonnées|nous contacter|adresse|mentions légales",
        furniture="aller au contenu|aller au contenu principal|passer au contenu|partager|imprimer|accueil|menu|"
        "rechercher|mentions légales|publicité|lire la suite|haut de page|suivant|précédent|tous droits réservés|"
        "politique de confidentialité|plan du site|tweeter|épingler|retour en haut|article précédent|article suivant|"
        "à lire aussi|vous aimerez aussi|plan|contact|à propos|newsletter|connexion|s'abonner|abonnez-vous|lire aussi"
        "|partager cet article|imprimer cet article|envoyer par mail|copier le lien|écouter l'article"
        "|retour au sommaire|sommaire|tout accepter|gérer les cookies|conditions d'utilisation"
        "|télécharger le pdf|signaler une erreur|s'inscrire",
        furniture_starts="étiquettes :|mots-clés :|catégorie :|catégories :|publié le|mis à jour|tous droits|"
        "votre adresse e-mail ne sera|étiquettes:|mots-clés:|partager |à lire aussi|lire aussi|publicité|photo :|"
        "crédit|vous aimerez aussi|classé dans|posté|©"
        "|mots clés|mots-clefs|tags :|crédit photo|crédits photo|photo ©|© |cet article est réservé"
        "|article réservé|déjà abonné|inscrivez-vous à notre newsletter|recevez notre|soutenez-nous"
        "|nous utilisons des cookies|ce site utilise des cookies|voir cet email|voir dans le navigateur"
        "|pour vous désabonner|se désabonner|article précédent|article suivant|temps de lecture"
        "|retrouvez-nous sur|suivez-nous sur|publié dans",
        about="à propos de l'auteur|à propos de l'autrice|l'auteur|qui sommes-nous"
        "|à propos de l'auteur·rice|sur l'auteur|sur l'autrice|à propos de l'auteure|la rédaction",
        common="le la les et est des une un que qui dans pour pas je nous vous en du ce il elle sur au avec plus "
        "mais on c'est",
        honorific="madame|monsieur|m.|mme|mlle|maître|docteur",
        bylines="par|texte|textes|photo|photos|photographie|photographies|publié|propos recueillis|illustration|"
        "illustrations|mis à jour|interview|entretien|crédit photo",
        thanks="merci|merci beaucoup",
        other="foire aux questions|questions fréquentes|faq|compte rendu|procès-verbal|communiqué de presse|"
        "quiz|recette|ordre du jour|pièce en|personnages|mode d'emploi|chronique d'humeur|"
        "billet d'humeur|audience publique|conseil municipal|scénario|éditorial|offre d'emploi|entretien d'embauche|"
        "exemples de réponses|club de lecture|(h/f)|(f/h)",
        me="je|j'ai|j'étais|j'y|j'aime|j'en|moi|me|m'a|mon|ma|mes|j'avais|j'aimais",
        related="à lire aussi|lire aussi|articles similaires|vous aimerez aussi|sur le même sujet|les plus lus"
        "|articles liés|à voir aussi|à découvrir|dans la même rubrique|sur le même thème"
        "|derniers articles|plus d'articles|pour aller plus loin|lire également|à lire également"
        "|nos autres articles|vous pourriez aimer|vous aimerez peut-être|dans le même numéro"
        "|autres entretiens|lire la suite :|autres articles",
        service="client|cliente|conseiller|conseillère|agent|système|professeur|élève|tous|chœur|narrateur",
    ),
}
