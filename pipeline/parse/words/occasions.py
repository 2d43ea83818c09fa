"""What is said at occasions at which people are asked without being interviewed: exams, calls for investors, courts.

By language, each phrase with how much it weighs against an interview. Everything is lower case.
"""

from __future__ import annotations

OCCASIONS: dict[str, str] = {
    "en": "present:=0.8|in attendance:=0.8|apologies:=0.6|apologies for absence=0.8|ordinary meeting=0.6|"
    "board meeting=0.4|council meeting=0.4|the meeting closed=0.8|matters arising=0.8|"
    "any other business=0.7|motion carried=0.7|parish council=0.3|interview questions=0.5|how to answer them=0.4|"
    "sample answers=0.6|earnings call=0.8|"
    "earnings conference call=0.8|results call=0.6|investor call=0.6|analyst call=0.6|"
    "conference call=0.4|forward-looking statements=0.8|next question comes from=0.8|next question is from=0.8|"
    "next question will come from=0.8|first question comes from=0.8|first question is from=0.8|line is open=0.7|"
    "line is now open=0.8|open the line=0.5|question-and-answer session=0.6|prepared remarks=0.5|"
    "fiscal quarter=0.3|quarter results=0.5|quarterly results=0.5|interim results=0.5|full-year results=0.5|"
    "half-year results=0.5|ebitda=0.4|capital expenditure=0.3|guidance=0.1|dividend=0.2|analysts=0.25|"
    "investor relations=0.5|operating margin=0.3|gross margin=0.3|basis points=0.3|year-on-year=0.2|free cash flow=0.4|"
    "answer all questions=0.8|answer all the questions=0.8|answer the questions below=0.6|"
    "answer the following questions=0.5|read the passage=0.7|time allowed=0.7|marks available=0.8|"
    "total marks=0.8|candidate number=0.8|mark scheme=0.8|multiple choice=0.4|true or false=0.4|fill in the blank=0.6|"
    "fill in the blanks=0.6|circle the=0.4|tick the=0.4|reading comprehension=0.7|"
    "under oath=0.4|let the record show=0.8|your honour=0.5|your honor=0.5|witness box=0.6|"
    "cross-examination=0.5|direct examination=0.8|no further questions=0.5|"
    "ladies and gentlemen of the jury=0.8|right honourable=0.6|honourable member=0.6|mr speaker=0.6|"
    "press conference=0.4|press briefing=0.6",
    "de": "anwesend:=0.8|anwesende:=0.8|entschuldigt:=0.8|tagesordnung=0.2|schriftführer=0.5|protokollführer=0.8|"
    "gemeinderat=0.3|ordentliche sitzung=0.7|analysten=0.25|dividende=0.2|"
    "halbjahreszahlen=0.5|geschäftszahlen=0.4|"
    "vorstellungsgespräch=0.3|beispielantworten=0.6|bilanzpressekonferenz=0.8|analystenkonferenz=0.8|"
    "telefonkonferenz=0.5|hauptversammlung=0.3|"
    "nächste frage kommt von=0.8|ihre leitung ist=0.7|zukunftsgerichtete aussagen=0.8|quartalszahlen=0.4|"
    "pressekonferenz=0.4|klassenarbeit=0.6|klausur=0.4|aufgabenblatt=0.8|lückentext=0.6|lies den text=0.6|"
    "lesen sie den text=0.6|beantworte die fragen=0.7|beantworten sie die fragen=0.6|kreuze an=0.7|"
    "kreuzen sie an=0.7|begründe deine antwort=0.7|begründen sie ihre antwort=0.7|bearbeitungszeit=0.6|"
    "zeugenstand=0.6|unter eid=0.4|zeugenvernehmung=0.8|hohes gericht=0.7|euer ehren=0.6|"
    "kleine anfrage=0.6",
    "fr": "présents :=0.8|présents:=0.8|excusés :=0.8|excusés:=0.8|ordre du jour=0.2|séance ordinaire=0.7|"
    "secrétaire de séance=0.8|conseil municipal=0.3|entretien d'embauche=0.4|"
    "exemples de réponses=0.6|résultats semestriels=0.5|dividende=0.2|analystes=0.25|"
    "conférence téléphonique=0.6|résultats trimestriels=0.5|prochaine question vient de=0.8|"
    "votre ligne est ouverte=0.8|déclarations prospectives=0.8|conférence de presse=0.4|lisez le texte=0.6|"
    "répondez aux questions=0.6|justifiez votre réponse=0.7|cochez la=0.5|durée de l'épreuve=0.8|barème=0.6|"
    "complétez les phrases=0.7|sous serment=0.4|votre honneur=0.5|question écrite=0.5",
    "es": "asistentes:=0.8|presentes:=0.8|orden del día=0.2|sesión ordinaria=0.7|"
    "ruegos y preguntas=0.8|entrevista de trabajo=0.4|respuestas de ejemplo=0.6|llamada de resultados=0.8|"
    "conferencia de resultados=0.8|próxima pregunta viene de=0.8|"
    "su línea está abierta=0.8|rueda de prensa=0.4|conferencia de prensa=0.4|lee el texto=0.6|lea el texto=0.6|"
    "contesta las preguntas=0.7|conteste las preguntas=0.7|responde a las preguntas=0.6|justifica tu respuesta=0.7|"
    "marca la opción=0.6|tiempo disponible=0.5|bajo juramento=0.4|su señoría=0.5",
    "it": "presenti:=0.8|assenti:=0.8|ordine del giorno=0.2|seduta ordinaria=0.7|assemblea ordinaria=0.6|"
    "varie ed eventuali=0.8|colloquio di lavoro=0.4|risultati trimestrali=0.5|"
    "prossima domanda viene da=0.8|"
    "conferenza stampa=0.4|"
    "leggi il testo=0.6|leggete il testo=0.6|rispondi alle domande=0.7|rispondete alle domande=0.7|"
    "motiva la risposta=0.7|tempo a disposizione=0.5|sotto giuramento=0.4|vostro onore=0.5",
    "pt": "presentes:=0.8|ordem de trabalhos=0.2|sessão ordinária=0.7|reunião ordinária=0.7|"
    "entrevista de emprego=0.4|teleconferência de resultados=0.8|próxima pergunta vem de=0.8|"
    "conferência de imprensa=0.4|"
    "coletiva de imprensa=0.4|leia o texto=0.6|responda às perguntas=0.7|responda às questões=0.7|"
    "justifique a sua resposta=0.7|justifique sua resposta=0.7|assinale a alternativa=0.8|sob juramento=0.4|"
    "meritíssimo=0.5",
    "nl": "aanwezig:=0.8|afwezig:=0.8|agendapunt=0.2|rondvraag=0.8|notulist=0.8|"
    "sollicitatiegesprek=0.4|persconferentie=0.4|volgende vraag komt van=0.8|kwartaalcijfers=0.5|"
    "lees de tekst=0.6|"
    "beantwoord de vragen=0.7|licht je antwoord toe=0.7|onder ede=0.4|edelachtbare=0.5",
    "sv": "närvarande:=0.8|frånvarande:=0.8|dagordning=0.2|mötet avslutades=0.8|anställningsintervju=0.4|"
    "presskonferens=0.4|nästa fråga kommer från=0.8|kvartalsrapport=0.5|läs texten=0.6|"
    "besvara frågorna=0.7|"
    "motivera ditt svar=0.7|under ed=0.4",
    "da": "til stede:=0.8|fremmødte:=0.8|dagsorden=0.2|referent:=0.8|jobsamtale=0.4|"
    "pressekonference=0.4|næste spørgsmål kommer fra=0.8|læs teksten=0.6|begrund dit svar=0.7",
    "no": "til stede:=0.8|saksliste=0.2|dagsorden=0.2|referent:=0.8|jobbintervju=0.4|pressekonferanse=0.4|"
    "neste spørsmål kommer fra=0.8|les teksten=0.6|begrunn svaret=0.7",
    "fi": "läsnä:=0.8|poissa:=0.8|esityslista=0.7|kokous päättyi=0.8|työhaastattelu=0.4|"
    "lehdistötilaisuus=0.4|lue teksti=0.6|vastaa kysymyksiin=0.7|perustele vastauksesi=0.7",
    "pl": "obecni:=0.8|nieobecni:=0.8|porządek obrad=0.7|protokolant=0.8|"
    "rozmowa kwalifikacyjna=0.4|konferencja prasowa=0.4|konferencja wynikowa=0.8|następne pytanie od=0.6|"
    "przeczytaj tekst=0.6|"
    "odpowiedz na pytania=0.7|uzasadnij odpowiedź=0.7|zaznacz poprawną=0.7|wysoki sądzie=0.6",
    "cs": "přítomni:=0.8|omluveni:=0.8|program schůze=0.7|zapisovatel=0.8|pracovní pohovor=0.4|"
    "tisková konference=0.4|přečti text=0.6|přečtěte si text=0.6|odpověz na otázky=0.7|"
    "zdůvodni=0.4",
    "ru": "присутствовали:=0.8|повестка дня=0.2|секретарь собрания=0.8|собеседование=0.3|пресс-конференция=0.4|"
    "следующий вопрос поступает=0.8|прочитайте текст=0.6|"
    "ответьте на вопросы=0.7|"
    "обоснуйте ответ=0.7|выберите правильный=0.7|контрольная работа=0.7|ваша честь=0.5",
    "uk": "присутні:=0.8|порядок денний=0.2|секретар зборів=0.8|співбесіда=0.3|прес-конференція=0.4|"
    "прочитайте текст=0.6|дайте відповіді на запитання=0.7|"
    "контрольна робота=0.7|"
    "ваша честь=0.5",
    "tr": "katılanlar:=0.8|gündem maddeleri=0.7|iş görüşmesi=0.4|basın toplantısı=0.4|"
    "metni okuyunuz=0.7|soruları cevaplayınız=0.7|"
    "soruları yanıtlayınız=0.7|"
    "sıradaki soru=0.4",
    "ja": "出席者：=0.8|出席者:=0.8|欠席者=0.6|議事録=0.8|議題：=0.6|四半期=0.3|アナリスト=0.25|営業利益=0.3|配当=0.2|"
    "決算説明会=0.8|記者会見=0.5|株主総会=0.4|質疑応答=0.3|次の文章を読=0.8|次の会話を読=0.8|次の対話を読=0.8|"
    "次の問いに答え=0.8|後の問いに答え=0.8|あとの問いに答え=0.8|問いに答えなさい=0.8|答えなさい=0.6|答えよ=0.6|"
    "選びなさい=0.7|一つ選べ=0.8|記号で答え=0.8|書きなさい=0.6|述べよ=0.6|説明せよ=0.7|抜き出し=0.3|字以内=0.6|"
    "問題集=0.8|過去問=0.8|確認テスト=0.8|読解=0.6|設問=0.6|選択肢=0.5|正しいものを=0.7|傍線部=0.7|下線部=0.7|採点=0.5|"
    "解答欄=0.8|解答用紙=0.8|配点=0.8|模擬試験=0.6|期末試験=0.8|入学試験=0.6|証人=0.3|裁判長=0.4",
    "zh": "出席人员=0.8|出席人員=0.8|与会人员=0.7|會議記錄=0.8|会议议程=0.7|业绩说明会=0.8|業績說明會=0.8|记者会=0.4|"
    "記者會=0.4|发布会=0.3|股东大会=0.4|阅读下面=0.7|"
    "閱讀下列=0.7|"
    "回答下列问题=0.8|回答下列問題=0.8|回答问题=0.5|满分=0.6|滿分=0.6|考试时间=0.8|考試時間=0.8|选择题=0.6|選擇題=0.6|"
    "填空=0.5",
    "ko": "참석자:=0.8|회의록=0.8|안건:=0.7|실적발표=0.8|컨퍼런스 콜=0.8|기자회견=0.4|주주총회=0.4|다음 글을 읽고=0.8|"
    "물음에 답하=0.8|고르시오=0.8|"
    "쓰시오=0.7|서술하시오=0.8|배점=0.7|증인=0.3",
    "ar": "الحاضرون:=0.8|الحضور:=0.8|جدول الأعمال=0.2|مؤتمر صحفي=0.4|اقرأ النص=0.7|أجب عن الأسئلة=0.8|اختر الإجابة=0.8",
    "he": "נוכחים:=0.8|נעדרים:=0.8|סדר היום=0.2|מסיבת עיתונאים=0.4|שיחת ועידה=0.6|קראו את הקטע=0.8|ענו על השאלות=0.8|"
    "נמקו=0.4",
    "hu": "jelen vannak:=0.8|napirend=0.2|jegyzőkönyvvezető=0.8",
    "ro": "prezenți:=0.8|absenți:=0.8|ordinea de zi=0.2|ședință ordinară=0.7",
    "el": "παρόντες:=0.8|απόντες:=0.8|ημερήσια διάταξη=0.2|τακτική συνεδρίαση=0.7",
    "ca": "assistents:=0.8|ordre del dia=0.2|sessió ordinària=0.7|precs i preguntes=0.8",
}
"""Phrases as "phrase=weight", separated by `|`."""

