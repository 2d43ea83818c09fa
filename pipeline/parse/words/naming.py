"""Words in and around names: particles, titles, and what makes a name that of a firm or an institution."""

from __future__ import annotations

from pipeline.parse.words.table import phrase_set, word_set

PARTICLES = word_set(
    "de da di do du dos das del della der den des la le van von zu zum ter ten bin ibn ben al el y e af av"
)
"""Small words within a name: Ada van der Brook."""

TITLES_BEFORE = word_set(
    "dr dr. prof prof. professor mr mr. mrs mrs. ms ms. sir dame frau herr m. mme mlle señor señora sr. sra. don doña"
)
"""Before a name; a point behind them ends no sentence."""

ORGANISATIONS = word_set(
    "group records inc inc. gmbh ag ltd llc company university institute college school festival blog series "
    "magazine society foundation association orchestra studio studios music industry project club team "
    "committee council press edition verlag universität hochschule éditions association fundación "
    "universidad street avenue road suite highway instituto institut istituto instytut institutet museum museo museu "
    "musée muzeum muzeu associação asociación associazione associació verein stiftung gesellschaft genossenschaft "
    "förening föreningen forening foreningen vereniging stichting yhdistys säätiö teatro théâtre theater teater "
    "teatr divadlo centro centre center zentrum archive archives archiv archivo archivio arquivo library bibliothek "
    "bibliothèque biblioteca biblioteka knihovna foundation fondation fondazione fundação fundacja nadace trust "
    "ministry ministerium ministère ministerio parish gazette courier times herald tribune journal notes newsletter "
    "yard harbour harbor wharf quay weekly monthly quarterly fortnightly digest bulletin wochenblatt anzeiger "
    "radio télévision zeitung verlag boekhandel uitgeverij förlag forlag музей институт фонд театр общество союз "
    "інститут товариство спілка bureau academy akademie académie academia akademia école escuela scuola escola thema "
    "fc afc corp corp. llp plc podcast webinar fund course curso kurs cours"
)
"""Words that no person's name holds."""

ASSOCIATIONS = ("forening", "förening", "verein", "gesellschaft", "vereniging", "stiftung", "museum")
"""With which longer words for institutions end."""

FROM = word_set("from of von vom aus de du des chez di del della da do van från fra z ze из od")
"""Between somebody's name and that of a firm; "at" may as well lead to a fair."""

ONE_OF = phrase_set(
    "one of the|one of our|one of its|einer der|eine der|l'un des|l'une des|un des|une des|una de las|uno de los|"
    "uno dei|una delle|um dos|uma das|een van de|en av|en af"
)
"""Before what somebody is among others: "one of the founders"."""

GROUPS = word_set("team project community foundation crew collective company agency newsroom lab")
"""In small letters behind the name of a firm or a project: "from the Blue Lamp team"."""

SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任"
    "沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯祝邬鄔温溫康施文"
    "洪季翁齐齊甘简簡游庄莊柯俞阮童辛管卞祁霍符柳桂葛庞龐裴解耿焦詹殷舒路涂宁甯尤鲍鮑阎閻聂聶倪屈项項祖岑闵閔费費牛包左申凌鲁魯柴岳骆駱谷宗欒栾华華"
    "饶饒冉穆诸諸蓝藍蒲苗樊骆古车車房邢纪紀欧歐褚卓池井沙农農連连冷晏蔺藺丛叢束靳景虞支柏"
)
"""Chinese family names of one sign, each a sign."""

DOUBLE_SURNAMES = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|夏侯|皇甫|司徒|宗政|闻人|聞人|东方|東方|公孙|公孫|慕容|令狐|宇文|长孙|長孫|尉迟|尉遲|端木|独孤|獨孤|南宫|南宮|西门|"
    "西門|百里|呼延|轩辕|軒轅|钟离|鍾離|澹台|澹臺|公冶|濮阳|濮陽|淳于|太叔|申屠|仲孙|仲孫|范姜|张简|張簡"
)
"""Those of two."""
