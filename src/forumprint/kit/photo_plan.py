"""The photo plan: what one fitting does with an event's photos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from forumprint.base.frozen import dataclass
from forumprint.event.model import Photo


@dataclass(frozen=True, slots=True)
class PhotoPlan:
    """Which photos are printed, and where. A fitting that has to give up a region with a photo makes a new plan.

    Attributes:
        slots: The photo that stands in each of the layout's photo slots, counted from 1.
        printed: The photos that are printed, in reading order, each once; also those that stand in no slot.
        cropped: The files of photos that their slots crop.
    """

    slots: Mapping[int, Photo] = field(default_factory=dict)
    printed: tuple[Photo, ...] = ()
    cropped: frozenset[str] = frozenset()
