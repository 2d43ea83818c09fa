"""What stands in plays, on the stage and on the radio, beside what the voices say.

By language. Everything is lower case.
"""

from __future__ import annotations

SCENES: dict[str, str] = {
    "en": "act|scene",
    "de": "akt|aufzug|szene|auftritt|bild",
    "fr": "acte|scène|tableau",
    "nl": "bedrijf|scène|tafereel",
    "sv": "akt|akten|scen|scenen",
    "da": "akt|scene",
    "no": "akt|scene",
    "fi": "näytös|kohtaus",
    "es": "acto|escena|cuadro",
    "it": "atto|scena|quadro",
    "pt": "ato|acto|cena|quadro",
    "ro": "actul|act|scena|tabloul",
    "el": "πράξη|σκηνή",
    "pl": "akt|scena|odsłona",
    "cs": "jednání|dějství|výstup|obraz|scéna",
    "ru": "действие|акт|явление|сцена|картина",
    "uk": "дія|акт|ява|сцена|картина",
    "hu": "felvonás|jelenet",
    "tr": "perde|sahne",
    "ar": "الفصل|المشهد",
    "he": "מערכה|תמונה|סצנה",
    "fa": "پرده|صحنه",
    "ja": "幕|場|第",
    "zh": "幕|场|場|第",
    "ko": "막|장|제",
    "vi": "hồi|màn|cảnh",
    "id": "babak|adegan",
}
"""What an act or a scene is counted by: "ACT TWO", "第一幕"."""

STAGED: dict[str, str] = {
    "en": "curtain|the curtain falls|curtain falls|blackout|black out|lights fade|fade to black|exit|exeunt|enter|"
    "dramatis personae|persons of the play|cast of characters|roles|characters|voices|end of act|end of play|"
    "lights up|lights down",
    "de": "vorhang|der vorhang fällt|dunkel|black|licht aus|personen|die personen|rollen|tritt auf",
    "fr": "rideau|noir|noir final|personnages|les personnages|distribution|fin de l'acte",
    "nl": "doek|het doek valt|licht uit|personages|rolverdeling|personen",
    "sv": "ridå|mörker|rollista|roller|personer|medverkande",
    "da": "tæppe|mørke|roller|rolleliste|personer",
    "no": "teppe|mørke|roller|rolleliste|personer",
    "fi": "esirippu|pimeys|henkilöt|roolit",
    "es": "telón|personajes|los personajes|fin del acto|reparto",
    "it": "sipario|buio|cala il sipario|personaggi|i personaggi|fine dell'atto",
    "pt": "pano|cai o pano|blecaute|escuro|personagens|as personagens|fim do ato",
    "ro": "cortina|cade cortina|întuneric|personaje|personajele|sfârșitul actului",
    "el": "αυλαία|σκοτάδι|πρόσωπα|τα πρόσωπα|διανομή",
    "pl": "kurtyna|kurtyna opada|ciemność|osoby|osoby dramatu|obsada",
    "cs": "opona|tma|osoby|postavy|obsazení",
    "ru": "занавес|затемнение|действующие лица|действующие лица и исполнители",
    "uk": "завіса|затемнення|дійові особи|дієві особи",
    "hu": "függöny|sötét|szereplők|személyek",
    "tr": "perde|perde kapanır|karartma|kişiler|oyun kişileri|roller",
    "ar": "ستار|إظلام|الشخصيات|شخصيات المسرحية",
    "he": "מסך|חושך|הנפשות הפועלות|הדמויות|נפשות",
    "fa": "پرده|تاریکی|اشخاص بازی|اشخاص نمایش|آدم‌ها",
    "ja": "幕|暗転|登場人物|人物",
    "zh": "幕落|落幕|暗场|人物|剧中人物|劇中人物",
    "ko": "막|암전|등장인물|나오는 사람들",
    "vi": "màn hạ|nhân vật|các nhân vật",
    "id": "layar turun|tokoh|para tokoh|pelaku",
}
"""Lines that open or close a scene, and headings over those who speak in it."""

PLAYS: dict[str, str] = {
    "en": "radio play|audio drama|stage play|one-act play|short play|play for two voices|play for voices",
    "de": "hörspiel|theaterstück|einakter",
    "fr": "pièce radiophonique|pièce de théâtre|pièce en un acte|fiction radiophonique",
    "nl": "hoorspel|toneelstuk|eenakter",
    "sv": "hörspel|radioteater|teaterpjäs|enaktare",
    "da": "hørespil|radiospil|skuespil|enakter",
    "no": "hørespill|radioteater|skuespill|enakter",
    "fi": "kuunnelma|näytelmä",
    "es": "radioteatro|radionovela|obra de teatro|pieza teatral",
    "it": "radiodramma|commedia in un atto|pièce teatrale",
    "pt": "peça radiofónica|radionovela|peça de teatro|peça em um ato",
    "ro": "teatru radiofonic|piesă de teatru",
    "el": "ραδιοφωνικό έργο|θεατρικό έργο|μονόπρακτο",
    "pl": "słuchowisko|sztuka teatralna|jednoaktówka",
    "cs": "rozhlasová hra|divadelní hra|jednoaktovka",
    "ru": "радиопьеса|радиоспектакль|пьеса|одноактная",
    "uk": "радіоп'єса|радіовистава|п'єса",
    "hu": "hangjáték|rádiójáték|színdarab|egyfelvonásos",
    "tr": "radyo oyunu|tiyatro oyunu|tek perdelik",
    "ar": "تمثيلية إذاعية|مسرحية",
    "he": "תסכית|מחזה",
    "fa": "نمایش رادیویی|نمایشنامه",
    "ja": "ラジオドラマ|戯曲|朗読劇",
    "zh": "广播剧|廣播劇|话剧剧本|話劇劇本",
    "ko": "라디오 드라마|희곡|단막극",
    "vi": "kịch truyền thanh|vở kịch",
    "id": "sandiwara radio|drama radio|naskah drama",
}
"""What a play calls itself; a talk may be about one, too."""

HEARD = (
    "laughter laughs laugh laughing chuckles chuckle applause music pause pauses break silence crosstalk inaudible "
    "unintelligible unclear sighs coughs gelächter lachen lacht applaus musik pause unverständlich rires rire rit "
    "applaudissements musique inaudible risas ríe aplausos música inaudible risate ride applausi musica risos ri "
    "aplausos skratt skrattar applåder latter ler griner naurua nauraa śmiech śmieje oklaski smích potlesk смех "
    "смеется смеётся аплодисменты сміх сміється оплески nevet nevetés taps râsete râde γέλια gülüşmeler gülüyor"
)
"""What a transcript says is heard, a word or two in brackets on a line: no direction of a play."""
