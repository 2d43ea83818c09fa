"""The two lists of a test of goods, one of what is good about them and one of what is not."""

from __future__ import annotations

FOR_AND_AGAINST: dict[str, tuple[str, str]] = {
    "en": (
        "pros|what we like|what we liked|what we love|reasons to buy|advantages|plus points",
        "cons|what we don't like|what we didn't like|reasons to avoid|disadvantages|minus points",
    ),
    "de": (
        "vorteile|pro|das gefällt uns|plus|pluspunkte",
        "nachteile|contra|kontra|das gefällt uns nicht|minus|minuspunkte",
    ),
    "fr": (
        "les plus|avantages|points forts|on aime",
        "les moins|inconvénients|points faibles|on n'aime pas",
    ),
    "es": (
        "lo mejor|ventajas|pros|puntos fuertes",
        "lo peor|desventajas|inconvenientes|contras|puntos débiles",
    ),
    "pt": ("prós|vantagens|pontos positivos|pontos fortes", "contras|desvantagens|pontos negativos|pontos fracos"),
    "it": (
        "pro|vantaggi|pregi|punti di forza|cosa ci piace",
        "contro|svantaggi|difetti|punti deboli|cosa non ci piace",
    ),
    "nl": ("pluspunten|voordelen|plus", "minpunten|nadelen|min"),
    "sv": ("fördelar|plus", "nackdelar|minus"),
    "da": ("fordele|plus", "ulemper|minus"),
    "nb": ("fordeler|pluss", "ulemper|minus"),
    "fi": ("plussat|hyvää|hyvät puolet", "miinukset|huonoa|huonot puolet"),
    "pl": ("zalety|plusy", "wady|minusy"),
    "cs": ("klady|výhody|plusy", "zápory|nevýhody|minusy"),
    "sk": ("klady|výhody|plusy", "zápory|nevýhody|mínusy"),
    "hu": ("előnyök|pozitívumok", "hátrányok|negatívumok"),
    "ro": ("avantaje|plusuri|puncte forte", "dezavantaje|minusuri|puncte slabe"),
    "ru": ("плюсы|достоинства|преимущества", "минусы|недостатки"),
    "uk": ("плюси|переваги", "мінуси|недоліки"),
    "bg": ("плюсове|предимства", "минуси|недостатъци"),
    "el": ("πλεονεκτήματα|θετικά", "μειονεκτήματα|αρνητικά"),
    "tr": ("artılar|artıları|avantajlar|avantajları", "eksiler|eksileri|dezavantajlar|dezavantajları"),
    "ar": ("المميزات|المزايا|الإيجابيات", "العيوب|السلبيات"),
    "he": ("יתרונות", "חסרונות"),
    "ja": ("メリット|良い点|良かった点|長所", "デメリット|悪い点|気になる点|気になった点|短所"),
    "zh": ("优点|優點", "缺点|缺點"),
    "ko": ("장점", "단점"),
    "id": ("kelebihan", "kekurangan"),
    "vi": ("ưu điểm", "nhược điểm"),
    "hi": ("फायदे|खूबियाँ", "नुकसान|कमियाँ"),
}
"""By language, the lines above the two lists; everything in lower case."""
