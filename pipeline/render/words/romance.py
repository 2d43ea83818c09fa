"""Our own words in French, Italian, Portuguese and Spanish."""

from __future__ import annotations

from pipeline.render.words.vocabulary import Words

FRENCH = Words(
    language="fr",
    name="français",
    comma=", ",
    skip="Aller au texte",
    session="Entretien {}",
    minutes="{} min de lecture",
    interview="Propos recueillis par",
    updated="mis à jour le",
    questions="Les questions",
    answer_link="Lien vers cette réponse",
    previous="Précédent",
    following="Suivant",
    all_sessions="Tous les entretiens",
    subscribe="S’abonner",
    by_mail="par courriel",
    by_feed="par flux",
    read_on_web="Lire sur le web",
    rest="Lire la suite sur le web",
    why="Vous recevez cette lettre parce que vous êtes abonné à {}.",
    unsubscribe="Se désabonner",
    with_subject="Pour vous désabonner, écrivez à {address} avec pour objet «\u00a0{subject}\u00a0»\u00a0:",
    preferences="Modifier vos préférences",
    corrected="Rectificatif\u00a0: {}",
    corrects="Ce message en corrige un précédent.",
    gone="Cet entretien a été retiré",
    gone_detail="Il a paru ici, puis son éditeur l’a retiré. Les autres sont toujours là.",
    missing="Il n’y a rien à cette adresse",
    missing_detail="Le lien est peut-être ancien ou mal copié. Tout ce qui a paru se trouve ici\u00a0:",
    empty="Rien n’a encore paru.",
    search="Rechercher",
    search_label="Mots à chercher dans les questions et les réponses",
    needs_script=(
        "La recherche a besoin de JavaScript, qui ne fonctionne pas ici. On trouve tout aussi en parcourant les "
        "listes\u00a0:"
    ),
    nothing_found="Rien n’a été trouvé.",
    answers_found="Réponses trouvées\u00a0: {n}",
    show_more="En montrer plus",
    search_failed="La recherche n’est pas lisible pour le moment. Les listes de cette page mènent à tout.",
    trail="Emplacement de cette page",
    series="Séries",
    guest="Invité",
    guests="Invités",
    topics="Thèmes",
    recurring="Questions récurrentes",
    others="Aussi posées à d’autres",
    years="Par année",
    earlier="Réponses antérieures",
    newest="Dernières réponses",
    image="Image",
    feeds="Flux",
    all_feeds="Tous les flux",
    single_answers="Réponses une à une",
    about_feeds=(
        "Un flux est une adresse où un programme apprend ce qui vient de paraître ici. Il vous apporte chaque "
        "entretien en entier, dès sa parution, sans compte, sans adresse électronique et sans intermédiaire.\n"
        "Copiez une adresse de cette page dans un lecteur de flux\u00a0: un programme ou un site qui surveille autant "
        "de flux que vous voulez. Il y en a beaucoup, et de bons sont gratuits.\n"
        "Atom, RSS et JSON disent la même chose. Prenez le premier, sauf si votre lecteur en demande un autre."
    ),
    feed_list="Tous les flux en un fichier, pour les lecteurs qui savent l’importer (OPML)",
    colon="\u00a0:",
)

