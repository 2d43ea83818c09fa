"""By what a verb or a noun shows to whom somebody speaks, or that somebody speaks of themselves, without a word for it.

By language, beside the `you` and `me` of its table: whole words; endings, written with a hyphen ("-aste"); and with an
exclamation mark the words that only look so ("!contraste"). Where words are not set apart, each is a part of a text.
Everything is lower case, without the vowel points of Arabic and Hebrew. Politeness often uses the third person, which
shows nobody; but only people remember, think, feel and learn, and nobody asks that of a parcel.
"""

from __future__ import annotations

TO_YOU: dict[str, str] = {
    "es": "le|les|-aste|!contraste|!desgaste|!traste|!engaste|-asteis|-isteis|-áis|-éis|-abas|!trabas|!sílabas|!alabas|"
    "aprendiste|hiciste|naciste|decidiste|viniste|tuviste|fuiste|dijiste|pudiste|quisiste|viviste|escribiste|creciste|"
    "haces|puedes|sabes|crees|piensas|sientes|trabajas|vives|quieres|recuerdas|prefieres|sueles|harías|dirías|vienes|"
    "recuerda|cree|opina|piensa|siente|prefiere|suele|aconseja|aconsejaría|imagina|se imagina|sueña|diría|haría|teme|"
    "echa de menos|le gusta|le gustaría|le da miedo|la haya|le haya|lo haya|le enseñó|le ha|aprendió a|se acuerda|"
    "se define|se considera|se dedica|ha pensado|ha tenido|ha sentido|ha cambiado|cuénteme|cuéntenos|hábleme|háblenos|"
    "usted mismo|usted misma|siendo niño|siendo niña|empezamos|último consejo|última pregunta|para terminar|"
    "algo que añadir",
    "it": "pensi|credi|ricordi|puoi|vuoi|sai|fai|senti|preferisci|vivi|impari|diresti|faresti|avete|siete|potete|"
    "ricorda|si ricorda|pensa|crede|sente|preferisce|consiglia|consiglierebbe|direbbe|farebbe|immagina|insegna|"
    "le piace|le è|le manca|le ha|le dà|ha imparato|ha cominciato|ha iniziato|ha deciso|ha mai|ha pensato|ha provato|"
    "si è|è mai|si definisce|si sente|si considera|che cosa teme|ha paura|mi racconti|ci parli|ci dica|ha capito|"
    "cominciamo|ultimo consiglio|"
    "ultima domanda|per finire|per concludere",
    "pt": "-aste|!contraste|!haste|!desgaste|!guindaste|aprendeste|fizeste|nasceste|viveste|fazes|podes|"
    "pensas|sentes|gostas|lembras|preferes|lembra|recorda|acredita|acha|pensa|sente|gosta|gostaria|prefere|costuma|"
    "imagina|aconselha|diria|faria|tem medo|sonha|aprendeu|decidiu|se lembra|se sente|se considera|se define|"
    "já pensou|já teve|já lhe|lhe aconteceu|ensinou-lhe|ensinou-o|ensinou-a|o ensinou|a ensinou|gosta de|começamos|"
    "último conselho|última pergunta|"
    "para terminar|para acabar",
    "ca": "-aves|-eves|-ies|-eu|!meu|!teu|!seu|!deu|!neu|!peu|!creu|!preu|!arreu|!museu|et|us|penses|"
    "creus|sents|fas|saps|vols|recorda|recordes|pensa|creu|li agrada|t'agrada|us agrada|per acabar|última pregunta",
    "ro": "credeți|simțiți|faceți|vedeți|știți|lucrați|amintiți|gândiți|preferați|iubiți|trăiți|crezi|simți|știi|"
    "lucrezi|amintești|preferi|v-ați|v-a|te-ai|ți-ai|învățat",
    "fr": "-ez|!chez|!assez|!nez|!rez|t'a|t'es|t'as|pour finir|dernière question|dernier conseil|un dernier mot|"
    "penses|fais|vis|crois|rappelles|préfères",
    "el": "-ετε|-ατε|-είτε|-άτε|-ήσατε|!ευεργέτε|θυμάσαι|πιστεύεις|νομίζεις|νιώθεις|δουλεύεις|κάνεις|ξέρεις|άρχισες|"
    "έμαθες|έχεις",
    "pl": "-łeś|-łaś|-liście|-łyście|-esz|!kalosz|-asz|!nasz|!marsz|-isz|!afisz|!pisz|-ysz|!mysz|!krzysz|zdarzyło się|"
    "pamięta|sądzi|myśli|lubi|woli|czuje|boi się|uważa|wierzy|wspomina|nauczył|nauczyła|nauczyło|na koniec|"
    "ostatnie pytanie|żałuje|marzy|tęskni|"
    "poradziłby|poradziłaby",
    "cs": "na závěr|poslední otázka|-íte|-áte|-ete|-ěte|-jste|!světe|!pete|-áš|!náš|!váš|!až|-uješ|-íš|!příš|!blíž|"
    "vzpomínáš|chceš|můžeš|pane|"
    "paní",
    "ru": "-аете|-яете|-еете|-уете|-юете|-ваете|-ёте|!самолёте|!полёте|!счёте|!отчёте|!учёте|-аешь|-яешь|-уешь|-ишь|"
    "!лишь|!тишь|!стишь|умеете|хотите|можете|помните|видите|любите|говорите|учите|боитесь|жалеете|помнишь|хочешь|"
    "можешь",
    "uk": "-аєте|-яєте|-ієте|-уєте|-юєте|-єте|-аєш|-яєш|-уєш|-иш|!лиш|!комиш|хочете|можете|пам'ятаєте|бачите|любите|"
    "говорите|боїтеся|хочеш|можеш",
    "hu": "-ttál|-ttél|-ltál|-ltél|-dtál|-dtél|-rtál|-rtél|-ztál|-ztél|-ntál|-ntél|emlékszik|emlékszel|gondolja|"
    "gondolod|érzi|érzed|szereti|szereted|hiszi|hiszed|tanulta|tanultad|szokott|szoktál|vallja|megtanult",
    "fi": "-tteko|-ttekö|-atko|-ätkö|-itko|-itkö|-etko|-etkö|!ovatko|!voivatko|!tulevatko|!pitävätkö|!tekevätkö|"
    "!eivätkö|!tietävätkö|muistat|muistatte|ajattelet|ajattelette|"
    "teidät|sinut|opitte|aloititte|pidätte",
    "tr": "-siniz|-sınız|-sunuz|-sünüz|-diniz|-dınız|-dunuz|-dünüz|-tiniz|-tınız|-tunuz|-tünüz|-ınız|-iniz|!deniz|"
    "!yalnız|!temiz|!beniz|!geniz|!işletiniz|-unuz|-ünüz|-ınıza|-inize|-ınızda|-inizde|-ınızı|-inizi|-ınızın|-inizin|"
    "-yorsun|-yorsunuz|-mısın|-misin|-musun|-müsün|-rsınız|-rsiniz|usta|hocam",
    "ar": "-تك|!هتك|!فتك|-ديك|-نك|!بنك|!دنك|!البنك|-مك|!سمك|!السمك|-أيك|-رتك|-ابك|!شباك|-ائك|-واتك|تتذكر|تتذكرين|"
    "تذكر|تذكرين|تحب|تحبين|تفكر|تفكرين|تشعر|تشعرين|تعتقد|تعتقدين|ترى|ترين|تستخدم|تستخدمين|تعمل|تعملين|تنصح|تنصحين|"
    "تخاف|تخافين|تحلم|تحلمين|تقول|تقولين|تعلمت|تعلمين|اخترت|قررت|تريد|تريدين|تكتب|تكتبين|تعيش|تعيشين|تجد|تجدين|"
    "شعرت|دخلت|صرت|أصبحت|ندمت|فكرت|حدثنا|حدثينا|أخبرنا|أخبرينا|كنت",
    "he": "זוכר|זוכרת|חושב|חושבת|מרגיש|מרגישה|מאמין|מאמינה|התחלת|למדת|בחרת|החלטת|הגעת|עשית|ראית|חשבת|הרגשת|אוהב|"
    "אוהבת|לימד אותך|לימדה אותך|אצלך|ממך|איתך|עבורך|מפחיד אותך|עבודתך|חייך|דעתך|בעיניך|ספרו",
    "fa": "-ستید|-ردید|!تردید|-فتید|-شتید|-ختید|-ودید|-کنید|-نید|-دانید|-ینید|-تان|!داستان|!استان|!دستان|!دبستان|"
    "!تابستان|!زمستان|!بیمارستان|!شهرستان|!دبیرستان|!کودکستان|!گلستان|!باستان|!دوستان|!بستان|!عربستان|!کتان|!گورستان|"
    "!قهرستان|!افغانستان|!لرستان|!کردستان|!خوزستان|یادتان|خاطرتان|-ادید|خانم|آقای|جناب|استاد",
    "ja": "きっかけ|いらっしゃ|なさい|なさって|なさる|なった理由|されています|されました|心がけ|印象に残|大切にし|"
    "やりがい|"
    "こだわり|どんな思い|どんな気持|気持ちで|聞かせ|思われますか|と思いますか|影響を受け|ご出身|ご家族|修業|弟子|"
    "続けて|"
    "今後の|これからの|目標|辞めたい|怖い|お好き|ご自分|お父|お母|お師匠",
    "zh": "您|你|师傅|師傅|老师|老師|印象最深|印象深刻|最难忘|最難忘|走上|入行|走进这|走進這|坚持|堅持|遗憾|遺憾|害怕|"
    "未来有什么|未來有什麼|有没有想过|有沒有想過|怎么看待|怎麼看待|如何看待",
    "ko": "셨|시나요|십니까|시겠|하시는|되시는|쓰시는|만드시는|보시는|가시는|지내시는|오시는|사시는|하신|되신|쓰신|"
    "오신|"
    "만드신|보신|배우신|계기|말씀|들려|여쭙|스승|하루 일과|좌우명|꿈",
}
"""In questions: somebody is spoken to."""

