"""The facts of a photo before and after it is prepared for a page, and its source."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from forumprint.base.problems import Problem, Severity
from forumprint.frame.placements import Picture

# Pixels per inch of the source at final size (the design targets, chapter 7).
LEAST_PPI = 96.0
GOOD_PPI = 220.0


class PhotoInfo(Struct, frozen=True):
    """A photo's size in pixels, upright by its EXIF orientation, and the SHA-256 of its bytes."""

    width: int
    height: int
    key: str


class PreparedPicture(Struct, frozen=True):
    """A photo cropped, toned and scaled: three-channel sRGB as a finished JPEG file of `width` × `height` pixels."""

    jpeg: bytes
    width: int
    height: int


class PictureSource(Protocol):
    """Prepares photos for an output."""

    def prepared(self, picture: Picture, ink: tuple[int, int, int], ppi: float) -> PreparedPicture:
        """The photo as it fills its box at `ppi`, never enlarged. `ink` (RGB) replaces black in a toned photo.

        Raises:
            InputError: The photo cannot be read, or has too few pixels; the problem stands at the picture's place.
            ResourceError: Its bytes are missing, or differ from the bytes that the picture names.
        """
        ...


def resolution_problem(picture: Picture) -> Problem | None:
    """The fault of a photo's resolution at its final size: an error under 96 ppi, a warning under 220."""
    ppi = picture.resolution
    if ppi >= GOOD_PPI:
        return None
    needed_width = round(picture.pixels[0] * GOOD_PPI / ppi)
    return Problem(
        picture.where,
        f"the photo {picture.file} is coarse at its size on the page: {ppi:.0f} pixels per inch; {GOOD_PPI:.0f} look sharp, and "
        f"{LEAST_PPI:.0f} are the least",
        f"use the original from the camera, at least {needed_width} pixels wide for a sharp print",
        Severity.ERROR if ppi < LEAST_PPI else Severity.WARNING,
    )
