"""What is known of a photo before and after it is made ready for a page, and who makes it ready."""

from __future__ import annotations

from typing import Protocol

from forumprint.base.frozen import dataclass
from forumprint.base.geometry import Rect
from forumprint.base.problems import Problem, Severity, Where
from forumprint.frame.placements import Picture

# Pixels per inch of the source at final size (the design targets, chapter 7).
LEAST_PPI = 96.0
GOOD_PPI = 220.0


@dataclass(frozen=True, slots=True)
class PhotoInfo:
    """A photo's size in pixels, held upright as its EXIF orientation says."""

    width: int
    height: int

    def resolution(self, crop: Rect, box: Rect) -> float:
        """Pixels per inch that the part `crop` has when it fills `box`: the lower of the two directions."""
        return 72 * min(self.width * crop.width / box.width, self.height * crop.height / box.height)


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A photo cropped, toned and scaled: three-channel sRGB as a finished JPEG file of `width` × `height` pixels."""

    jpeg: bytes
    width: int
    height: int


class PictureSource(Protocol):
    """Where an output gets its photos from."""

    def measure(self, source: str, where: Where) -> PhotoInfo:
        """The size of the photo that an event calls `source`.

        Raises:
            InputError: It cannot be read; the problem stands at `where`.
        """
        ...

    def prepared(self, picture: Picture, ink: tuple[int, int, int], ppi: float) -> PreparedPicture:
        """The photo as it fills its box at `ppi`, never enlarged; `ink` (RGB) takes the place of black if it is toned.

        Raises:
            InputError: It cannot be read, or has too few pixels; the problem stands at the picture's place.
        """
        ...


def resolution_problem(picture: Picture, info: PhotoInfo) -> Problem | None:
    """What is wrong with a photo's resolution at its final size: an error under 96 ppi, a warning under 220."""
    ppi = info.resolution(picture.crop, picture.box)
    if ppi >= GOOD_PPI:
        return None
    needed_width = round(info.width * GOOD_PPI / ppi)
    return Problem(
        picture.where,
        f"the photo {picture.source} is coarse at its size on the page: {ppi:.0f} pixels per inch, where {GOOD_PPI:.0f} look sharp "
        f"and {LEAST_PPI:.0f} are the least",
        f"use the original from the camera, at least {needed_width} pixels wide for a sharp print",
        Severity.ERROR if ppi < LEAST_PPI else Severity.WARNING,
    )
