"""Photos that are pictures of text: a poster or a page of a programme, photographed or exported. Nobody can enlarge, search or hear them
(WCAG 2.2, 1.4.5 "Images of Text").

A cheap guess, not recognition. Print has one ground of nearly one grey, many sharp edges from left to right (the letters' stems), and these
stand in several bands with calm rows between them: the lines. A photo seldom has all three. Horizontal stripes, such as blinds, have
bands but no edges from left to right. Measured on 7 photos (the examples' and the design's stand-ins) and 103 pictures of pages (86 sides
of phone and bulletin layouts, 17 pages of the design): no photo was taken for text, the highest values being a ground of 0.27, edges of
0.023 and 3 bands; 96 pages were found. The 7 that were missed have a large photo on them, or only a title. So words on a photo are not
found, nor is handwriting. Seven photos are few: it only warns.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops

from forumprint.base.frozen import dataclass
from forumprint.base.problems import Problem, Severity, Where

_LONG_SIDE = 600
# Greys that count as one: a photographed sheet is not evenly lit.
_GROUND_GREYS = 9
_SHARP = 48
_LEAST_GROUND, _LEAST_EDGES, _LEAST_BANDS = 0.35, 0.02, 4
# A row of a line of text, and a row between lines: parts of what the busiest tenth of rows has.
_BUSY, _CALM = 0.35, 0.12
_LEAST_BUSY, _LEAST_CALM = 0.02, 0.006
_LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Traits:
    """What speaks for text in a picture.

    Attributes:
        ground: Share of the commonest grey.
        edges: Share of pixels that differ sharply from their neighbour at the right.
        bands: Stretches of rows with such edges, with calm rows between them.
    """

    ground: float
    edges: float
    bands: int

    @property
    def is_text(self) -> bool:
        return self.ground >= _LEAST_GROUND and self.edges >= _LEAST_EDGES and self.bands >= _LEAST_BANDS


def pictured_text_problem(path: Path, where: Where) -> Problem | None:
    """A warning if a photo looks like a picture of text; nothing about a file that cannot be read, which others report."""
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
        f"the photo {path.name} looks like a picture of text, which nobody can search, enlarge or hear",
        "type its words into the event, under `body:` or `programme:`; if it is a photo after all, leave it",
        Severity.WARNING,
    )


def traits(image: Image.Image) -> Traits:
    """Measure a picture; its own size does not matter."""
    grey = image.convert("L")
    grey.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.BOX)
    width, height = grey.size
    if width < 2 or height < 2:
        return Traits(0.0, 0.0, 0)
    counts = grey.histogram()
    ground = max(sum(counts[first : first + _GROUND_GREYS]) for first in range(len(counts) - _GROUND_GREYS + 1)) / (width * height)
    steps = ImageChops.difference(grey.crop((0, 0, width - 1, height)), grey.crop((1, 0, width, height)))
    edges = steps.point([255 if value > _SHARP else 0 for value in range(256)])
    rows = [value / 255 for value in edges.resize((1, height), Image.Resampling.BOX).tobytes()]
    return Traits(ground, edges.histogram()[255] / (edges.width * height), _bands(rows))


def _bands(rows: list[float]) -> int:
    """Stretches of busy rows, each ended by a calm one."""
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
