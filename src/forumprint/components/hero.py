"""The hero: the first photo, cropped round its focal point. Without a photo it is the brand's mark, tone on tone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec.structs import replace

from forumprint.base.geometry import Rect, Size
from forumprint.base.units import Length, mm
from forumprint.event.model import Photo
from forumprint.frame.cropping import CENTRE, cover_crop, loss
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Panel, Placement, Treatment
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import Choices, Part, Room, Rungs, Setting
from forumprint.kit.content import Content
from forumprint.kit.pictures import picture
from forumprint.model.fields import about

# The most of a photo that may be lost where it is shown a second time.
_LOSS_AGAIN = 0.55


class HeroChoices(Choices, frozen=True, kw_only=True):
    """The photo, and its replacement."""

    photo: Annotated[int, about("The photo slot of the layout. The event's first photo stands in slot 1.", least=1, most=99)] = 1
    again: Annotated[
        int | None,
        about("The slot whose photo stands here a second time, if it fits the place and this slot has no photo.", least=1, most=99),
    ] = None
    aim: Annotated[
        tuple[float, float],
        about(
            "The place in the region for the middle of the focus: across and down, from 0 to 1. If a panel covers it there, the crop "
            "slides further.",
            least=0,
            most=1,
        ),
    ] = CENTRE
    ground: Annotated[str, about("The fill where there is no photo: a colour token.")] = "ink"
    mark: Annotated[Length, about("The width of the mark on that fill.")] = Length(mm(170))
    mark_left: Annotated[Length, about("The left edge of that mark, from the region's left.")] = Length(mm(20))
    mark_top: Annotated[Length, about("The upper edge of that mark, from the region's top.")] = Length(mm(8))


class Hero(Part, frozen=True):
    """A photo that fills its region."""

    name: ClassVar[str] = "hero"
    reads: ClassVar[tuple[str, ...]] = ("photos",)
    Options: ClassVar[type[Choices]] = HeroChoices
    options: HeroChoices = HeroChoices()

    @property
    def slot(self) -> int:
        """The photo slot it fills."""
        return self.options.photo

    def photos(self, content: Content, slots: Mapping[int, Photo]) -> tuple[Photo, ...]:
        photo = slots.get(self.options.photo)
        return (photo,) if photo is not None else ()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        size = Size(room.width, room.height or 0.0)
        box = Rect(0.0, 0.0, size.width, size.height)
        photos = self.photos(content, room.photos.slots)
        photo = photos[0] if photos else self._again(content, room.photos.slots, box)
        if photo is None:
            return Setting(Frame(size, self._instead(content, box)), note="no photo: the mark, tone on tone")
        crop = self._crop(photo, content, box)
        # A photo that is shown a second time says nothing new.
        figure = room.compositor.figure(photo.alt.value, photo.alt.language, photo.alt.where) if photo.alt and photos else None
        shown = picture(photo.file, content.sizes[photo.file.value], box, crop, figure, Treatment(photo.treatment))
        nodes = (Node(Role.FIGURE, (figure,)),) if figure else ()
        return Setting(Frame(size, (shown,)), nodes, f"{photo.file.value}, {loss(crop):.0%} cropped away")

    def _crop(self, photo: Photo, content: Content, box: Rect) -> Rect:
        size = content.sizes[photo.file.value]
        return cover_crop(size.width, size.height, box.width / box.height, photo.focus.centre, self.options.aim)

    def _again(self, content: Content, slots: Mapping[int, Photo], box: Rect) -> Photo | None:
        """A photo that stands elsewhere too, unless this place cuts away too much of it, or its licence forbids a crop."""
        photo = slots.get(self.options.again) if self.options.again is not None else None
        if photo is None or content.licence_of[photo.file.value].no_derivatives:
            return None
        return photo if loss(self._crop(photo, content, box)) <= _LOSS_AGAIN else None

    def _instead(self, content: Content, box: Rect) -> tuple[Placement, ...]:
        fill = Panel(box, self.options.ground)
        tone = content.drawings.get("mark/tone")
        if tone is None:
            return (fill,)
        mark = tone.placed(self.options.mark_left, self.options.mark_top, self.options.mark)
        return fill, replace(mark, clip=box)
