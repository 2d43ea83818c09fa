"""Words over what stands within or below a talk and is no part of it: other media, sponsors, fact sheets.

By language. Everything is lower case.
"""

from __future__ import annotations

BOX: dict[str, str] = {
    "en": "video|watch|watch now|photos|photo gallery|gallery|pictures|in pictures|listen|listen now|podcast|audio|"
    "slideshow|more|explainer|infographic|map|quiz|poll|newsletter",
    "de": "video|im video|fotos|bilder|bildergalerie|fotostrecke|fotogalerie|podcast|audio|anhören|zum hören|grafik|"
    "infografik|mehr",
    "fr": "vidéo|en vidéo|photos|en images|diaporama|galerie|à écouter|écouter|à voir|podcast|audio|infographie|"
    "voir la vidéo",
    "nl": "video|bekijk|bekijk ook|foto's|fotoserie|beeldverhaal|luister|luister ook|podcast|audio|infographic",
    "sv": "video|se|bilder|bildspel|lyssna|podd|tv|grafik",
    "da": "video|se|se også|billeder|billedserie|hør|lyt|podcast|grafik",
    "no": "video|se|se video|bilder|bildeserie|hør|lytt|podkast|grafikk",
    "fi": "video|katso|katso video|kuvat|kuvagalleria|kuuntele|podcast|grafiikka",
    "es": "vídeo|video|en vídeo|fotos|galería|fotogalería|en imágenes|escucha|escuchar|podcast|audio|infografía|mira",
    "it": "video|guarda|guarda il video|foto|fotogallery|le foto|ascolta|podcast|audio|infografica",
    "pt": "vídeo|vídeos|veja|veja o vídeo|fotos|galeria|fotogaleria|ouça|oiça|podcast|áudio|infográfico",
    "ro": "video|foto|galerie foto|ascultă|podcast|audio|infografic",
    "el": "βίντεο|φωτογραφίες|φωτογκαλερί|ακούστε|podcast|δείτε",
    "pl": "wideo|zobacz|zobacz wideo|zdjęcia|galeria|posłuchaj|podcast|audio|infografika",
    "cs": "video|podívejte se|fotografie|fotogalerie|poslechněte si|podcast|audio|infografika",
    "ru": "видео|смотрите|фото|фотогалерея|слушайте|подкаст|аудио|инфографика",
    "uk": "відео|дивіться|фото|фотогалерея|слухайте|подкаст|аудіо|інфографіка",
    "hu": "videó|képek|galéria|képgaléria|hallgassa meg|podcast|infografika",
    "tr": "video|videoyu izle|izle|fotoğraflar|galeri|foto galeri|dinle|podcast|ilgili haber|ilgili haberler|"
    "infografik",
    "ar": "فيديو|شاهد|صور|بالصور|بالفيديو|استمع|بودكاست",
    "he": "וידאו|צפו|תמונות|גלריה|האזינו|פודקאסט|הסכת",
    "fa": "ویدئو|ویدیو|فیلم|عکس|عکس‌ها|گزارش تصویری|پادکست",
    "ja": "動画|写真|フォト|フォトギャラリー|音声|ポッドキャスト|映像",
    "zh": "视频|視頻|影片|图集|圖集|组图|組圖|音频|音頻|播客",
    "ko": "영상|동영상|사진|화보|포토|오디오|팟캐스트",
    "vi": "video|ảnh|xem|nghe|podcast",
    "id": "video|foto|tonton|simak|dengarkan|podcast|infografis",
}
"""Labels of a line that leads to something to see or to hear: "VIDEO: The eleventh lens"."""

