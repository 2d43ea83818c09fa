"""The few words of our own that readers see around a session, in the languages we can vouch for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; the templates call them `words`."""

    language: str
    name: str
    """The language's name for itself."""
    comma: str
    """Stands between a guest's name and role."""
    skip: str
    session: str
    """Holds {} for the session's number."""
    minutes: str
    """Holds {} for the number of minutes to read."""
    interview: str
    """Stands before the names of those who ask."""
    updated: str
    questions: str
    answer_link: str
    previous: str
    following: str
    all_sessions: str
    subscribe: str
    by_mail: str
    by_feed: str
    read_on_web: str
    rest: str
    why: str
    """Why somebody gets this mail; holds {} for the publication's title."""
    unsubscribe: str
    with_subject: str
    """Tells how to leave by mail, for the text part; holds {address} and {subject}."""
    gone: str
    gone_detail: str
    missing: str
    missing_detail: str
    empty: str


_ENGLISH = Words(
    language="en",
    name="English",
    comma=", ",
    skip="Skip to the text",
    session="Session {}",
    minutes="{} min read",
    interview="Interview",
    updated="updated",
    questions="The questions",
    answer_link="Link to this answer",
    previous="Previous",
    following="Next",
    all_sessions="All sessions",
    subscribe="Subscribe",
    by_mail="by mail",
    by_feed="by feed",
    read_on_web="Read on the web",
    rest="Read the rest on the web",
    why="You get this letter because you subscribed to {}.",
    unsubscribe="Unsubscribe",
    with_subject="To unsubscribe, write to {address} with the subject “{subject}”:",
    gone="This session has been withdrawn",
    gone_detail="It was published here once, and its publisher has taken it back. The others are still here.",
    missing="There is nothing at this address",
    missing_detail="The link may be old, or a letter in it may be wrong. Everything that is published is listed here:",
    empty="Nothing has been published yet.",
)

_GERMAN = Words(
    language="de",
    name="Deutsch",
    comma=", ",
    skip="Zum Text springen",
    session="Folge {}",
    minutes="{} Min. Lesezeit",
    interview="Interview",
    updated="geändert am",
    questions="Die Fragen",
    answer_link="Link zu dieser Antwort",
    previous="Vorige",
    following="Nächste",
    all_sessions="Alle Folgen",
    subscribe="Abonnieren",
    by_mail="per E-Mail",
    by_feed="als Feed",
    read_on_web="Im Web lesen",
    rest="Den Rest im Web lesen",
    why="Sie erhalten diesen Brief, weil Sie {} abonniert haben.",
    unsubscribe="Abbestellen",
    with_subject="Zum Abbestellen schreiben Sie an {address} mit dem Betreff „{subject}“:",
    gone="Diese Folge wurde zurückgezogen",
    gone_detail="Sie ist hier einmal erschienen und wurde vom Herausgeber zurückgenommen. Die anderen sind noch da.",
    missing="Unter dieser Adresse gibt es nichts",
    missing_detail="Der Link ist vielleicht alt oder enthält einen Tippfehler. Alles Erschienene steht hier:",
    empty="Noch ist nichts erschienen.",
)

_FRENCH = Words(
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
    with_subject="Pour vous désabonner, écrivez à {address} avec pour objet « {subject} » :",
    gone="Cet entretien a été retiré",
    gone_detail="Il a paru ici, puis son éditeur l’a retiré. Les autres sont toujours là.",
    missing="Il n’y a rien à cette adresse",
    missing_detail="Le lien est peut-être ancien ou mal copié. Tout ce qui a paru se trouve ici :",
    empty="Rien n’a encore paru.",
)

_SPANISH = Words(
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
    gone="Esta sesión se ha retirado",
    gone_detail="Se publicó aquí y su editor la ha retirado. Las demás siguen aquí.",
    missing="No hay nada en esta dirección",
    missing_detail="El enlace puede ser antiguo o tener una errata. Todo lo publicado está aquí:",
    empty="Todavía no se ha publicado nada.",
)

_ITALIAN = Words(
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
    gone="Questa sessione è stata ritirata",
    gone_detail="È apparsa qui e l’editore l’ha ritirata. Le altre ci sono ancora.",
    missing="Non c’è nulla a questo indirizzo",
    missing_detail="Il link può essere vecchio o contenere un errore. Tutto ciò che è pubblicato si trova qui:",
    empty="Non è stato ancora pubblicato nulla.",
)

