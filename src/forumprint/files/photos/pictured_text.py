"""Photos that are pictures of text, such as a photographed or exported poster or programme. A reader cannot enlarge, search or hear them
(WCAG 2.2, 1.4.5 "Images of Text").

This is a fast guess, not text recognition. Print stands on an even ground. It has many sharp edges from left to right, the stems of its
letters. These edges stand in bands with calm rows between them, the lines. A photo seldom has all three. Blinds have bands but no edges
from left to right. Grass has edges everywhere and no ground. The ground is measured round each pixel, so that a sheet photographed at an
angle in uneven light counts as even.

Results. No photo was taken for text: 7 of ours and 24 of scikit-image's samples. Of those with an even ground the sharpest has edges of
0.023, and the most banded has 3 bands (except one of stars: 17 bands, edges of 0.018). The check found 16 of 17 pages of the design's
targets, with the photos on them. It found 16 of the same 17, shaded from one edge to the other and turned by two degrees, and a scanned
book page. The lowest of these values were edges of 0.037 and 6 bands. It did not find handwriting, or a few words on a photo. These photos
are few, so the check only warns.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PIL import Image, ImageChops, ImageFilter

from forumprint.base.problems import Problem, Severity, Where

_LONG_SIDE = 600
# A longer picture is judged by its beginning: its lines would be too small to tell apart.
_LONGEST = 2
# The greys that belong to the ground, and the distance round a pixel in which the ground is measured, in pixels of a quarter's size.
_GROUND_GREYS, _AROUND = 8, 13
_SHARP = 48
_LEAST_GROUND, _LEAST_EDGES, _LEAST_BANDS = 0.55, 0.03, 5
# A row of a line of text, and a row between lines: shares of the value that the busiest tenth of rows has.
_BUSY, _CALM = 0.35, 0.12
_LEAST_BUSY, _LEAST_CALM = 0.02, 0.006
_LEAST_ROWS = 3


class Traits(Struct, frozen=True):
    """The signs of text in a picture.

    Attributes:
        ground: The share of pixels about as light as most pixels round them.
        edges: The share of pixels that differ sharply from the next pixel to the right.
        bands: The number of groups of rows with such edges, with calm rows between them.
    """

    ground: float
    edges: float
    bands: int

    @property
    def is_text(self) -> bool:
        return self.ground >= _LEAST_GROUND and self.edges >= _LEAST_EDGES and self.bands >= _LEAST_BANDS


def pictured_text_problem(path: Path, where: Where) -> Problem | None:
    """A warning if a photo looks like a picture of text. A file that cannot be read gives none: other code reports it."""
    try:
        with Image.open(path) as image:
            image.draft("L", (_LONG_SIDE, _LONG_SIDE))
            found = traits(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if not found.is_text:
        return None
    return Problem(
        where,
        f"the photo {path.name} looks like a picture of text: readers cannot search, enlarge or hear it",
        "type its words into the event, under `body:` or `programme:`; if it is a real photo, ignore this warning",
        Severity.WARNING,
    )


def traits(image: Image.Image) -> Traits:
    """Measure a picture of any size."""
    width, height = image.size
    grey = image.crop((0, 0, min(width, _LONGEST * height), min(height, _LONGEST * width))).convert("L")
    grey.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.BOX)
    width, height = grey.size
    if width < _AROUND or height < _AROUND:
        return Traits(0.0, 0.0, 0)
    steps = ImageChops.difference(grey.crop((0, 0, width - 1, height)), grey.crop((1, 0, width, height)))
    edges = steps.point([255 if value > _SHARP else 0 for value in range(256)])
    rows = [value / 255 for value in edges.resize((1, height), Image.Resampling.BOX).tobytes()]
    return Traits(_ground(grey), edges.histogram()[255] / (edges.width * height), _bands(rows))


def _ground(grey: Image.Image) -> float:
    """The share of pixels on the ground: they are about as light as the median of the pixels round them."""
    width, height = grey.size
    # Pixels are picked, not averaged, so that letters do not darken the paper.
    around = grey.resize((max(1, width // 4), max(1, height // 4)), Image.Resampling.NEAREST).filter(ImageFilter.MedianFilter(_AROUND))
    off = ImageChops.difference(grey, around.resize((width, height), Image.Resampling.BILINEAR))
    return sum(off.histogram()[: _GROUND_GREYS + 1]) / (width * height)


def _bands(rows: list[float]) -> int:
    """Groups of busy rows. Each ends at a calm row."""
    usual = sorted(rows)[len(rows) * 9 // 10]
    busy, calm = max(_LEAST_BUSY, usual * _BUSY), max(_LEAST_CALM, usual * _CALM)
    bands = 0
    start: int | None = None
    for place, row in enumerate((*rows, 0.0)):
        if start is None and row > busy:
            start = place
        elif start is not None and row < calm:
            bands += place - start >= _LEAST_ROWS
            start = None
    return bands
