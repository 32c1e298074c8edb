"""The photo plan: the printed photos of an event, and their places. Each fitting has its own."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from forumprint.event.model import Photo


class PhotoPlan(Struct, frozen=True):
    """The photos of one fitting. A fitting that gives up a region with a photo starts again with another plan.

    Attributes:
        slots: The photo in each photo slot of the layout. Slots are counted from 1.
        printed: The printed photos in reading order, each once. Photos of a gallery stand in no slot and are among them.
        cropped: The files of photos that their slots crop.
    """

    slots: Mapping[int, Photo] = {}
    printed: tuple[Photo, ...] = ()
    cropped: frozenset[str] = frozenset()