KINDS: dict[str, str] = {
    "en": "hansard|parliamentary questions|written answers|oral answers to questions|book review|film review",
    "de": "plenarprotokoll|fragestunde|rezension|buchkritik|filmkritik",
    "fr": "questions au gouvernement|questions orales|compte rendu intégral|critique de livre|note de lecture",
    "nl": "kamervragen|vragenuur|boekbespreking|boekrecensie",
    "sv": "frågestund|skriftlig fråga|bokrecension",
    "da": "spørgetime|folketingstidende|boganmeldelse",
    "no": "spørretime|stortingstidende|bokanmeldelse",
    "fi": "kyselytunti|kirjallinen kysymys|kirja-arvostelu",
    "es": "diario de sesiones|preguntas con respuesta oral|preguntas orales|pregunta escrita|reseña de|reseña del",
    "it": "interrogazione parlamentare|interrogazioni a risposta|resoconto stenografico|recensione",
    "pt": "diário da assembleia|perguntas ao governo|requerimento ao governo|resenha|recensão",
    "ro": "interpelare|stenograma|întrebări orale|recenzie",
    "el": "επίκαιρη ερώτηση|επίκαιρες ερωτήσεις|κριτική βιβλίου",
    "pl": "interpelacja|interpelacje|sprawozdanie stenograficzne|pytania w sprawach bieżących|recenzja",
    "cs": "interpelace|stenozáznam|stenoprotokol|recenze",
    "ru": "депутатский запрос|правительственный час|рецензия",
    "uk": "стенограма засідання|депутатський запит|година запитань|рецензія",
    "hu": "országgyűlési napló|azonnali kérdések|interpelláció|könyvkritika",
    "tr": "tutanak dergisi|soru önergesi|kitap eleştirisi",
    "ar": "محضر الجلسة|سؤال برلماني|سؤال شفوي|مراجعة كتاب",
    "he": "שאילתה|שאילתות|דברי הכנסת|ביקורת ספר",
    "fa": "مشروح مذاکرات|نقد کتاب",
    "ja": "会議録|代表質問|一般質問|書評",
    "zh": "质询|質詢|书评|書評",
    "ko": "대정부질문|국정감사|서평",
    "vi": "phiên chất vấn|điểm sách",
    "id": "rapat dengar pendapat|resensi",
}
"""Names of other documents in which questions head what is written, in a title."""

