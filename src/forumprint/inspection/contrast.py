"""The contrast of text as it is rendered: this module measures the colours of pixels, not the colours that the file names.

Ratio and thresholds come from WCAG 2.2, success criterion 1.4.3: 4.5:1, or 3:1 for large text (18 pt).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from forumprint.base.problems import Severity
from forumprint.brand.contrast import LEAST_RATIO, contrast_ratio
from forumprint.inspection.model import Finding

if TYPE_CHECKING:
    from PIL.Image import Image

_LEAST_LARGE = 3.0
# Capitals of 18 pt type are about this high. A box of text is as high as its letters.
_LARGE_PT = 12.5
# Pixels for each point. At this resolution a stroke of 7 pt type fills at least one whole pixel.
_SCALE = 4.0
_MOST_PIXELS = 40_000_000
# A colour with fewer pixels of a box is the blur between two other colours.
_LEAST_SHARE = 0.01
_MOST_BOXES = 4000


class Measured(Struct, frozen=True):
    """Text on a page and its contrast. Places are in points from the lower left corner."""

    page: int
    text: str
    ratio: float
    large: bool

    @property
    def enough(self) -> bool:
        """Whether the text is readable."""
        return self.ratio >= (_LEAST_LARGE if self.large else LEAST_RATIO)


def measure(data: bytes) -> tuple[Measured, ...] | None:
    """The contrast of every piece of text on every page, lowest first; None if pypdfium2 is not installed."""
    try:
        import pypdfium2
    except ImportError:
        return None
    found: list[Measured] = []
    try:
        pdf = pypdfium2.PdfDocument(data)
        for number in range(len(pdf)):
            found += _on_page(pdf[number], number + 1)
    except pypdfium2.PdfiumError:
        return ()
    return tuple(sorted(found, key=lambda each: each.ratio))


def findings(measured: tuple[Measured, ...]) -> Iterator[Finding]:
    """Warnings for text that is too faint. A picture under the text may distort the measure, so these are not errors."""
    for each in measured:
        if not each.enough:
            least = _LEAST_LARGE if each.large else LEAST_RATIO
            message = f"contrast of {each.ratio:.1f}:1, less than {least}:1: “{each.text[:40]}”"
            yield Finding(
                "contrast", message, "make the text or its ground lighter or darker", Severity.WARNING, each.page, "WCAG 2.2, 1.4.3"
            )


def _on_page(page: Any, number: int) -> Iterator[Measured]:
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    image: Image = page.render(scale=scale).to_pil().convert("RGB")
    text = page.get_textpage()
    for at in range(min(text.count_rects(), _MOST_BOXES)):
        left, bottom, right, top = text.get_rect(at)
        box = (int(left * scale), int((height - top) * scale), int(right * scale) + 1, int((height - bottom) * scale) + 1)
        said = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        # A single hyphen or dot has too few pixels to measure. It has the colour of the words beside it.
        if any(letter.isalnum() for letter in said) and (ratio := _ratio(image, box)) is not None:
            yield Measured(number, said, ratio, top - bottom >= _LARGE_PT)


def _ratio(image: Image, box: tuple[int, int, int, int]) -> float | None:
    """The contrast between the commonest colour of a box, which is its ground, and the colour that differs most from it."""
    left, top, right, bottom = max(box[0], 0), max(box[1], 0), min(box[2], image.width), min(box[3], image.height)
    if right - left < 2 or bottom - top < 2:
        return None
    # Sixty-four shades of each colour. Similar colours become one, because a photo or the smoothing of a screen varies them.
    few = image.crop((left, top, right, bottom)).point(lambda value: value & 0xFC)
    counted: list[tuple[int, Any]] = few.getcolors((right - left) * (bottom - top)) or []
    if not counted:
        return None
    _, ground = max(counted)
    least = _LEAST_SHARE * (right - left) * (bottom - top)
    return max(contrast_ratio(colour, ground) for count, colour in counted if count >= least)