OF_ME: dict[str, str] = {
    "fr": "j'|m'",
    "es": "-é|!café|!bebé|!porqué|!qué|!comité|!paté|!esté|!dé|!té|!fé|!olé|!puré|!chalé|!chimpancé|!pié|!consomé|"
    "!carné|!parqué|!bidé|-í|!así|!aquí|!allí|!ahí|!casí|!sí|!jabalí|!rubí|!colibrí|!esquí|!maniquí|!frenesí|"
    "hago|hice|voy|fui|tuve|estuve|puse|dije|vine|quise|pude|supe|traje|anduve|digo|sé|quiero|puedo|creo|vivo|veo|"
    "vengo|pongo|salgo|oigo|conozco|nací|debo|llevo|suelo|prefiero|siento|pienso|duermo|conmigo|mío|mía|míos|mías",
    "it": "-avo|!bravo|!ottavo|!cavo|!schiavo|!scavo|!gustavo|-evo|!medioevo|!allievo|!rilievo|!sollievo|!longevo|vado|"
    "posso|voglio|devo|so|penso|credo|ricordo|vengo|sto|dico|metto|feci|dissi|andai|nacqui|imparai|cominciai|iniziai|"
    "capii|trovai|arrivai|diventai|vidi|presi|tengo|sento|uso|vivo|amo|spero|scelgo|conosco|mie",
    "pt": "-ei|!lei|!rei|!frei|!jóquei|!hóquei|!vôlei|!vólei|!pônei|!pónei|fiz|faço|vou|vim|pude|quis|soube|disse-lhe|"
    "posso|quero|devo|digo|vejo|sinto|penso|creio|venho|ponho|trago|conheço|vivo|acho|gosto|nasci|aprendi|vivi|senti|"
    "decidi|ouvi|vi|comigo|eram os meus",
    "ca": "crec|penso|recordo|puc|vull|faig|sé|dic|veig|visc|treballo|aprenc|prefereixo|sento|porto|surto|"
    "el meu|la meva|m'ha|m'han|m'he|vam|hem|ens",
    "ro": "pot|vreau|cred|știu|lucrez|fac|văd|simt|țin|trăiesc|iubesc|spun|zic|merg|mi-a|mi-am|mi-au|m-a|m-au|mine",
    "el": "θυμάμαι|πιστεύω|νομίζω|δουλεύω|ξέρω|θέλω|μπορώ|κάνω|βλέπω|ακούω|λέω|άρχισα|ξεκίνησα|έμαθα|πήγα|είδα|πήρα|"
    "έκανα|ήθελα|ήξερα|δούλευα|γεννήθηκα",
    "pl": "-łam|-ałem|-iłem|-yłem|-ąłem|!materiałem|!działem|!udziałem|!podziałem|!kanałem|!tyłem|!pyłem|!całem|"
    "!ciałem|!kryształem|!kapitałem|!sygnałem|!upałem|!szałem|!zapałem|!białem|!małem|!kawałem|!siłem|moi|moich|"
    "mojego|mojej|moim|sobie nie|pamiętam|znam|czytam|uważam|staram|wiem|umiem|lubię|robię|muszę|chcę|mogę|widzę|"
    "myślę|pracuję|chodzę|piszę|mówię|słyszę|boję|wolę|biorę|idę|jadę|uczę|żyję|czuję|będę|trzymam|szukam|ode mnie",
    "cs": "vím|nevím|myslím|musím|chci|nechci|můžu|nemůžu|mohu|dělám|znám|pamatuju|pamatuji|vidím|používám|neumím|umím|"
    "říkám|chodím|beru|jdu|jedu|učím|žiju|žiji|cítím|bojím|budu|jsem|nejsem|nemám|mého|mou|mojí|mým|svůj",
    "ru": "думаю|помню|знаю|хочу|могу|люблю|делаю|работаю|считаю|живу|вижу|пишу|говорю|боюсь|учусь|хожу|умею|стараюсь|"
    "надеюсь|верю|нас|нам|мы|моих|моим|мою|мной",
    "uk": "думаю|пам'ятаю|знаю|хочу|можу|люблю|роблю|працюю|живу|бачу|пишу|кажу|боюся|вчуся|ходжу|вмію|вірю|моєї|мого|"
    "мою|моїх",
    "hu": "-ttam|-ttem|-ltam|-ltem|-dtam|-dtem|-rtam|-rtem|-ztam|-ztem|-ntam|-ntem|vagyok|tudom|akarom|emlékszem|"
    "gondolom|hiszem|szeretem|látom|dolgozom|félek|élek|apám|anyám|nagyapám|nagyanyám|magam",
    "fi": "tein|sain|aloin|opin|muistan|uskon|luulen|haluan|teen|näen|tiedän|ajattelen|osaan|en|isäni|äitini|"
    "kuulen|pidän|käyn|voin",
    "tr": "-yorum|-madım|-medim|-ladım|-ledim|-ndım|-ndim|-ldım|-ldim|-rdım|-rdim|-rdum|-rdüm|-şadım|-yadım|-ttım|"
    "-ttim|"
    "-ttum|-ttüm|-ştım|-ştim|-ştum|-ştüm|-çtım|-çtim|-ktım|-ktim|-ktum|-ptım|-ptim|-larım|-lerim|-dığım|-diğim|-duğum|"
    "-düğüm|-tığım|-tiğim|-acağım|-eceğim|-mışım|-mişim|-muşum|-müşüm|-manım|!yardım|!kaldım ki|babam|annem|dedem|"
    "ustam|anneannem|babaannem|ninem|amcam|dayım|evim|elim|ellerim|hayatım|işim|çocukluğum|kendim|kendimi|bence|"
    "oldum|buldum|gördüm|düşündüm|öğrendim|başladım|geldim|gittim|aldım|verdim|dedim|istedim|sevdim|severim|ederim|"
    "bilirim|isterim|yaparım|derim|bilmem|bilmiyorum|etmem|istemem|değilim|varım",
    "ar": "-تني|!ثتني|بدأت|تعلمت|أستطيع|أعرف|أحب|أريد|أعتقد|أظن|أعمل|أتذكر|أشعر|أرى|أفكر|أحتاج|أستخدم|أستخدمه|أقول|"
    "أكتب|أقف|أخاف|أحلم|أعيش|أسمع|أجد|أحاول|أتعلم|لأتعلم|أعلم|أجلس|أذهب|أقرأ|أبدأ|لست|وجدت|رأيت|جربت|جدي|أبي|أمي|"
    "والدي|والدتي|جدتي|أخي|أختي|ابني|ابنتي|زوجي|زوجتي|حياتي|عملي|بيتي|يدي|نفسي|قلبي|رأيي|مهنتي|جارتنا|علمني|علمتني|"
    "أعطاني|أعطتني|سألني|قالت لي|قال لي|يعجبني",
    "he": "אבא שלי|סבא|סבתא|התחלתי|למדתי|ראיתי|חשבתי|עשיתי|הלכתי|באתי|רציתי|ידעתי|גדלתי|מצאתי|אמרתי|זוכרת|בי|בשבילי|"
    "אבי|אמי",
    "fa": "-ستم|!سیستم|!بیستم|-ردم|!مردم|-فتم|!هفتم|-شتم|!هشتم|-ختم|-ودم|-یدم|-اندم|کنم|دانم|بینم|گویم|خواهم|توانم|"
    "خوانم|نویسم|سازم|پدرم|مادرم|پدربزرگم|مادربزرگم|خانه‌ام|زندگی‌ام|کارم|دستم|دلم",
    "ja": "私|わたし|僕|ぼく|俺|うちの|自分",
    "zh": "我|!我们|!我們|!我国|!我國|咱",
    "ko": "저는|제가|저도|저를|저에게|저한테|저희|나는|내가|나도|제 |었어요|았어요|했어요|거든요|더라고요|잖아요|"
    "지요|죠|네요|"
    "서요|할머니|할아버지|어머니|아버지",
}
"""In answers: somebody speaks of themselves."""

