"""The gallery: the photos outside the layout's slots, each with its caption and credit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from forumprint.base.geometry import Rect
from forumprint.base.units import Length, mm
from forumprint.event.model import Photo
from forumprint.frame.cropping import cover_crop
from forumprint.frame.placements import Picture, Treatment
from forumprint.frame.spans import Figure
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.kit.lists import RowChoices, in_rows
from forumprint.kit.pictures import picture
from forumprint.kit.priorities import without
from forumprint.licence.credits import credit_line, credit_of, places_of
from forumprint.model.fields import about

_WHOLE = Rect(0.0, 0.0, 1.0, 1.0)


class GalleryChoices(RowChoices, frozen=True, kw_only=True):
    """The number of photos, their size, and how they stand."""

    columns: Annotated[int, about("The number of photos side by side, if there is room.", least=1, most=6)] = 2
    narrowest: Annotated[Length, about("The least width of a photo. The fitting may put more photos side by side down to this width.")] = (
        Length(mm(36))
    )
    between: Annotated[Length, about("The space between two rows of photos.")] = Length(mm(4))
    below: Annotated[Length, about("The space between a photo and the words under it.")] = Length(mm(1.2))
    ratio: Annotated[float, about("The width of a photo over its height.", least=0.4, most=4)] = 1.5
    most: Annotated[int, about("The most photos.", least=1, most=30)] = 6


class Gallery(Part, frozen=True):
    """Further photos in rows. The ladder `size` puts more of them side by side, each smaller."""

    name: ClassVar[str] = "gallery"
    reads: ClassVar[tuple[str, ...]] = ("photos",)
    roles: ClassVar[tuple[str, ...]] = ("caption", "credit-line")
    gives: ClassVar[tuple[str, ...]] = ("size",)
    Options: ClassVar[type[Choices]] = GalleryChoices
    options: GalleryChoices = GalleryChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        if not self.photos(content, room.photos.slots):
            return {}
        most = int((room.width + self.options.gutter) / (self.options.narrowest + self.options.gutter))
        return {"size": max(0, most - self.options.columns)}

    def photos(self, content: Content, slots: Mapping[int, Photo]) -> tuple[Photo, ...]:
        slotted = {photo.file.value for photo in slots.values()}
        further = [photo for photo in content.event.photos if photo.file.value not in slotted]
        return without(further, len(further) - self.options.most)

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        photos = self.photos(content, room.photos.slots)
        if not photos:
            return NOTHING
        rows = RowChoices(columns=self.options.columns + rungs.get("size", 0), gutter=self.options.gutter, between=self.options.between)
        entries = [self._entry(photo, content, room, rows.cell(room.width)) for photo in photos]
        nodes = tuple(leaf for one in entries for leaf in one.nodes)
        return Setting(in_rows(entries, rows, room.width), nodes, f"{len(photos)} photos, {rows.columns} side by side")

    def _entry(self, photo: Photo, content: Content, room: Room, width: float) -> Setting:
        stack = Stack(room.compositor, width)
        figure = room.compositor.figure(photo.alt.value, photo.alt.language, photo.alt.where) if photo.alt else None
        shown = self._picture(photo, content, width, figure)
        stack.put([shown], shown.box.height)
        stack.gap(self.options.below)
        nodes: list[Node] = [Node(Role.FIGURE, (figure,))] if figure else []
        if photo.caption is not None:
            caption = room.compositor.words(photo.caption)
            stack.brief(caption, room.style("caption"))
            nodes.append(node(Role.CAPTION, caption))
        credit = credit_of(photo, content.brand.photos)
        words = credit_line(credit, content.licence_of[photo.file.value], content.language)
        line = room.compositor.span(words, content.language.tag, credit.where, also=places_of(credit))
        stack.text(line, room.style("credit-line"), STRICT)
        nodes.append(node(Role.CAPTION, line))
        return stack.setting(nodes)

    def _picture(self, photo: Photo, content: Content, width: float, figure: Figure | None) -> Picture:
        """The photo in a box of the gallery's ratio. It is whole and untoned if its licence allows no changes (DESIGN §7)."""
        size = content.sizes[photo.file.value]
        height = width / self.options.ratio
        if content.licence_of[photo.file.value].no_derivatives:
            own = size.width / size.height
            box = Rect(0.0, 0.0, min(width, height * own), min(height, width / own))
            return picture(photo.file, size, box, _WHOLE, figure)
        crop = cover_crop(size.width, size.height, self.options.ratio, photo.focus.centre)
        return picture(photo.file, size, Rect(0.0, 0.0, width, height), crop, figure, Treatment(photo.treatment))