SALUTATIONS: dict[str, str] = {
    "en": "dear",
    "de": "liebe|lieber|sehr geehrte|sehr geehrter|verehrte",
    "fr": "chère|cher|bonjour madame|bonjour docteur",
    "nl": "beste|lieve|geachte",
    "sv": "kära|hej doktorn",
    "da": "kære",
    "no": "kjære",
    "fi": "hyvä|rakas|arvoisa",
    "es": "querida|querido|estimada|estimado|apreciada",
    "ca": "benvolguda|benvolgut|estimada",
    "it": "cara|caro|gentile|egregio|gentilissima",
    "pt": "querida|querido|prezada|prezado|cara|caro",
    "ro": "dragă|stimată|stimate",
    "el": "αγαπητή|αγαπητέ",
    "pl": "droga|drogi|szanowna|szanowny",
    "cs": "milá|milý|vážená|vážený",
    "ru": "дорогая|дорогой|уважаемая|уважаемый|здравствуйте",
    "uk": "дорога|дорогий|шановна|шановний|добрий день",
    "hu": "kedves|tisztelt",
    "tr": "sevgili|sayın",
    "ar": "عزيزتي|عزيزي|سيدتي",
    "he": "יקרה|יקר",
    "fa": "عزیز|سرکار خانم",
    "ja": "拝啓|先生、",
    "zh": "亲爱的|親愛的|尊敬的",
    "ko": "친애하는",
    "vi": "thưa chị|thưa bác sĩ",
    "id": "dokter yang terhormat|yang terhormat",
}
"""How letters begin."""

