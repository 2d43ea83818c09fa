"""The one accent colour, made readable on both papers."""

from __future__ import annotations

from dataclasses import dataclass

PAPER_LIGHT = "#fffdf8"
PAPER_DARK = "#161513"
READABLE = 4.5
"""The least contrast for text of ordinary size (WCAG 2.2, success criterion 1.4.3)."""

_GLOWING = 5.5
"""The same on the dark paper, where light letters look thinner than they are."""

_STEPS = 200


@dataclass(frozen=True, slots=True)
class Accent:
    """The publication's colour as it is used; both as #rrggbb."""

    light: str
    """For the light paper."""
    dark: str
    """For the dark paper."""


def accent(wished: str) -> Accent:
    """The colour that the editor wished (#rrggbb), as near to it as can be read on either paper."""
    return Accent(light=readable(wished, PAPER_LIGHT), dark=readable(wished, PAPER_DARK, _GLOWING))


def readable(colour: str, paper: str, least: float = READABLE) -> str:
    """`colour` itself if its contrast on `paper` is at least `least`; else the nearest lightness that is.

    Hue stays, and as much of the chroma as the screen can show: the lightness is moved in OKLCH (CSS Color 4, §9.3),
    where equal steps look equal, instead of mixing in grey. All colours are #rrggbb. `least` is at most 15.
    """
    if contrast(colour, paper) >= least:
        return colour.lower()
    lightness, a, b = _oklab(_channels(colour))
    end = 1.0 if _luminance(paper) < 0.18 else 0.0
    for step in range(1, _STEPS + 1):
        moved = _shown(lightness + (end - lightness) * step / _STEPS, a, b)
        if contrast(moved, paper) >= least:
            return moved
    return "#ffffff" if end else "#000000"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)


def _luminance(colour: str) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    red, green, blue = rgb
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _shown(lightness: float, a: float, b: float) -> str:
    """The colour as #rrggbb, with its chroma lowered until a screen can show it."""
    for tenths in range(20, -1, -1):
        rgb = _rgb(lightness, a * tenths / 20, b * tenths / 20)
        if all(-0.0005 <= channel <= 1.0005 for channel in rgb):
            break
    return "#" + "".join(f"{round(255 * _encoded(min(1.0, max(0.0, channel)))):02x}" for channel in rgb)


def _rgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
