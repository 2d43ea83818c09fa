"""Spanish, Italian, Portuguese, Romanian, Greek: their words. What each field is for: `vocabulary.Words`."""

from __future__ import annotations

from pipeline.parse.words.vocabulary import Words

SOUTH: dict[str, Words] = {
    "es": Words(
        series="serie|sección|ciclo",
        question="pregunta|p",
        answer="respuesta|r",
        interviewer="entrevistador|entrevistadora|periodista|redacción|moderador|moderadora|la redacción|presentador|"
        "presentadora|entrevista|reportero|reportera",
        guest="invitado|invitada|entrevistado|entrevistada|responde",
        starters="qué|cómo|por qué|cuándo|dónde|quién|quiénes|cuál|cuáles|cuánto|cuántos|cuéntanos|cuéntenos|"
        "háblanos|háblenos|describe|explica|puede|puedes|podrías|es|hay|tiene|tienes|y qué|y cómo|a qué|en qué|"
        "de qué|con qué|cuál es|cuánta|cuántas|de dónde|desde cuándo|para qué|a quién|con quién|le|te|ha|han|sigue|"
        "existe|cree|crees|qué le|y|se|nunca|alguna|recuerda|recuerdas|talla|cómo se|para terminar|y usted|y ahora|"
        "hábleme|cuénteme|díganos",
        you="tú|tu|tus|usted|ustedes|su|sus|te|ti|vosotros|vuestra|vuestro|os|cuéntanos|tienes|has|eres|empezaste",
        session="sesión|episodio|capítulo|número|núm.|n.º|entrevista|entrega|edición|conversación|charla|encuentro|"
        "nº|sesión n.º|cuaderno|diálogo|hoja",
        part="parte|entrega",
        numbers="cuarenta=40|cincuenta=50|sesenta=60|veintiuno=21|"
        "uno=1|dos=2|tres=3|cuatro=4|cinco=5|seis=6|siete=7|ocho=8|nueve=9|diez=10|once=11|doce=12|primera=1|"
        "primer=1|primero=1|segunda=2|segundo=2|tercera=3|tercer=3|tercero=3|cuarta=4|cuarto=4|quinta=5|quinto=5|"
        "sexta=6|sexto=6|séptima=7|séptimo=7|octava=8|octavo=8|novena=9|noveno=9|décima=10|décimo=10|trece=13|"
        "catorce=14|quince=15|dieciséis=16|diecisiete=17|dieciocho=18|diecinueve=19|veinte=20|treinta=30|undécim*=11|"
        "duodécim*=12|decimotercer*=13|decimocuart*=14|vigésim*=20",
        months="enero/ene|febrero/feb|marzo/mar|abril/abr|mayo/may|junio/jun|julio/jul|agosto/ago|"
        "septiembre/sept/setiembre|octubre/oct|noviembre/nov|diciembre/dic",
        interview="entrevista|conversación|conversamos|hablamos|charlamos|preguntas a|responde|entrevistas|"
        "diálogo con|nos recibe|conversación con|conversaciones|charla con|cuestionario|visitamos",
        lead_in="entrevista a|entrevista con|conversación con|conversamos con|hablamos con|charlamos con|preguntas a|"
        "nos acompaña|nuestra invitada es|nuestro invitado es|con|invitada:|invitado:|entrevistado a|entrevistó a|"
        "entrevistamos a|entrevisté a|entrevistaron a",
        speaks="responde|cuenta|explica|habla|dirige|es|fundó|nos|trabaja",
        self_intro="soy|me llamo|mi nombre es",
        roles="fundador|fundadora|cofundadora|cofundador|músico|música|ingeniero|ingeniera|director|directora|autor|"
        "autora|cantante|compositor|compositora|productora|productor|editor|editora|periodista|profesor|profesora|"
        "artista|luthier|panadero|panadera|librera|librero|bibliotecaria|bibliotecario|fotógrafo|fotógrafa|"
        "violonchelista|pianista|violinista|responsable|jefa|jefe|encuadernadora|encuadernador|apicultora|apicultor|"
        "investigadora|investigador|dueña|dueño|titiritero|titiritera|farero|farera|suplente|alfarero|alfarera|"
        "zapatero|zapatera|carpintero|carpintera|herrero|herrera|pastor|pastora|pescador|pescadora|marinero|marinera|"
        "cocinero|cocinera|viticultor|viticultora|relojero|relojera|sastre|modista|costurera|restaurador|"
        "restauradora|organero|impresor|impresora|escritor|escritora|poeta|actor|actriz|cineasta|realizador|"
        "realizadora|médico|médica|enfermera|enfermero|maestro|maestra|alcalde|alcaldesa|guardabosques|guía|guarda|"
        "capitán|capitana|molinero|molinera|quesero|quesera|campanero|campanera|constructor|constructora|pintor|"
        "pintora|escultor|escultora|traductor|traductora|historiador|historiadora|presidenta|presidente|agricultor|"
        "agricultora|ganadero|ganadera|científica|científico|catedrático|catedrática|cartero|cartera|conductor|"
        "conductora|afinador|afinadora",
        role_ends="que|quien|sobre|para hablar|conocida|conocido|donde|cuyo",
        asides="introducción|sobre|enlaces|biografía|índice|referencias|ingredientes|preparación|elaboración|"
        "saber más|para saber más|más información",
        closing="conclusión|futuro|para terminar|para concluir|reflexiones finales|y ahora",
        conclusion="conclusión|gracias|despedida|epílogo",
        credits="entrevista realizada por|entrevista de|gracias a|agradecemos|publicado por primera vez",
        action="contáctanos=2|contáctenos=2|suscríbete=2|suscríbase=2|escríbenos=2|escríbanos=2|descarga=1|reserva=1|"
        "visítanos=2|llámanos=2|si eres=1|si estás=1|si quieres=1|si usted=1|hoy=0.5|únete=2|nuestro equipo=1|"
        "gratis=1|apúntate=2|ven a=1|escríbenos a=2|escribe a=2|escriba a=2|escriban=1|envíe=1|envíanos=2|envíenos=2|"
        "mándanos=2|conoces=1|conoce=0.5|conocen=1|proponer=1|proponga=1|si quiere=1|si conoce=1|si conoces=1|"
        "recibirlo=1|síguenos=2|apóyanos=2|participa=1|llame=1|acércate=1|pásate=2|cuéntanoslo=2|recomienda=1|"
        "comparte=1|escriba=1|escribe=1|pásese=2|díganos=2|mande=1"
        "|respóndenos=2|responde a=2|responda a=2|dinos=2|dígannos=2|cuéntanos=2|cuéntenos=2|propón=1.5"
        "|propónnos=2|propónganos=2|para proponer=2|hazte=1|hágase=1|inscríbete=2|inscríbase=2"
        "|ven a visitarnos=2|visita=0.5|compártela=1.5|comparte esta=1.5|déjanos=2|te esperamos=2"
        "|les esperamos=2|avísanos=2|reservas=1",
        comments="deja un comentario|comentarios|deja una respuesta|escribe un comentario|deje un comentario"
        "|añadir un comentario|agregar un comentario|dejar un comentario|publicar un comentario"
        "|tu comentario|sin comentarios|no hay comentarios|respuestas|opiniones|comentar|normas ›",
        contact="contacto|dirección|datos de contacto|aviso legal",
        furniture="ir al contenido|saltar al contenido|ir al contenido principal|"
        "compartir|imprimir|inicio|menú|buscar|aviso legal|publicidad|leer más|volver arriba|siguiente|"
        "anterior|todos los derechos reservados|política de privacidad|política de cookies|tuitear|guardar|"
        "iniciar sesión|registrarse|ver también|lee también|más leídas|contacto|quiénes somos|boletín|mapa web"
        "|copiar enlace|compartir en facebook|compartir en twitter|escuchar artículo|aceptar todo"
        "|configurar cookies|términos y condiciones|términos de uso|mapa del sitio|volver al índice"
        "|índice|descargar pdf|entrada siguiente|entrada anterior|suscríbete|apúntate",
        furniture_starts="etiquetas:|categoría:|categorías:|publicado el|actualizado|todos los derechos|"
        "tu dirección de correo|compartir |lea también|lee también|ver también|publicidad|foto:|fotografía:|"
        "archivado en|©|imprimir"
        "|temas:|etiquetado|categorizado en|este sitio utiliza cookies|usamos cookies|utilizamos cookies"
        "|recibe nuestra newsletter|suscríbete a nuestro boletín|suscríbete a la newsletter"
        "|suscríbete para|crédito:|imagen:|tiempo de lectura|siguiente:|anterior:|entrada siguiente"
        "|entrada anterior|si no ve bien|si no puede ver|ver en el navegador|darse de baja"
        "|para darse de baja|recibe este correo|texto publicado|síguenos en|visitas:",
        about="sobre el autor|sobre la autora|quiénes somos|sobre nosotros"
        "|sobre la firma|sobre el autor o la autora|acerca del autor|acerca de la autora"
        "|sobre el entrevistador",
        common="el la los las y es que en un una por con para no se lo del al como más pero muy yo mi nos está su "
        "hay cuando",
        honorific="señor|señora|don|doña|sr.|sra.|doctor|doctora|maestro|maestra",
        bylines="por|texto|textos|foto|fotos|fotografía|fotografías|publicado|actualizado|entrevista|redacción|"
        "imágenes|ilustración",
        thanks="gracias|muchas gracias",
        other="preguntas frecuentes|acta de|orden del día|comunicado de prensa|nota de prensa|"
        "cuestionario de examen|receta|personajes|obra en|faq|concurso|adivinanzas|columna de opinión|"
        "audiencia pública|pleno municipal|guion|editorial|oferta de empleo|oferta de trabajo|entrevista de trabajo|"
        "club de lectura",
        me="yo|me|mi|mis|mí|soy|tengo|era|nos|he|estoy",
        related="te puede interesar|también te puede interesar|artículos relacionados|entradas relacionadas|"
        "lee también|lea también|más leídas"
        "|más noticias|noticias relacionadas|contenido relacionado|te recomendamos"
        "|también te puede gustar|te puede gustar|le puede interesar|quizás te interese|otras entrevistas"
        "|más entrevistas|sigue leyendo|lo más leído|lo más visto|últimas noticias|entradas recientes"
        "|leer también|en esta serie|más información sobre",
        service="cliente|agente|sistema|usuario|operador|profesor|alumno|todos|coro|narrador",
    ),
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
        "diciottesim*=18|diciannovesim*=19|ventesim*=20"
        "|tredici=13|quattordici=14|quindici=15|sedici=16|diciassette=17|diciotto=18|diciannove=19|venti=20"
        "|ventuno=21|ventidue=22|ventitre=23|ventiquattro=24|venticinque=25|ventisei=26|ventisette=27"
        "|ventotto=28|ventinove=29|trenta=30|trentuno=31|trentadue=32|trentatre=33|trentaquattro=34"
        "|trentacinque=35|trentasei=36|trentasette=37|trentotto=38|trentanove=39|quaranta=40|cinquanta=50",
        months="gennaio/gen|febbraio/feb|marzo/mar|aprile/apr|maggio/mag|giugno/giu|luglio/lug|agosto/ago|"
        "settembre/set/sett|ottobre/ott|novembre/nov|dicembre/dic",
        interview="intervista|interviste|conversazione con|incontro con|a colloquio|domande a|parliamo con|"
        "dialogo con|incontriamo",
        lead_in="intervista a|intervista ad|intervista al|intervista alla|"
        "intervista con|intervista di|conversazione con|a colloquio con|incontro con|"
        "incontriamo|parliamo con|abbiamo incontrato|abbiamo parlato con|domande a|ospite è|andati a trovare|con|"
        "ha intervistato|hanno intervistato|abbiamo intervistato|ho intervistato",
        speaks="racconta|risponde|spiega|parla|dice|è|dirige|lavora|ripara|costruisce|ha fondato|vive|si racconta",
        self_intro="sono|mi chiamo|il mio nome è",
        roles="fondatore|fondatrice|musicista|ingegnere|direttore|direttrice|autore|autrice|cantante|compositore|"
        "compositrice|produttore|produttrice|editore|editrice|giornalista|professore|professoressa|artista|liutaio|"
        "liutaia|panettiere|fornaio|fornaia|libraia|libraio|bibliotecaria|bibliotecario|fotografo|fotografa|pianista|"
        "violinista|responsabile|capo|costruttore|costruttrice|restauratore|restauratrice|sarta|sarto|maestro|"
        "maestra|titolare|apicoltore|apicoltrice|pastore|campanaro",
        role_ends="che|su|per parlare|dove|il cui|la cui|e perché|noto|nota",
        asides="introduzione|link|biografia|indice|riferimenti|ingredienti|preparazione|fonti|note|"
        "per saperne di più|maggiori informazioni",
        closing="conclusione|conclusioni|futuro|per finire|per concludere|uno sguardo al futuro",
        conclusion="conclusione|grazie|ringraziamenti|postfazione|epilogo",
        credits="intervista di|intervista a cura di|a cura di|ringraziamo|grazie a|pubblicato per la prima volta|"
        "fonti e ringraziamenti|prossima puntata|ha collaborato",
        action="scriveteci=2|scrivici=2|scrivete a=2|contattateci=2|contattaci=2|iscriviti=2|iscrivetevi=2|"
        "abbonati=2|abbonatevi=2|visitateci=2|venite=1|volete=1|vuoi=1|conoscete=1|chiamateci=2|segnalateci=2|"
        "gratis=1|prenota=1|scopri=1|seguici=2|se siete=1|scrivete=1|scrivi=1|passate=1|raccontateci=2|mandate=1|"
        "inviate=1"
        "|rispondete a=2|rispondi a=2|ditecelo=2|diteci=2|fatecelo sapere=2|faccelo sapere=2|raccontaci=2"
        "|proponete=1.5|proponi=1.5|per proporre=2|diventa=1|partecipate=2|partecipa=1.5|prenotazioni=1"
        "|vi aspettiamo=2|ti aspettiamo=2|lasciateci=2|suonate=0.5|sostieni=1.5|sosteneteci=2",
        comments="lascia un commento|commenti|lascia una risposta|aggiungi un commento|scrivi un commento"
        "|lascia un tuo commento|nessun commento|aggiungi commento|scrivi un tuo commento|commenta"
        "|posta un commento|inserisci un commento|discussione",
        contact="contatti|contatto|indirizzo|scriveteci",
        furniture="vai al contenuto|salta al contenuto|vai al contenuto principale|"
        "condividi|stampa|home|menu|cerca|pubblicità|leggi tutto|torna su|successivo|precedente|"
        "tutti i diritti riservati|privacy|accedi|seguici|indietro|torna indietro|indice"
        "|condividi su facebook|copia link|ascolta l'articolo|accetta tutti|gestisci i cookie"
        "|termini e condizioni|mappa del sito|sommario|iscriviti|segnala un errore|articolo successivo"
        "|articolo precedente|home page|informativa sulla privacy",
        furniture_starts="etichette:|tag:|categoria:|categorie:|pubblicato il|aggiornato|tutti i diritti|"
        "leggi anche:|condividi "
        "|iscriviti a: |iscriviti alla newsletter|iscriviti alla nostra|ricevi la nostra|foto:|crediti"
        "|argomenti:|questo sito utilizza|usiamo i cookie|utilizziamo i cookie|visualizza nel browser"
        "|per disiscriverti|annulla l'iscrizione|tempo di lettura|visite:|pubblicato da|seguici su"
        "|riproduzione riservata|© riproduzione",
        about="sull'autore|l'autore|l'autrice|chi siamo|sull'autrice"
        "|chi è l'autore|informazioni sull'autore|l'intervistatore",
        common="il lo la gli le e è che di un una per non con sono mi si della del come ma più anche nel ho i alla "
        "ha cosa",
        honorific="signora|signor|signore|signorina|dott.|dottor|dottoressa|sig.|sig.ra|maestro|maestra|don|donna",
        bylines="di|a cura di|testo|testi|foto|fotografie|pubblicato",
        thanks="grazie",
        other="domande frequenti|verbale|ricetta|comunicato stampa|ordine del giorno|personaggi|atto unico|"
        "editoriale|udienza pubblica|consiglio comunale|sceneggiatura|offerta di lavoro|colloquio di lavoro|"
        "gruppo di lettura",
        me="io|mi|mio|mia|miei|ho|sono|me|ero|faccio",
        related="leggi anche|articoli correlati|potrebbe interessarti|ti potrebbe interessare|altri articoli"
        "|articoli collegati|potrebbero interessarti|ti potrebbe piacere|leggi tutti|i più letti"
        "|più letti|ultime notizie|articoli recenti|altre interviste|continua a leggere|vedi anche"
        "|per approfondire|dello stesso autore|nella stessa serie",
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
        numbers="treze=13|vinte=20|trinta=30|quarenta=40|cinquenta=50|"
        "um=1|dois=2|duas=2|três=3|quatro=4|cinco=5|seis=6|sete=7|oito=8|nove=9|dez=10|onze=11|doze=12|"
        "primeir*=1|segund*=2|terceir*=3|quart*=4|quint*=5|sext*=6|sétim*=7|oitav*=8|nona=9|nono=9|décim*=10|"
        "vigésim*=20",
        months="janeiro/jan|fevereiro/fev|março/mar|abril/abr|maio/mai|junho/jun|julho/jul|agosto/ago|setembro/set|"
        "outubro/out|novembro/nov|dezembro/dez",
        interview="entrevista|conversa com|conversamos|falámos com|falamos com|perguntas a|perguntas para|à conversa|"
        "bate-papo",
        lead_in="entrevista com|entrevista a|entrevista de|conversa com|à conversa com|conversamos com|falamos com|"
        "falámos com|bate-papo com|perguntas a|perguntas para|o convidado é|a convidada é|recebemos|com|encontrámos|"
        "entrevistamos|entrevistámos|entrevistou a|entrevistou o|entrevistei a|entrevistei o",
        speaks="conta|responde|explica|fala|diz|é|foi|dirige|trabalha|fundou|mora|tem|nos",
        self_intro="sou|eu sou|chamo-me|me chamo|meu nome é|o meu nome é",
        roles="fundador|fundadora|músico|música|engenheiro|engenheira|diretor|diretora|autor|autora|cantor|cantora|"
        "compositor|compositora|produtor|produtora|editor|editora|jornalista|professor|professora|artista|padeiro|"
        "padeira|livreiro|livreira|bibliotecária|bibliotecário|fotógrafo|fotógrafa|pianista|violinista|responsável|"
        "chefe|dono|dona|mestre|mestra|apicultor|pesquisador|pesquisadora|investigador|investigadora|rezadeira|"
        "benzedeira|costureira|pescador|faroleiro|reformada|reformado",
        role_ends="que|quem|sobre|onde|cujo|cuja|e por que|conhecido|conhecida|para falar",
        asides="introdução|sobre|links|biografia|índice|referências|ingredientes|modo de preparo|notas|"
        "saiba mais|para saber mais",
        closing="conclusão|futuro|para terminar|para concluir|considerações finais",
        conclusion="conclusão|obrigado|obrigada|agradecimentos|posfácio",
        credits="entrevista de|entrevista por|entrevista realizada por|agradecemos|obrigado a|"
        "publicado originalmente|texto de",
        action="escreva para=2|escreva-nos=2|escreva pra=2|contacte-nos=2|entre em contato=2|fale conosco=2|"
        "inscreva-se=2|subscreva=2|assine=2|visite-nos=2|ligue=2|mande=1|envie=1|conhece=1|quer=1|gostaria=1|"
        "grátis=1|junte-se=2|siga=1|nos conte=1|escreva=1|apareça=1|conte-nos a sua=2|mande-nos=2|envie-nos=2"
        "|responda a=2|diga-nos=2|conte-nos=2|conta-nos=2|proponha=1.5|sugira=1.5|para sugerir=2"
        "|participe=2|torne-se=1|visite=0.5|venha=1|esperamos por=2|esperamos por si=2|compartilhe esta=2"
        "|partilhe esta=2|deixe-nos=2|escreva à=2|escreva ao=2|apoie=1.5",
        comments="deixe um comentário|comentários|deixe uma resposta|enviar um comentário|postar um comentário|"
        "comentar"
        "|deixe seu comentário|deixe o seu comentário|nenhum comentário|sem comentários"
        "|adicionar comentário|escreva um comentário|comente|faça um comentário|deixar um comentário",
        contact="contato|contacto|contatos|endereço|morada|fale conosco",
        furniture="ir para o conteúdo|pular para o conteúdo|saltar para o conteúdo|"
        "partilhar|compartilhar|imprimir|início|menu|pesquisar|buscar|publicidade|leia mais|voltar ao topo|"
        "próximo|anterior|todos os direitos reservados|política de privacidade|entrar|página inicial|"
        "postagem mais recente|postagem mais antiga|compartilhe"
        "|copiar link|compartilhar no facebook|partilhar no facebook|ouvir notícia|ouvir artigo"
        "|aceitar todos|termos de uso|mapa do site|sumário|índice|assine|ver tudo|ver todos"
        "|próximo artigo|artigo anterior|siga-nos|tudo sobre",
        furniture_starts="etiquetas:|marcadores:|tags:|categoria:|categorias:|publicado em|publicada por|postado por|"
        "atualizado|todos os direitos|leia também:|compartilhar "
        "|foto:|crédito:|créditos:|tópicos:|assuntos:|este site usa cookies|este site utiliza"
        "|usamos cookies|utilizamos cookies|assine nossa newsletter|assine a nossa|receba nossa"
        "|receba a nossa|inscreva-se na nossa|ver no navegador|cancelar inscrição|cancelar subscrição"
        "|tempo de leitura|siga-nos no|siga-nos em|visualizações:|continua após a publicidade"
        "|publicado por",
        about="sobre o autor|sobre a autora|quem somos|sobre nós|acerca do autor|sobre quem escreve",
        common="o a os as e é que de um uma para não com se do da em mais mas eu nos dos por como foi muito também "
        "ele lhe na no",
        honorific="dona|seu|senhor|senhora|dr.|dra.|d.|mestre|doutor|doutora",
        bylines="por|texto|textos|foto|fotos|fotografia|publicado|postado",
        thanks="obrigado|obrigada|muito obrigado",
        other="perguntas frequentes|ata da|receita|comunicado de imprensa|nota à imprensa|personagens|"
        "ordem do dia|crónica de opinião|audiência pública|guião|roteiro|editorial|oferta de emprego|vaga de emprego|"
        "entrevista de emprego|clube de leitura",
        me="eu|me|meu|minha|meus|minhas|mim|sou|tenho|fui|estou",
        related="leia também|artigos relacionados|posts relacionados|veja também|você também pode gostar"
        "|veja mais|mais lidas|mais lidos|mais vistos|últimas notícias|posts recentes|postagens recentes"
        "|notícias relacionadas|conteúdo relacionado|relacionadas|você pode gostar|pode interessar"
        "|leia mais:|outras entrevistas|mais entrevistas|continue lendo|saiba mais|sobre o mesmo tema"
        "|publicações relacionadas",
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
        "convorbire cu|cu|intervievat pe|intervievat-o pe",
        speaks="povestește|răspunde|explică|vorbește|spune|este|conduce|lucrează|repară",
        self_intro="sunt|mă numesc|numele meu este|mă cheamă",
        roles="fondator|fondatoare|muzician|inginer|ingineră|director|directoare|autor|autoare|artist|artistă|"
        "profesor|profesoară|jurnalist|jurnalistă|brutar|pescar|meșter|ceasornicar|bibliotecar|bibliotecară|"
        "apicultor|fotograf|scriitor|scriitoare",
        role_ends="care|despre|unde|și de ce|cunoscut",
        asides="introducere|linkuri|cuprins|surse",
        closing="în încheiere|viitor|concluzii",
        conclusion="concluzie|mulțumim|mulțumiri",
        credits="interviu realizat de|a consemnat|mulțumim|interviu de",
        action="scrieți-ne=2|scrie-ne=2|contactați-ne=2|abonați-vă=2|abonează-te=2|vizitați-ne=2|trimiteți=1|"
        "cunoașteți=1|doriți=1|vreți=1|sunați-ne=2|gratuit=1"
        "|răspundeți=1|spuneți-ne=2|spune-ne=2|povestiți-ne=2|propuneți=1.5|participați=2|vă așteptăm=2"
        "|te așteptăm=2|înscrieți-vă=2|înscrie-te=2|susțineți=1.5",
        comments="lasă un comentariu|comentarii|adaugă un comentariu"
        "|lasă un răspuns|niciun comentariu|scrie un comentariu|comentează|spune-ți părerea",
        contact="contact|adresa|date de contact",
        furniture="sari la conținut|sări la conținut|salt la conținut|"
        "distribuie|tipărește|acasă|meniu|căutare|publicitate|citește mai mult|înapoi sus|următorul"
        "|dă-i un like|copiază linkul|acceptă toate|abonează-te|articolul următor|articolul anterior"
        "|politica de confidențialitate|termeni și condiții|cuprins|toate drepturile rezervate",
        furniture_starts="etichete:|categorie:|publicat|actualizat|citește și:"
        "|foto:|sursa foto|taguri:|acest site folosește|folosim cookie|abonează-te la newsletter"
        "|vezi în browser|dezabonare|timp de citire|toate drepturile|urmărește-ne|distribuie ",
        common="și de la în nu este o un cu pe care că mai din să am au fost pentru eu a ce dar ca se sunt când",
        bylines="de|text|foto|publicat",
        thanks="mulțumesc|mulțumim",
        other="întrebări frecvente|proces-verbal|comunicat de presă|rețetă|editorial|ședință|audiere publică",
        related="citește și|articole similare|vezi și"
        "|citește mai departe|recomandări|cele mai citite|ultimele știri|alte articole"
        "|articole recomandate|te-ar putea interesa|pe aceeași temă|alte interviuri|din aceeași categorie"
        "|postări asemănătoare",
        about="despre autor|despre autoare|despre noi",
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
        interview="συνέντευξη|συνεντευξη|συνεντεύξεις|συζήτηση|μιλά|συνομιλία",
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
        action="γράψτε μας=2|επικοινωνήστε=2|εγγραφείτε=2|στείλτε=1|επισκεφθείτε=2|γνωρίζετε=1|θέλετε=1|τηλεφωνήστε=2"
        "|πείτε μας=2|απαντήστε=2|προτείνετε=2|στείλτε μας=2|σας περιμένουμε=2|συμμετέχετε=2|ελάτε=1",
        comments="σχόλια|αφήστε ένα σχόλιο|προσθήκη σχολίου"
        "|γράψτε ένα σχόλιο|σχολιάστε|δεν υπάρχουν σχόλια|αφήστε μια απάντηση|υποβολή σχολίου",
        contact="επικοινωνία|διεύθυνση",
        furniture="μετάβαση στο περιεχόμενο|"
        "κοινοποίηση|εκτύπωση|αρχική|μενού|αναζήτηση|διαφήμιση|περισσότερα"
        "|κοινοποιήστε|μοιραστείτε|αντιγραφή συνδέσμου|αποδοχή όλων|εγγραφή|επόμενο|προηγούμενο"
        "|επόμενο άρθρο|προηγούμενο άρθρο|όροι χρήσης|πολιτική απορρήτου|εκτύπωση άρθρου",
        furniture_starts="ετικέτες:|κατηγορία:|δημοσιεύτηκε|διαβάστε επίσης:"
        "|φωτογραφία:|φωτό:|φωτ.:|θέματα:|χρησιμοποιούμε cookies|αυτός ο ιστότοπος"
        "|εγγραφείτε στο newsletter|χρόνος ανάγνωσης|προβολή στον|διαγραφή από|όλα τα δικαιώματα"
        "|ακολουθήστε μας",
        common="και το να του η της με που την από για είναι ο δεν θα τα των στο μου",
        honorific="κύριε|κυρά|κυρ|μπάρμπα|καπετάν|κυρία|κ.|κα|η|ο",
        bylines="του|της|κείμενο|φωτογραφία|φωτογραφίες",
        thanks="ευχαριστώ|ευχαριστούμε",
        other="συχνές ερωτήσεις|πρακτικά|δελτίο τύπου|συνταγή|στήλη γνώμης|ακρόαση|σενάριο",
        related="διαβάστε επίσης|σχετικά άρθρα|δείτε επίσης"
        "|διαβάστε ακόμα|διαβάστε ακόμη|περισσότερα άρθρα|τελευταία νέα|προτεινόμενα"
        "|μπορεί να σας ενδιαφέρει|πρόσφατα άρθρα|άλλες συνεντεύξεις",
        about="σχετικά με τον συγγραφέα",
    ),
}