SPONSORED: dict[str, str] = {
    "en": "advertisement - continue|article continues below|after newsletter promotion|"
    "do you have an opinion on the issues|a version of this article appears in print|"
    "a version of this article appeared in print|follow us on google news|thank you for reading our article|"
    "story continues below|"
    "this interview is sponsored by|this interview was sponsored by|this episode is sponsored by|"
    "this issue is sponsored by|this series is sponsored by|this newsletter is sponsored by|"
    "this conversation is sponsored by|today's sponsor|our sponsor|sponsored by|sponsored:|sponsor:|"
    "this interview is brought to you by|this episode is brought to you by|this issue is brought to you by|"
    "brought to you by|this interview is supported by|a word from our sponsor|a message from our sponsor|"
    "advertisement:|promotion:|partner content|was this page helpful|was this helpful|was this article helpful|"
    "did you find this|rate this page|rate this article",
    "de": "anzeige - weiterlesen|der artikel geht weiter|weiter nach der werbung|"
    "dieses interview wird gesponsert|dieses interview wird unterstützt von|"
    "diese folge wird unterstützt von|"
    "diese folge wird präsentiert von|dieses gespräch wird präsentiert von|gesponsert von|präsentiert von|"
    "mit freundlicher unterstützung von|sponsor:|werbung:|anzeige:|in eigener sache:|"
    "war diese seite hilfreich|war dieser artikel hilfreich|war dieser beitrag hilfreich",
    "fr": "la suite après la publicité|l'article continue après|cet entretien est sponsorisé par|"
    "cet entretien est parrainé par|cet épisode est sponsorisé par|"
    "cet épisode vous est offert par|cette interview est sponsorisée par|sponsorisé par|parrainé par|"
    "sponsor :|sponsor:|publicité :|publicité:|cette page vous a-t-elle|"
    "cet article vous a-t-il|avez-vous trouvé cette page utile",
    "nl": "dit interview wordt gesponsord door|dit interview wordt mogelijk gemaakt door|"
    "deze aflevering wordt mede mogelijk gemaakt door|gesponsord door|mede mogelijk gemaakt door|"
    "sponsor:|advertentie:|"
    "was deze pagina nuttig|vond u deze pagina nuttig|heeft deze informatie u geholpen",
    "sv": "intervjun sponsras av|avsnittet sponsras av|sponsras av|sponsor:|annons:|"
    "var sidan till hjälp|hade du nytta av",
    "da": "interviewet er sponsoreret af|sponsoreret af|sponsor:|annonce:|var siden nyttig|"
    "var denne side nyttig|fandt du det, du ledte efter",
    "no": "intervjuet er sponset av|sponset av|sponsor:|annonse:|var siden nyttig|fant du det du lette etter",
    "fi": "haastattelun sponsoroi|haastattelun tarjoaa|yhteistyössä:|sponsori:|mainos:|oliko sivusta apua|"
    "oliko tästä sivusta apua",
    "es": "apúntate gratis|suscríbete gratis|síguenos en google|comparte esta noticia|pausa publicitaria:|"
    "este episodio llega gracias a|esta entrevista está patrocinada por|"
    "esta entrevista cuenta con el apoyo de|este programa cuenta con el|"
    "este episodio está patrocinado por|este programa está patrocinado por|este contenido está patrocinado por|"
    "patrocinado por|patrocina:|con el patrocinio de|patrocinador:|publicidad:|"
    "le ha resultado útil|¿le ha resultado útil|te ha resultado útil|¿te ha resultado útil|¿le ha sido útil|"
    "¿te ha sido útil|¿ha sido útil|¿te fue útil|¿le fue útil",
    "it": "pubblicità - continua|pubblicità – continua|l'articolo continua dopo|continua a leggere dopo|"
    "questa intervista è sponsorizzata da|questa intervista è offerta da|"
    "questo episodio è offerto da|"
    "sponsorizzato da|sponsor:|pubblicità:|ti è stata utile questa|"
    "questa pagina ti è stata utile|quanto sono chiare le informazioni",
    "pt": "compartilhe esta notícia|partilhe esta notícia|clique aqui para seguir|siga-nos no google|"
    "continua depois da publicidade|continua após a publicidade|esta entrevista é patrocinada por|"
    "esta entrevista tem o apoio de|este episódio é patrocinado por|"
    "este programa tem o apoio de|patrocinado por|oferecimento:|patrocínio:|publicidade:|"
    "esta página foi útil|este artigo foi útil|esta informação foi útil|achou esta página útil",
    "ro": "acest interviu este sponsorizat de|sponsorizat de|sponsor:|publicitate:|v-a fost utilă|ți-a fost util",
    "el": "η συνέντευξη είναι χορηγία|με τη χορηγία|χορηγός:|διαφήμιση:|ήταν χρήσιμη",
    "pl": "dziękujemy, że przeczytał|obserwuj nas w wiadomościach google|masz ciekawy temat|"
    "sponsorem wywiadu jest|sponsorem rozmowy jest|sponsorem odcinka jest|partnerem wywiadu jest|"
    "partnerem rozmowy jest|sponsor:|reklama:|materiał sponsorowany|czy ta strona była pomocna|"
    "czy artykuł był pomocny",
    "cs": "tento rozhovor sponzoruje|rozhovor podporuje|tento díl podporuje|partnerem rozhovoru je|sponzor:|"
    "reklama:|byla tato stránka užitečná|byl článek užitečný|pomohla vám tato",
    "ru": "спонсор интервью|спонсор выпуска|спонсор:|партнёр выпуска|партнер выпуска|на правах рекламы|"
    "реклама:|была ли эта страница полезна|была ли статья полезна|была ли полезна",
    "uk": "спонсор інтерв'ю|спонсор випуску|спонсор:|на правах реклами|реклама:|чи була ця сторінка корисною",
    "hu": "az interjút támogatja|az interjú támogatója|támogatónk:|szponzor:|hirdetés:|hasznos volt az oldal|"
    "hasznosnak találta",
    "tr": "bu söyleşinin sponsoru|bu röportajın sponsoru|sponsor:|reklam:|ilan:|bu sayfa faydalı oldu mu|"
    "bu sayfa yararlı oldu mu",
    "ar": "هذا الحوار برعاية|هذه المقابلة برعاية|برعاية|الراعي:|إعلان:|هل كانت هذه الصفحة مفيدة|هل أفادتك",
    "he": "הריאיון בחסות|הראיון בחסות|בחסות|חסות:|פרסומת:|האם העמוד היה שימושי|האם המידע הועיל",
    "fa": "حامی:|اسپانسر:|آگهی:|آیا این صفحه مفید بود",
    "ja": "提供：|提供:|スポンサー：|スポンサー:|このインタビューは提供|広告：|広告:|【pr】|[pr]|pr：|pr:|"
    "この記事は役に立ち|"
    "この記事はお役に|このページは役に立ち|このページはお役に|参考になりましたか",
    "zh": "本期由|本访谈由|本訪談由|赞助商|贊助商|赞助：|赞助:|贊助：|广告：|广告:|廣告：|本文对您有帮助|"
    "这篇文章对您有帮助|"
    "這篇文章對您有幫助",
    "ko": "이 인터뷰는 후원|후원:|협찬:|제공:|스폰서:|광고:|이 페이지가 도움이|도움이 되셨나요|도움이 되었나요",
    "vi": "tài trợ bởi|nhà tài trợ:|quảng cáo:|trang này có hữu ích",
    "id": "wawancara ini disponsori|disponsori oleh|didukung oleh|sponsor:|iklan:|apakah halaman ini membantu",
}
"""Beginnings of a paragraph of those who pay for a page, or of its own question to readers: no content."""