SPANISH = Words(
    language="es",
    name="español",
    comma=", ",
    skip="Ir al texto",
    session="Sesión {}",
    minutes="{} min de lectura",
    interview="Entrevista",
    updated="actualizado el",
    questions="Las preguntas",
    answer_link="Enlace a esta respuesta",
    previous="Anterior",
    following="Siguiente",
    all_sessions="Todas las sesiones",
    subscribe="Suscribirse",
    by_mail="por correo",
    by_feed="por feed",
    read_on_web="Leer en la web",
    rest="Leer el resto en la web",
    why="Recibe esta carta porque se suscribió a {}.",
    unsubscribe="Darse de baja",
    with_subject="Para darse de baja, escriba a {address} con el asunto «{subject}»:",
    preferences="Cambiar las preferencias",
    corrected="Corrección: {}",
    corrects="Este mensaje corrige uno anterior.",
    gone="Esta sesión se ha retirado",
    gone_detail="Se publicó aquí y su editor la ha retirado. Las demás siguen aquí.",
    missing="No hay nada en esta dirección",
    missing_detail="El enlace puede ser antiguo o tener una errata. Todo lo publicado está aquí:",
    empty="Todavía no se ha publicado nada.",
    search="Buscar",
    search_label="Palabras que buscar en preguntas y respuestas",
    needs_script=(
        "La búsqueda necesita JavaScript, que aquí no funciona. Todo se encuentra también recorriendo las listas:"
    ),
    nothing_found="No se ha encontrado nada.",
    answers_found="Respuestas encontradas: {n}",
    show_more="Mostrar más",
    search_failed="La búsqueda no se puede leer en este momento. Las listas de esta página llevan a todo.",
    trail="Dónde está esta página",
    series="Series",
    guest="Invitado",
    guests="Invitados",
    topics="Temas",
    recurring="Preguntas recurrentes",
    others="También preguntado a otros",
    years="Por años",
    earlier="Respuestas anteriores",
    newest="Últimas respuestas",
    image="Imagen",
    feeds="Feeds",
    all_feeds="Todos los feeds",
    single_answers="Respuestas sueltas",
    about_feeds=(
        "Un feed es una dirección en la que un programa averigua qué hay de nuevo aquí. Le trae cada sesión "
        "entera en cuanto aparece, sin cuenta, sin dirección de correo y sin nadie por medio.\n"
        "Copie una dirección de esta página en un lector de feeds: un programa o un sitio web que vigila tantos "
        "feeds como quiera. Hay muchos, y los hay buenos y gratuitos.\n"
        "Atom, RSS y JSON dicen lo mismo. Tome el primero, salvo que su lector pida otro."
    ),
    feed_list="Todos los feeds en un archivo, para los lectores que sepan importarlo (OPML)",
)

ITALIAN = Words(
    language="it",
    name="italiano",
    comma=", ",
    skip="Vai al testo",
    session="Sessione {}",
    minutes="{} min di lettura",
    interview="Intervista",
    updated="aggiornato il",
    questions="Le domande",
    answer_link="Link a questa risposta",
    previous="Precedente",
    following="Successiva",
    all_sessions="Tutte le sessioni",
    subscribe="Abbonarsi",
    by_mail="per e-mail",
    by_feed="via feed",
    read_on_web="Leggi sul web",
    rest="Leggi il resto sul web",
    why="Riceve questa lettera perché si è abbonato a {}.",
    unsubscribe="Annulla l’abbonamento",
    with_subject="Per annullare l’abbonamento, scriva a {address} con oggetto «{subject}»:",
    preferences="Modifica le preferenze",
    corrected="Rettifica: {}",
    corrects="Questo messaggio ne corregge uno precedente.",
    gone="Questa sessione è stata ritirata",
    gone_detail="È apparsa qui e l’editore l’ha ritirata. Le altre ci sono ancora.",
    missing="Non c’è nulla a questo indirizzo",
    missing_detail="Il link può essere vecchio o contenere un errore. Tutto ciò che è pubblicato si trova qui:",
    empty="Non è stato ancora pubblicato nulla.",
    search="Cerca",
    search_label="Parole da cercare nelle domande e nelle risposte",
    needs_script=(
        "La ricerca ha bisogno di JavaScript, che qui non è attivo. Tutto si trova anche sfogliando gli elenchi:"
    ),
    nothing_found="Non si è trovato nulla.",
    answers_found="Risposte trovate: {n}",
    show_more="Mostra altre",
    search_failed="La ricerca al momento non è leggibile. Gli elenchi di questa pagina portano a tutto.",
    trail="Dove si trova questa pagina",
    series="Serie",
    guest="Ospite",
    guests="Ospiti",
    topics="Temi",
    recurring="Domande ricorrenti",
    others="Chiesto anche ad altri",
    years="Per anno",
    earlier="Risposte precedenti",
    newest="Ultime risposte",
    image="Immagine",
    feeds="Feed",
    all_feeds="Tutti i feed",
    single_answers="Singole risposte",
    about_feeds=(
        "Un feed è un indirizzo al quale un programma viene a sapere che cosa c’è di nuovo qui. Le porta ogni "
        "sessione per intero, appena esce, senza account, senza indirizzo e-mail e senza intermediari.\n"
        "Copi un indirizzo di questa pagina in un lettore di feed: un programma o un sito che tiene d’occhio "
        "tutti i feed che vuole. Ce ne sono molti, e di buoni sono gratuiti.\n"
        "Atom, RSS e JSON dicono la stessa cosa. Prenda il primo, a meno che il suo lettore non ne chieda un "
        "altro."
    ),
    feed_list="Tutti i feed in un file, per i lettori che sanno importarlo (OPML)",
)

