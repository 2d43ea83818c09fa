"""Polish, Czech, Russian, Ukrainian, Hungarian: their words for interviews. The fields: `vocabulary.Words`."""

from __future__ import annotations

from pipeline.parse.words.vocabulary import Words

CENTRE: dict[str, Words] = {
    "pl": Words(
        series="cykl|seria|cyklu|serii",
        question="pytanie|p",
        answer="odpowiedź|o",
        interviewer="redakcja|dziennikarz|dziennikarka|prowadzący|prowadząca|rozmówca|red.",
        guest="gość|rozmówca|rozmówczyni|rozmówcą|bohaterka|bohater",
        starters="co|jak|dlaczego|czemu|kiedy|gdzie|kto|kogo|komu|jaki|jaka|jakie|który|która|które|ile|skąd|dokąd|"
        "czy|proszę|opowiedz|niech|po co|a co|a jak|i co|a kto|czym|o czym|z czego|od czego|na czym|w jaki",
        you="ty|ci|ciebie|twój|twoja|twoje|pan|pani|pana|panu|panią|państwo|państwa|wy|was|wasz|masz|jesteś",
        session="odcinek|odc.|numer|nr|rozmowa|wywiad|spotkanie|część|wydanie",
        part="część|cz.",
        numbers="jeden=1|dwa=2|trzy=3|cztery=4|pięć=5|sześć=6|siedem=7|osiem=8|dziewięć=9|dziesięć=10|pierwsz*=1|"
        "drug*=2|trzeci*=3|czwart*=4|piąt*=5|szóst*=6|siódm*=7|ósm*=8|dziewiąt*=9|dziesiąt*=10|jedenast*=11|"
        "dwunast*=12|trzynast*=13|czternast*=14|piętnast*=15|szesnast*=16|siedemnast*=17|osiemnast*=18|"
        "dziewiętnast*=19|dwudziest*=20|trzydziest*=30",
        months="stycznia/styczeń|lutego/luty|marca/marzec|kwietnia/kwiecień|maja/maj|czerwca/czerwiec|lipca/lipiec|"
        "sierpnia/sierpień|września/wrzesień|października/październik|listopada/listopad|grudnia/grudzień",
        interview="wywiad|rozmowa|rozmawia|rozmawiamy|rozmowy|pytania do|w rozmowie",
        lead_in="wywiad z|rozmowa z|rozmawiamy z|rozmawia z|rozmawia|pytania do|gościem jest|naszym gościem jest|"
        "odwiedzamy|spotykamy",
        speaks="opowiada|odpowiada|mówi|jest|prowadzi|pracuje|buduje|założył|założyła|wyjaśnia|rysuje|naprawia",
        self_intro="jestem|nazywam się|mam na imię",
        roles="założyciel|założycielka|muzyk|inżynier|dyrektor|dyrektorka|autor|autorka|artysta|artystka|profesor|"
        "profesorka|dziennikarz|dziennikarka|piekarz|piekarka|rybak|rybaczka|nauczyciel|nauczycielka|pisarz|pisarka|"
        "kartograf|kartografka|przewodnik|przewodniczka|zegarmistrz|pszczelarz|pszczelarka|fotograf|fotografka|"
        "introligator|introligatorka|bibliotekarka|krawiec|krawcowa|kowal|lutnik|lutniczka|producent|producentka|"
        "badacz|badaczka|redaktor|redaktorka|właściciel|właścicielka",
        role_ends="który|która|które|o tym|o|gdzie|i dlaczego|znany|znana",
        asides="wstęp|linki|spis treści|źródła|przypisy",
        closing="na koniec|przyszłość|zakończenie|podsumowanie",
        conclusion="podziękowania|dziękujemy|posłowie",
        credits="rozmawiał|rozmawiała|wywiad przeprowadził|wywiad przeprowadziła|dziękujemy za rozmowę|rozmawiali|"
        "dziękuję za rozmowę",
        action="napisz do nas=2|napiszcie=2|skontaktuj się=2|zapisz się=2|subskrybuj=2|odwiedź nas=2|"
        "prosimy pisać=2|wyślij=1|czekamy na=1|znasz=1|znacie=1|chcesz=1|dołącz=2|za darmo=1|zapraszamy=1|piszcie=2|"
        "zgłoś=1|napisz=1|napiszcie do=2|przyjdź=1|zadzwoń=1"
        "|odpowiedz na=1.5|powiedz nam=2|dajcie znać=2|daj znać=2|opowiedz nam=2|zaproponuj=2"
        "|zaproponujcie=2|weź udział=2|wpadnij=1.5|przyślij=2|przyślijcie=2|piszcie do=2"
        "|prosimy o kontakt=2|czekamy=1|wesprzyj=1.5",
        comments="dodaj komentarz|komentarze|zostaw komentarz|napisz komentarz"
        "|brak komentarzy|komentuj|dodaj opinię|skomentuj|twój komentarz|dyskusja|opinie",
        contact="kontakt|adres|dane kontaktowe",
        furniture="przejdź do treści|przejdź do głównej treści|przejdź do zawartości|"
        "udostępnij|drukuj|strona główna|menu|szukaj|reklama|czytaj więcej|czytaj dalej|do góry|następny|"
        "poprzedni|zaloguj"
        "|kopiuj link|udostępnij na facebooku|posłuchaj artykułu|zaakceptuj wszystkie|zapisz się"
        "|następny artykuł|poprzedni artykuł|następny wpis|poprzedni wpis|polityka prywatności|regulamin"
        "|spis treści|wszelkie prawa zastrzeżone|drukuj artykuł|obserwuj nas",
        furniture_starts="tagi:|kategoria:|kategorie:|opublikowano|zaktualizowano|czytaj też:|czytaj także:|"
        "udostępnij "
        "|fot.:|zdjęcie:|zdjęcia:|tematy:|ta strona używa|używamy plików cookie|strona korzysta z"
        "|zapisz się do newslettera|zapisz się na newsletter|zobacz w przeglądarce|wypisz się"
        "|czas czytania|wszelkie prawa|śledź nas|wyświetleń:|odsłon:",
        about="o autorze|o autorce|o nas|o autorach",
        common="i w się na nie z do to że jest o jak po co tak ale za od czy był przez już tylko mnie było dla są bo a",
        honorific="pan|pani|panie|dr|hab.|prof.|mgr|inż.",
        bylines="autor|autorka|tekst|zdjęcia|fot.|foto|opublikowano",
        thanks="dziękuję|dziękujemy|dzięki",
        other="najczęściej zadawane pytania|często zadawane pytania|protokół|przepis|komunikat prasowy|"
        "porządek obrad|felieton|rozprawa|posiedzenie rady|oferta pracy|rozmowa kwalifikacyjna",
        me="ja|mnie|mi|mój|moja|moje|jestem|mam|byłem|byłam|mną",
        related="czytaj też|czytaj także|zobacz też|zobacz także|podobne wpisy|polecamy"
        "|powiązane artykuły|może cię zainteresować|może cię też zainteresować|przeczytaj też"
        "|przeczytaj także|przeczytaj również|najczęściej czytane|najpopularniejsze|ostatnie wpisy"
        "|inne rozmowy|inne wywiady|więcej na ten temat|czytaj również|warto przeczytać|podobne artykuły",
    ),
    "cs": Words(
        series="seriál|rubrika|cyklus|rubrice",
        question="otázka|o",
        answer="odpověď",
        interviewer="redakce|redaktor|redaktorka|moderátor|moderátorka|novinář|novinářka|tazatel",
        guest="host|respondent|zpovídaný",
        starters="co|jak|proč|kdy|kde|kdo|koho|komu|jaký|jaká|jaké|který|která|které|kolik|odkud|kam|čím|o čem|"
        "popište|řekněte|vyprávějte|máte|je|jste|byl|a co|a jak|a proč|s kým|na čem|z čeho|v čem|dá se|umíte|bojíte|"
        "stalo",
        you="ty|tě|tobě|tvůj|tvoje|vy|vás|vám|vámi|váš|vaše|vaši|máte|jste|pane|paní",
        session="díl|číslo|č.|rozhovor|epizoda|vydání|povídání|setkání|část",
        part="část",
        numbers="jedna=1|dva=2|tři=3|čtyři=4|pět=5|šest=6|sedm=7|osm=8|devět=9|deset=10|prvn*=1|druh*=2|třet*=3|"
        "čtvrt*=4|pát*=5|šest*=6|sedm*=7|osm*=8|devát*=9|desát*=10|jedenáct*=11|dvanáct*=12|třináct*=13|čtrnáct*=14|"
        "patnáct*=15|šestnáct*=16|sedmnáct*=17|osmnáct*=18|devatenáct*=19|dvacát*=20",
        months="ledna/leden|února/únor|března/březen|dubna/duben|května/květen|června/červen|července/červenec|"
        "srpna/srpen|září|října/říjen|listopadu/listopad|prosince/prosinec",
        interview="rozhovor|rozhovory|povídání|hovoříme|otázky pro",
        lead_in="rozhovor s|povídání s|hovoříme s|mluvili jsme s|otázky pro|naším hostem je|hostem je|navštívili jsme",
        speaks="vypráví|odpovídá|říká|je|vede|pracuje|staví|založil|založila|vysvětluje|opravuje",
        self_intro="jsem|jmenuji se|jmenuju se|mé jméno je",
        roles="zakladatel|zakladatelka|hudebník|hudebnice|inženýr|ředitel|ředitelka|autor|autorka|umělec|umělkyně|"
        "profesor|profesorka|novinář|novinářka|pekař|pekařka|rybář|učitel|učitelka|spisovatel|spisovatelka|opravář|"
        "opravářka|hodinář|včelař|včelařka|fotograf|fotografka|knihař|knihařka|knihovnice|krejčí|kovář|badatel|"
        "badatelka|majitel|majitelka|varhanář|zvonař",
        role_ends="který|která|které|o tom|o|kde|a proč|známý|známá",
        asides="úvod|odkazy|obsah|zdroje|poznámky",
        closing="na závěr|budoucnost|závěr",
        conclusion="závěr|poděkování|děkujeme|doslov",
        credits="rozhovor vedl|rozhovor vedla|ptal se|ptala se|děkujeme|připravil|připravila",
        action="napište nám=2|pište=2|kontaktujte=2|přihlaste se=2|odebírejte=2|navštivte=2|pošlete=1|"
        "znáte=1|chcete=1|přijďte=2|zdarma=1|máte tip=2|napište=1|zavolejte=1|stavte se=2"
        "|odpovězte=1.5|dejte nám vědět=2|dejte vědět=2|napište mi=2|navrhněte=2|zapojte se=2"
        "|přihlásit se=1|ozvěte se=2|pošlete nám=2|těšíme se na=1.5|podpořte=1.5|navštivte nás=2",
        comments="přidat komentář|napiši komentar|ostavi komentar|komentáře|napsat komentář|diskuse|diskuze"
        "|vložit komentář|žádné komentáře|komentovat|diskuse k článku|diskuze k článku|váš komentář"
        "|zapojte se do diskuse",
        contact="kontakt|adresa|kontakty",
        furniture="přejít k obsahu|přeskočit na obsah|přejít na obsah|"
        "sdílet|tisk|domů|menu|hledat|reklama|číst dál|nahoru|další|předchozí|přihlásit"
        "|sdílet na facebooku|kopírovat odkaz|přijmout vše|odebírat|další článek|předchozí článek"
        "|zásady ochrany osobních údajů|vytisknout|mapa stránek|všechna práva vyhrazena|toplist"
        "|přihlášení",
        furniture_starts="štítky:|kategorie:|rubrika:|publikováno|aktualizováno|čtěte také:|rubriky:"
        "|foto:|autor fotografie|témata:|tyto stránky používají|používáme cookies|tento web používá"
        "|přihlaste se k odběru|zobrazit v prohlížeči|odhlásit odběr|odhlásit|doba čtení|všechna práva"
        "|sledujte nás|stránky nejlépe|zobrazení:",
        about="o autorovi|o autorce|o nás|autor článku|o autorech|autor",
        common="a se na je že v to s z do si jsem ale jako tak co pro za by jsme už jen když nebo který byl mi od po "
        "ne jsou",
        honorific="pan|paní|pane|slečna",
        bylines="autor|autorka|text|foto|publikováno",
        thanks="děkuji|děkujeme|díky",
        other="časté dotazy|často kladené|zápis z|tisková zpráva|recept|osoby|sloupek|fejeton|veřejné slyšení",
        me="já|mě|mi|mne|můj|moje|jsem|mám|moji",
        related="čtěte také|související články|mohlo by vás zajímat|další články"
        "|čtěte dále|přečtěte si také|podobné články|nejčtenější|mohlo by vás také zajímat"
        "|další rozhovory|z jiných médií|čtěte i|další z rubriky",
    ),
    "ru": Words(
        series="рубрика|цикл|серия|рубрике|цикле",
        question="вопрос|в",
        answer="ответ|о",
        interviewer="корр|корр.|корреспондент|интервьюер|журналист|ведущий|ведущая|редакция|ред.",
        guest="гость|гостья|собеседник|собеседница|герой|героиня",
        starters="что|как|почему|зачем|когда|где|кто|кого|кому|чем|какой|какая|какое|какие|сколько|откуда|куда|"
        "расскажите|опишите|скажите|объясните|чей|есть ли|можно ли|вы|а вы|и как|и что|а что|а как|а где|а почему|"
        "у вас|о чем|о чём|с чего|бывает|правда",
        you="вы|вас|вам|вами|ваш|ваша|ваше|ваши|вашей|вашего|ты|тебя|тебе|твой|твоя",
        session="выпуск|серия|беседа|интервью|встреча|номер|№|эпизод|часть|разговор|сессия",
        part="часть|ч.",
        numbers="один=1|два=2|три=3|четыре=4|пять=5|шесть=6|семь=7|восемь=8|девять=9|десять=10|перв*=1|втор*=2|"
        "трет*=3|четв*=4|пят*=5|шест*=6|седьм*=7|восьм*=8|девят*=9|десят*=10|одиннадцат*=11|двенадцат*=12|"
        "тринадцат*=13|четырнадцат*=14|пятнадцат*=15|шестнадцат*=16|семнадцат*=17|восемнадцат*=18|девятнадцат*=19|"
        "двадцат*=20|тридцат*=30",
        months="января/январь|февраля/февраль|марта/март|апреля/апрель|мая/май|июня/июнь|июля/июль|августа/август|"
        "сентября/сентябрь|октября/октябрь|ноября/ноябрь|декабря/декабрь",
        interview="интервью|беседа|беседы|беседуем|разговор|разговоры|поговорил|поговорили|вопросов|вопросы",
        lead_in="интервью с|беседа с|разговор с|поговорили с|поговорил с|встретились с|наш гость|наша гостья|"
        "гость выпуска|в гостях у|с",
        speaks="рассказывает|рассказал|рассказала|отвечает|говорит|работает|руководит|основал|основала|чинит|держит",
        self_intro="я|меня зовут|моё имя|мое имя",
        roles="основатель|основательница|музыкант|инженер|директор|автор|художник|художница|профессор|журналист|"
        "журналистка|пекарь|рыбак|учитель|учительница|писатель|писательница|настройщик|часовщик|пасечник|пасечница|"
        "фотограф|переплётчик|переплётчица|библиотекарь|портной|портниха|кузнец|реставратор|исследователь|редактор|"
        "владелец|владелица|мастер|мастерица|смотритель|хранитель|хранительница|врач|капитан|продюсер|звонарь|"
        "композитор|певица|певец|сторож|лоцман",
        role_ends="который|которая|которое|о том|про то|где|и почему|известный|известная",
        asides="введение|вступление|ссылки|содержание|источники|примечания",
        closing="в заключение|напоследок|будущее|итоги",
        conclusion="заключение|спасибо|благодарности|послесловие",
        credits="беседовал|беседовала|интервью взял|интервью взяла|беседу вёл|беседу вела|беседу вел|подготовил|"
        "подготовила|благодарим|записал|записала",
        action="пишите нам=2|пишите=2|напишите нам=2|напишите=2|свяжитесь=2|подпишитесь=2|подписывайтесь=2|"
        "приходите=1|присылайте=2|хотите=1|знаете=1|бесплатно=1|присоединяйтесь=2|ждём ваших=2|ждем ваших=2|"
        "заходите=1|звоните=1|ждём=1|ждем=1|рассказывайте=1"
        "|ответьте на=1.5|расскажите нам=2|сообщите нам=2|дайте знать=2|предложите=2|предлагайте=2"
        "|участвуйте=2|приезжайте=1.5|заглядывайте=2|будем рады=1.5|жду писем=2|ждём писем=2|ждем писем=2"
        "|поддержите=1.5|шлите=2|пришлите=2|записаться=1",
        comments="оставить комментарий|обсудить на форуме|обсудить|напиши коментар|остави коментар|комментарии|"
        "добавить комментарий|написать комментарий|обсуждение"
        "|оставить отзыв|комментировать|нет комментариев|ваш комментарий|отзывы|комментариев нет"
        "|написать отзыв|комментарии читателей|войдите, чтобы оставить комментарий|отправить комментарий",
        contact="контакты|контакт|адрес|наш адрес",
        furniture="перейти к содержимому|перейти к содержанию|перейти к основному содержанию|"
        "поделиться|печать|главная|меню|поиск|реклама|читать далее|наверх|вперед|назад|войти|"
        "версия для печати|новости"
        "|скопировать ссылку|поделиться вконтакте|послушать статью|принять все|подписаться"
        "|следующая запись|предыдущая запись|следующая статья|предыдущая статья"
        "|политика конфиденциальности|пользовательское соглашение|содержание|оглавление"
        "|все права защищены|сообщить об ошибке|в избранное|к списку|другие новости",
        furniture_starts="метки:|теги:|рубрика:|рубрики:|категория:|опубликовано|обновлено|читайте также|просмотров:|"
        "реклама:"
        "|фото:|подписывайтесь на|подпишитесь на|подписаться на|нашли ошибку|если вы нашли ошибку"
        "|если вы заметили ошибку|заметили ошибку|мы используем cookie|мы используем файлы"
        "|этот сайт использует|сайт использует|открыть в браузере|посмотреть в браузере|отписаться"
        "|время чтения|все права|телефон рекламного|отпечатано|подписано в печать|источник фото|просмотры"
        "|следите за нами|читать далее|при перепечатке|перепечатка",
        about="об авторе|о нас|о проекте|об авторах|сведения об авторе",
        common="и в не на что я с он как это но у по из за от так же то все она мне был вы бы уже только меня когда "
        "его",
        honorific="господин|госпожа",
        bylines="автор|текст|фото|опубликовано|фотографии",
        thanks="спасибо|благодарю|благодарим",
        other="часто задаваемые вопросы|вопросы и ответы|протокол|пресс-релиз|рецепт|повестка|действующие лица|"
        "колонка|заседание|слушания|сценарий|стенограмма заседания",
        me="я|мне|меня|мной|мой|моя|мое|моё|мои|моей|моего|у меня",
        related="читайте также|другие интервью|другие беседы|другие материалы|другие люди|похожие статьи|"
        "по теме|ещё по теме|еще по теме|похожие материалы|смотрите также"
        "|читать также|читайте ещё|читайте еще|ещё статьи|еще статьи|самое читаемое|последние новости"
        "|вам может понравиться|вам может быть интересно|материалы по теме"
        "|новости по теме|похожие записи|что почитать|ещё интервью|следующая статья|свежие записи"
        "|из этой же рубрики",
    ),
    "uk": Words(
        series="рубрика|цикл|серія|рубриці|циклі",
        question="запитання|питання|з|п",
        answer="відповідь|в",
        interviewer="кор|кор.|кореспондент|журналіст|журналістка|ведучий|ведуча|редакція",
        guest="гість|гостя|співрозмовник|співрозмовниця",
        starters="що|як|чому|навіщо|коли|де|хто|кого|кому|чим|який|яка|яке|які|скільки|звідки|куди|розкажіть|опишіть|"
        "скажіть|поясніть|чи|а як|а що|і що|а чи|про що|з чого|у вас|ви",
        you="ви|вас|вам|вами|ваш|ваша|ваше|ваші|вашої|ти|тебе|тобі|твій|твоя",
        session="випуск|розмова|бесіда|інтерв'ю|зустріч|номер|№|епізод|частина",
        part="частина|ч.",
        numbers="один=1|два=2|три=3|чотири=4|п'ять=5|шість=6|сім=7|вісім=8|дев'ять=9|десять=10|перш*=1|друг*=2|"
        "трет*=3|четверт*=4|п'ят*=5|п’ят*=5|шост*=6|сьом*=7|восьм*=8|дев'ят*=9|дев’ят*=9|десят*=10|одинадцят*=11|"
        "дванадцят*=12|тринадцят*=13|двадцят*=20",
        months="січня/січень|лютого/лютий|березня/березень|квітня/квітень|травня/травень|червня/червень|липня/липень|"
        "серпня/серпень|вересня/вересень|жовтня/жовтень|листопада/листопад|грудня/грудень",
        interview="інтерв'ю|розмова|розмови|бесіда|говоримо|поговорили",
        lead_in="інтерв'ю з|розмова з|бесіда з|поговорили з|говоримо з|наш гість|наша гостя|у гостях у|з|із",
        speaks="розповідає|розповіла|розповів|відповідає|каже|працює|керує|заснував|заснувала|відливає",
        self_intro="я|мене звати|моє ім'я",
        roles="засновник|засновниця|музикант|музикантка|інженер|інженерка|директор|директорка|автор|авторка|художник|"
        "художниця|професор|професорка|журналіст|журналістка|пекар|пекарка|рибалка|вчитель|вчителька|письменник|"
        "письменниця|ливарник|ливарниця|годинникар|пасічник|пасічниця|фотограф|фотографка|бібліотекар|бібліотекарка|"
        "кравець|кравчиня|коваль|майстер|майстриня|дослідник|дослідниця|редактор|редакторка|власник|власниця|гончар|"
        "гончарка",
        role_ends="який|яка|яке|про те|де|і чому|відомий|відома",
        asides="вступ|посилання|зміст|джерела|примітки",
        closing="на завершення|насамкінець|майбутнє",
        conclusion="післямова|дякуємо|подяки",
        credits="розмовляв|розмовляла|розпитував|розпитувала|спілкувався|спілкувалася|інтерв'ю взяв|інтерв'ю взяла|"
        "дякуємо|записав|записала",
        action="пишіть нам=2|пишіть=2|напишіть=2|зв'яжіться=2|підпишіться=2|підписуйтесь=2|телефонуйте=2|приходьте=1|"
        "надсилайте=2|хочете=1|знаєте=1|безкоштовно=1|приєднуйтесь=2|заходьте=1|чекаємо=1|розкажіть нам=2"
        "|дайте знати=2|повідомте нас=2|запропонуйте=2|пропонуйте=2|беріть участь=2|приїжджайте=1.5"
        "|будемо раді=1.5|чекаємо на=1.5|підтримайте=1.5|надішліть=2|розкажіть=0.5|завітайте=2"
        "|записатися=1",
        comments="залишити коментар|обговорити на форумі|коментарі|додати коментар|написати коментар"
        "|залишити відгук|коментувати|немає коментарів|обговорити|ваш коментар|обговорення|відгуки"
        "|надіслати коментар",
        contact="контакти|контакт|адреса|наша адреса",
        furniture="перейти до вмісту|перейти до основного вмісту|"
        "поділитися|друк|головна|меню|пошук|реклама|читати далі|вгору|увійти"
        "|скопіювати посилання|прийняти всі|підписатися|підписатись|наступна стаття|попередня стаття"
        "|наступний запис|попередній запис|політика конфіденційності|зміст|усі права захищено"
        "|всі права захищені|повідомити про помилку|підтримати|телеграм",
        furniture_starts="мітки:|теги:|рубрика:|категорія:|опубліковано|оновлено|читайте також"
        "|фото:|підписуйтесь на|підписуйтеся на|підпишіться на|якщо ви помітили помилку"
        "|якщо ви знайшли помилку|знайшли помилку|помітили помилку|ми використовуємо cookie"
        "|ми використовуємо файли|цей сайт використовує|відкрити в браузері|переглянути в браузері"
        "|відписатися|час читання|усі права|всі права|стежте за нами|передрук|подобається матеріал"
        "|підтримайте редакцію|підтримати редакцію",
        about="про автора|про авторку|про нас|про авторів",
        common="і в не на що я з він як це але у по за від так та й є вона мені був ви вже тільки мене коли його до "
        "про",
        honorific="пан|пані|пане",
        bylines="автор|авторка|текст|фото|опубліковано",
        thanks="дякую|дякуємо",
        other="поширені запитання|часті запитання|протокол|пресреліз|рецепт|порядок денний|дійові особи|"
        "колонка|слухання|засідання|сценарій|вакансія|співбесіда",
        me="я|мені|мене|мій|моя|моє|мої|мною",
        related="читайте також|схожі матеріали|за темою|інші публікації"
        "|читати також|читайте ще|останні новини|вас може зацікавити|інші інтерв'ю|дивіться також"
        "|новини за темою|схожі записи|матеріали за темою|більше за темою|свіжі записи|найпопулярніше"
        "|ще за темою",
    ),
    "hu": Words(
        series="sorozat|rovat",
        me="én|nekem|engem|az én|vagyok|voltam|nálam|velem|tőlem|nem|mi",
        question="kérdés|k",
        answer="válasz|v",
        interviewer="riporter|szerkesztő|szerkesztőség|műsorvezető|újságíró",
        guest="vendég|beszélgetőtárs|interjúalany",
        starters="mi|mit|miért|hogyan|hogy|mikor|hol|ki|kit|kinek|milyen|melyik|mennyi|hány|honnan|hová|meséljen|"
        "mesélj|mondja|van|volt|lehet|és mi|és hogyan|és miért|mire|mitől|miből|miben|mióta",
        you="te|téged|neked|ön|önt|önnek|maga|magának|ti|önök|tudja|szokta",
        session="rész|szám|sz.|epizód|beszélgetés|interjú|adás",
        part="rész",
        numbers="egy=1|kettő=2|két=2|három=3|négy=4|öt=5|hat=6|hét=7|nyolc=8|kilenc=9|tíz=10|első=1|második=2|"
        "harmadik=3|negyedik=4|ötödik=5|hatodik=6|hetedik=7|nyolcadik=8|kilencedik=9|tizedik=10|tizenegyedik=11|"
        "tizenkettedik=12|huszadik=20",
        months="január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
        interview="interjú|beszélgetés|beszélgettünk|kérdések",
        lead_in="interjú|beszélgetés|vendégünk|meglátogattuk",
        speaks="mesél|válaszol|mondja|dolgozik|vezeti|javítja",
        self_intro="vagyok|a nevem|nevem",
        roles="alapító|zenész|mérnök|igazgató|szerző|művész|professzor|újságíró|pék|halász|tanár|tanárnő|író|órás|"
        "méhész|fényképész|könyvtáros|szabó|varrónő|kovács|kutató|szerkesztő|tulajdonos|mester|hangszerkészítő",
        role_ends="aki|ami|ahol|és miért|arról",
        asides="bevezetés|linkek|tartalom|források",
        closing="végül|jövő|zárszó",
        conclusion="zárszó|köszönjük|köszönet",
        credits="az interjút készítette|a beszélgetést|köszönjük|készítette",
        action="írjon nekünk=2|írj nekünk=2|lépjen kapcsolatba=2|iratkozzon fel=2|iratkozz fel=2|látogasson el=2|"
        "hívjon=2|küldje=1|ismer=1|szeretne=1|ingyen=1|várjuk=1"
        "|válaszoljon=1.5|mondja el nekünk=2|mondd el nekünk=2|javasoljon=2|írja meg=2|írd meg=2"
        "|jelentkezzen=2|jelentkezz=2|vegyen részt=2|támogasson=1.5|támogass=1.5|küldjön=1.5|küldd el=2"
        "|jöjjön=1",
        comments="hozzászólások|szólj hozzá|hozzászólás"
        "|új hozzászólás|nincs hozzászólás|szóljon hozzá|írj hozzászólást|vélemény|kommentek|hozzászólok",
        contact="kapcsolat|cím|elérhetőség",
        furniture="ugrás a tartalomra|tovább a tartalomra|kilépés a tartalomba|"
        "megosztás|nyomtatás|főoldal|menü|keresés|hirdetés|tovább|vissza"
        "|megosztom|megosztás facebookon|link másolása|összes elfogadása|feliratkozás|feliratkozom"
        "|következő cikk|előző cikk|következő|előző|adatvédelem|adatkezelési tájékoztató|tartalomjegyzék"
        "|impresszum|minden jog fenntartva|bejelentkezés",
        furniture_starts="címkék:|kategória:|közzétéve|frissítve"
        "|fotó:|fotók:|kép:|témák:|ez az oldal sütiket|az oldal sütiket|sütiket használunk|iratkozzon fel"
        "|iratkozz fel|megtekintés böngészőben|leiratkozás|olvasási idő|minden jog|kövessen minket"
        "|kövess minket",
        common="a az és hogy nem is egy ez van de ha meg már volt csak mint vagy azt el én minden mert még ki ő mi",
        bylines="szöveg|fotó|írta|szerző",
        thanks="köszönöm|köszönjük",
        other="gyakori kérdések|jegyzőkönyv|sajtóközlemény|recept|jegyzet|közmeghallgatás|forgatókönyv",
        related="kapcsolódó cikkek|olvassa el|ajánlott"
        "|kapcsolódó bejegyzések|további cikkek|legolvasottabb|legfrissebb|ez is érdekelheti"
        "|ez is érdekelhet|olvasd el ezt is|olvassa el ezt is|további interjúk|lásd még|korábbi interjúk"
        "|hasonló cikkek",
        about="a szerzőről",
    ),
}