SPONSOR: dict[str, str] = {
    "en": "sponsor|sponsors|our sponsor|our sponsors|today's sponsor|advertisement|advertisements|"
    "sponsored|promotion|"
    "a word from our sponsor|a message from our sponsor|sponsored content",
    "de": "sponsor|sponsoren|unser sponsor|unsere sponsoren|anzeige|werbung",
    "fr": "sponsor|nos sponsors|notre sponsor|publicité|partenaire|nos partenaires",
    "nl": "sponsor|sponsors|onze sponsor|advertentie",
    "sv": "sponsor|sponsorer|annons",
    "da": "sponsor|sponsorer|annonce",
    "no": "sponsor|sponsorer|annonse",
    "fi": "sponsori|mainos",
    "es": "patrocinador|patrocinadores|nuestro patrocinador|publicidad",
    "it": "sponsor|i nostri sponsor|pubblicità",
    "pt": "patrocinador|patrocinadores|patrocínio|publicidade",
    "ro": "sponsor|sponsori|publicitate",
    "el": "χορηγός|χορηγοί|διαφήμιση",
    "pl": "sponsor|sponsorzy|reklama",
    "cs": "sponzor|sponzoři|reklama",
    "ru": "спонсор|спонсоры|реклама",
    "uk": "спонсор|спонсори|реклама",
    "hu": "szponzor|támogató|támogatónk|hirdetés",
    "tr": "sponsor|sponsorumuz|reklam",
    "ar": "الراعي|إعلان",
    "he": "נותן החסות|פרסומת",
    "fa": "اسپانسر|آگهی",
    "ja": "スポンサー|広告|提供",
    "zh": "赞助商|贊助商|广告|廣告",
    "ko": "스폰서|후원|광고",
    "vi": "nhà tài trợ|quảng cáo",
    "id": "sponsor|iklan",
}
"""Headings over what somebody pays for."""

