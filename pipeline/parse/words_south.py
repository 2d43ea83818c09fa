"""Italian, Portuguese, Romanian, Greek: their words for interviews. What each field is for: `vocabulary.Words`."""

from __future__ import annotations

from pipeline.parse.vocabulary import Words

SOUTH: dict[str, Words] = {
    "it": Words(
        series="serie|rubrica|ciclo",
        question="domanda|d",
        answer="risposta|r",
        interviewer="intervistatore|intervistatrice|redazione|giornalista|moderatore|moderatrice|conduttore|"
        "conduttrice",
        guest="ospite|intervistato|intervistata|risponde|oggi risponde",
        starters="che|cosa|che cosa|come|perché|quando|dove|chi|quale|quali|qual|quanto|quanti|quante|quanta|"
        "raccontaci|ci racconti|mi parli|ci parli|parlaci|descriva|descrivi|spieghi|ha|hai|è|sei|può|puoi|c'è|"
        "ci sono|e come|e cosa|e quando|e lei|e lui|com'è|cos'è|dov'è|qual è|di che|di cosa|da dove|a chi|in che",
        you="tu|ti|lei|le|voi|vi|suo|sua|suoi|sue|tuo|tua|tuoi|tue|vostro|vostra|hai|sei|ci racconti|mi parli",
        session="puntata|episodio|intervista|incontro|numero|n.|n°|sessione|uscita|conversazione|dialogo|colloquio",
        part="parte",
        numbers="uno=1|due=2|tre=3|quattro=4|cinque=5|sei=6|sette=7|otto=8|nove=9|dieci=10|undici=11|dodici=12|"
        "prim*=1|second*=2|terz*=3|quart*=4|quint*=5|sest*=6|settim*=7|ottav*=8|non*=9|decim*=10|undicesim*=11|"
        "dodicesim*=12|tredicesim*=13|quattordicesim*=14|quindicesim*=15|sedicesim*=16|diciassettesim*=17|"
        "diciottesim*=18|diciannovesim*=19|ventesim*=20",
        months="gennaio/gen|febbraio/feb|marzo/mar|aprile/apr|maggio/mag|giugno/giu|luglio/lug|agosto/ago|"
        "settembre/set/sett|ottobre/ott|novembre/nov|dicembre/dic",
        interview="intervista|interviste|conversazione con|incontro con|a colloquio|domande a|parliamo con|"
        "dialogo con|incontriamo",
        lead_in="intervista a|intervista con|intervista di|conversazione con|a colloquio con|incontro con|"
        "incontriamo|parliamo con|abbiamo incontrato|abbiamo parlato con|domande a|ospite è|andati a trovare|con",
        speaks="racconta|risponde|spiega|parla|dice|è|dirige|lavora|ripara|costruisce|ha fondato|vive|si racconta",
        self_intro="sono|mi chiamo|il mio nome è",
        roles="fondatore|fondatrice|musicista|ingegnere|direttore|direttrice|autore|autrice|cantante|compositore|"
        "compositrice|produttore|produttrice|editore|editrice|giornalista|professore|professoressa|artista|liutaio|"
        "liutaia|panettiere|fornaio|fornaia|libraia|libraio|bibliotecaria|bibliotecario|fotografo|fotografa|pianista|"
        "violinista|responsabile|capo|costruttore|costruttrice|restauratore|restauratrice|sarta|sarto|maestro|"
        "maestra|titolare|apicoltore|apicoltrice|pastore|campanaro",
        role_ends="che|su|per parlare|dove|il cui|la cui|e perché|noto|nota",
        asides="introduzione|link|biografia|indice|riferimenti|ingredienti|preparazione|fonti|note",
        closing="conclusione|conclusioni|futuro|per finire|per concludere|uno sguardo al futuro",
        conclusion="conclusione|grazie|ringraziamenti|postfazione|epilogo",
        credits="intervista di|intervista a cura di|a cura di|ringraziamo|grazie a|pubblicato per la prima volta|"
        "fonti e ringraziamenti|prossima puntata|ha collaborato",
        action="scriveteci=2|scrivici=2|scrivete a=2|contattateci=2|contattaci=2|iscriviti=2|iscrivetevi=2|"
        "abbonati=2|abbonatevi=2|visitateci=2|venite=1|volete=1|vuoi=1|conoscete=1|chiamateci=2|segnalateci=2|"
        "gratis=1|prenota=1|scopri=1|seguici=2|se siete=1|scrivete=1|scrivi=1|passate=1|raccontateci=2|mandate=1|"
        "inviate=1",
        comments="lascia un commento|commenti|lascia una risposta|aggiungi un commento|scrivi un commento",
        contact="contatti|contatto|indirizzo|scriveteci",
        furniture="condividi|stampa|home|menu|cerca|pubblicità|leggi tutto|torna su|successivo|precedente|"
        "tutti i diritti riservati|privacy|accedi|seguici|indietro|torna indietro|indice",
        furniture_starts="etichette:|tag:|categoria:|categorie:|pubblicato il|aggiornato|tutti i diritti|"
        "leggi anche:|condividi ",
        about="sull'autore|l'autore|l'autrice|chi siamo|sull'autrice",
        common="il lo la gli le e è che di un una per non con sono mi si della del come ma più anche nel ho i alla "
        "ha cosa",
        honorific="signora|signor|signore|signorina|dott.|dottor|dottoressa|sig.|sig.ra|maestro|maestra|don|donna",
        bylines="di|a cura di|testo|testi|foto|fotografie|pubblicato",
        thanks="grazie",
        other="domande frequenti|verbale|ricetta|comunicato stampa|ordine del giorno|personaggi|atto unico|"
        "editoriale|udienza pubblica|consiglio comunale|sceneggiatura",
        me="io|mi|mio|mia|miei|ho|sono|me|ero|faccio",
        related="leggi anche|articoli correlati|potrebbe interessarti|ti potrebbe interessare|altri articoli",
        service="cliente|operatore|sistema|utente|professore|alunno|tutti|coro|narratore",
    ),
    "pt": Words(
        series="série|rubrica|ciclo|seção|secção",
        question="pergunta|p",
        answer="resposta|r",
        interviewer="entrevistador|entrevistadora|redação|jornalista|moderador|moderadora|repórter|apresentador|"
        "apresentadora",
        guest="convidado|convidada|entrevistado|entrevistada",
        starters="que|o que|como|por que|porque|porquê|por quê|quando|onde|quem|qual|quais|quanto|quantos|quantas|"
        "conte|conte-nos|conta-nos|fale|fale-nos|descreva|explique|é|há|tem|pode|sente|fazia|e o|e como|e quem|"
        "e o que|e agora|de onde|em que|a que|com que|do que|lembra-se|acha|acredita|gosta",
        you="você|vocês|tu|te|seu|sua|seus|suas|teu|tua|lhe|o senhor|a senhora|si|conte|tem|vosso|vossa",
        session="episódio|sessão|entrevista|capítulo|número|n.º|nº|edição|conversa|encontro|prosa",
        part="parte",
        numbers="um=1|dois=2|duas=2|três=3|quatro=4|cinco=5|seis=6|sete=7|oito=8|nove=9|dez=10|onze=11|doze=12|"
        "primeir*=1|segund*=2|terceir*=3|quart*=4|quint*=5|sext*=6|sétim*=7|oitav*=8|nona=9|nono=9|décim*=10|"
        "vigésim*=20",
        months="janeiro/jan|fevereiro/fev|março/mar|abril/abr|maio/mai|junho/jun|julho/jul|agosto/ago|setembro/set|"
        "outubro/out|novembro/nov|dezembro/dez",
        interview="entrevista|conversa com|conversamos|falámos com|falamos com|perguntas a|perguntas para|à conversa|"
        "bate-papo",
        lead_in="entrevista com|entrevista a|entrevista de|conversa com|à conversa com|conversamos com|falamos com|"
        "falámos com|bate-papo com|perguntas a|perguntas para|o convidado é|a convidada é|recebemos|com",
        speaks="conta|responde|explica|fala|diz|é|foi|dirige|trabalha|fundou|mora|tem|nos",
        self_intro="sou|eu sou|chamo-me|me chamo|meu nome é|o meu nome é",
        roles="fundador|fundadora|músico|música|engenheiro|engenheira|diretor|diretora|autor|autora|cantor|cantora|"
        "compositor|compositora|produtor|produtora|editor|editora|jornalista|professor|professora|artista|padeiro|"
        "padeira|livreiro|livreira|bibliotecária|bibliotecário|fotógrafo|fotógrafa|pianista|violinista|responsável|"
        "chefe|dono|dona|mestre|mestra|apicultor|pesquisador|pesquisadora|investigador|investigadora|rezadeira|"
        "benzedeira|costureira|pescador|faroleiro|reformada|reformado",
        role_ends="que|quem|sobre|onde|cujo|cuja|e por que|conhecido|conhecida|para falar",
        asides="introdução|sobre|links|biografia|índice|referências|ingredientes|modo de preparo|notas",
        closing="conclusão|futuro|para terminar|para concluir|considerações finais",
        conclusion="conclusão|obrigado|obrigada|agradecimentos|posfácio",
        credits="entrevista de|entrevista por|entrevista realizada por|agradecemos|obrigado a|"
        "publicado originalmente|texto de",
        action="escreva para=2|escreva-nos=2|escreva pra=2|contacte-nos=2|entre em contato=2|fale conosco=2|"
        "inscreva-se=2|subscreva=2|assine=2|visite-nos=2|ligue=2|mande=1|envie=1|conhece=1|quer=1|gostaria=1|"
        "grátis=1|junte-se=2|siga=1|nos conte=1|escreva=1|apareça=1|conte-nos a sua=2|mande-nos=2|envie-nos=2",
        comments="deixe um comentário|comentários|deixe uma resposta|enviar um comentário|postar um comentário|"
        "comentar",
        contact="contato|contacto|contatos|endereço|morada|fale conosco",
        furniture="partilhar|compartilhar|imprimir|início|menu|pesquisar|buscar|publicidade|leia mais|voltar ao topo|"
        "próximo|anterior|todos os direitos reservados|política de privacidade|entrar|página inicial|"
        "postagem mais recente|postagem mais antiga|compartilhe",
        furniture_starts="etiquetas:|marcadores:|tags:|categoria:|categorias:|publicado em|publicada por|postado por|"
        "atualizado|todos os direitos|leia também:|compartilhar ",
        about="sobre o autor|sobre a autora|quem somos|sobre nós",
        common="o a os as e é que de um uma para não com se do da em mais mas eu nos dos por como foi muito também "
        "ele lhe na no",
        honorific="dona|seu|senhor|senhora|dr.|dra.|d.|mestre|doutor|doutora",
        bylines="por|texto|textos|foto|fotos|fotografia|publicado|postado",
        thanks="obrigado|obrigada|muito obrigado",
        other="perguntas frequentes|ata da|receita|comunicado de imprensa|nota à imprensa|personagens|"
        "ordem do dia|crónica de opinião|audiência pública|guião|roteiro|editorial",
        me="eu|me|meu|minha|meus|minhas|mim|sou|tenho|fui|estou",
        related="leia também|artigos relacionados|posts relacionados|veja também|você também pode gostar",
        service="cliente|atendente|sistema|usuário|professor|aluno|todos|coro|narrador",
    ),
    "ro": Words(
        series="seria|rubrica|ciclul",
        me="eu|mă|mi|mie|meu|mea|mei|mele|am|m-am|sunt|eram|nu-mi|îmi",
        question="întrebare|î",
        answer="răspuns|r",
        interviewer="reporter|redacția|redacţia|moderator|moderatoare|intervievator",
        guest="invitat|invitata|invitatul",
        starters="ce|cum|de ce|când|unde|cine|care|cât|câți|câte|povestiți|povestește|descrieți|spuneți|aveți|ați|"
        "este|există|ai|și ce|și cum|pe cine|cu ce|din ce",
        you="tu|tine|dumneavoastră|dvs|vă|voi|vostru|ta|tău|aveți|ați|sunteți",
        session="episodul|episod|ediția|numărul|nr.|interviul|interviu|dialogul|convorbirea",
        part="partea",
        numbers="unu=1|doi=2|două=2|trei=3|patru=4|cinci=5|șase=6|șapte=7|opt=8|nouă=9|zece=10|prima=1|primul=1|"
        "doilea=2|doua=2|treilea=3|treia=3|patrulea=4|patra=4|cincilea=5|cincea=5|șasea=6|șaptea=7|opta=8|noua=9|"
        "zecea=10",
        months="ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
        interview="interviu|interviuri|de vorbă cu|dialog cu|convorbire",
        lead_in="interviu cu|de vorbă cu|am vorbit cu|dialog cu|invitatul nostru este|invitata noastră este|"
        "convorbire cu|cu",
        speaks="povestește|răspunde|explică|vorbește|spune|este|conduce|lucrează|repară",
        self_intro="sunt|mă numesc|numele meu este",
        roles="fondator|fondatoare|muzician|inginer|ingineră|director|directoare|autor|autoare|artist|artistă|"
        "profesor|profesoară|jurnalist|jurnalistă|brutar|pescar|meșter|ceasornicar|bibliotecar|bibliotecară|"
        "apicultor|fotograf|scriitor|scriitoare",
        role_ends="care|despre|unde|și de ce|cunoscut",
        asides="introducere|linkuri|cuprins|surse",
        closing="în încheiere|viitor|concluzii",
        conclusion="concluzie|mulțumim|mulțumiri",
        credits="interviu realizat de|a consemnat|mulțumim|interviu de",
        action="scrieți-ne=2|scrie-ne=2|contactați-ne=2|abonați-vă=2|abonează-te=2|vizitați-ne=2|trimiteți=1|"
        "cunoașteți=1|doriți=1|vreți=1|sunați-ne=2|gratuit=1",
        comments="lasă un comentariu|comentarii|adaugă un comentariu",
        contact="contact|adresa|date de contact",
        furniture="distribuie|tipărește|acasă|meniu|căutare|publicitate|citește mai mult|înapoi sus|următorul",
        furniture_starts="etichete:|categorie:|publicat|actualizat|citește și:",
        common="și de la în nu este o un cu pe care că mai din să am au fost pentru eu a ce dar ca se sunt când",
        bylines="de|text|foto|publicat",
        thanks="mulțumesc|mulțumim",
        other="întrebări frecvente|proces-verbal|comunicat de presă|rețetă|editorial|ședință|audiere publică",
        related="citește și|articole similare|vezi și",
    ),
    "el": Words(
        series="σειρά|στήλη",
        me="εγώ|μου|με|εμένα|μας|είμαι|ήμουν|έχω|είχα",
        question="ερώτηση|ε",
        answer="απάντηση|α",
        interviewer="δημοσιογράφος|σύνταξη|συντονιστής|συντονίστρια",
        guest="καλεσμένος|καλεσμένη",
        starters="τι|πώς|πως|γιατί|πότε|πού|ποιος|ποια|ποιο|ποιοι|πόσο|πόσα|πόσες|πείτε μας|μιλήστε μας|περιγράψτε|"
        "έχετε|είναι|υπάρχει|θυμάστε|και τι|και πώς",
        you="εσείς|σας|εσύ|σου|εσένα|έχετε|είστε",
        session="επεισόδιο|τεύχος|αρ.|συνέντευξη|συζήτηση|μέρος|συνομιλία|συνάντηση",
        part="μέρος",
        numbers="ένα=1|δύο=2|τρία=3|τέσσερα=4|πέντε=5|έξι=6|επτά=7|οκτώ=8|εννέα=9|δέκα=10|πρώτ*=1|δεύτερ*=2|τρίτ*=3|"
        "τέταρτ*=4|πέμπτ*=5|έκτ*=6|έβδομ*=7|όγδο*=8|ένατ*=9|δέκατ*=10",
        months="ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|οκτωβρίου|"
        "νοεμβρίου|δεκεμβρίου",
        interview="συνέντευξη|συνεντεύξεις|συζήτηση|μιλά|συνομιλία",
        lead_in="συνέντευξη με|συνέντευξη του|συνέντευξη της|συνέντευξη με τον|συνέντευξη με την|συζήτηση με τον|"
        "συζήτηση με την|συναντήσαμε τον|συναντήσαμε την|με τον|με την",
        speaks="μιλά|απαντά|λέει|είναι|εργάζεται|διευθύνει",
        self_intro="είμαι|με λένε|λέγομαι",
        roles="ιδρυτής|ιδρύτρια|μουσικός|μηχανικός|διευθυντής|διευθύντρια|συγγραφέας|καθηγητής|καθηγήτρια|φωτογράφος|"
        "αρτοποιός|μελισσοκόμος|ψαράς|δάσκαλος|δασκάλα|τεχνίτης|ράφτρα|ράφτης",
        role_ends="που|για|ο οποίος|η οποία",
        asides="εισαγωγή|σύνδεσμοι|περιεχόμενα|πηγές",
        closing="τέλος|μέλλον|επίλογος",
        conclusion="ευχαριστούμε|επίλογος|ευχαριστίες",
        credits="τη συνέντευξη πήρε|η συνέντευξη|ευχαριστούμε",
        action="γράψτε μας=2|επικοινωνήστε=2|εγγραφείτε=2|στείλτε=1|επισκεφθείτε=2|γνωρίζετε=1|θέλετε=1|τηλεφωνήστε=2",
        comments="σχόλια|αφήστε ένα σχόλιο|προσθήκη σχολίου",
        contact="επικοινωνία|διεύθυνση",
        furniture="κοινοποίηση|εκτύπωση|αρχική|μενού|αναζήτηση|διαφήμιση|περισσότερα",
        furniture_starts="ετικέτες:|κατηγορία:|δημοσιεύτηκε|διαβάστε επίσης:",
        common="και το να του η της με που την από για είναι ο δεν θα τα των στο μου",
        honorific="κύριε|κυρία|κ.|κα|η|ο",
        bylines="του|της|κείμενο|φωτογραφία|φωτογραφίες",
        thanks="ευχαριστώ|ευχαριστούμε",
        other="συχνές ερωτήσεις|πρακτικά|δελτίο τύπου|συνταγή|στήλη γνώμης|ακρόαση|σενάριο",
        related="διαβάστε επίσης|σχετικά άρθρα|δείτε επίσης",
    ),
}
