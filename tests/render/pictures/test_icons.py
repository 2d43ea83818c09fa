from __future__ import annotations

import io
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from pipeline.config.keys import SAMPLE_ID, Publication
from pipeline.render.pictures.colour import contrast
from pipeline.render.pictures.icons import FAVICON, FOR_RSS, ICONS, LOGO, SCALABLE, TOUCH, Icons

SIZES = {
    "icon-192.png": (192, 192),
    "icon-512.png": (512, 512),
    FOR_RSS: (144, 144),
    TOUCH: (180, 180),
    LOGO: (512, 256),
}


def icons(title: str = "Lantern Street QnA", accent: str = "#8a3324", overrides: Path | None = None) -> Icons:
    return Icons(Publication(id=SAMPLE_ID, title=title, url="https://lantern.example", accent=accent), overrides)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_there_is_one_for_everybody() -> None:
    assert set(ICONS) == {FAVICON, SCALABLE, *SIZES}


@pytest.mark.parametrize("name", SIZES)
def test_pictures_have_their_size(name: str) -> None:
    picture = opened(icons().draw(name))
    assert (picture.format, picture.size) == ("PNG", SIZES[name])
    assert len(icons().draw(name)) < 20_000


@pytest.mark.parametrize("name", ICONS)
def test_the_same_bytes_again(name: str) -> None:
    assert icons().draw(name) == icons().draw(name)


@pytest.mark.parametrize("name", ICONS)
def test_initial_and_accent_are_seen(name: str) -> None:
    assert icons("Lantern").draw(name) != icons("Harbour").draw(name)
    assert icons(accent="#8a3324").draw(name) != icons(accent="#1f5fa8").draw(name)


def test_favicon_holds_two_sizes() -> None:
    data = icons().draw(FAVICON)
    assert struct.unpack_from("<HHH", data) == (0, 1, 2)
    icon = opened(data)
    assert icon.format == "ICO"
    assert icon.info["sizes"] == {(16, 16), (32, 32)}
    for size in ((16, 16), (32, 32)):
        icon.size = size
        icon.load()
        assert icon.size == size


def test_scalable_is_well_formed_and_asks_nobody() -> None:
    root = ElementTree.fromstring(icons("<&> Words").draw(SCALABLE))
    (text,) = root.findall("{http://www.w3.org/2000/svg}text")
    assert text.text == "W"
    assert b"href" not in icons().draw(SCALABLE)
    assert b"style" not in icons().draw(SCALABLE)


@pytest.mark.parametrize("accent", ["#ffd400", "#ffffff", "#000000", "#8a3324"])
def test_the_letter_can_be_read(accent: str) -> None:
    picture = opened(icons("Ink", accent).draw("icon-192.png")).convert("RGB")
    ground, letter = picture.getpixel((96, 20)), picture.getpixel((96, 96))
    assert contrast("#{:02x}{:02x}{:02x}".format(*ground), "#{:02x}{:02x}{:02x}".format(*letter)) >= 4.5


def test_the_letter_stands_in_the_middle() -> None:
    for title in ("Harbour", "Quay", "Тихая", "ما"):
        picture = opened(icons(title).draw("icon-512.png"))
        light = picture.convert("L").point(lambda value: 255 * (value > 200))
        light.paste(0, mask=picture.getchannel("A").point(lambda value: 255 * (value < 255)))
        left, top, right, bottom = light.getbbox() or (0, 0, 0, 0)
        assert abs(left + right - 512) <= 6
        assert abs(top + bottom - 512) <= 6


def test_phones_get_a_full_square() -> None:
    assert opened(icons().draw(TOUCH)).mode == "RGB"
    assert opened(icons().draw("icon-192.png")).getchannel("A").getpixel((0, 0)) == 0


@pytest.mark.parametrize("title", ["", "🚀", "…", "霧"])
def test_a_title_without_a_letter_that_we_can_set(title: str) -> None:
    for name in ICONS:
        assert icons(title).draw(name)


def test_own_files_win(tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    before = icons(overrides=tmp_path).fingerprint
    (tmp_path / "icons" / SCALABLE).write_bytes(b"<svg/>")
    assert icons(overrides=tmp_path).draw(SCALABLE) == b"<svg/>"
    assert icons(overrides=tmp_path).draw(FAVICON) == icons().draw(FAVICON)
    assert icons(overrides=tmp_path).fingerprint != before == icons().fingerprint