_PORTUGUESE = Words(
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
    gone="Esta sessão foi retirada",
    gone_detail="Foi publicada aqui e o editor retirou-a. As outras continuam aqui.",
    missing="Não há nada neste endereço",
    missing_detail="A ligação pode ser antiga ou ter uma gralha. Tudo o que foi publicado está aqui:",
    empty="Ainda nada foi publicado.",
)

_DUTCH = Words(
    language="nl",
    name="Nederlands",
    comma=", ",
    skip="Naar de tekst",
    session="Sessie {}",
    minutes="{} min leestijd",
    interview="Interview",
    updated="bijgewerkt op",
    questions="De vragen",
    answer_link="Link naar dit antwoord",
    previous="Vorige",
    following="Volgende",
    all_sessions="Alle sessies",
    subscribe="Abonneren",
    by_mail="per mail",
    by_feed="als feed",
    read_on_web="Op het web lezen",
    rest="De rest op het web lezen",
    why="U krijgt deze brief omdat u een abonnement hebt op {}.",
    unsubscribe="Afmelden",
    with_subject="Schrijf om u af te melden aan {address} met als onderwerp “{subject}”:",
    gone="Deze sessie is ingetrokken",
    gone_detail="Ze is hier verschenen en door de uitgever teruggenomen. De andere staan er nog.",
    missing="Op dit adres staat niets",
    missing_detail="De link is misschien oud of er zit een fout in. Alles wat verschenen is staat hier:",
    empty="Er is nog niets verschenen.",
)

_ARABIC = Words(
    language="ar",
    name="العربية",
    comma="، ",
    skip="انتقل إلى النص",
    session="الجلسة {}",
    minutes="مدة القراءة {} د",
    interview="حوار",
    updated="حُدِّث في",
    questions="الأسئلة",
    answer_link="رابط هذا الجواب",
    previous="السابق",
    following="التالي",
    all_sessions="كل الجلسات",
    subscribe="اشترك",
    by_mail="بالبريد",
    by_feed="بالخلاصات",
    read_on_web="اقرأ على الويب",
    rest="اقرأ البقية على الويب",
    why="تصلك هذه الرسالة لأنك مشترك في {}.",
    unsubscribe="إلغاء الاشتراك",
    with_subject="لإلغاء الاشتراك اكتب إلى {address} بعنوان «{subject}»:",
    gone="سُحبت هذه الجلسة",
    gone_detail="نُشرت هنا ثم سحبها الناشر. بقية الجلسات ما زالت هنا.",
    missing="لا شيء في هذا العنوان",
    missing_detail="قد يكون الرابط قديمًا أو فيه خطأ. كل ما نُشر تجده هنا:",
    empty="لم يُنشر شيء بعد.",
)

_JAPANESE = Words(
    language="ja",
    name="日本語",
    comma="、",
    skip="本文へ",
    session="第{}回",
    minutes="約{}分",
    interview="聞き手",
    updated="更新",
    questions="質問一覧",
    answer_link="この回答へのリンク",
    previous="前の回",
    following="次の回",
    all_sessions="すべての回",
    subscribe="購読",
    by_mail="（メール）",
    by_feed="（フィード）",
    read_on_web="ウェブで読む",
    rest="続きをウェブで読む",
    why="{} を購読されている方にお送りしています。",
    unsubscribe="購読をやめる",
    with_subject="購読をやめるには、件名「{subject}」で {address} までメールをお送りください。",
    gone="この回は取り下げられました",
    gone_detail="以前ここに掲載されましたが、発行者が取り下げました。ほかの回は引き続きお読みいただけます。",
    missing="ページが見つかりません",
    missing_detail="リンクが古いか、誤りがあるかもしれません。掲載中のものはすべてこちらにあります：",
    empty="まだ掲載されたものはありません。",
)

_ALL: dict[str, Words] = {
    each.language: each
    for each in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN, _PORTUGUESE, _DUTCH, _ARABIC, _JAPANESE)
}


def words(language: str) -> Words:
    """The words in `language` (BCP 47), in English where we have none."""
    return _ALL.get(language.lower().split("-")[0], _ENGLISH)
