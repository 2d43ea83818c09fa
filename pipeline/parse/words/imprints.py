"""What stands at the foot of a page: who made it and when, whose it is, how to print, to share and to leave it.

By language, neighbours without a table of their own beside the nearest (Catalan, Slovak, Croatian, Serbian, Bulgarian).
Everything is lower case.
"""

from __future__ import annotations

IMPRINT: dict[str, str] = {
    "en": "this page was last|page last updated|page maintained by|best viewed with|best viewed in|"
    "this entry was posted|this article was posted|this post was posted|this page contains a single entry|"
    "you can follow any responses|follow any comments|captions by|captioned by|captioning by|subtitles by|"
    "all rights reserved|may not be reproduced|no part of this publication|reproduced without permission|"
    "terms of use|privacy policy|cookie policy|vote for us|vote for this site|sign my guestbook|"
    "sign our guestbook|registered charity no|registered charity number|company number|vat no|issn|"
    "report a typo|edit this page|suggest an edit|this page has been accessed|download our app|"
    "join our telegram|join our whatsapp|follow us on google news|add us on google|accessibility statement|"
    'retrieved from "|views expressed are|views expressed here are',
    "de": "erklärung zur barrierefreiheit|barrierefreiheitserklärung|letzte aktualisierung|"
    "zuletzt aktualisiert|seite erstellt von|dieser eintrag wurde|"
    "dieser beitrag wurde|dieser artikel wurde am|kommentare als rss|alle rechte vorbehalten|"
    "nachdruck verboten|nachdruck, auch auszugsweise|untertitel:|untertitel von|untertitelung|"
    "stimmen sie für uns|stimmt für uns|datenschutzerklärung|namentlich gekennzeichnete|vereinsregister|"
    "umsatzsteuer-id|folgen sie uns auf|folge uns auf|unsere app|optimiert für 800|optimiert für 1024|"
    "optimiert für internet|letzte änderung:|zuletzt geändert:|zuletzt geändert am",
    "fr": "déclaration d'accessibilité|dernière mise à jour|mise à jour le|page réalisée par|"
    "page créée par|site réalisé par|site créé par|"
    "réalisation du site|cet article a été publié|ce billet a été publié|cette entrée a été publiée|"
    "suivre les commentaires|tous droits réservés|reproduction interdite|reproduction même partielle|"
    "mentions légales|votez pour nous|votez pour ce site|sous-titres :|sous-titrage|"
    "politique de confidentialité|rejoignez notre chaîne|téléchargez notre application|site optimisé pour|"
    "signé le livre d'or|signez le livre d'or|signer le livre d'or",
    "nl": "toegankelijkheidsverklaring|laatst bijgewerkt|laatst gewijzigd|laatste wijziging|"
    "deze pagina is gemaakt|pagina gemaakt door|"
    "dit bericht is geplaatst|dit bericht werd geplaatst|dit artikel werd geplaatst|"
    "alle rechten voorbehouden|niets uit deze uitgave|ondertiteling|ondertitels:|stem op ons|"
    "privacyverklaring|kvk-nummer",
    "sv": "senast uppdaterad|senast ändrad|sidan uppdaterad|inlägget publicerades|detta inlägg postades|"
    "alla rättigheter förbehållna|rösta på oss|undertexter:|undertext:|ansvarig utgivare|"
    "personuppgiftspolicy|tillgänglighetsredogörelse|organisationsnummer",
    "da": "sidst opdateret|senest opdateret|siden er opdateret|indlægget er skrevet|dette indlæg blev|"
    "alle rettigheder forbeholdes|stem på os|undertekster:|ansvarshavende|persondatapolitik|"
    "privatlivspolitik|tilgængelighedserklæring|cvr|kontingentet for",
    "no": "sist oppdatert|sist endret|dette innlegget ble|alle rettigheter|stem på oss|tekstet av|"
    "ansvarlig redaktør|personvernerklæring|tilgjengelighetserklæring",
    "fi": "päivitetty viimeksi|viimeksi päivitetty|sivua päivitetty|sivu päivitetty|kaikki oikeudet pidätetään|"
    "äänestä meitä|tekstitys:|tietosuojaseloste|saavutettavuusseloste|y-tunnus|päätoimittaja:",
    "es": "declaración de accesibilidad|última actualización|última modificación|página realizada por|"
    "página creada por|sitio realizado por|"
    "esta entrada fue publicada|este artículo fue publicado|esta entrada se publicó|"
    "todos los derechos reservados|prohibida su reproducción|prohibida la reproducción|"
    "reproducción total o parcial|aviso legal|vote por nosotros|vota por nosotros|subtítulos:|"
    "subtítulos de|subtitulado por|depósito legal|política de privacidad|únete a nuestro canal|"
    "descarga nuestra app|darrera actualització|última actualització|tots els drets reservats|avís legal|"
    "aquesta entrada s'ha publicat|dipòsit legal|subtítols:",
    "it": "dichiarazione di accessibilità|ultimo aggiornamento|ultima modifica|pagina realizzata da|"
    "sito realizzato da|pagina creata da|"
    "questo articolo è stato pubblicato|questo post è stato pubblicato|tutti i diritti riservati|"
    "riproduzione riservata|è vietata la riproduzione|vota questo sito|votaci|sottotitoli:|sottotitoli di|"
    "sottotitoli a cura|stampato in proprio|c/c postale|note legali|informativa sulla privacy|partita iva|"
    "p. iva|registrazione tribunale|direttore responsabile|segui il nostro canale",
    "pt": "declaração de acessibilidade|última atualização|última actualização|página criada por|"
    "site desenvolvido por|"
    "este artigo foi publicado|este post foi publicado|esta entrada foi publicada|"
    "pode acompanhar os comentários|todos os direitos reservados|proibida a reprodução|reprodução proibida|"
    "vote em nós|legendas:|legendagem|cnpj|política de privacidade|entre no nosso canal|baixe o nosso",
    "ro": "declarație de accesibilitate|ultima actualizare|pagină realizată de|toate drepturile rezervate|"
    "subtitrare:|subtitrarea:|"
    "redacția nu răspunde|redacţia nu răspunde|politica de confidențialitate|acest articol a fost publicat",
    "el": "τελευταία ενημέρωση|με την επιφύλαξη παντός δικαιώματος|απαγορεύεται η αναδημοσίευση|υπότιτλοι:|"
    "όροι χρήσης|πολιτική απορρήτου",
    "pl": "deklaracja dostępności|ostatnia aktualizacja|ostatnia modyfikacja|strona wykonana przez|stronę wykonał|"
    "wszelkie prawa zastrzeżone|kopiowanie zabronione|przedruk zabroniony|zagłosuj na nas|głosuj na nas|"
    "napisy:|polityka prywatności|ten wpis został opublikowany|wpis został opublikowany",
    "cs": "prohlášení o přístupnosti|poslední aktualizace|poslední změna|naposledy aktualizováno|"
    "stránky vytvořil|stránky optimalizovány|"
    "všechna práva vyhrazena|kopírování zakázáno|hlasujte pro nás|titulky:|zásady ochrany|"
    "tento příspěvek byl|posledná aktualizácia|všetky práva vyhradené|kniha návštev|kopírovanie zakázané|"
    "tento príspevok bol|zadnja sprememba|zadnja posodobitev|vse pravice pridržane|knjiga gostov|"
    "podnapisi:|zadnje ažuriranje|posljednja izmjena|sva prava pridržana|titlovi:|pravila privatnosti|"
    "ovaj unos je objavljen|optimalizováno pro 800|optimalizováno pro 1024",
    "hu": "akadálymentességi nyilatkozat|utolsó frissítés|utoljára frissítve|minden jog fenntartva|"
    "szavazz ránk|feliratok:|adatvédelmi|"
    "felbontásra készült|ezt a bejegyzést",
    "ru": "пользовательское соглашение|последнее обновление|последнее изменение|страница создана|"
    "сайт создан|все права защищены|"
    "перепечатка запрещена|перепечатка материалов|при перепечатке|голосуйте за нас|субтитры:|"
    "свидетельство о регистрации|политика конфиденциальности|версия для печати|просмотров:|прочтений:|"
    "подписывайтесь на наш|подписывайтесь на канал|последње ажурирање|сва права задржана|књига гостију|"
    "poslednja izmena|sva prava zadržana|последна актуализация|последна промяна|всички права запазени|"
    "субтитри:|прочетено:",
    "uk": "останнє оновлення|остання зміна|усі права захищено|всі права захищені|політика конфіденційності|"
    "версія для друку|переглядів:|підписуйтесь на наш|передрук матеріалів|передрук заборонено",
    "tr": "çerez politikası|son güncelleme|sitemize oy ver|her hakkı saklıdır|tüm hakları saklıdır|"
    "izinsiz kopyalanamaz|altyazı:|"
    "altyazılar:|gizlilik politikası|kvkk|telegram kanalımız",
    "ar": "آخر تحديث|جميع الحقوق محفوظة|حقوق النشر محفوظة|سياسة الخصوصية|لا يجوز إعادة نشر|تابعونا على|تابعنا على",
    "he": "עודכן לאחרונה|כל הזכויות שמורות|כתוביות:|מדיניות פרטיות|תנאי שימוש|הצהרת נגישות",
    "fa": "آخرین به‌روزرسانی|آخرین بروزرسانی|کلیه حقوق|تمامی حقوق|همه حقوق|زیرنویس:|انتهای پیام|نقل مطالب",
    "ja": "利用規約|特定商取引|最終更新|リンクフリー|無断転載|転載を禁|転載禁止|著作権は|投票してね|"
    "投票をお願い|字幕：|字幕:|"
    "プライバシーポリシー|アクセス解析|アクセスカウンタ|相互リンク|推奨環境|推奨ブラウザ|"
    "サイトはクッキー|クッキーを使|クッキーを使用",
    "zh": "服务条款|隐私政策|隱私權政策|最后更新|最後更新|版权所有|版權所有|未经授权|未經授權|转载请注明|"
    "轉載請註明|转载此文|本文转载|"
    "本文轉載|责任编辑|責任編輯|备案号|icp备|icp证|仅代表作者|扫码进群|扫码关注|掃碼|"
    "点击下载|點我下載|點擊下載|打开app|打開app|下载app|下載app|长按二维码|長按二維碼|请与本站联系|往期目录",
    "ko": "이용약관|최종 수정|마지막 업데이트|무단 전재|무단전재|재배포 금지|재배포금지|저작권자|자막:|자막 :|"
    "개인정보처리방침|개인정보 처리방침|카카오톡 채널|앱 다운로드",
    "vi": "cập nhật lần cuối|bản quyền thuộc|mọi quyền được bảo lưu|phụ đề:|chính sách bảo mật|ghi rõ nguồn|"
    "giấy phép số|tải ứng dụng",
    "id": "terakhir diperbarui|hak cipta dilindungi|dilarang mengutip|dilarang menyalin|takarir:|"
    "kebijakan privasi|grup telegram kami|saluran telegram|saluran whatsapp|unduh aplikasi",
    "th": "อัปเดตล่าสุด|อัพเดทล่าสุด|แก้ไขล่าสุด|สงวนลิขสิทธิ์|ห้ามคัดลอก|นโยบายความเป็นส่วนตัว",
    "hi": "सर्वाधिकार सुरक्षित|अंतिम अद्यतन|अंतिम अपडेट|गोपनीयता नीति",
}
"""What the foot of a page says and no answer does, wherever in a line; it counts behind the answers only."""

