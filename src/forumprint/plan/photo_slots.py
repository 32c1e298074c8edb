"""The photos that a leaflet prints, and the slot of each.

The order of the event is the editor's wish: the first photo is the hero. It changes only if a slot would cut away so much of a photo that
its meaning changes (DESIGN §7: more than 45 %), and another order would not. If there are fewer slots than photos, the photos of the lowest
priority are left out; of equals, the last.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import permutations

from forumprint.base.errors import InputError
from forumprint.base.problems import Problem
from forumprint.event.model import Photo
from forumprint.frame.cropping import cover_crop, loss
from forumprint.kit.content import Content, PhotoPlan
from forumprint.kit.priorities import without
from forumprint.plan.bound_layout import BoundLayout

TOLERABLE_LOSS = 0.45
# Rounding to whole pixels is not a change.
_UNCHANGED = 0.01


def plan_photos(content: Content, bound: BoundLayout, absent: frozenset[str]) -> PhotoPlan:
    """A photo for each slot of this leaflet, and the changes to each photo.

    Args:
        content: The content that the leaflet may print.
        bound: The layout and its components.
        absent: The regions that are not in this leaflet.

    Raises:
        InputError: A photo's licence forbids changes, and its slot would change it.
    """
    ratios = dict(sorted(_ratios(bound, absent).items()))
    slots = _assigned(content, ratios)
    cropped = frozenset(photo.file.value for slot, photo in slots.items() if _loss(content, photo, ratios[slot]) > _UNCHANGED)
    changed = cropped | {photo.file.value for photo in slots.values() if photo.treatment != "original"}
    forbidden = [
        Problem(
            photo.where,
            f"the licence of {photo.file}, {content.licence_of[photo.file.value].id}, forbids cropping and toning, but its place here "
            "needs it",
            f"use another photo, or with the author's permission crop this one yourself to {ratios[slot]:.2f}:1; delete `treatment:`",
        )
        for slot, photo in slots.items()
        if photo.file.value in changed and content.licence_of[photo.file.value].no_derivatives
    ]
    if forbidden:
        raise InputError("a photo's licence forbids changes", forbidden)
    return PhotoPlan(slots, printed_photos(content, bound, slots, bound.layout.regions.keys() - absent), cropped)


def printed_photos(content: Content, bound: BoundLayout, slots: Mapping[int, Photo], present: Collection[str]) -> tuple[Photo, ...]:
    """The photos of the present regions, in reading order, each once. `slots` gives the photo of each slot."""
    regions = (region for region in bound.layout.regions if region in present)
    photos = (photo for region in regions for _, component in bound.of(region) for photo in component.photos(content, slots))
    return tuple({photo.file.value: photo for photo in photos}.values())


def _assigned(content: Content, ratios: Mapping[int, float]) -> Mapping[int, Photo]:
    """The photo of each slot, by the slot's number."""
    photos = without(content.event.photos, len(content.event.photos) - len(ratios))
    slots = list(ratios)[: len(photos)]

    def cut(order: tuple[Photo, ...]) -> float:
        """The sum of intolerable losses."""
        losses = (_loss(content, photo, ratios[slot]) for slot, photo in zip(slots, order, strict=True))
        return sum(part for part in losses if part > TOLERABLE_LOSS)

    # Permutations begin with the event's order, and `min` keeps the first of equals.
    best = min(permutations(photos), key=cut)
    return dict(zip(slots, best, strict=True))


def _loss(content: Content, photo: Photo, ratio: float) -> float:
    size = content.sizes[photo.file.value]
    return loss(cover_crop(size.width, size.height, ratio, photo.focus.centre))


def _ratios(bound: BoundLayout, absent: frozenset[str]) -> dict[int, float]:
    """The width over the height of every photo slot, at its natural height."""
    ratios: dict[int, float] = {}
    for name, region in bound.layout.regions.items():
        for _, component in bound.of(name):
            if component.slot is not None and name not in absent and region.height is not None:
                ratios[component.slot] = region.width / region.height.natural
    return ratios