FACTS: dict[str, str] = {
    "en": "fact sheet|factsheet|fact file|factfile|facts|quick facts|vital statistics|at a glance|in brief|download|"
    "downloads|to download|to listen|listen|audio|audio files|recording|recordings|attachments|files|credits",
    "de": "steckbrief|daten und fakten|zahlen und fakten|fakten|auf einen blick|kurz und knapp|download|downloads|"
    "zum hören|zum anhören|hörproben|anhören|anhänge|dateien|aufnahme|aufnahmen|mitschnitt",
    "fr": "enregistrement|enregistrements|fiche|fiche d'identité|carte d'identité|repères|en bref|à écouter|"
    "téléchargement|téléchargements|"
    "à télécharger|fichiers|pièces jointes",
    "nl": "feiten|in het kort|paspoort|download|downloads|om te luisteren|luisteren|bijlagen|bestanden",
    "sv": "fakta|faktaruta|kort om|ladda ner|lyssna|bilagor|filer",
    "da": "fakta|faktaboks|blå bog|download|lyt|bilag|filer",
    "no": "fakta|faktaboks|last ned|lytt|vedlegg|filer",
    "fi": "fakta|faktat|lataa|kuuntele|liitteet|tiedostot",
    "es": "ficha|datos|en breve|en corto|descargas|descarga|para escuchar|grabación|grabaciones|archivos|adjuntos",
    "it": "scheda|la scheda|carta d'identità|in breve|scarica|download|da ascoltare|registrazione|allegati|file",
    "pt": "ficha|ficha técnica|em resumo|descarregar|baixar|downloads|para ouvir|gravação|anexos|ficheiros|arquivos",
    "ro": "fișă|fișa|pe scurt|descărcări|descarcă|de ascultat|atașamente",
    "el": "ταυτότητα|με λίγα λόγια|λήψεις|για να ακούσετε|συνημμένα",
    "pl": "metryczka|fakty|w skrócie|do pobrania|do posłuchania|nagranie|nagrania|pobierz|załączniki|pliki",
    "cs": "vizitka|fakta|medailonek|ve zkratce|ke stažení|k poslechu|záznam|záznamy|nahrávka|nahrávky|přílohy|soubory",
    "ru": "досье|справка|анкета|коротко|скачать|загрузки|послушать|запись|аудиозапись|приложения|файлы",
    "uk": "досьє|довідка|анкета|коротко|завантажити|послухати|додатки|файли",
    "hu": "névjegy|adatlap|röviden|letöltés|letöltések|meghallgatható|mellékletek",
    "tr": "künye|kısaca|özet bilgi|indir|indirmeler|dinlemek için|ekler|dosyalar",
    "ar": "بطاقة|بطاقة تعريف|سيرة مختصرة|للتحميل|للاستماع|المرفقات",
    "he": "תעודת זהות|בקצרה|להורדה|להאזנה|קבצים",
    "fa": "شناسنامه|در یک نگاه|دانلود|برای شنیدن|پیوست‌ها",
    "ja": "プロフィール表|データ|ダウンロード|音声|音声ファイル|添付ファイル",
    "zh": "资料卡|資料卡|小档案|小檔案|下载|下載|音频|音頻|附件",
    "ko": "프로필 카드|자료|다운로드|듣기|첨부 파일|첨부파일",
    "vi": "thông tin|tải xuống|nghe|tệp đính kèm",
    "id": "fakta|biodata|unduh|unduhan|dengarkan|lampiran",
}
"""Headings, behind the last answer, over facts about the guest and over files."""