IMPRINT_STARTS: dict[str, str] = {
    "en": "membership fee|annual subscription|back issues|previous issues|subscription rates|"
    "current issue|powered by|designed by|site by|"
    "website by|web design|webdesign|developed by|hosted by|printed by|"
    "printed in|published by|theme by|theme:|built with|made with|last updated|updated:|posted in|"
    "posted on|posted at|tagged|permalink|print this|email this|send this|save this|share this|back to|"
    "return to|more from|next issue|in the next issue|next week:|next month:|issue no|supported by|"
    "funded by|sponsored by|a project of|untitled|seen |delivered|sent from my|transcribed by http|"
    "advertisement|subscription:|subscriptions:|editor:|publisher:|publication director|register for free|"
    "report abuse|guestbook|retrieved from|hit counter|vote for",
    "de": "mitgliedsbeitrag|jahresbeitrag|alle ausgaben|frühere ausgaben|einzelheft|gestaltung:|webdesign|"
    "design:|druck:|technik:|"
    "redaktion:|herausgeber:|verantwortlich im sinne|"
    "v.i.s.d.p|zurück|druckversion|seite drucken|artikel drucken|per mail versenden|nach oben|"
    "gefördert von|gefördert durch|unterstützt von|ein projekt von|gesendet von meinem|abmelden|"
    "im nächsten heft|nächste ausgabe|termine im|powered by|anzeige|abo:|abonnement:|letzte änderung|"
    "zuletzt geändert|gästebuch|optimiert für",
    "fr": "cotisation|anciens numéros|numéros précédents|abonnement|réalisation :|conception :|conception graphique|"
    "imprimé par|impression :|directeur de la publication|"
    "directrice de la publication|avec le soutien de|avec le concours de|retour|haut de page|imprimer|"
    "envoyer à un ami|partager|envoyé de mon|abonnement :|propulsé par|dans le prochain numéro|"
    "prochain numéro|publicité|livre d'or|optimisé pour|dépôt légal|hit-parade",
    "nl": "contributie|eerdere nummers|abonnementen|ontwerp:|webdesign|druk:|redactie:|mogelijk gemaakt door|"
    "met steun van|terug naar|terug|printversie|"
    "verstuurd vanaf|volgende keer|volgend nummer|colofon|advertentie|gastenboek|afmelden|uitschrijven",
    "sv": "tidigare nummer|prenumeration:|webbdesign|tryck:|redaktör:|med stöd av|tillbaka|till toppen|"
    "skriv ut|skickat från|nästa nummer|"
    "annons|gästbok",
    "da": "tidligere numre|abonnement:|webdesign|tryk:|redaktør:|støttet af|med støtte fra|tilbage|"
    "til toppen|udskriv|sendt fra|næste nummer|"
    "annonce|gæstebog|afmeld",
    "no": "tidligere utgaver|abonnement:|webdesign|trykk:|redaktør:|støttet av|med støtte fra|tilbake|"
    "til toppen|skriv ut|sendt fra|"
    "neste nummer|annonse|gjestebok",
    "fi": "aiemmat numerot|tilaukset:|taitto:|paino:|toimitus:|tukee|takaisin|sivun alkuun|tulosta|"
    "lähetetty|seuraavassa numerossa|mainos|"
    "vieraskirja",
    "es": "cuota de socio|números anteriores|suscripción:|suscripciones|diseño web|diseño:|"
    "desarrollado por|impreso en|"
    "imprime:|director:|directora:|edita:|con el apoyo de|"
    "volver|imprimir|versión para imprimir|enviar a un amigo|enviado desde|en el próximo número|"
    "próximo número|publicidad|optimizado para|libro de visitas",
    "it": "quota associativa|numeri arretrati|abbonamento|abbonamenti|realizzazione:|progetto grafico|"
    "stampa:|stampato da|"
    "direttore:|editore:|con il sostegno di|"
    "con il contributo di|torna|stampa questa|versione stampabile|invia a un amico|inviato da|"
    "nel prossimo numero|pubblicità|ottimizzato per|libro degli ospiti",
    "pt": "números anteriores|edições anteriores|assinatura:|design:|web design|impressão:|diretor:|"
    "director:|edição:|com o apoio de|apoio:|voltar|imprimir|"
    "versão para impressão|enviar a um amigo|envia a um amigo|enviado do|no próximo número|publicidade|"
    "desenvolvido por|atualizado em|livro de visitas|otimizado para",
    "ro": "numere anterioare|abonamente|realizat de|tipar:|redactor-șef|cu sprijinul|înapoi|"
    "versiune printabilă|trimite unui prieten|publicitate",
    "pl": "składka|numery archiwalne|prenumerata|projekt:|wykonanie:|druk:|redaktor naczelny|dofinansowano|"
    "z dofinansowaniem|powrót|wersja do druku|"
    "wyślij znajomemu|drukuj|w następnym numerze|reklama|księga gości",
    "cs": "starší čísla|předplatné|webdesign|tisk:|šéfredaktor|za podpory|vytvořeno|zpět|verze pro tisk|"
    "poslat známému|vytisknout|"
    "v příštím čísle|vydáno dne|reklama|dizajn:|tisak:|uz potporu|natrag|verzija za ispis|"
    "pošalji prijatelju|kniha návštěv|kniha hostů",
    "hu": "korábbi számok|előfizetés|nyomda:|felelős szerkesztő|felelős kiadó|támogatta|vissza|"
    "nyomtatható|küldd el|nyomtatás|"
    "a következő számban|hirdetés|vendégkönyv",
    "ru": "предыдущие номера|архив номеров|подписка|дизайн:|дизайн сайта|вёрстка:|верстка:|печать:|"
    "главный редактор|при поддержке|назад|вернуться|наверх|"
    "распечатать|отправить другу|послать ссылку|отправлено с|в следующем номере|реклама|с подкрепата|"
    "версия за печат|изпрати на приятел|гостевая книга",
    "uk": "попередні номери|передплата|дизайн:|верстка:|головний редактор|за підтримки|назад|догори|"
    "роздрукувати|надіслати другу|реклама|"
    "гостьова книга",
    "tr": "önceki sayılar|abonelik|tasarım:|web tasarım|baskı:|genel yayın yönetmeni|katkılarıyla|geri|"
    "yazdır|arkadaşına gönder|reklam|"
    "ziyaretçi defteri",
    "el": "προηγούμενα τεύχη|συνδρομές|σχεδιασμός:|με την υποστήριξη|επιστροφή|εκτύπωση|αποστολή σε φίλο|διαφήμιση",
    "ar": "الأعداد السابقة|الاشتراكات|تصميم:|بدعم من|عودة|العودة|طباعة|نسخة للطباعة|أرسل إلى صديق|إعلان|سجل الزوار",
    "he": "גיליונות קודמים|מנויים|עיצוב:|בתמיכת|חזרה|הדפסה|גרסה להדפסה|שלח לחבר|פרסומת|ספר אורחים",
    "fa": "شماره‌های پیشین|اشتراک|طراحی:|با حمایت|بازگشت|نسخه چاپی|چاپ|ارسال به دوستان|کد خبر|آگهی",
    "ja": "バックナンバー|定期購読|制作：|制作:|デザイン：|印刷：|発行：|発行所|編集：|戻る|トップへ|"
    "ページの先頭|前のページ|"
    "次のページ|印刷する|協賛|後援|スポンサーリンク|広告|更新履歴|ゲストブック|掲示板",
    "zh": "往期|过刊|過刊|订阅|訂閱|主办：|主辦：|承办：|设计：|設計：|技术支持|網站設計|返回|打印|列印|"
    "下一篇|上一篇|广告|廣告|"
    "声明：|聲明：|免责声明|更多人物|更多故事|更多精彩",
    "ko": "지난호|정기구독|제작:|디자인:|인쇄:|발행:|발행인|후원:|목록|이전글|다음글|인쇄하기|위로|반응형|광고|방명록",
    "vi": "số trước|đặt báo|thiết kế|in bài|quay lại|gửi cho bạn bè|về đầu trang|quảng cáo",
    "id": "edisi sebelumnya|langganan|desain:|kembali|cetak|kirim ke teman|didukung oleh|iklan|buku tamu",
}
"""With what a line at the foot of a page begins; a sentence may begin so, too."""