EVENTS: dict[str, str] = {
    "en": "when|where|venue|admission|doors|registration|entry|date|time|tickets",
    "de": "wann|wo|ort|eintritt|einlass|anmeldung|beginn|termin|veranstaltungsort|datum|karten",
    "fr": "quand|où|lieu|entrée|inscription|date|horaire|heure|tarif|tarifs",
    "nl": "wanneer|waar|locatie|toegang|aanmelden|datum|tijd|kaarten",
    "sv": "när|var|plats|entré|anmälan|datum|tid|biljetter",
    "da": "hvornår|hvor|sted|entré|tilmelding|dato|tid|billetter",
    "no": "når|hvor|sted|inngang|påmelding|dato|tid|billetter",
    "fi": "milloin|missä|paikka|pääsymaksu|ilmoittautuminen|aika|liput",
    "es": "cuándo|dónde|lugar|entrada|inscripción|fecha|hora|entradas",
    "ca": "quan|on|lloc|entrada|inscripció|data|hora",
    "it": "quando|dove|luogo|ingresso|iscrizione|data|ora|orario|biglietti",
    "pt": "quando|onde|local|entrada|inscrição|data|hora|bilhetes|ingressos",
    "ro": "când|unde|locul|intrarea|înscriere|data|ora",
    "el": "πότε|πού|χώρος|είσοδος|ημερομηνία|ώρα",
    "pl": "kiedy|gdzie|miejsce|wstęp|zapisy|data|godzina|bilety",
    "cs": "kdy|kde|místo|vstup|vstupné|přihlášky|datum|čas",
    "ru": "когда|где|место|вход|регистрация|дата|время|билеты",
    "uk": "коли|де|місце|вхід|реєстрація|дата|час|квитки",
    "hu": "időpont|helyszín|belépés|belépő|jelentkezés|mikor|hol",
    "tr": "ne zaman|nerede|yer|giriş|kayıt|tarih|saat",
    "ar": "الزمان|المكان|الدخول|التسجيل|التاريخ|الوقت",
    "he": "מתי|איפה|מקום|כניסה|הרשמה|תאריך|שעה",
    "fa": "زمان|مکان|ورودی|ثبت‌نام|تاریخ|ساعت",
    "ja": "日時|会場|場所|入場料|参加費|申込|定員",
    "zh": "时间|時間|地点|地點|入场|报名|報名|票价",
    "ko": "일시|장소|입장료|참가비|신청",
    "vi": "thời gian|địa điểm|vé vào cửa|đăng ký",
    "id": "waktu|tempat|tiket masuk|pendaftaran|tanggal",
}
"""Labels of lines that say when and where something will take place, and what it costs."""

