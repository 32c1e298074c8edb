"""Pictures: a photo or a logo of the event as a placement."""

from __future__ import annotations

from forumprint.base.geometry import Rect
from forumprint.frame.pictures import PhotoInfo
from forumprint.frame.placements import Picture, Treatment
from forumprint.frame.spans import Figure
from forumprint.model.words import FilePath


def picture(
    file: FilePath, photo: PhotoInfo, box: Rect, crop: Rect, figure: Figure | None, treatment: Treatment = Treatment.ORIGINAL
) -> Picture:
    """The part `crop` of a photo in `box`.

    Args:
        file: The file's name in the event.
        photo: The photo's size and key.
        box: The box in points.
        crop: The part in fractions of the upright photo.
        figure: The description; None for a decorative photo.
        treatment: The toning.
    """
    span = figure.id if figure is not None else None
    return Picture(box, file.value, photo.key, (photo.width, photo.height), crop, treatment, span, file.where)