WAY_OUT: dict[str, str] = {
    "en": "you are receiving this|you're receiving this|you're getting this because|you are getting this because|"
    "unsubscribe|to stop receiving|update your preferences|manage your subscription",
    "de": "sie erhalten diesen newsletter|sie erhalten diese|du erhältst diesen newsletter|"
    "du erhältst diese mail|vom newsletter abmelden|newsletter abbestellen|hier abmelden",
    "fr": "vous recevez ce mail|vous recevez cet|vous recevez cette lettre|vous désabonner|vous désinscrire|"
    "se désabonner|se désinscrire",
    "nl": "u ontvangt deze|je ontvangt deze|klik hier om u uit te schrijven|voor deze nieuwsbrief afmelden",
    "sv": "du får det här mejlet|du får detta|avregistrera dig|avsluta prenumerationen|avprenumerera",
    "da": "du modtager denne|afmeld nyhedsbrev|afmelde nyhedsbrevet|afmeld dig",
    "no": "du mottar denne|meld deg av|avmelding",
    "fi": "poistu listalta|postituslistalle|peruuta tilaus|tämä viesti lähetettiin|peru uutiskirje",
    "es": "darse de baja de|para darse de baja|recibes este correo|recibes este boletín|recibe este correo|"
    "cancelar la suscripción|cancelar suscripción",
    "it": "ricevi questa mail|ricevi questa e-mail|ricevi questa newsletter|disiscriverti|per disiscriversi|"
    "cancellare l'iscrizione",
    "pt": "cancelar a inscrição|cancelar a subscrição|recebeu este e-mail|recebeu este email|está a receber este|"
    "você está recebendo",
    "ro": "primiți acest|pentru dezabonare|dezabonare",
    "el": "διαγραφή από τη λίστα|για να διαγραφείτε|απεγγραφή",
    "pl": "otrzymujesz ten list|otrzymujesz ten mail|otrzymujesz tę wiadomość|chcesz się wypisać|aby się wypisać|"
    "wypisz się",
    "cs": "dostáváte tento|odhlásit odběr|odhlásit se z odběru|odhlásiť odber|odjava s liste|odjava sa liste|"
    "odjava od novic",
    "hu": "ezt a levelet azért|leiratkozás|leiratkozhat|leiratkozni",
    "ru": "вы получили это письмо|вы получаете это|отписаться|отписване",
    "uk": "ви отримали цей лист|відписатися",
    "tr": "bu e-postayı|abonelikten çık|listeden çıkmak",
    "ar": "إلغاء الاشتراك|وصلتك هذه الرسالة",
    "he": "להסרה מרשימת|הסרה מרשימת|קיבלת את המייל",
    "fa": "لغو عضویت|لغو اشتراک",
    "ja": "配信停止|配信解除|購読解除",
    "zh": "退订|退訂|取消订阅|取消訂閱",
    "ko": "수신거부|수신 거부|구독 취소|구독취소",
    "vi": "hủy đăng ký|huỷ đăng ký",
    "id": "berhenti berlangganan",
    "th": "ยกเลิกการสมัคร",
}
"""How letters tell their readers why they get them, and how to get no more."""