PORTUGUESE = Words(
    language="pt",
    name="português",
    comma=", ",
    skip="Ir para o texto",
    session="Sessão {}",
    minutes="{} min de leitura",
    interview="Entrevista",
    updated="atualizado em",
    questions="As perguntas",
    answer_link="Ligação para esta resposta",
    previous="Anterior",
    following="Seguinte",
    all_sessions="Todas as sessões",
    subscribe="Subscrever",
    by_mail="por e-mail",
    by_feed="por feed",
    read_on_web="Ler na web",
    rest="Ler o resto na web",
    why="Recebe esta carta porque subscreveu {}.",
    unsubscribe="Cancelar a subscrição",
    with_subject="Para cancelar a subscrição, escreva para {address} com o assunto “{subject}”:",
    preferences="Alterar as preferências",
    corrected="Correção: {}",
    corrects="Esta mensagem corrige uma anterior.",
    gone="Esta sessão foi retirada",
    gone_detail="Foi publicada aqui e o editor retirou-a. As outras continuam aqui.",
    missing="Não há nada neste endereço",
    missing_detail="A ligação pode ser antiga ou ter uma gralha. Tudo o que foi publicado está aqui:",
    empty="Ainda nada foi publicado.",
    search="Procurar",
    search_label="Palavras a procurar nas perguntas e respostas",
    needs_script=(
        "A pesquisa precisa de JavaScript, que não está a funcionar aqui. Também se encontra tudo percorrendo as "
        "listas:"
    ),
    nothing_found="Nada foi encontrado.",
    answers_found="Respostas encontradas: {n}",
    show_more="Mostrar mais",
    search_failed="De momento não é possível ler a pesquisa. As listas desta página levam a tudo.",
    trail="Onde está esta página",
    series="Séries",
    guest="Convidado",
    guests="Convidados",
    topics="Temas",
    recurring="Perguntas recorrentes",
    others="Também perguntado a outros",
    years="Por ano",
    earlier="Respostas anteriores",
    newest="Últimas respostas",
    image="Imagem",
    feeds="Feeds",
    all_feeds="Todos os feeds",
    single_answers="Respostas avulsas",
    about_feeds=(
        "Um feed é um endereço onde um programa fica a saber o que há de novo aqui. Traz-lhe cada sessão inteira, "
        "assim que aparece, sem conta, sem endereço de e-mail e sem intermediários.\n"
        "Copie um endereço desta página para um leitor de feeds: um programa ou um sítio que acompanha tantos "
        "feeds quantos quiser. Há muitos, e há bons que nada custam.\n"
        "Atom, RSS e JSON dizem o mesmo. Escolha o primeiro, a não ser que o seu leitor peça outro."
    ),
    feed_list="Todos os feeds num ficheiro, para os leitores que o saibam importar (OPML)",
)
