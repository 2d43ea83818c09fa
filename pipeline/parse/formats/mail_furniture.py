"""What newsletters carry beside their piece: a line about browsers above it, sponsors inside, ways out below."""

from __future__ import annotations

import re

from pipeline.parse.blocks import Block

_LONGEST_LINE = 200
_LONGEST_AD = 900
_LONGEST_BARE_AD = 300
"""Characters of one without a link, under a line that says what it is."""
_LONGEST_FOOTER = 3000
_LONGEST_LABEL = 70
_TAIL = 12
"""Blocks at the end among which the footer begins."""
_HEAD = 6

_BROWSER = re.compile(
    r"\b(?:(?:view|read|open|see)\b.{0,30}\b(?:browser|online|web)|(?:e-?mail|newsletter|message)\b.{0,30}\bbrowser|"
    r"im browser|webversion|dans (?:votre|ton) navigateur|version en ligne|en (?:el|tu|su) navegador|nel browser|"
    r"no (?:seu )?navegador|in (?:je|uw) browser|i (?:din )?(?:webbläsare|webbläsaren|browser|browseren|nettleser|"
    r"nettleseren)|selaimessa|în browser|w przeglądarce|v prohlížeči|böngészőben|в браузере|у браузері|tarayıcıda|"
    r"στον browser|trình duyệt|di browser|di peramban)\b|ブラウザ(?:ー)?で|在(?:线)?浏览器|在瀏覽器|"
    r"브라우저에서|בדפדפן|في المتصفح|در مرورگر",
    re.IGNORECASE,
)
_WAY_OUT = re.compile(
    r"\b(?:un-?subscribe|update (?:your )?(?:e-?mail )?preferences|manage (?:your )?(?:subscription|preferences)|"
    r"(?:you(?:'|’)re|you are) (?:receiving|getting) this|newsletter abbestellen|abmelden|abbestellen|"
    r"sie erhalten diese|se désabonner|se désinscrire|vous recevez c|darse de baja|cancelar (?:la|tu|su) suscripción|"
    r"recibes este|disiscriv|annulla l(?:'|’)iscrizione|cancelar (?:a )?(?:sua )?(?:inscrição|subscrição)|"
    r"recibe este correo|para darse de baja|uitschrijven|afmelden|u ontvangt deze|je ontvangt deze|avregistrera|"
    r"avsluta prenumeration|avprenumerera|du får (?:det här|detta|dette|denne)|afmeld|meld deg av|avmeld|"
    r"peruuta tilaus|dezabonare|wypisz się|zrezygnuj z subskrypcji|odhlásit|leiratkoz|отписаться|відписатися|"
    r"abonelikten çık|hủy đăng ký|berhenti berlangganan|απεγγραφή|διαγραφή από)|配信停止|配信解除|購読解除|"
    r"退订|取消订阅|取消訂閱|수신 ?거부|구독 ?취소|להסרה|הסרה מרשימת|إلغاء الاشتراك|لغو (?:عضویت|اشتراک)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"^(?:forward(?: this)?(?: e-?mail)?(?: to a friend)?|share(?: this)?|tweet|like|weiterleiten|teilen|transférer|"
    r"partager|reenviar|compartir|inoltra|condividi|compartilhar|doorsturen|delen)\b.{0,120}$",
    re.IGNORECASE,
)
_AD = re.compile(
    r"^\W{0,6}(?:sponsor(?:ed)?(?: by [^\n]{1,60})?|(?:this|today|the)(?:(?:'|’)s)? ?(?:(?:week|month|issue)(?:'|’)s)? "
    r"sponsors?|our sponsors?|a word from our sponsors?|advertisement|advertorial|anzeige|"
    r"werbung|publicité|publicidad|patrocinado|pubblicità|sponsorizzato|publicidade|advertentie|annons|reklama|реклама|"
    r"広告|广告)"
    r"[^\w\n:：|–—]{0,6}(?:[\n:：]|(?P<dash>[|–—]))",
    re.IGNORECASE,
)


def parted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[str, ...]]:
    """(the piece, the footer, the text of what is neither) of a newsletter's `blocks`."""
    end = _footer(blocks)
    piece: list[Block] = []
    dropped: list[str] = []
    is_advertised = False
    for index, one in enumerate(blocks[:end]):
        is_ad = is_advertised and len(one.text) <= (_LONGEST_AD if "<a" in one.html else _LONGEST_BARE_AD)
        is_advertised = bool(_AD.match(f"{one.text}\n")) and len(one.text) <= _LONGEST_LABEL
        if is_ad or is_advertised or _is_furniture(one, index, end):
            dropped.append(one.text)
        else:
            piece.append(one)
    return tuple(piece), blocks[end:], tuple(dropped)


def _footer(blocks: tuple[Block, ...]) -> int:
    """Where the footer begins: at the first way out among the last blocks, and what only shares above it."""
    start = max(len(blocks) // 2, len(blocks) - _TAIL)
    short = (index for index in range(start, len(blocks)) if len(blocks[index].text) <= _LONGEST_FOOTER)
    return next((index for index in short if _WAY_OUT.search(blocks[index].text)), len(blocks))


def _is_furniture(one: Block, index: int, end: int) -> bool:
    text = one.text
    if one.kind not in ("paragraph", "list", "table"):
        return False
    if index < _HEAD and len(text) <= _LONGEST_LINE and (_BROWSER.search(text) or _WAY_OUT.search(text)):
        return True
    if index >= end - _HEAD and _SHARE.match(text) and "<a" in one.html:
        return True
    found = _AD.match(one.raw.lstrip()) if len(text) <= _LONGEST_AD else None
    # A sentence may begin with such a word and a dash; an advertisement has a link.
    return found is not None and (found["dash"] is None or "<a" in one.html)
