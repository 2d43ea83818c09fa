"""What is said when a broadcast ends: goodbye, until next time, who produced it, how to rate it.

By language; thanks are a field of their own. Everything is lower case.
"""

from __future__ import annotations

FAREWELLS: dict[str, str] = {
    "en": "goodbye|good-bye|bye|bye-bye|see you next|see you in|see you soon|until next|till next|is produced by|"
    "was produced by|produced and|was recorded|five stars|leave a review|leave us a review|join us again|"
    "wherever you get your podcasts|wherever you listen|you've been listening to|you have been listening to|"
    "that's all from|that's all for",
    "de": "auf wiedersehen|auf wiederhören|tschüss|tschüs|bis bald|bis zum nächsten|bis nächste|bis dann|"
    "machen sie's gut|macht's gut|produziert von|produziert hat|redaktion hatte|redaktion und|fünf sterne|"
    "bewertet uns|bewerten sie uns|überall, wo es podcasts gibt|das war's",
    "fr": "au revoir|à bientôt|à la prochaine|à la semaine prochaine|à très vite|est produit par|est une production|"
    "était produit par|réalisé par|cinq étoiles|vous avez écouté|vous écoutiez",
    "nl": "tot ziens|tot de volgende|tot volgende|tot snel|tot gauw|dag allemaal|geproduceerd door|is een productie|"
    "gemaakt door|vijf sterren|je luisterde naar|u luisterde naar",
    "sv": "hej då|adjö|vi hörs|vi ses|på återhörande|producerades av|produceras av|producent är|det var allt",
    "da": "farvel|på genhør|vi høres ved|på gensyn|er produceret af|blev produceret af|producent er|fem stjerner",
    "no": "ha det|på gjenhør|vi høres|vi sees|er produsert av|ble produsert av|produsent er|fem stjerner",
    "fi": "näkemiin|kuulemiin|ensi kertaan|on tuottanut|tuotti|tuottaja on|viisi tähteä",
    "es": "adiós|hasta la próxima|hasta luego|hasta pronto|hasta la semana|nos vemos|nos escuchamos|nos oímos|"
    "producido por|producción de|es una producción|cinco estrellas|han escuchado|habéis escuchado",
    "it": "arrivederci|ciao|alla prossima|a presto|ci sentiamo|ci vediamo|ci risentiamo|prodotto da|una produzione|"
    "montaggio di|a cura di|cinque stelle|avete ascoltato",
    "pt": "adeus|até à próxima|até a próxima|até breve|até logo|até para a semana|até semana que vem|tchau|"
    "produzido por|produção de|tem o apoio|com o apoio|cinco estrelas|ouviram|vocês ouviram",
    "ca": "adéu|a reveure|fins aviat|fins la propera|fins a la propera|produït per|una producció|cinc estrelles",
    "ro": "la revedere|pe curând|pe data viitoare|ne auzim|ne vedem|produs de|realizat de|cinci stele|ați ascultat",
    "el": "αντίο|γεια σας|εις το επανιδείν|τα λέμε|μέχρι την επόμενη|παραγωγή|πέντε αστέρια",
    "pl": "do widzenia|do usłyszenia|do zobaczenia|do następnego|na razie|wyprodukował|wyprodukowała|produkcja|"
    "pięć gwiazdek|słuchali państwo",
    "cs": "na shledanou|nashledanou|na slyšenou|naslyšenou|mějte se|uslyšíme se|zase příště|produkce|pět hvězdiček|"
    "poslouchali jste",
    "ru": "до свидания|до встречи|до новых встреч|до скорого|всего доброго|услышимся|увидимся|продюсер|вы слушали",
    "uk": "до побачення|до зустрічі|до нових зустрічей|на все добре|бувайте|почуємося|побачимося|продюсер|ви слухали",
    "hu": "viszontlátásra|viszonthallásra|legközelebb|hamarosan találkozunk|producer|készítette|szerkesztette",
    "he": "להתראות|נשתמע|עד הפעם הבאה|הפקה|הפיקה|הפיק|האזנתם",
    "ar": "إلى اللقاء|مع السلامة|نلقاكم|نلتقي|في أمان الله|إنتاج|استمعتم",
    "fa": "خداحافظ|خدانگهدار|به امید دیدار|تا برنامه|تهیه کننده|شنیدید",
    "tr": "hoşça kalın|hoşçakalın|görüşmek üzere|görüşürüz|güle güle|yapımcı|yapımcılığını|dinlediniz",
    "vi": "tạm biệt|hẹn gặp lại|xin chào và hẹn|sản xuất bởi",
    "id": "sampai jumpa|sampai bertemu|selamat tinggal|diproduksi oleh",
    "ja": "さようなら|また次回|次回も|また来週|お聴きいただき|お聞きいただき|お届けしました|制作は|高評価",
    "zh": "再见|再見|下期|下次再|我们下|我們下|收听|收聽|制作人|製作人|五星",
    "ko": "안녕히|다음 시간|다음 주에|다음에 또|들어주셔서|청취해",
    "hi": "अलविदा|फिर मिलेंगे|अगली बार",
    "th": "ลาก่อน|พบกันใหม่|แล้วพบกัน",
}