OPINIONS: dict[str, str] = {
    "en": "opinions expressed|views expressed|the author's own|opinions are the author's|opinion piece|opinion column|"
    "views of the author|opinions of the author",
    "de": "meinung des autors|meinung der autorin|meinung der verfasser|kommentar gibt|kolumne gibt|gastbeitrag gibt",
    "fr": "opinions exprimées|n'engage que son auteur|n'engagent que leur auteur|n'engagent que leurs auteurs|"
    "tribune n'engage",
    "es": "opiniones expresadas|artículo de opinión|columna de opinión|opinión del autor|opiniones de los autores",
    "it": "opinioni espresse|articolo di opinione|opinione dell'autore|opinioni degli autori",
    "pt": "opiniões expressas|artigo de opinião|coluna de opinião|opinião do autor|opiniões do autor",
    "ca": "opinions expressades|article d'opinió",
    "nl": "mening van de auteur|opiniestuk|opinies van de auteurs",
    "sv": "åsikter som uttrycks|skribentens egna|skribenten svarar för",
    "da": "synspunkter er skribentens|udtryk for skribentens|skribentens egen",
    "no": "uttrykk for skribentens|skribentens egne|skribentens holdning",
    "fi": "kirjoittajan omia|kirjoittajan mielipiteitä",
    "pl": "opinie wyrażone|poglądy autora|stanowisko autora|opinie autora",
    "cs": "názory autora|názory autorů|komentář vyjadřuje",
    "hu": "a szerző véleményét|szerzők véleményét",
    "ro": "opiniile exprimate|opinia autorului|opiniile autorului",
    "el": "απόψεις του συντάκτη|απόψεις του αρθρογράφου|προσωπικές απόψεις",
    "ru": "мнение автора|мнение редакции может|мнения авторов|точку зрения автора",
    "uk": "думка автора|думка редакції може|погляди автора",
    "tr": "yazarın görüşleri|yazarların görüşleri|köşe yazısı|yazarına aittir|yazarlarına aittir",
    "ar": "عن رأي أصحابها|عن رأي كاتبها|عن رأي الكاتب|عن آراء أصحابها|عن آراء كتابها|عن وجهة نظر الكاتب|عن رأي كاتبه",
    "he": "דעת הכותב|דעות הכותבים|על דעת הכותב",
    "fa": "نظر نویسنده|دیدگاه نویسنده|نظرات نویسنده",
    "ja": "筆者の個人的な見解|筆者個人の見解|執筆者個人の見解",
    "zh": "仅代表作者|僅代表作者|作者个人观点|作者個人觀點|作者本人观点",
    "ko": "필자의 개인|필자 개인의|외부 필자의|외부 기고",
    "vi": "quan điểm của tác giả|quan điểm riêng của tác giả",
    "id": "pendapat penulis|opini penulis|pandangan penulis",
}
"""What stands below a column: that its opinion is its author's."""
