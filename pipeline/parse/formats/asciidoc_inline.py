"""A line of AsciiDoc → inline HTML: quotes, links, footnotes, replacements (docs.asciidoctor.org, "Text", "Macros")."""

from __future__ import annotations

import re
from html import escape

from pipeline.parse.formats.marks import Vault, emphasised, link

_INTRINSIC = {
    "nbsp": "\xa0", "sp": " ", "empty": "", "zwsp": "", "wj": "", "apos": "'", "quot": '"', "lsquo": "‘", "rsquo": "’",
    "ldquo": "“", "rdquo": "”", "deg": "°", "plus": "+", "brvbar": "¦", "vbar": "|", "amp": "&", "lt": "<", "gt": ">",
    "startsb": "[", "endsb": "]", "caret": "^", "asterisk": "*", "tilde": "~", "backslash": "\\", "backtick": "`",
    "two-colons": "::", "two-semicolons": ";;", "cpp": "C++", "blank": "",
}  # fmt: skip

_REFERENCE = re.compile(r"(?<!\\)\{([\w][\w-]*)\}")
_LITERAL = re.compile(
    r"\+\+\+([^+]+)\+\+\+|pass:[a-z,]{0,20}\[([^\]]{0,2000})\]|``([^`]+)``|(?<![\w`\"'])`(?=[^\s`])([^`]*[^\s`])`(?![\w`\"'])"
    r"|(?<![\w+])\+(?=[^\s+])([^+\n]*[^\s+])\+(?![\w+])"
)
_CURVED = (
    (re.compile(r"\"`(?=[^\s`])([^`]*[^\s`])`\""), "“", "”"),
    (re.compile(r"'`(?=[^\s`])([^`]*[^\s`])`'"), "‘", "’"),
)
_NOTE = re.compile(r"\s?\bfootnote(?:ref)?:([\w-]{0,60})\[((?:[^\[\]]|\[[^\[\]]*\])*)\]")
_MACRO = re.compile(
    r"\b(link|mailto|xref|image|icon|kbd|btn|menu|indexterm2?|anchor|stem|latexmath):([^\s\[\]]*)\[([^\]]{0,2000})\]"
)
_ADDRESS = re.compile(
    r"(?<![\w/:])<?((?:https?|ftp)://[^\s\[\]<>\"]*[^\s\[\]<>\".,;:!?)'*_`])(?:\[([^\]]{0,2000})\])?>?"
)
_MAIL = re.compile(r"(?<![\w./:@+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}\b")
_JUMP = re.compile(r"<<([^<>,]+)(?:,([^<>]*))?>>")
_ANCHOR = re.compile(r"\[\[[^\[\]]{1,200}\]\]|\[#[\w-]+\](?=#)|\(\(\([^()]*\)\)\)")
_ROLE = re.compile(r"\[[.#%]?[\w.#% -]{0,80}\](?=[#*_`^~])")
_TWICE = (
    (re.compile(r"\*\*([^*]+)\*\*"), "strong"),
    (re.compile(r"__([^_]+)__"), "em"),
    (re.compile(r"##([^#]+)##"), ""),
)
_RAISED = ((re.compile(r"\^([^\s^]{1,100})\^"), "sup"), (re.compile(r"~([^\s~]{1,100})~"), "sub"))
_MARKED = re.compile(r"(?<![\w#&])#(?=[^\s#])([^#]*[^\s#])#(?![\w#])")
_REPLACED = (
    (re.compile(r"(?<=\w)--(?=\w)"), "—"),
    (re.compile(r"(?<=\s)--(?=\s)"), "—"),
    (re.compile(r"(?<![.\\])\.\.\.(?!\.)"), "…"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\(C\)"), "©"),
    (re.compile(r"\(R\)"), "®"),
    (re.compile(r"\(TM\)"), "™"),
)
_BREAK = re.compile(r"[ \t]\+[ \t]*(?:\n|$)")
_ESCAPE = re.compile(r"\\(?=[*_`#^~\[{<+\"'.h\\(-])")


def inline(text: str, attributes: dict[str, str], notes: list[str]) -> str:
    """`text` as HTML. Its footnotes are appended to `notes`, as HTML; a reference to one that stands is its number."""
    if text.isalnum():
        return text
    vault = Vault()
    text = _REFERENCE.sub(lambda match: _referred(match, attributes), text)
    for pattern, opened, closed in _CURVED:
        text = pattern.sub(rf"{opened}\1{closed}", text)
    text = _LITERAL.sub(lambda match: vault.put(_literal(match)), text)
    text = _NOTE.sub(lambda match: vault.put(_note(match, vault, attributes, notes)), text)
    text = _MACRO.sub(lambda match: _macro(match, vault), text)
    text = _JUMP.sub(lambda match: match[2] or match[1], text)
    text = _ADDRESS.sub(lambda match: vault.put(_linked(match[1], match[2])), text)
    text = _MAIL.sub(lambda match: vault.put(link(f"mailto:{match[0]}", escape(match[0]))), text)
    return vault.restore(_ESCAPE.sub("", _styled(text)))


def _styled(text: str) -> str:
    html = escape(_ROLE.sub("", _ANCHOR.sub("", text)), quote=False)
    html = _BREAK.sub("<br>", html)
    for pattern, tag in _TWICE:
        html = pattern.sub(rf"<{tag}>\1</{tag}>" if tag else r"\1", html)
    html = _MARKED.sub(r"\1", emphasised(html, {"*": "strong", "_": "em"}))
    for pattern, tag in _RAISED:
        html = pattern.sub(rf"<{tag}>\1</{tag}>", html)
    for pattern, sign in _REPLACED:
        html = pattern.sub(sign, html)
    return html


def _referred(match: re.Match[str], attributes: dict[str, str]) -> str:
    name = match[1].lower()
    if name.startswith("counter"):
        return ""
    return attributes.get(name, _INTRINSIC.get(name, match[0]))


def _literal(match: re.Match[str]) -> str:
    passed, plain, double, single, plus = match.groups()
    if double is not None or single is not None:
        return f"<code>{escape((double or single).strip('+'), quote=False)}</code>"
    return escape(passed or plain or plus or "", quote=False)


def _note(match: re.Match[str], vault: Vault, attributes: dict[str, str], notes: list[str]) -> str:
    named, text = match.groups()
    key = f"footnote {named}"
    if not text:
        return f"<sup>{attributes.get(key, '')}</sup>"
    notes.append(inline(vault.restore(text), attributes, []) if "\x00" not in text else vault.restore(_styled(text)))
    if named:
        attributes[key] = str(len(notes))
    return f"<sup>{len(notes)}</sup>"


def _macro(match: re.Match[str], vault: Vault) -> str:
    name, target, given = match.groups()
    if name in ("link", "mailto"):
        return vault.put(_linked(target if name == "link" else f"mailto:{target}", given))
    if name == "image":
        described = given.split(",")[0].strip().strip('"')
        source = escape(target)
        return vault.put(f'<img src="{source}" alt="{escape(described)}">')
    if name == "menu":
        return " › ".join(filter(None, (target, given)))
    return "" if name in ("indexterm", "anchor", "icon") else given or target


def _linked(address: str, given: str | None) -> str:
    # The shown text may be followed by attributes: [Ada's page,window=_blank], or by a caret: [Ada's page^].
    shown = (
        re.sub(r",\s*(?:window|role|opts|id|title|rel)=.*$", "", given or "", flags=re.DOTALL)
        .removesuffix("^")
        .strip('"')
    )
    return link(address, _styled(shown) if shown else escape(address.removeprefix("mailto:"), quote=False))
