"""Dutch, Swedish, Danish, Norwegian, Finnish: their words for interviews. The fields: `vocabulary.Words`."""

from __future__ import annotations

from pipeline.parse.words.vocabulary import Words

NORTH: dict[str, Words] = {
    "nl": Words(
        series="reeks|serie|rubriek",
        question="vraag|v",
        answer="antwoord|a",
        interviewer="interviewer|redactie|presentator|presentatrice|gespreksleider",
        guest="gast|geïnterviewde|te gast",
        starters="wat|hoe|hoezo|waarom|wanneer|waar|waarvoor|waarmee|wie|welk|welke|hoeveel|vertel|beschrijf|noem|"
        "leg|is|zijn|was|heb|hebt|heeft|kun|kunt|kan|ben|bent|doe|doet|gaat|mag|en wat|en hoe|en waarom",
        you="je|jij|jou|jouw|u|uw|jullie",
        session="aflevering|afl.|sessie|nummer|nr.|editie|gesprek|interview|deel|uitgave",
        part="deel",
        numbers="dertig=30|veertig=40|vijftig=50|"
        "een=1|één=1|twee=2|drie=3|vier=4|vijf=5|zes=6|zeven=7|acht=8|negen=9|tien=10|elf=11|twaalf=12|"
        "dertien=13|veertien=14|vijftien=15|zestien=16|zeventien=17|achttien=18|negentien=19|twintig=20|eerste=1|"
        "tweede=2|derde=3|vierde=4|vijfde=5|zesde=6|zevende=7|achtste=8|negende=9|tiende=10|elfde=11|twaalfde=12|"
        "dertiende=13|veertiende=14|vijftiende=15|zestiende=16|zeventiende=17|achttiende=18|negentiende=19|"
        "twintigste=20",
        months="januari|februari|maart/mrt|april|mei|juni|juli|augustus|september|oktober/okt|november|december",
        interview="interview|gesprek met|in gesprek|vragen aan|we spraken|praat met|vraaggesprek",
        lead_in="interview met|gesprek met|in gesprek met|we spraken met|spraken met|sprak met|praten met|praat met|"
        "te gast is|te gast:|onze gast is|vragen aan|op bezoek bij|met|bij|ontmoetten|ontmoette|"
        "we interviewden|wij interviewden|ik interviewde",
        speaks="vertelt|antwoordt|spreekt|legt uit|zegt|is|leidt|werkt|maakt|runt|bouwt|was",
        self_intro="ik ben|ik heet|mijn naam is",
        roles="oprichter|oprichtster|schrijver|schrijfster|kunstenaar|kunstenares|muzikant|ingenieur|directeur|"
        "eigenaar|eigenares|hoogleraar|journalist|producent|bakker|boer|boerin|tuinder|visser|vanger|molenaar|"
        "kapitein|ontwerper|ontwikkelaar|onderzoeker|leraar|lerares|zanger|zangeres|bouwer|hersteller|meester|"
        "verpleegkundige|wachter|maker|drukker",
        role_ends="die|dat|over|waarom|bekend|wie|hoe",
        asides="inleiding|links|over|inhoud|bronnen|colofon|achtergrond|meer weten|meer informatie",
        closing="tot slot|slotwoord|toekomst|vooruitblik|conclusie",
        conclusion="slotwoord|dank|bedankt|nawoord",
        credits="interview door|het gesprek werd|vragen gesteld door|met dank aan|eerder verschenen|dit interview",
        action="meld je aan=2|meld u aan=2|schrijf ons=2|mail ons=2|mail naar=2|neem contact=2|abonneer=2|"
        "bezoek ons=2|bel ons=2|laat het ons weten=2|laat het weten=2|stuur=1|stuur ons=2|wilt u=1|wil je=1|ken je=1|"
        "kent u=1|heb je=1|heeft u=1|kom langs=2|gratis=1|tips=0.5|schrijf naar=2|word lid=2|tip ons=2|geef je op=2|"
        "mail de=2|mail=1|bel=1|schrijf=1|tip de redactie=2"
        "|antwoord op=2|laat van je horen=2|laat van u horen=2|vertel ons=2|vertel het ons=2|stel voor=1"
        "|aanmelden kan=2|doe mee=2|reageer=1|kom gerust=2|kom eens langs=2|zelf kijken=1.5|reserveren=1"
        "|geef het door=1.5|deel je=1.5|steun ons=2",
        comments="laat een reactie achter|reacties|reageer|geef een reactie|plaats een reactie"
        "|reageer op dit artikel|reageer op dit bericht|geef een antwoord|schrijf een reactie"
        "|plaats een opmerking|reactie plaatsen|geen reacties|discussie|reageren",
        contact="contact|adres|contactgegevens|colofon",
        furniture="ga naar de inhoud|naar de inhoud|spring naar inhoud|"
        "delen|deel|afdrukken|home|menu|zoeken|privacy|advertentie|lees verder|terug naar boven|vorige|"
        "volgende|inloggen|deel dit artikel|privacyverklaring|volg ons|over ons|lees ook"
        "|link kopiëren|naar boven|cookies accepteren|alles accepteren|voorwaarden|sitemap|inhoudsopgave"
        "|luister naar dit artikel|aanmelden|abonneren|colofon|volgend artikel|vorig artikel|disclaimer",
        furniture_starts="trefwoorden:|tags:|categorie:|categorieën:|geplaatst op|gepubliceerd op|alle rechten|"
        "lees ook:|deel "
        "|foto: |foto's: |beeld: |tags |onderwerpen:|bekijk in browser|bekijk deze e-mail|uitschrijven"
        "|afmelden|meld je aan voor|schrijf je in voor|wij gebruiken cookies|deze website gebruikt"
        "|deze site gebruikt|leestijd|gepubliceerd in|heeft deze informatie|volgend bericht|vorig bericht"
        "|u ontvangt deze|je ontvangt deze",
        about="over de auteur|over ons|over de schrijver|over de schrijfster|over de interviewer|over de redactie",
        common="de het een en van is dat niet ik in op te zijn voor met we die er maar ook aan om naar als hebben "
        "wat je was",
        honorific="de heer|mevrouw|meneer|mevr.|dhr.",
        bylines="door|tekst|foto|foto's|fotografie|beeld|gepubliceerd",
        thanks="bedankt|dank je|dank u|dank voor",
        other="veelgestelde vragen|notulen|persbericht|recept|agenda|personages|column|openbare hoorzitting|"
        "hoorzitting|raadsvergadering|scenario|vacature|sollicitatiegesprek|leesclub",
        me="ik|mij|me|mijn",
        related="lees ook|gerelateerde artikelen|meer lezen|ook interessant|meer over"
        "|gerelateerde berichten|meer artikelen|meer interviews|meest gelezen|laatste nieuws"
        "|recente berichten|verder lezen|lees verder in|misschien vind je dit ook leuk"
        "|dit vind je misschien ook|zie ook|andere interviews",
    ),
    "sv": Words(
        series="serien|serie|vinjett",
        question="fråga|f",
        answer="svar|s",
        interviewer="intervjuare|intervjuaren|reporter|redaktionen|moderator|programledare",
        guest="gäst|gästen",
        starters="vad|hur|varför|när|var|vem|vilka|vilken|vilket|berätta|beskriv|är|har|kan|kommer|finns|hände|"
        "saknar|minns|tror|vill|ska|blir|går|får|var det|och vad|och hur|och",
        you="du|dig|din|ditt|dina|ni|er|era|ert",
        session="avsnitt|nummer|nr|del|samtal|intervju|utgåva|session|träff",
        part="del",
        numbers="trettio=30|fyrtio=40|femtio=50|"
        "ett=1|två=2|tre=3|fyra=4|fem=5|sex=6|sju=7|åtta=8|nio=9|tio=10|elva=11|tolv=12|tretton=13|"
        "fjorton=14|femton=15|sexton=16|sjutton=17|arton=18|nitton=19|tjugo=20|första=1|andra=2|tredje=3|fjärde=4|"
        "femte=5|sjätte=6|sjunde=7|åttonde=8|nionde=9|tionde=10|elfte=11|tolfte=12|trettonde=13|fjortonde=14|"
        "femtonde=15|tjugonde=20",
        months="januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
        interview="intervju|samtal med|i samtal|möter|frågor till|hälsade på",
        lead_in="intervju med|samtal med|samtalar med|pratar med|pratade med|talade med|möter|träffar|gäst är|"
        "frågor till|med|träffade|mötte|har träffat|har intervjuat|vi intervjuade|jag intervjuade",
        speaks="berättar|svarar|säger|är|driver|arbetar|bygger|leder|var|har",
        self_intro="jag är|jag heter|mitt namn är",
        roles="grundare|författare|konstnär|musiker|ingenjör|chef|ägare|professor|journalist|bagare|bonde|fiskare|"
        "lärare|forskare|sångare|sångerska|snickare|smed|byggare|mästare|skötare|vakt|lots|kapten|redaktör|"
        "formgivare|utvecklare|bibliotekarie",
        role_ends="som|om|där|och varför|känd",
        asides="inledning|länkar|om|innehåll|källor|bakgrund|läs mer|mer information",
        closing="till sist|slutord|framtid|avslutning",
        conclusion="slutord|tack|efterord",
        credits="intervjun gjordes|intervju av|tack till|text och foto|intervju:|publicerades först",
        action="skriv till oss=2|skriv till=2|hör av dig=2|kontakta oss=2|prenumerera=2|anmäl dig=2|mejla=2|"
        "ring oss=2|besök oss=2|lägg en lapp=2|har du=1|vill du=1|känner du=1|tipsa oss=2|gratis=1|bli medlem=2|"
        "kom och=1|skriv=0.5|ring=0.5|titta in=1|kom förbi=2"
        "|berätta för oss=2|svara på=1|föreslå=1.5|hör av er=2|anmälan=1|välkommen=0.5|dela gärna=2"
        "|stöd oss=2|kom gärna=2|boka=1",
        comments="lämna en kommentar|kommentarer|kommentera|skriv en kommentar"
        "|lämna ett svar|lämna kommentar|inga kommentarer|kommentera artikeln|diskussion",
        contact="kontakt|kontakta oss|adress|kontaktuppgifter",
        furniture="hoppa till innehåll|hoppa till innehållet|hoppa till huvudinnehåll|"
        "dela|skriv ut|hem|meny|sök|annons|läs mer|till toppen|föregående|nästa|logga in|läs också|om oss"
        "|dela artikeln|dela på facebook|kopiera länk|lyssna på artikeln|acceptera alla"
        "|innehållsförteckning|prenumerera|följ oss|nästa artikel|föregående artikel|webbkarta"
        "|tillgänglighet",
        furniture_starts="taggar:|etiketter:|kategori:|kategorier:|publicerad|uppdaterad|läs även:|läs också:"
        "|foto:|bild:|ämnen:|vi använder cookies|webbplatsen använder|denna webbplats"
        "|anmäl dig till vårt nyhetsbrev|visa i webbläsare|avregistrera|sidan uppdaterad"
        "|senast uppdaterad|lästid|ansvarig utgivare",
        about="om författaren|om skribenten|om oss|om skribenterna|om serien",
        common="och att det i en jag som är på den med för inte han av till har var du om ett de så men vi kan när "
        "från",
        bylines="av|text|foto|publicerad|uppdaterad",
        thanks="tack",
        other="vanliga frågor|protokoll|pressmeddelande|recept|dagordning|personer|krönika|ledare|utfrågning|"
        "platsannons|anställningsintervju|bokcirkel",
        me="jag|mig|min|mitt|mina",
        related="läs också|läs även|relaterade artiklar|mer om"
        "|relaterade inlägg|fler artiklar|mest läst|senaste nytt|mer läsning|fler intervjuer|läs mer om|läs mer"
        "|du kanske också gillar|se även|senaste inläggen",
    ),
    "da": Words(
        series="serien|serie|rubrikken",
        question="spørgsmål|s",
        answer="svar",
        interviewer="interviewer|intervieweren|redaktionen|vært|værten|journalist",
        guest="gæst|gæsten",
        starters="hvad|hvordan|hvorfor|hvornår|hvor|hvem|hvilken|hvilket|hvilke|fortæl|beskriv|er|har|kan|kommer|"
        "bliver|tror|vil|skal|får|går|kunne|var|og hvad|og hvordan|og",
        you="du|dig|din|dit|dine|i|jer|jeres|de",
        session="afsnit|nummer|nr.|nr|samtale|interview|del|udgave",
        part="del",
        numbers="tyve=20|tredive=30|fyrre=40|"
        "en=1|to=2|tre=3|fire=4|fem=5|seks=6|syv=7|otte=8|ni=9|ti=10|elleve=11|tolv=12|første=1|anden=2|"
        "andet=2|tredje=3|fjerde=4|femte=5|sjette=6|syvende=7|ottende=8|niende=9|tiende=10|ellevte=11|tolvte=12|"
        "trettende=13|tyvende=20",
        months="januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
        interview="interview|samtale med|i samtale|spørgsmål til|vi talte med|mødte",
        lead_in="interview med|samtale med|en samtale med|vi talte med|talte med|taler med|møder|gæst er|"
        "spørgsmål til|med|mødte|har mødt|har interviewet|vi interviewede|jeg interviewede",
        speaks="fortæller|svarer|siger|er|driver|arbejder|bygger|leder|var|har",
        self_intro="jeg er|jeg hedder|mit navn er",
        roles="grundlægger|forfatter|kunstner|musiker|ingeniør|chef|ejer|professor|journalist|bager|landmand|fisker|"
        "lærer|forsker|sanger|sangerinde|snedker|smed|bygger|mester|redaktør|bibliotekar|skipper|havnefoged|urmager",
        role_ends="som|der|om|hvor|og hvorfor|kendt",
        asides="indledning|links|om|indhold|kilder|baggrund",
        closing="til sidst|fremtid|afslutning",
        conclusion="tak|efterskrift|slutord",
        credits="interviewet blev|interview af|tak til|tekst og foto|interview:",
        action="skriv til os=2|skriv til=2|kontakt os=2|tilmeld=2|abonner=2|ring til=2|besøg os=2|send os=2|"
        "send en=1|har du=1|vil du=1|kender du=1|gratis=1|bliv medlem=2|kom og=1|læg en seddel=2|ring på=1|"
        "kig forbi=2|kom forbi=2|skriv=0.5"
        "|fortæl os=2|svar på=1|foreslå=1.5|hør fra dig=2|tilmelding=1|kom gerne=2|støt os=2|del gerne=2"
        "|bestil=1",
        comments="skriv en kommentar|kommentarer|kommentér|tilføj kommentar"
        "|efterlad en kommentar|ingen kommentarer|læg en kommentar|debat|skriv kommentar",
        contact="kontakt|kontakt os|adresse",
        furniture="gå til indhold|gå til hovedindhold|spring til indhold|"
        "del|udskriv|forside|menu|søg|annonce|læs mere|til toppen|forrige|næste|log ind|læs også|om os"
        "|del artiklen|del på facebook|kopiér link|lyt til artiklen|accepter alle|abonnér|følg os"
        "|næste artikel|forrige artikel|cookiepolitik|privatlivspolitik",
        furniture_starts="tags:|kategori:|kategorier:|udgivet|opdateret|læs også:"
        "|foto:|billede:|emner:|vi bruger cookies|denne hjemmeside bruger|dette website"
        "|tilmeld dig vores nyhedsbrev|tilmeld nyhedsbrev|se i browser|vis i browser|afmeld|læsetid"
        "|ansvarshavende",
        about="om forfatteren|om os|om skribenten|om skribenterne|om serien",
        common="og at det i en jeg som er på den med for ikke han af til har var du om et de så men vi kan der hvad "
        "hvordan hvor ud",
        bylines="af|tekst|foto|udgivet|publiceret",
        thanks="tak",
        other="ofte stillede spørgsmål|referat|pressemeddelelse|opskrift|dagsorden|personer|klumme|høring|"
        "stillingsopslag|jobsamtale|læsekreds",
        me="jeg|mig|min|mit|mine",
        related="læs også|relaterede artikler|mere om"
        "|relaterede indlæg|flere artikler|mest læste|seneste nyt|flere interviews|se også"
        "|du vil måske også|læs mere om|læs mere|seneste indlæg",
    ),
    "no": Words(
        series="serien|serie|spalten",
        question="spørsmål|s",
        answer="svar",
        interviewer="intervjuer|intervjueren|redaksjonen|programleder|journalist",
        guest="gjest|gjesten",
        starters="hva|hvordan|hvorfor|når|hvor|hvem|hvilken|hvilket|hvilke|fortell|beskriv|er|har|kan|kommer|blir|"
        "tror|vil|skal|får|går|og hva|og hvordan|og",
        you="du|deg|din|ditt|dine|dere|deres",
        session="episode|nummer|nr.|nr|samtale|intervju|del|utgave",
        part="del",
        numbers="tjue=20|tretti=30|førti=40|"
        "én=1|to=2|tre=3|fire=4|fem=5|seks=6|sju=7|syv=7|åtte=8|ni=9|ti=10|elleve=11|tolv=12|første=1|"
        "andre=2|tredje=3|fjerde=4|femte=5|sjette=6|sjuende=7|syvende=7|åttende=8|niende=9|tiende=10|ellevte=11|"
        "tolvte=12|tjuende=20",
        months="januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
        interview="intervju|samtale med|i samtale|spørsmål til|snakket med|møter",
        lead_in="intervju med|samtale med|en samtale med|vi snakket med|snakket med|snakker med|møter|gjest er|"
        "spørsmål til|med|møtte|har møtt|har intervjuet|vi intervjuet|jeg intervjuet",
        speaks="forteller|svarer|sier|er|driver|jobber|arbeider|bygger|leder|var|har",
        self_intro="jeg er|jeg heter|navnet mitt er",
        roles="grunnlegger|forfatter|kunstner|musiker|ingeniør|sjef|eier|professor|journalist|baker|bonde|fisker|"
        "lærer|forsker|sanger|snekker|smed|bygger|mester|redaktør|bibliotekar|skipper|los|utvikler",
        role_ends="som|om|der|og hvorfor|kjent",
        asides="innledning|lenker|om|innhold|kilder|bakgrunn",
        closing="til slutt|fremtid|avslutning",
        conclusion="takk|etterord|sluttord",
        credits="intervjuet ble|intervju av|takk til|tekst og foto|intervju:",
        action="skriv til oss=2|skriv til=2|kontakt oss=2|meld deg=2|abonner=2|ring oss=2|besøk oss=2|send oss=2|"
        "har du=1|vil du=1|kjenner du=1|gratis=1|bli medlem=2|tips oss=2|skriv=0.5|stikk innom=2|kom innom=2"
        "|fortell oss=2|svar på=1|foreslå=1.5|hør fra deg=2|påmelding=1|kom gjerne=2|støtt oss=2"
        "|del gjerne=2|bestill=1",
        comments="legg igjen en kommentar|kommentarer|kommenter|skriv en kommentar"
        "|ingen kommentarer|legg til kommentar|debatt|skriv kommentar",
        contact="kontakt|kontakt oss|adresse",
        furniture="hopp til innhold|gå til innhold|hopp til hovedinnhold|"
        "del|skriv ut|hjem|forside|meny|søk|annonse|les mer|til toppen|forrige|neste|logg inn|les også|"
        "om oss"
        "|del artikkelen|del på facebook|kopier lenke|lytt til saken|godta alle|abonner|følg oss"
        "|neste artikkel|forrige artikkel|personvern|personvernerklæring",
        furniture_starts="stikkord:|kategori:|kategorier:|publisert|oppdatert|les også:"
        "|foto:|bilde:|emner:|vi bruker informasjonskapsler|vi bruker cookies|dette nettstedet"
        "|meld deg på nyhetsbrev|vis i nettleser|avmeld|lesetid|ansvarlig redaktør",
        about="om forfatteren|om oss|om skribenten|om serien",
        common="og å det i en jeg som er på den med for ikke han av til har var du om et de så men vi kan der hva "
        "hvordan hvor ut noe",
        bylines="av|tekst|foto|publisert|oppdatert",
        thanks="takk",
        other="ofte stilte spørsmål|vanlige spørsmål|referat|pressemelding|oppskrift|saksliste|personer|kronikk|høring",
        me="jeg|meg|min|mitt|mine",
        related="les også|relaterte artikler|mer om"
        "|relaterte innlegg|flere artikler|mest lest|siste nytt|flere intervjuer|se også"
        "|du vil kanskje også|les mer om|les mer|siste innlegg",
    ),
    "fi": Words(
        series="sarja|juttusarja|haastattelusarja",
        me="minä|minun|minua|minulle|minulla|olen|olin|en|me|meillä|meidän",
        question="kysymys|k",
        answer="vastaus|v",
        interviewer="haastattelija|toimittaja|toimitus|juontaja",
        guest="vieras|haastateltava",
        starters="mitä|mikä|miten|miksi|milloin|missä|mistä|mihin|kuka|ketkä|millainen|millaista|kuinka|kerro|"
        "kuvaile|oletko|onko|voitko|entä|kumpi|minkä|minkälainen|mitkä|aiotko|entä mitä",
        you="sinä|sinua|sinun|sinulle|te|teidän|teille|oletko|olet|teet",
        session="jakso|osa|numero|nro|haastattelu|keskustelu",
        part="osa",
        numbers="yksi=1|kaksi=2|kolme=3|neljä=4|viisi=5|kuusi=6|seitsemän=7|kahdeksan=8|yhdeksän=9|kymmenen=10|"
        "ensimmäinen=1|toinen=2|kolmas=3|neljäs=4|viides=5|kuudes=6|seitsemäs=7|kahdeksas=8|yhdeksäs=9|kymmenes=10",
        months="tammikuuta/tammikuu|helmikuuta/helmikuu|maaliskuuta/maaliskuu|huhtikuuta/huhtikuu|"
        "toukokuuta/toukokuu|kesäkuuta/kesäkuu|heinäkuuta/heinäkuu|elokuuta/elokuu|syyskuuta/syyskuu|"
        "lokakuuta/lokakuu|marraskuuta/marraskuu|joulukuuta/joulukuu",
        interview="haastattelu|haastattelussa|haastatteluun|haastattelun|haastattelusta|haastatteluja|keskustelu|kysymystä|haastattelusarjan|haastattelusarja"
        "|haastatteli|haastateltavana|haastateltavina|haastateltava",
        lead_in="haastattelussa|vieraana|vieraanamme on|tapasimme",
        speaks="kertoo|vastaa|sanoo|on|johtaa|työskentelee",
        self_intro="olen|nimeni on",
        roles="perustaja|kirjailija|taiteilija|muusikko|insinööri|johtaja|omistaja|professori|toimittaja|leipuri|"
        "kalastaja|opettaja|tutkija|laulaja|seppä|rakentaja|mestari",
        role_ends="joka|jonka|jossa|ja miksi",
        asides="johdanto|linkit|sisältö|lähteet|tausta",
        closing="lopuksi|tulevaisuus",
        conclusion="kiitos|kiitokset|jälkisanat",
        credits="haastattelun teki|haastattelu:|kiitos",
        action="kirjoita meille=2|ota yhteyttä=2|tilaa=2|ilmoittaudu=2|lähetä=1|soita=2|tule käymään=2|haluatko=1|"
        "tunnetko=1|onko sinulla=1"
        "|vastaa tähän=2|kerro meille=2|kertokaa meille=2|ehdota=2|ehdottakaa=2|kirjoita=1"
        "|laita viestiä=2|liity=1.5|osallistu=2|varaa=1|tuetko=1|tue meitä=2",
        comments="jätä kommentti|kommentit|kommentoi"
        "|kommentoi juttua|kirjoita kommentti|ei kommentteja|keskustelu|lisää kommentti"
        "|osallistu keskusteluun",
        contact="yhteystiedot|osoite|ota yhteyttä",
        furniture="siirry sisältöön|hyppää sisältöön|siirry pääsisältöön|"
        "jaa|tulosta|etusivu|valikko|haku|mainos|lue lisää|edellinen|seuraava|kirjaudu"
        "|jaa artikkeli|jaa juttu|tykkää ja jaa|kopioi linkki|kuuntele juttu|hyväksy kaikki"
        "|sisällysluettelo|seuraa meitä|seuraava juttu|edellinen juttu|tietosuojaseloste|evästeet"
        "|kaikki oikeudet pidätetään",
        furniture_starts="avainsanat:|julkaistu|päivitetty|lue myös:"
        "|kuva:|kuvat:|aiheet:|käytämme evästeitä|tämä sivusto käyttää|tilaa uutiskirje|näytä selaimessa"
        "|peruuta tilaus|lukuaika|kaikki oikeudet|© ",
        common="ja on ei se että oli hän en ole mutta kun niin minä mitä sitä tämä joka olen voi myös kuin sen jos "
        "ovat",
        bylines="teksti|kuva|kuvat|julkaistu",
        thanks="kiitos",
        other="usein kysyttyä|usein kysytyt kysymykset|pöytäkirja|lehdistötiedote|resepti|henkilöt|kolumni|kuuleminen",
        related="lue myös|aiheeseen liittyvää"
        "|luetuimmat|lisää aiheesta|samasta aiheesta|uusimmat|suosittelemme|aiheeseen liittyvät"
        "|muita haastatteluja|katso myös|lisää juttuja|viimeisimmät",
        about="kirjoittajasta|tietoa kirjoittajasta",
    ),
}
