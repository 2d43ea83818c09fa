from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, ImageFilter

from pipeline.errors import DocumentError
from pipeline.render.pictures.foreign import LONGEST_SIDE, Remade, remade

SECRET = b"51.4779 North, at home"
FORMATS = ["JPEG", "PNG", "GIF", "WEBP", "AVIF"]


def plain(width: int, height: int) -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), "#c03020")
    picture.paste("#2040b0", (width // 2, 0, width, height))
    return picture


def photo(width: int = 600, height: int = 400) -> Image.Image:
    """The same with the grain of a photograph."""
    picture = plain(width, height)
    grain = Image.effect_noise((width, height), 30).filter(ImageFilter.GaussianBlur(1))
    return Image.blend(picture, grain.convert("RGB"), 0.3)


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def near(found: Any, wanted: tuple[int, ...], slack: int = 40) -> bool:
    return all(abs(a - b) <= slack for a, b in zip(found, wanted, strict=True))


def with_exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def is_told(made: Remade, file: bytes) -> None:
    """What the picture says of itself is so."""
    picture = opened(file)
    assert (made.picture.width, made.picture.height) == picture.size
    assert made.picture.size == len(file)


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_stays_what_it_is(kind: str) -> None:
    made = remade(encoded(photo(), kind))
    assert opened(made.data).format == kind
    assert made.picture.media_type == f"image/{kind.lower()}"
    assert made.picture.path.startswith("media/")
    assert made.picture.path.endswith({"JPEG": ".jpg"}.get(kind, f".{kind.lower()}"))
    is_told(made, made.data)
    assert opened(made.data).size == (600, 400)


@pytest.mark.parametrize("kind", FORMATS)
def test_same_bytes_in_same_bytes_out(kind: str) -> None:
    data = encoded(photo(), kind)
    assert remade(data) == remade(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(("orientation", "size", "left_top"), [(1, (600, 400), "red"), (3, (600, 400), "blue")])
def test_pictures_are_turned_upright(kind: str, orientation: int, size: tuple[int, int], left_top: str) -> None:
    made = remade(encoded(photo(), kind, exif=with_exif(orientation)))
    upright = opened(made.data)
    assert upright.size == size
    red, _, blue = upright.convert("RGB").getpixel((5, 5))
    assert (red > blue) is (left_top == "red")
    assert upright.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_undone(orientation: int) -> None:
    source = photo(300, 200)
    ImageDraw.Draw(source).rectangle((0, 0, 40, 40), fill="#10f010")
    made = remade(encoded(source, "JPEG", exif=with_exif(orientation), quality=95))
    shown = opened(made.data).convert("RGB")
    wide = orientation < 5
    assert shown.size == ((300, 200) if wide else (200, 300))
    corners = {1: "lt", 2: "rt", 3: "rb", 4: "lb", 5: "lt", 6: "rt", 7: "rb", 8: "lb"}
    x = 15 if corners[orientation][0] == "l" else shown.width - 15
    y = 15 if corners[orientation][1] == "t" else shown.height - 15
    assert near(shown.getpixel((x, y)), (16, 240, 16))


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_but_pixels_leaves(kind: str) -> None:
    options: dict[str, Any] = {"comment": SECRET} if kind in ("JPEG", "GIF") else {}
    if kind != "GIF":
        options["exif"] = with_exif(1)
    if kind in ("JPEG", "WEBP", "PNG"):
        options["xmp"] = b"<x:xmpmeta>" + SECRET
    data = encoded(photo(), kind, **options) + SECRET
    assert SECRET in data
    made = remade(data)
    for file in (made.data, *made.others):
        assert SECRET not in file
        assert not opened(file).getexif()
        assert not {"icc_profile", "comment", "xmp"} & opened(file).info.keys()


def test_text_chunks_are_dropped() -> None:
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Author", SECRET.decode())
    data = encoded(photo(), "PNG", pnginfo=told)
    assert SECRET in data
    assert SECRET not in remade(data).data


@pytest.mark.parametrize(("width", "height", "size"), [(3200, 1600, (1600, 800)), (900, 2700, (533, 1600))])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_large_pictures_are_made_smaller(kind: str, width: int, height: int, size: tuple[int, int]) -> None:
    made = remade(encoded(plain(width, height), kind))
    assert opened(made.data).size == size
    assert opened((*made.others, made.data)[0]).size == size
    is_told(made, made.data)


def test_large_and_turned() -> None:
    made = remade(encoded(plain(3000, 2000), "JPEG", exif=with_exif(6)))
    assert opened(made.data).size == (1067, LONGEST_SIDE)


def test_photographs_get_a_modern_format_beside_them() -> None:
    made = remade(encoded(photo(), "JPEG", quality=92))
    (other,) = made.picture.alternatives
    assert other.media_type == "image/webp"
    assert opened(made.others[0]).format == "WEBP"
    assert len(made.others[0]) < made.picture.size
    assert dict(made.files) == {made.picture.path: made.data, other.path: made.others[0]}


def test_no_second_file_that_is_not_smaller() -> None:
    made = remade(encoded(Image.effect_noise((300, 300), 100), "JPEG", quality=20))
    assert made.picture.alternatives == ()
    assert [path for path, _ in made.files] == [made.picture.path]


def test_drawings_keep_each_pixel() -> None:
    drawing = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(drawing).line((10, 10, 380, 280), fill="#123456", width=3)
    made = remade(encoded(drawing, "PNG"))
    assert opened(made.data).convert("RGB").tobytes() == drawing.tobytes()
    assert opened(made.others[0]).convert("RGB").tobytes() == drawing.tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA"])
def test_modes_of_png(mode: str) -> None:
    source = photo().convert("RGBA")
    source.putalpha(Image.new("L", source.size, 255))
    source.paste((0, 0, 0, 0), (0, 0, 100, 100))
    made = remade(encoded(source.convert(mode), "PNG"))
    shown = opened(made.data).convert("RGBA")
    if mode in ("LA", "RGBA"):
        assert shown.getpixel((50, 50))[3] == 0
        assert opened(made.others[0]).convert("RGBA").getpixel((50, 50))[3] == 0
    assert shown.getpixel((550, 350))[3] >= 254, "a palette may round"


def test_transparent_palette_and_colour() -> None:
    palette = photo().quantize(16)
    data = encoded(palette, "PNG", transparency=palette.getpixel((0, 0)))
    assert opened(remade(data).data).convert("RGBA").getpixel((0, 0))[3] == 0
    key = Image.new("RGB", (80, 60), "#010203")
    data = encoded(key, "PNG", transparency=(1, 2, 3))
    assert opened(remade(data).data).convert("RGBA").getpixel((0, 0))[3] == 0


def test_transparent_palette_made_smaller() -> None:
    palette = plain(2400, 1200).quantize(16)
    data = encoded(palette, "PNG", transparency=palette.getpixel((0, 0)))
    assert opened(remade(data).data).size == (1600, 800)


def test_sixteen_bits_are_scaled_to_eight() -> None:
    grey = Image.frombytes("I;16", (64, 64), struct.pack("<4096H", *([0, 32768] * 1024 + [65535] * 2048)))
    shown = opened(remade(encoded(grey, "PNG")).data)
    assert shown.mode == "L"
    assert [shown.getpixel((x, 0)) for x in (0, 1)] == [0, 127]
    assert shown.getpixel((0, 63)) == 255


def test_sixteen_bits_a_colour() -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + struct.pack(">3H", 65535, 32768, 0) * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 16, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    assert near(opened(remade(data).data).convert("RGB").getpixel((3, 3)), (255, 128, 0), 2)


def test_cmyk_becomes_what_screens_show() -> None:
    source = Image.new("CMYK", (100, 80), (0, 255, 255, 0))
    made = remade(encoded(source, "JPEG", quality=95))
    assert opened(made.data).mode == "RGB"
    assert near(opened(made.data).getpixel((50, 40)), (255, 0, 0), 12)


def test_colours_of_a_wide_profile_are_brought_to_srgb() -> None:
    # Linear light in place of sRGB: without conversion the picture would be far too dark or too light.
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    broken = encoded(photo(), "JPEG", icc_profile=linear)
    assert near(opened(remade(broken).data).getpixel((20, 20)), opened(broken).getpixel((20, 20)), 6)  # passed over
    ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = remade(encoded(photo(), "JPEG", icc_profile=ours))
    assert "icc_profile" not in opened(made.data).info
    rubbish = remade(encoded(photo(), "JPEG", icc_profile=b"no profile"))
    assert opened(rubbish.data).size == (600, 400)


def test_a_profile_that_swaps_colours_is_obeyed() -> None:
    """sRGB's own profile with its red and blue primaries exchanged: red in the file is blue on the screen."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    places = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * profile[131], 12)}
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    profile[red + 4 : red + 12], profile[blue + 4 : blue + 12] = (
        profile[blue + 4 : blue + 12],
        profile[red + 4 : red + 12],
    )
    swapped = bytes(profile).replace("sRGB".encode("utf-16-be"), "BGRs".encode("utf-16-be")).replace(b"sRGB", b"BGRs")
    made = remade(encoded(Image.new("RGB", (40, 40), (255, 0, 0)), "PNG", icc_profile=swapped))
    assert near(opened(made.data).convert("RGB").getpixel((9, 9)), (0, 0, 255), 12)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_animations_stay_animations(kind: str) -> None:
    frames = [photo(160, 120).rotate(30 * turn) for turn in range(6)]
    data = encoded(
        frames[0], kind, save_all=True, append_images=frames[1:], duration=[80, 90, 100, 110, 120, 130], loop=0
    )
    made = remade(data)
    shown = opened(made.data)
    assert shown.n_frames == 6
    is_told(made, made.data)
    if kind != "WEBP":
        beside = opened(made.others[0])
        assert (beside.format, beside.n_frames) == ("WEBP", 6)
    shown.seek(5)
    shown.load()
    assert shown.info["duration"] == 130


def test_large_animations_are_made_smaller() -> None:
    frames = [plain(2000, 500), plain(2000, 500).rotate(180)]
    made = remade(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50))
    assert opened(made.data).size == (1600, 400)
    assert opened(made.data).n_frames == 2


def test_of_an_endless_animation_the_first_frame_stays() -> None:
    frames = [Image.new("P", (1500, 1500), number) for number in range(46)]
    made = remade(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=20))
    assert opened(made.data).n_frames == 1


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_what_breaks_off_is_refused(kind: str, share: float) -> None:
    data = encoded(photo(), kind)
    with pytest.raises(DocumentError, match=r"damaged or breaks off|and no JPEG, PNG"):
        remade(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "is an SVG drawing"),
        (b"<!DOCTYPE html><title>Not found</title>", "is a web page"),
        (b"%PDF-1.7 and so on", "is something else"),
        (b"\xff\xd8\xff\xe0" + b"\xff\xda" * 200, "more than 64 scans"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "damaged|something else"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DocumentError, match=why):
        remade(data)


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "PPM", "ICO"])
def test_formats_that_browsers_do_not_show_are_refused(kind: str) -> None:
    with pytest.raises(DocumentError, match="and no JPEG, PNG, GIF, WebP or AVIF picture"):
        remade(encoded(photo(64, 64), kind))


def test_bombs_cost_no_memory() -> None:
    """Nine hundred million pixels in a hundred kilobytes; the child says how large it grew, in kilobytes."""
    program = """
import io, resource, struct, sys, zlib
from pipeline.errors import DocumentError
from pipeline.render.pictures.foreign import remade
def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
packed = zlib.compressobj(9)
rows = b"".join(packed.compress(bytes(3751)) for _ in range(30000)) + packed.flush()
head = struct.pack(">IIBBBBB", 30000, 30000, 1, 0, 0, 0, 0)
png = b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
gif = b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0)
gif += b",\\0\\0\\0\\0\\xff\\xff\\xff\\xff\\0\\x02\\x02D\\x01\\0;"
webp = b"VP8X" + struct.pack("<I", 10) + bytes(4) + b"\\xff\\x3e\\0\\xff\\x3e\\0"
webp += b"VP8L" + struct.pack("<I", 6) + b"\\x2f" + bytes(5)
webp = b"RIFF" + struct.pack("<I", 4 + len(webp)) + b"WEBP" + webp
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for data in (png, gif, webp):
    try:
        remade(data)
    except DocumentError as error:
        print(error, file=sys.stderr)
    else:
        raise SystemExit("taken")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 60_000, done.stderr


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
@pytest.mark.parametrize("loop", [0, 3])
def test_animations_are_shown_as_often_as_before(kind: str, loop: int) -> None:
    frames = [plain(60, 40), plain(60, 40).rotate(180)]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=50, loop=loop)
    made = remade(data)
    assert [opened(file).info["loop"] for file in (made.data, *made.others)] == [loop] * (1 + len(made.others))


def test_a_gif_that_plays_once_plays_once() -> None:
    frames = [plain(60, 40), plain(60, 40).rotate(180)]
    made = remade(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50))
    assert "loop" not in opened(made.data).info


@given(kind=st.sampled_from(FORMATS), places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6))
@settings(max_examples=150)
def test_damage_is_shown_or_refused(kind: str, places: list[tuple[float, int]]) -> None:
    data = bytearray(encoded(plain(48, 32), kind))
    for place, value in places:
        data[int(place * (len(data) - 1))] = value
    try:
        made = remade(bytes(data))
    except DocumentError:
        return
    opened(made.data).load()
