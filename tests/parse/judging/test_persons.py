"""Verbs and pronouns show an interview where no word calls it one, and do not make one of a list of questions."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse
from pipeline.parse.judging.persons import is_spoken_to, of_me

Talk = tuple[str, str, tuple[tuple[str, str], ...]]

TALKS: dict[str, Talk] = {
    "es": (
        "La sal y el reloj",
        "Remedios Altuna repara relojes de puerto en Bermeo desde hace veinte años y no lleva ninguno.",
        (
            ("¿Recuerda el primero?", "Era de un faro. Lo abrí con un cuchillo y nunca lo volví a cerrar."),
            ("¿Qué le gusta del oficio?", "El silencio. Cuando empecé no lo soportaba, y ahora lo busco."),
            ("¿Cuándo deja un reloj por perdido?", "Cuando el dueño lo dice. Una vez esperé once años."),
            ("¿Se imagina otra vida?", "Una con menos sal. Tengo una silla en la montaña, pero nadie me la pide."),
        ),
    ),
    "it": (
        "Il legno che galleggia",
        "Ersilia Bordon costruisce remi a Chioggia in una rimessa che il mare visita due volte l'anno.",
        (
            ("Ricorda il suo primo remo?", "Era storto. Lo tengo sopra la porta e lo guardo quando divento superba."),
            ("Che cosa le ha insegnato l'acqua?", "A non rispondere subito. Io parlavo molto, da giovane."),
            ("Preferisce il faggio o il ramin?", "Il faggio, perché mi avverte prima di rompersi."),
            ("Quando capisce che un remo è finito?", "Quando ho freddo alle mani e non me ne sono accorta."),
        ),
    ),
    "pl": (
        "Sznur i wiatr",
        "Halina Wierzbowska od dwudziestu lat plecie liny dla żaglowców w starej remizie w Pucku.",
        (
            ("Od czego się zaczyna?", "Od słuchania. Pierwszą linę zerwałam, bo nie słuchałam, co mówi."),
            ("Czego boi się pani najbardziej?", "Myszy. Raz zjadły mi całą zimę i musiałam zacząć od nowa."),
            ("Pamięta pani największą linę?", "Miała sto metrów. Nosiłam ją z sąsiadem, a potem spałam dwa dni."),
            ("Kto się u pani uczy?", "Dwóch chłopców i jedna wdowa. Lubię ją najbardziej, ale im tego nie mówię."),
        ),
    ),
    "cs": (
        "Kolo se neptá",
        "Božena Habrová opravuje mlýnská kola na Sázavě a bydlí v posledním z nich.",
        (
            ("Jak poznáte, že je kolo nemocné?", "Zpívá. Jednou jsem kvůli tomu vstala ve dvě ráno."),
            ("Co byste nikdy neopravila?", "Kolo bez vody. To bych musela lhát, a to neumím."),
            ("Pamatujete si první opravu?", "Spadla jsem do náhonu a dědeček se smál. Pak mi dal kladivo."),
            ("Proč tu zůstáváte?", "Protože slyším, když přijde povodeň. A protože mám ráda ten chlad."),
        ),
    ),
    "tr": (
        "Tuzun hafızası",
        "Nermin Aydoğdu, Ayvalık'ta eski bir depoda otuz yıldır balık ağı örüyor.",
        (
            ("İlk ağınızı hatırlıyor musunuz?", "Çok kötüydü. Babam gülmedi, ama ağı da denize atmadı. Saklıyorum."),
            ("Nasıl çalışıyorsunuz?", "Sabah erken başlıyorum. Öğleden sonra yalnızca düğümleri sayıyorum."),
            ("Sizce en zor düğüm hangisi?", "Son düğüm. Onu hep ertesi güne bıraktım."),
            ("Kimlere öğretiyorsunuz?", "İki çocuğa. Onlara önce beklemeyi öğrettim, sonra ipi verdim."),
        ),
    ),
    "fr": (
        "Le sel des cordes",
        "Yvonne Kermadec répare des voiles à Douarnenez dans un grenier que personne ne chauffe.",
        (
            ("Vous souvenez-vous de la première ?", "J'avais douze ans. J'ai cousu la manche de ma sœur avec."),
            ("Que vous apprend le vent ?", "À me taire. J'écoute mieux depuis que j'ai cessé de lui répondre."),
            ("Qui vous apporte des voiles ?", "Des gens pressés. J'aime les faire attendre devant un café."),
            ("Avez-vous peur de la mer ?", "Tous les matins. J'y vais quand même, à pied."),
        ),
    ),
    "zh": (
        "桥上的灯",
        "陆青禾在绍兴的老桥边修了三十年油纸灯，家里没有一盏电灯。",
        (
            ("您还记得第一盏灯吗？", "记得，是我外婆的。我把它烧了一个洞，她笑了很久。"),
            ("修灯最难的是什么？", "是等。我常常一个下午只糊一张纸，剩下的时间都在听雨。"),
            ("您会收徒弟吗？", "收过两个。一个走了，一个现在比我修得好，我很高兴。"),
            ("有没有想过离开？", "想过。可是我一走，桥就黑了，所以我又回来了。"),
        ),
    ),
}
LISTS: dict[str, Talk] = {
    "es": (
        "Remos Altuna",
        "Remedios Altuna vende remos y cuerdas en Bermeo. Aquí responde su tienda.",
        (
            ("¿Cuánto tarda el envío?", "El paquete sale en dos días y llega en cinco."),
            ("¿Puedo devolver un remo?", "El remo se devuelve en treinta días, sin usar y con su factura."),
            ("¿De qué madera son?", "De haya y de fresno, secados al aire durante dos inviernos."),
            ("¿Hay descuentos?", "Los clubes tienen un diez por ciento a partir de seis remos."),
        ),
    ),
    "en": (
        "Marsh Kettles",
        "Oda Brennick makes kettles in a barn in Low Marsh. She answers what is asked most.",
        (
            ("Can I put my kettle on an open fire?", "Yes, I do it every day. The handle stays cold."),
            ("Do I need a permit for my kettle?", "I never had one. Ask at your town hall if you are unsure."),
            ("How do I clean my kettle?", "I use sand and vinegar. My own kettle has never seen soap."),
            ("May I send my kettle back?", "Yes, within thirty days. I pay for the parcel myself."),
        ),
    ),
    "it": (
        "Remi Bordon",
        "Ersilia Bordon vende remi a Chioggia. Qui risponde la bottega.",
        (
            ("Quanto dura la spedizione?", "Il pacco parte in due giorni e arriva in cinque."),
            ("Quali legni ci sono?", "Faggio, frassino e ramin, stagionati per due inverni."),
            ("È possibile il reso?", "Il remo si rende entro trenta giorni, con la ricevuta."),
            ("Come si pulisce un remo?", "Con acqua dolce e un panno. La vernice si rinnova ogni anno."),
        ),
    ),
}


def read(talk: Talk) -> Parsed:
    title, introduction, pairs = talk
    said = "\n\n".join(f"**{question}**\n\n{answer}" for question, answer in pairs)
    text = f"# {title}\n\n{introduction}\n\n{said}\n"
    (parsed,) = parse(Document("persons", "piece.md", "text/markdown", text.encode()))
    return parsed


@pytest.mark.parametrize("tag", TALKS)
def test_who_is_introduced_asked_and_answers_is_interviewed(tag: str) -> None:
    parsed = read(TALKS[tag])
    assert parsed.verdict.standing == "ready", parsed.verdict.reasons
    assert parsed.session is not None
    assert len(parsed.session.questions) == 4


@pytest.mark.parametrize("tag", LISTS)
def test_what_a_shop_is_asked_is_not_believed(tag: str) -> None:
    assert read(LISTS[tag]).verdict.standing != "ready"


def test_questions_in_the_first_person_speak_for_the_reader() -> None:
    title, _, pairs = LISTS["en"]
    verdict = read((title, "An interview with Oda Brennick, kettle maker in Low Marsh.", pairs)).verdict
    assert verdict.standing == "review"
    assert any("speak for the reader" in reason for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("tag", "spoken", "other"),
    [
        ("es", "¿Cómo empezaste?", "¿Qué contraste tiene?"),
        ("pl", "Kiedy zaczęłaś?", "Gdzie stoi nasz dom?"),
        ("tr", "Nasıl başladınız?", "Deniz nerede?"),
        ("ar", "كيف كانت حكايتك؟", "كم ثمن السمك؟"),
        ("ko", "언제 시작하셨나요?", "언제 되나요?"),
        ("en", "What do you see?", "What is it?"),
    ],
)
def test_a_verb_speaks_to_somebody(tag: str, spoken: str, other: str) -> None:
    assert is_spoken_to(spoken, tag)
    assert not is_spoken_to(other, tag)


@pytest.mark.parametrize(
    ("tag", "own", "other"),
    [
        ("es", "lo abrí y esperé", "el café está aquí"),
        ("fr", "j'aime la mer", "la mer est belle"),
        ("zh", "我等了很久", "我们下午开门"),
        ("fa", "آنجا نشستم", "مردم آمدند"),
    ],
)
def test_a_verb_tells_of_whoever_speaks(tag: str, own: str, other: str) -> None:
    signs = of_me(tag)
    assert signs is not None
    assert signs.stand_in(own)
    assert not signs.stand_in(other)


def test_a_language_without_a_table_shows_nobody() -> None:
    assert of_me("xx") is None


def test_newspapers_that_set_whole_answers_in_quotation_marks_quote_nobody() -> None:
    title, introduction, pairs = TALKS["it"]
    quoted = (title, introduction, tuple((question, f"«{answer}»") for question, answer in pairs))
    assert read(quoted).verdict.standing != "none"


def test_sin_comentarios_answers_a_question() -> None:
    title, introduction, pairs = TALKS["es"]
    curt = (*pairs[:3], ("¿Qué opina del puerto nuevo?", "Sin comentarios."), pairs[3])
    session = read((title, introduction, curt)).session
    assert session is not None
    assert len(session.questions) == 5
