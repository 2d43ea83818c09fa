"""The names that themes give what is no part of a piece: words of a class or an id, in their makers' languages."""

from __future__ import annotations

from pipeline.parse.words.table import word_set

_COMMENTS = (
    "comment comments commentlist respond reply replies disqus livefyre cbox nazar comentarios comentario comentar "
    "kommentare kommentar kommentarer kommentit commentaires commentaire commenti reacties komentarze komentare "
    "komentari komentar yorum yorumlar diskuse diskuze guestbook binhluan liuyan pinglun"
)
_SHARING = (
    "share shares sharing sharebar sharedaddy shariff social socials sns follow followus likes claps compartir "
    "compartilhar compartilhe partilhar partager partage teilen condividi delen dela jaa jako paylas paylasim "
    "udostepnij sdilet megosztas distribuie bagikan sosyal chiase fenxiang"
)
_OTHER_PIECES = (
    "related relatedposts recirc recirculation recommended recommendations recommend taboola outbrain trending "
    "upnext readalso alsoread also readnext nextup recentposts latestposts popularposts mostread mostviewed "
    "relacionados relacionadas relacionado verwandt verwandte aehnliche similaires similares correlati "
    "gerelateerd relaterat relaterede relaterte ilgili powiazane pohozhie terkait tinlienquan lienquan kanren "
    "souvisejici leesook luemyos lireaussi leiatambem leggianche meistgelesen masleidas bacajuga"
)
_SALES = (
    "ad ads adv advs adbox quangcao iklan reclame adsense adsbygoogle advert advertisement advertorial banner "
    "promo sponsor sponsored anzeige werbung "
    "publicidad publicidade publicite pubblicita reklama reklam annons newsletter newsletters boletin nyhetsbrev "
    "nieuwsbrief uutiskirje infolettre rundbrief bulten subscribe subscription signup optin mc4wp mailchimp "
    "paywall regwall donate donation donations spende spenden donar doacao fundraising patreon"
)
_OF_THE_SITE = (
    "sidebar widget cookie cookies cookiebanner cookieconsent consent gdpr ccpa cmplz onetrust breadcrumb breadcrumbs "
    "navigation nav navbar menu footer pagination pager pagenav prevnext skip popup modal pankuzu masthead "
    "topbar colophon webring hitcounter pageviews viewcount hits shortlink noprint orphus mistake readspeaker "
    "correction corrections texttospeech rating ratings poll polls feedback"
)
_OF_THE_AUTHOR = (
    "authorbox authorbio tagcloud taglist hashtag hashtags etiquetas etiket etiketler schlagworte avainsanat"
)

ALONE = word_set(" ".join((_COMMENTS, _SHARING, _OTHER_PIECES, _SALES, _OF_THE_SITE, _OF_THE_AUTHOR)))
"""A word of a class or an id that says it alone."""

TOGETHER = tuple(
    frozenset(pair.split("-"))
    for pair in sorted(
        word_set(
            "fb-like author-box author-bio about-author author-info sign-up most-read most-viewed read-more read-next "
            "post-tags entry-tags tags-links cat-links tag-list name-tags entry-utility post-labels button-wrapper "
            "post-ufi entry-footer nav-links top-bar main-menu see-also read-also up-next next-up recent-posts "
            "latest-posts popular-posts latest-news more-news more-stories more-articles more-posts most-popular "
            "lue-myos lees-ook lire-aussi leia-tambem leia-mais lea-tambien lee-tambien leggi-anche czytaj-takze "
            "baca-juga mas-leidas plus-lus plus-lues wrap-tag area-sympathy qr-code view-count page-views "
            "audio-player prev-next previous-next next-prev"
        )
    )
)
"""Two words in one class that say it together."""
