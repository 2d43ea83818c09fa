"""What is said at occasions at which people are asked without being interviewed: exams, calls for investors, courts.

By language, each phrase with how much it weighs against an interview. Everything is lower case.
"""

from __future__ import annotations

OCCASIONS: dict[str, str] = {
    "en": "earnings call=0.8|earnings conference call=0.8|results call=0.6|investor call=0.6|analyst call=0.6|"
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
    "de": "analysten=0.25|dividende=0.2|halbjahreszahlen=0.5|geschäftszahlen=0.4|"
    "bilanzpressekonferenz=0.8|analystenkonferenz=0.8|telefonkonferenz=0.5|hauptversammlung=0.3|"
    "nächste frage kommt von=0.8|ihre leitung ist=0.7|zukunftsgerichtete aussagen=0.8|quartalszahlen=0.4|"
    "pressekonferenz=0.4|klassenarbeit=0.6|klausur=0.4|aufgabenblatt=0.8|lückentext=0.6|lies den text=0.6|"
    "lesen sie den text=0.6|beantworte die fragen=0.7|beantworten sie die fragen=0.6|kreuze an=0.7|"
    "kreuzen sie an=0.7|begründe deine antwort=0.7|begründen sie ihre antwort=0.7|bearbeitungszeit=0.6|"
    "zeugenstand=0.6|unter eid=0.4|zeugenvernehmung=0.8|hohes gericht=0.7|euer ehren=0.6|"
    "kleine anfrage=0.6",
    "fr": "résultats semestriels=0.5|dividende=0.2|analystes=0.25|"
    "conférence téléphonique=0.6|résultats trimestriels=0.5|prochaine question vient de=0.8|"
    "votre ligne est ouverte=0.8|déclarations prospectives=0.8|conférence de presse=0.4|lisez le texte=0.6|"
    "répondez aux questions=0.6|justifiez votre réponse=0.7|cochez la=0.5|durée de l'épreuve=0.8|barème=0.6|"
    "complétez les phrases=0.7|sous serment=0.4|votre honneur=0.5|question écrite=0.5",
    "es": "llamada de resultados=0.8|conferencia de resultados=0.8|próxima pregunta viene de=0.8|"
    "su línea está abierta=0.8|rueda de prensa=0.4|conferencia de prensa=0.4|lee el texto=0.6|lea el texto=0.6|"
    "contesta las preguntas=0.7|conteste las preguntas=0.7|responde a las preguntas=0.6|justifica tu respuesta=0.7|"
    "marca la opción=0.6|tiempo disponible=0.5|bajo juramento=0.4|su señoría=0.5",
    "it": "conference call=0.6|risultati trimestrali=0.5|prossima domanda viene da=0.8|conferenza stampa=0.4|"
    "leggi il testo=0.6|leggete il testo=0.6|rispondi alle domande=0.7|rispondete alle domande=0.7|"
    "motiva la risposta=0.7|tempo a disposizione=0.5|sotto giuramento=0.4|vostro onore=0.5",
    "pt": "teleconferência de resultados=0.8|próxima pergunta vem de=0.8|conferência de imprensa=0.4|"
    "coletiva de imprensa=0.4|leia o texto=0.6|responda às perguntas=0.7|responda às questões=0.7|"
    "justifique a sua resposta=0.7|justifique sua resposta=0.7|assinale a alternativa=0.8|sob juramento=0.4|"
    "meritíssimo=0.5",
    "nl": "persconferentie=0.4|volgende vraag komt van=0.8|kwartaalcijfers=0.5|lees de tekst=0.6|"
    "beantwoord de vragen=0.7|licht je antwoord toe=0.7|onder ede=0.4|edelachtbare=0.5",
    "sv": "presskonferens=0.4|nästa fråga kommer från=0.8|kvartalsrapport=0.5|läs texten=0.6|besvara frågorna=0.7|"
    "motivera ditt svar=0.7|under ed=0.4",
    "da": "pressekonference=0.4|næste spørgsmål kommer fra=0.8|læs teksten=0.6|begrund dit svar=0.7",
    "no": "pressekonferanse=0.4|neste spørsmål kommer fra=0.8|les teksten=0.6|begrunn svaret=0.7",
    "fi": "lehdistötilaisuus=0.4|lue teksti=0.6|vastaa kysymyksiin=0.7|perustele vastauksesi=0.7",
    "pl": "konferencja prasowa=0.4|konferencja wynikowa=0.8|następne pytanie od=0.6|przeczytaj tekst=0.6|"
    "odpowiedz na pytania=0.7|uzasadnij odpowiedź=0.7|zaznacz poprawną=0.7|wysoki sądzie=0.6",
    "cs": "tisková konference=0.4|přečti text=0.6|přečtěte si text=0.6|odpověz na otázky=0.7|zdůvodni=0.4",
    "ru": "пресс-конференция=0.4|следующий вопрос поступает=0.8|прочитайте текст=0.6|ответьте на вопросы=0.7|"
    "обоснуйте ответ=0.7|выберите правильный=0.7|контрольная работа=0.7|ваша честь=0.5",
    "uk": "прес-конференція=0.4|прочитайте текст=0.6|дайте відповіді на запитання=0.7|контрольна робота=0.7|"
    "ваша честь=0.5",
    "tr": "basın toplantısı=0.4|metni okuyunuz=0.7|soruları cevaplayınız=0.7|soruları yanıtlayınız=0.7|"
    "sıradaki soru=0.4",
    "ja": "四半期=0.3|アナリスト=0.25|営業利益=0.3|配当=0.2|"
    "決算説明会=0.8|記者会見=0.5|株主総会=0.4|質疑応答=0.3|次の文章を読=0.8|次の会話を読=0.8|次の対話を読=0.8|"
    "次の問いに答え=0.8|後の問いに答え=0.8|あとの問いに答え=0.8|問いに答えなさい=0.8|答えなさい=0.6|答えよ=0.6|"
    "選びなさい=0.7|一つ選べ=0.8|記号で答え=0.8|書きなさい=0.6|述べよ=0.6|説明せよ=0.7|抜き出し=0.3|字以内=0.6|"
    "問題集=0.8|過去問=0.8|確認テスト=0.8|読解=0.6|設問=0.6|選択肢=0.5|正しいものを=0.7|傍線部=0.7|下線部=0.7|採点=0.5|"
    "解答欄=0.8|解答用紙=0.8|配点=0.8|模擬試験=0.6|期末試験=0.8|入学試験=0.6|証人=0.3|裁判長=0.4",
    "zh": "业绩说明会=0.8|業績說明會=0.8|记者会=0.4|記者會=0.4|发布会=0.3|股东大会=0.4|阅读下面=0.7|閱讀下列=0.7|"
    "回答下列问题=0.8|回答下列問題=0.8|回答问题=0.5|满分=0.6|滿分=0.6|考试时间=0.8|考試時間=0.8|选择题=0.6|選擇題=0.6|"
    "填空=0.5",
    "ko": "실적발표=0.8|컨퍼런스 콜=0.8|기자회견=0.4|주주총회=0.4|다음 글을 읽고=0.8|물음에 답하=0.8|고르시오=0.8|"
    "쓰시오=0.7|서술하시오=0.8|배점=0.7|증인=0.3",
    "ar": "مؤتمر صحفي=0.4|اقرأ النص=0.7|أجب عن الأسئلة=0.8|اختر الإجابة=0.8",
    "he": "מסיבת עיתונאים=0.4|שיחת ועידה=0.6|קראו את הקטע=0.8|ענו על השאלות=0.8|נמקו=0.4",
}
"""Phrases as "phrase=weight", separated by `|`."""
