"""Catalan: its words for interviews. What each field is for: `vocabulary.Words`."""

from __future__ import annotations

from pipeline.parse.words.vocabulary import Words

IBERIA: dict[str, Words] = {
    "ca": Words(
        series="sèrie|secció|cicle",
        question="pregunta|p",
        answer="resposta|r",
        interviewer="entrevistador|entrevistadora|redacció|periodista|moderador|moderadora|presentador|presentadora",
        guest="convidat|convidada|entrevistat|entrevistada",
        starters="què|per què|quan|qui|quin|quina|quins|quines|quant|quants|quantes|explica'ns|expliqui'ns|parla'ns|"
        "parli'ns|digui'm|hi ha|creus|recordes|d'on|des de quan|de què|i què|com és|com va|com vas|com us|com es|"
        "com ho|com heu|com has|com et|com se|i com|i ara",
        you="vostè|vostès|vosaltres|el teu|la teva|els teus|les teves|vostre|vostra|vostres|expliqui'ns|explica'ns|"
        "tens|teniu|heu|sou|voleu|podeu|feu|esteu|creieu|dieu|toqueu|vau",
        me="jo|em|m'|meu|meva|meus|meves|tinc|vaig|soc|sóc|estic",
        session="episodi|sessió|entrevista|capítol|número|núm.|edició|conversa|trobada",
        part="part",
        numbers="dues=2|quatre=4|cinc=5|vuit=8|dotze=12|quarta=4|cinquena=5|sisena=6|setena=7|vuitena=8|"
        "novena=9|desena=10",
        months="gener/gen|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre/des",
        interview="entrevista|conversa amb|hem parlat amb|vam parlar amb|parlem amb|preguntes a|preguntes per a|"
        "diàleg amb",
        lead_in="entrevista amb|entrevista a|conversa amb|hem parlat amb|vam parlar amb|parlem amb|preguntes a|"
        "el convidat és|la convidada és|rebem|amb|entrevistat a|va entrevistar a|vam entrevistar a",
        speaks="explica|respon|parla|diu|dirigeix|treballa|va fundar|viu",
        self_intro="soc|sóc|jo soc|em dic|el meu nom és",
        roles="fundador|fundadora|músic|música|enginyer|enginyera|directora|autora|cantant|compositor|compositora|"
        "editora|mestre|mestra|professora|forner|fornera|llibreter|llibretera|bibliotecari|bibliotecària|"
        "fotògraf|fotògrafa|campaner|campanera|pastor|pastora|pescador|rellotger|rellotgera|apicultora|escriptor|"
        "escriptora|ceramista|infermera|metgessa|pagès|pagesa",
        role_ends="que|qui|sobre|conegut|coneguda",
        asides="introducció|enllaços|biografia|índex|referències|ingredients",
        closing="conclusió|futur|per acabar|per concloure",
        conclusion="conclusió|gràcies|moltes gràcies|agraïments",
        credits="entrevista de|entrevista realitzada per|publicat originalment|text de",
        action="escriviu-nos=2|subscriviu-vos=2|contacteu=2|envieu=1|truqueu=2|visiteu=1|participeu=2|apunteu-vos=2|"
        "voleu=1|gratuït=1|veniu=1|uniu-vos=2",
        comments="comentaris|deixa un comentari|deixeu un comentari|envia un comentari",
        contact="contacte|adreça",
        furniture="vés al contingut|comparteix|imprimeix|inici|menú|cerca|publicitat|llegeix més|següent|"
        "tots els drets reservats|política de privacitat|inicia la sessió|avís legal|accepta-ho tot",
        furniture_starts="etiquetes:|categoria:|publicat el|publicat a|actualitzat|foto:|tots els drets|llegiu també:",
        about="sobre l'autor|sobre l'autora|qui som",
        common="amb els aquest aquesta perquè això però també què és les una un de la que el per no em va vaig són hi "
        "ha meu seva jo del als com ni cada quan fins cap",
        honorific="senyor|senyora|sr.|sra.|doctor|doctora|mossèn",
        bylines="text|textos|fotos|fotografia|publicat|actualitzat",
        thanks="gràcies|moltes gràcies",
        other="preguntes freqüents|acta de|ordre del dia|nota de premsa|comunicat de premsa|personatges|"
        "entrevista de feina|ple municipal",
        related="llegiu també|articles relacionats|notícies relacionades|us pot interessar|més llegits|vegeu també",
    ),
}
