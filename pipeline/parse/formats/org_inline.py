"""A line of Org → inline HTML: emphasis, links, footnotes, time stamps (orgmode.org/manual, "Markup", "Hyperlinks")."""

from __future__ import annotations

import re
from html import escape

from pipeline.parse.formats.marks import Vault, link

# The characters that may stand around emphasis; a slash is also in "and/or", an underscore in names.
_BEFORE, _AFTER = r"(?<![^\s\-({'\"\x01>])", r"(?![^\s\-.,:!?;'\")}\[\]\x00<])"
_CODE = re.compile(rf"{_BEFORE}([~=])(?=\S)([^~=\n]*[^\s~=])\1{_AFTER}")
_LINK = re.compile(r"\[\[([^\[\]]+)\](?:\[([^\[\]]+)\])?\]")
_BARE = re.compile(r"(?<![\w/:])<?(https?://[^\s<>\[\]\"]*[^\s<>\[\]\".,;:!?)'*_])>?")
_NOTE = re.compile(r"\[fn:([\w-]*)(?::((?:[^\[\]]|\[[^\[\]]*\])*))?\]")
_STAMP = re.compile(
    r"[<\[](\d{4}-\d\d-\d\d)(?: [^\W\d]{2,6}\.?)?(?: \d\d?:\d\d(?:-\d\d?:\d\d)?)?(?: [.+-]{1,2}\d+\w){0,2}[>\]]"
)
_NO_TEXT = re.compile(r"<<[^<>\n]{1,200}>>|\{\{\{[^{}\n]{1,200}\}\}\}|@@[a-z]{1,10}:[^@\n]*@@")
_BREAK = re.compile(r"\\\\[ \t]*(?:\n|$)")
_ENTITY = re.compile(r"\\(ndash|mdash|hellip|nbsp|laquo|raquo|lsquo|rsquo|ldquo|rdquo|deg|copy|euro)(?:\{\}|\b)")
_SCRIPT = re.compile(r"(?<=\w)([\^_])\{([^{}\n]{1,100})\}")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif)$", re.IGNORECASE)
_DASHES = (
    (re.compile(r"(?<!-)---(?!-)"), "—"),
    (re.compile(r"(?<!-)--(?!-)"), "–"),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
)
_EMPHASIS = tuple(
    # What stands between holds no sign itself, so that a line of signs is read once and not once for each of them.
    (re.compile(rf"{_BEFORE}{sign}(?=[^\s{sign}])([^{sign}]*[^\s{sign}]){sign}{_AFTER}"), tag)
    for sign, tag in ((r"\*", "strong"), ("/", "em"), ("_", ""), (r"\+", ""))
)


def inline(text: str, notes: dict[str, str], used: list[str]) -> str:
    """`text` as HTML. `notes` holds the texts of footnotes by name; the names of those referred to go to `used`."""
    vault = Vault()
    text = _NO_TEXT.sub("", text)
    text = _CODE.sub(lambda match: vault.put(f"<code>{escape(match[2], quote=False)}</code>"), text)
    text = _NOTE.sub(lambda match: vault.put(_note(match, notes, used)), text)
    text = _LINK.sub(lambda match: vault.put(_linked(match, vault)), text)
    text = _BARE.sub(lambda match: vault.put(link(match[1], escape(match[1], quote=False))), text)
    return vault.restore(_styled(_STAMP.sub(r"\1", text), vault))


def _styled(text: str, vault: Vault) -> str:
    html = _BREAK.sub(lambda _: vault.put("<br>"), escape(text, quote=False))
    for pattern, tag in _EMPHASIS:
        opened, closed = (vault.put(f"<{tag}>"), vault.put(f"</{tag}>")) if tag else ("", "")
        html = pattern.sub(rf"{opened}\1{closed}", html)
    html = _SCRIPT.sub(lambda match: "<{0}>{1}</{0}>".format("sup" if match[1] == "^" else "sub", match[2]), html)
    html = _ENTITY.sub(r"&\1;", html)
    for pattern, sign in _DASHES:
        html = pattern.sub(sign, html)
    return html


def _linked(match: re.Match[str], vault: Vault) -> str:
    address, shown = match[1].strip(), match[2]
    picture = _PICTURE.search(address)
    if picture and (shown is None or _PICTURE.search(shown)):
        source = escape(address.removeprefix("file:"))
        return f'<img src="{source}" alt="">'
    html = (
        _styled(shown, vault) if shown else escape(address.removeprefix("file:").removeprefix("mailto:"), quote=False)
    )
    return link(address, html) if re.match(r"(?:https?|mailto):", address) else html


def _note(match: re.Match[str], notes: dict[str, str], used: list[str]) -> str:
    name = match[1] or f" {len(used)}"
    if match[2] is not None:
        notes.setdefault(name, match[2])
    if name not in used:
        used.append(name)
    return f"<sup>{used.index(name) + 1}</sup>"
