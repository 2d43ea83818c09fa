"""The labels of a fact sheet about somebody: name, calling, and others, by language."""

from __future__ import annotations

from pipeline.parse.words.table import phrase_set

CALLED = phrase_set(
    "name|full name|nom|nombre|nombre y apellidos|nome|nome completo|nom et prénom|naam|namn|navn|nimi|imię|"
    "imię i nazwisko|jméno|meno|név|nume|numele|όνομα|ονοματεπώνυμο|имя|имя и фамилия|фио|ім'я|ім’я|ім'я та прізвище|"
    "име|ad|adı|adı soyadı|ad soyad|nama|họ tên|họ và tên|tên|שם|الاسم|اسم|نام|نام مهمان|نام و نام خانوادگی|"
    "名前|氏名|お名前|姓名|名字|이름|성명|नाम|ชื่อ|guest|gast|invité|invitée|invitado|invitada|ospite|convidado|convidada"
)
OCCUPATION = phrase_set(
    "occupation|profession|job|job title|trade|work|works as|role|position|title|beruf|tätigkeit|funktion|"
    "métier|profesión|oficio|ocupación|cargo|ofici|professió|professione|mestiere|"
    "occupazione|ruolo|profissão|ofício|ocupação|beroep|functie|werk|yrke|gör|jobbar som|titel|stilling|jobb|"
    "ammatti|työ|zawód|profesja|stanowisko|zajęcie|povolání|profese|zaměstnání|povolanie|foglalkozás|foglalkozása|"
    "szakma|profesie|profesia|ocupație|meserie|επάγγελμα|ιδιότητα|профессия|должность|род занятий|занятие|работа|"
    "професія|посада|фах|професия|занаят|meslek|mesleği|işi|görevi|pekerjaan|profesi|nghề|nghề nghiệp|"
    "מקצוע|תפקיד|עיסוק|המهنة|المهنة|الوظيفة|العمل|شغل|پیشه|حرفه|سمت|職業|仕事|肩書き|肩書|职业|職稱|职务|職務|"
    "직업|직함|하는 일|पेशा|व्यवसाय|อาชีพ"
)
PORTRAIT = phrase_set(
    "portrait|headshot|porträt|portræt|portrett|muotokuva|portret|portrét|portré|retrato|retrat|ritratto|πορτρέτο|"
    "портрет|portresi|chân dung|potret"
)
"""What a description calls a picture of somebody; "Foto: Ada Brook" tells who took it."""
OTHER = phrase_set(
    "age|born|from|lives|lives in|home|based in|location|family|hobbies|known for|website|favourite|favorite|alter|"
    "geboren|jahrgang|wohnort|lebt|herkunft|familie|hobbys|âge|née|né|naissance|lieu|ville|habite|edad|nacida|nacido|"
    "nacimiento|lugar|vive|residencia|familia|età|nata|nato|residenza|famiglia|idade|nascimento|localidade|mora|"
    "família|leeftijd|woonplaats|woont|gezin|ålder|född|bor|familj|aktuell|alder|født|bopæl|bosted|aktuel|ikä|"
    "syntynyt|asuu|perhe|wiek|urodzona|urodzony|mieszka|rodzina|věk|narozen|narozena|bydliště|rodina|kor|kora|"
    "született|lakhely|család|vârsta|născut|născută|ηλικία|γεννήθηκε|ζει|возраст|родился|родилась|живёт|живет|семья|"
    "вік|народився|народилася|живе|yaş|yaşı|doğum|yaşadığı yer|umur|usia|lahir|tuổi|sinh|גיל|נולד|נולדה|מגורים|"
    "العمر|المولد|الإقامة|سن|متولد|محل زندگی|年齢|出身|生まれ|年龄|年齡|籍贯|나이|출생|거주|उम्र|อายุ|"
    "edits|joined|role|status|education|degree|interviewer|photo|text|date"
)

IN_TABLES = phrase_set("role|occupation|profession|position|beruf|funktion|profesión|beroep|zawód|yrke")
"""Those of them with which no calling begins; in a table that became a line, they stand right before it."""
