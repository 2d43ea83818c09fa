"""What people are in offices, at universities, in clubs, in sport and with computers, by language; they join `roles`.

`professions.py` has the crafts. Left out: words that mean something else as often ("host", "model"), here
or in another language: "politik" is a politician in Czech, and politics in German.
"""

from __future__ import annotations

POSTS: dict[str, str] = {
    "en": "approver|leader|chairman|chairwoman|chairperson|coordinator|evangelist|committer|reviewer|moderator|"
    "postdoc|youtuber|streamer|vlogger|freelancer|ambassador|gamer|vocalist|keyboardist|sysadmin|senator|"
    "deputy|councilor|congressman|congresswoman|governor|politician|footballer|midfielder|skier|boxer|"
    "wrestler|physician|psychiatrist|veterinarian|attorney|accountant|banker|broker|trader|marketer|"
    "recruiter|salesman|saleswoman|technologist|roboticist|cryptographer|webmaster|astronaut|tutor|educator|"
    "rector|chancellor|broadcaster|influencer|coauthor|co-creator|creator|inventor|campaigner|lobbyist|"
    "graduate|undergraduate|alumnus|alumna|intern|superintendent|vp|co-host",
    "de": "programmierer|programmiererin|informatiker|informatikerin|koordinator|koordinatorin|berater|beraterin|"
    "unternehmer|unternehmerin|doktorand|doktorandin|freiberufler|mitarbeiter|mitarbeiterin|mitglied|spieler|"
    "spielerin|gitarrist|schlagzeuger|bloggerin|aktivist|aktivistin|abgeordnete|abgeordneter|senator|"
    "stadtrat|politiker|politikerin|fußballer|torwart|stürmer|schwimmerin|läuferin|radfahrer|komiker|chirurg|"
    "therapeut|therapeutin|ökonom|mathematiker|chemiker|steuerberater|elektriker|mechaniker|klempner|dozent|"
    "dozentin|rektor|kurator|korrespondent|kolumnist|erfinder|schöpfer|organisator|gründungsmitglied|"
    "ehrenamtliche|teamchef|absolvent|absolventin|auszubildende|auszubildender|azubi",
    "fr": "développeur|développeuse|programmeur|étudiant|étudiante|consultante|entrepreneuse|doctorant|doctorante|"
    "coordinateur|coordinatrice|gérant|gérante|bénévole|stagiaire|informaticien|informaticienne|joueur|"
    "joueuse|entraîneur|guitariste|batteur|bassiste|blogueur|blogueuse|administrateur|administratrice|membre|"
    "salarié|graphiste|porte-parole|mainteneur|député|députée|sénateur|sénatrice|ministre|conseiller|"
    "conseillère|footballeur|footballeuse|nageur|nageuse|cycliste|coureur|coureuse|humoriste|scénariste|"
    "chirurgien|thérapeute|économiste|mathématicien|physicien|chimiste|comptable|banquier|électricien|"
    "mécanicien|pilote|recteur|correspondant|chroniqueur|inventeur|créateur|créatrice|organisateur|"
    "organisatrice|dirigeant|dirigeante|pdg|technicien|technicienne",
    "es": "desarrollador|desarrolladora|programador|programadora|estudiante|consultor|consultora|emprendedor|"
    "emprendedora|empresario|empresaria|coordinador|coordinadora|voluntario|voluntaria|activista|doctorando|"
    "becario|gerente|administrador|administradora|jugador|jugadora|entrenador|entrenadora|guitarrista|"
    "baterista|bajista|bloguero|bloguera|miembro|encargado|redactora|diseñador|diputado|diputada|senador|"
    "senadora|ministro|ministra|concejal|concejala|futbolista|nadador|nadadora|ciclista|humorista|guionista|"
    "cirujano|terapeuta|economista|matemático|contador|banquero|electricista|mecánico|fontanero|piloto|"
    "rector|decano|corresponsal|columnista|inventor|creador|creadora|organizador|organizadora|vocero|portavoz",
    "it": "sviluppatore|sviluppatrice|programmatore|programmatrice|studente|studentessa|consulente|imprenditore|"
    "imprenditrice|coordinatore|coordinatrice|volontario|volontaria|attivista|dottorando|dottoranda|stagista|"
    "amministratore|amministratrice|giocatore|giocatrice|allenatore|allenatrice|chitarrista|batterista|"
    "bassista|membro|segretario|portavoce|deputato|deputata|senatore|senatrice|ministro|ministra|assessore|"
    "assessora|calciatore|calciatrice|nuotatore|nuotatrice|ciclista|comica|sceneggiatore|sceneggiatrice|"
    "regista|chirurgo|terapeuta|economista|commercialista|banchiere|elettricista|meccanico|idraulico|pilota|"
    "docente|rettore|curatore|curatrice|corrispondente|editorialista|inventore|creatore|creatrice|"
    "organizzatore|organizzatrice|dirigente|ideatore|ideatrice",
    "pt": "desenvolvedor|desenvolvedora|programador|programadora|estudante|consultor|consultora|empreendedor|"
    "empreendedora|empresário|empresária|coordenador|coordenadora|voluntário|voluntária|ativista|doutorando|"
    "estagiário|gerente|administrador|administradora|jogador|jogadora|treinador|treinadora|guitarrista|"
    "baterista|baixista|blogueiro|blogueira|membro|sócio|criador|criadora|redator|mantenedor|prefeito|"
    "prefeita|deputado|deputada|senador|senadora|ministro|ministra|vereador|vereadora|futebolista|goleiro|"
    "nadador|nadadora|ciclista|ator|atriz|humorista|roteirista|cirurgião|terapeuta|economista|matemático|"
    "contador|banqueiro|eletricista|mecânico|encanador|piloto|docente|reitor|curador|curadora|correspondente|"
    "colunista|inventor|organizador|organizadora|dirigente|porta-voz",
    "nl": "programmeur|studente|adviseur|ondernemer|ondernemster|voorzitter|voorzitster|coördinator|coördinatrice|"
    "vrijwilliger|promovendus|stagiair|informaticus|beheerder|speler|speelster|gitarist|medewerker|"
    "teamleider|wethouder|kamerlid|voetballer|voetbalster|doelman|zwemmer|wielrenner|cabaretier|scenarist|"
    "chirurg|therapeut|econoom|wiskundige|natuurkundige|accountant|bankier|elektricien|loodgieter|docent|"
    "rector|uitvinder|organisator|bestuurder|woordvoerder",
    "sv": "programmerare|konsult|entreprenör|företagare|ordförande|samordnare|volontär|aktivist|doktorand|"
    "praktikant|administratör|spelare|tränare|gitarrist|trummis|bloggare|medlem|projektledare|"
    "riksdagsledamot|fotbollsspelare|målvakt|simmare|cyklist|löpare|komiker|filmare|kirurg|terapeut|ekonom|"
    "matematiker|fysiker|revisor|elektriker|mekaniker|lektor|rektor|krönikör|korrespondent|uppfinnare|"
    "skapare|arrangör",
    "da": "udvikler|programmør|studerende|konsulent|iværksætter|formand|koordinator|frivillig|aktivist|praktikant|"
    "spiller|træner|medlem|projektleder|fodboldspiller|målmand|komiker|kirurg|terapeut|økonom|matematiker|"
    "fysiker|revisor|elektriker|mekaniker|lektor|rektor|korrespondent|opfinder|skaber|arrangør|direktør",
    "no": "programmerer|konsulent|formann|koordinator|frivillig|aktivist|stipendiat|spiller|trener|gitarist|medlem|"
    "prosjektleder|statsråd|fotballspiller|målvakt|komiker|kirurg|terapeut|økonom|matematiker|fysiker|"
    "revisor|elektriker|mekaniker|foreleser|rektor|korrespondent|oppfinner|skaper|arrangør|direktør",
    "fi": "kehittäjä|ohjelmoija|opiskelija|konsultti|yrittäjä|koordinaattori|aktivisti|ylläpitäjä|pelaaja|"
    "valmentaja|kitaristi|rumpali|basisti|bloggaaja|jäsen|kansanedustaja|ministeri|jalkapalloilija|"
    "maalivahti|uimari|pyöräilijä|juoksija|koomikko|käsikirjoittaja|kirurgi|terapeutti|ekonomisti|"
    "matemaatikko|fyysikko|sähköasentaja|mekaanikko|lehtori|rehtori|kolumnisti|keksijä|luoja|järjestäjä",
    "pl": "liderka|programista|programistka|deweloper|studentka|konsultant|konsultantka|przedsiębiorca|przewodniczący|"
    "przewodnicząca|prezes|koordynator|koordynatorka|wolontariusz|wolontariuszka|aktywista|aktywistka|"
    "doktorant|doktorantka|stażysta|informatyk|kierownik|kierowniczka|zawodnik|zawodniczka|trener|trenerka|"
    "gitarzysta|perkusista|basista|bloger|blogerka|członek|restauratorka|twórca|analityk|poseł|posłanka|"
    "senator|radny|radna|polityk|piłkarz|piłkarka|bramkarz|pływak|pływaczka|kolarz|biegacz|scenarzysta|"
    "chirurg|terapeuta|terapeutka|ekonomista|matematyk|fizyk|chemik|adwokat|księgowy|bankier|elektryk|"
    "hydraulik|wykładowca|wykładowczyni|rektor|kurator|kuratorka|korespondent|felietonista|wynalazca|"
    "organizator|organizatorka|rzecznik|rzeczniczka",
    "cs": "lídr|lídryně|vývojář|vývojářka|programátor|programátorka|studentka|výzkumník|výzkumnice|konzultant|"
    "podnikatel|"
    "podnikatelka|předseda|předsedkyně|prezident|koordinátor|koordinátorka|dobrovolník|aktivista|aktivistka|"
    "doktorand|stážista|správce|vedoucí|manažer|manažerka|hráč|hráčka|trenér|trenérka|kytarista|bubeník|"
    "baskytarista|bloger|člen|členka|tvůrce|zastupitel|primátor|poslanec|poslankyně|senátor|senátorka|"
    "ministr|ministryně|fotbalista|fotbalistka|brankář|cyklista|scenárista|chirurg|terapeut|ekonom|fyzik|"
    "chemik|advokát|účetní|bankéř|elektrikář|instalatér|docent|rektor|kurátor|kurátorka|dopisovatel|"
    "publicista|vynálezce|organizátor|organizátorka|mluvčí|jednatel|jednatelka",
    "ru": "разработчик|разработчица|программист|студент|студентка|консультант|предприниматель|председатель|"
    "президент|координатор|волонтёр|волонтер|активист|активистка|аспирант|аспирантка|стажёр|администратор|"
    "руководитель|руководительница|менеджер|менеджерка|игрок|тренер|гитарист|барабанщик|басист|блогер|"
    "создатель|сооснователь|аналитик|дизайнер|тестировщик|архитектор|начальник|депутат|сенатор|министр|"
    "политик|футболист|вратарь|пловец|велосипедист|бегун|актер|комик|сценарист|режиссер|хирург|терапевт|"
    "психолог|экономист|математик|физик|химик|бухгалтер|банкир|электрик|сантехник|пилот|преподаватель|"
    "преподавательница|доцент|ректор|куратор|корреспондент|обозреватель|изобретатель|организатор|учёный|"
    "ученый|сотрудник|сотрудница|блогерша",
    "uk": "розробник|розробниця|програміст|програмістка|студент|студентка|консультант|підприємець|президент|"
    "координатор|координаторка|волонтер|волонтерка|активіст|активістка|аспірант|адміністратор|керівник|"
    "керівниця|менеджер|менеджерка|гравець|тренер|гітарист|барабанщик|басист|блогер|аналітик|дизайнер|"
    "тестувальник|депутат|депутатка|сенатор|міністр|міністерка|політик|футболіст|воротар|плавець|комік|"
    "сценарист|хірург|терапевт|психолог|психологиня|економіст|математик|фізик|хімік|бухгалтер|банкір|"
    "електрик|механік|пілот|військовий|викладач|викладачка|доцент|ректор|куратор|кореспондент|винахідник|"
    "організатор|вчений|науковець|співак|співачка",
    "tr": "geliştirici|geliştiricisi|yazılımcı|programcı|öğrenci|öğrencisi|danışman|danışmanı|girişimci|başkan|"
    "başkanı|yönetici|yöneticisi|koordinatör|koordinatörü|gönüllü|aktivist|stajyer|uzman|uzmanı|sorumlusu|"
    "oyuncusu|antrenör|antrenörü|gitarist|davulcu|basçı|üye|üyesi|doktoru|direktörü|analisti|tasarımcı|"
    "tasarımcısı|milletvekili|bakan|politikacı|futbolcu|kaleci|yüzücü|bisikletçi|koşucu|komedyen|senarist|"
    "cerrah|terapist|psikolog|ekonomist|matematikçi|fizikçi|kimyager|muhasebeci|bankacı|elektrikçi|tesisatçı|"
    "akademisyen|rektör|küratör|muhabir|yaratıcısı|organizatör|sözcü|sözcüsü|öğretim üyesi",
    "hu": "fejlesztő|programozó|hallgató|tanácsadó|vállalkozó|elnök|elnöke|koordinátor|önkéntes|aktivista|"
    "doktorandusz|gyakornok|rendszergazda|vezető|vezetője|játékos|edző|gitáros|dobos|basszusgitáros|tagja|"
    "képviselő|miniszter|politikus|labdarúgó|focista|kapus|kerékpáros|humorista|forgatókönyvíró|sebész|"
    "terapeuta|pszichológus|közgazdász|matematikus|fizikus|kémikus|jogász|könyvelő|bankár|villanyszerelő|"
    "szerelő|pilóta|oktató|docens|rektor|kurátor|tudósító|feltaláló|szervező|szóvivő|ügyvezető",
    "ro": "dezvoltator|programator|programatoare|studentă|antreprenor|antreprenoare|președinte|președintă|"
    "coordonator|coordonatoare|voluntar|voluntară|activistă|doctorand|stagiar|jucător|antrenor|chitarist|"
    "toboșar|membru|deputat|senator|ministru|politician|fotbalist|înotător|ciclist|alergător|comediant|"
    "scenarist|regizor|regizoare|chirurg|terapeut|psiholog|matematician|fizician|chimist|contabil|bancher|"
    "instalator|rector|corespondent|inventator|creator|organizator|proprietar",
    "el": "προγραμματιστής|προγραμματίστρια|φοιτητής|φοιτήτρια|σύμβουλος|επιχειρηματίας|πρόεδρος|συντονιστής|"
    "συντονίστρια|εθελοντής|εθελόντρια|ακτιβιστής|διαχειριστής|παίκτης|προπονητής|κιθαρίστας|ντράμερ|μέλος|"
    "βουλευτής|υπουργός|ποδοσφαιριστής|τερματοφύλακας|κολυμβητής|ποδηλάτης|δρομέας|σεναριογράφος|σκηνοθέτης|"
    "χειρουργός|θεραπευτής|ψυχολόγος|οικονομολόγος|λογιστής|τραπεζίτης|ηλεκτρολόγος|υδραυλικός|πιλότος|"
    "πρύτανης|επιμελητής|ανταποκριτής|εφευρέτης|δημιουργός|διοργανωτής|ιδιοκτήτης",
    "id": "pengembang|mahasiswa|mahasiswi|konsultan|pengusaha|wirausahawan|koordinator|aktivis|manajer|pemain|"
    "pelatih|gitaris|walikota|bupati|menteri|politikus|pesepak|komedian|terapis|psikolog|ekonom|"
    "matematikawan|fisikawan|akuntan|bankir|montir|rektor|kurator|koresponden|penemu|pencipta|penyelenggara|"
    "ketua|anggota",
    "vi": "lập trình viên|nhà phát triển|sinh viên|nghiên cứu sinh|doanh nhân|chủ tịch|điều phối viên|"
    "tình nguyện viên|nhà hoạt động|trưởng nhóm|cầu thủ|huấn luyện viên|tay guitar|tác giả|nhà sáng lập|"
    "đồng sáng lập|nhà thiết kế|người sáng lập|chuyên gia|kỹ sư phần mềm|thị trưởng|đại biểu|bộ trưởng|"
    "thủ môn|biên kịch|nhà tâm lý|nhà kinh tế|kế toán|phi công|hiệu trưởng|phóng viên|nhà phát minh|"
    "nhà sản xuất|chủ sở hữu|người mẫu|vận động viên|quản trị viên|trợ lý|thạc sĩ|tiến sĩ|giáo sư",
    "zh": "大使|博士生|研究生|大学生|硕士生|总监|總監|主席|副主席|博主|实习生|經理|经理|总裁|總裁|首席执行官|"
    "首席技术官|教练|教練|主播|顾问|顧問|副总裁|门将|編劇|编剧|大夫|会计|會計|老板|老闆|模特|产品经理|学生|"
    "學生",
    "ja": "メンテナ|メンテナー|コミッタ|コミッター|大学生|院生|助教|リーダー|プログラマ|プログラマー|アーキテクト|"
    "コンサルタント|コーチ|トレーナー|ドラマー|ギタリスト|ベーシスト|ボーカリスト|ブロガー|アナリスト|"
    "メンバー|コーディネーター|サイエンティスト|アドバイザー|大臣|女優|声優|パイロット|アニメーター|"
    "フリーランス|専務|常務|マネージャ|プロデューサ|スタッフ|ファウンダー|アナウンサー|キャスター|"
    "コメンテーター|レーサー|ランナー|学生",
    "ko": "프로그래머|대학생|대학원생|연구원|박사과정|컨설턴트|기업가|회장|의장|본부장|매니저|리더|코치|선수|"
    "기타리스트|드러머|블로거|메인테이너|커미터|아키텍트|멤버|활동가|시장|의원|장관|정치인|축구선수|성우|"
    "각본가|회계사|조종사|강사|총장|교장|발명가|주최자|오너|일러스트레이터|애니메이터|프리랜서|박사|실장|"
    "국장|전무|상무|아나운서|앵커|경영자|사업가|기획자|마케터|센터장|부장|차장|학생",
}