OF_US: dict[str, str] = {
    "en": "we|us|our",
    "de": "wir|uns|unser|unsere|unseren",
    "fr": "nous|notre|nos",
    "es": "nosotros|nuestro|nuestra|somos|ofrecemos|buscamos",
    "it": "noi|nostro|nostra|siamo|offriamo|cerchiamo",
    "pt": "nós|nosso|nossa|somos|oferecemos|procuramos",
    "nl": "wij|we|ons|onze",
    "sv": "vi|oss|vår|våra",
    "da": "vi|os|vores",
    "no": "vi|oss|vår|våre",
    "nb": "vi|oss|vår|våre",
    "pl": "jesteśmy|oferujemy|nas|nasz|nasza|szukamy",
    "ru": "мы|нас|наш|наша|предлагаем|ищем",
}
"""How those who publish something speak of themselves; interviewers seldom ask who they are."""

EVERYBODY = (
    "all|everyone|everybody|both|alle|alle zusammen|beide|tous|toutes|tous les deux|toutes les deux|todos|todas|ambos|"
    "ambas|tutti|entrambi|entrambe|allemaal|alla|båda|begge|kaikki|molemmat|wszyscy|oboje|obaj|všichni|oba|все|оба|"
    "усі|обидва|обоє|hepsi|ikisi de|mindenki|mindketten|toți|amândoi|όλοι|και οι δύο|semua|cả hai|tất cả|一同|全員|"
    "全员|众人|眾人|大家|모두|일동|다같이"
)
"""By which labels a transcript says that several speak at once."""

GREETINGS = (
    "hello|hi|hey|welcome|good morning|good afternoon|good evening|hallo|servus|guten tag|guten morgen|guten abend|"
    "grüezi|willkommen|bonjour|bonsoir|salut|bienvenue|hola|buenos días|buenas tardes|bienvenido|bienvenida|ciao|"
    "buongiorno|buonasera|salve|benvenuto|benvenuta|olá|bom dia|boa tarde|bem-vindo|bem-vinda|goedemorgen|"
    "goedemiddag|welkom|hej|hejsan|god dag|velkommen|välkommen|tervetuloa|cześć|dzień dobry|witaj|witam|"
    "ahoj|dobrý den|vítejte|здравствуйте|здравствуй|привет|добрый день|добрый вечер|вітаю|привіт|добрий день|merhaba|"
    "selam|hoş geldiniz|szia|szervusz|üdvözlöm|jó napot|bună|bună ziua|salutare|bine ai venit|γεια σας|γεια σου|"
    "καλημέρα|καλησπέρα|halo|selamat pagi|selamat siang|xin chào|chào"
)
"""With which who asks greets a guest, mostly by name."""
