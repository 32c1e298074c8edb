"""The contrast of text on its ground. A brand that would be hard to read is refused.

Ratio and threshold come from WCAG 2.2: "relative luminance", "contrast ratio", and success criterion 1.4.3 (4.5:1).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from forumprint.base.problems import Problem
from forumprint.brand.model import Brand

LEAST_RATIO = 4.5


class Pair(Struct, frozen=True):
    """Text of one colour on a ground, and the roles that use this pair."""

    text: str
    ground: str
    ratio: float
    roles: tuple[str, ...]


def relative_luminance(rgb: tuple[int, int, int]) -> float:
    """From 0 (black) to 1 (white)."""

    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(value) for value in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """From 1 (the same) to 21 (black on white)."""
    light, dark = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs(brand: Brand) -> Iterator[Pair]:
    """Every pair of text and ground in the brand, each once."""
    roles: dict[tuple[str, str], list[str]] = {}
    for name, role in brand.roles.items():
        for ground, text in role.colours.items():
            if ground in brand.palette and text in brand.palette:
                roles.setdefault((text, ground), []).append(name)
    for (text, ground), names in roles.items():
        yield Pair(text, ground, contrast_ratio(brand.palette[text].rgb, brand.palette[ground].rgb), tuple(names))


def contrast_problems(brand: Brand) -> tuple[Problem, ...]:
    """One problem for each pair under 4.5:1. It names both tokens and the ratio."""
    return tuple(
        Problem(
            brand.roles[pair.roles[0]].where,
            f"text in `{pair.text}` on `{pair.ground}` has a contrast of {pair.ratio:.1f}:1, less than {LEAST_RATIO}:1 "
            f"(used by {', '.join(pair.roles)})",
            f"make `{pair.text}` or `{pair.ground}` lighter or darker, or take another colour for these roles",
        )
        for pair in text_pairs(brand)
        if pair.ratio < LEAST_RATIO
    )
