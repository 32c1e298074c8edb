"""The licence footer: the leaflet's own licence and those of its photos, printed apart (DESIGN §7)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from forumprint.base.geometry import Size
from forumprint.base.units import Length, mm
from forumprint.event.model import Photo
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Placement
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.language.writing import shown_address
from forumprint.licence.credits import PhotoRights, PrintedPhoto, credit_of, leaflet_rights, photo_rights, short_name
from forumprint.model.fields import about


class LicenceChoices(Choices, frozen=True, kw_only=True):
    """The size and place of the marks."""

    marks: Annotated[Length, about("The width of three marks; at most 19mm.")] = Length(mm(19))
    below: Annotated[Length, about("The space between the marks and the words.")] = Length(mm(1.2))
    beside: Annotated[
        Length | None,
        about(
            "The distance from the left edge to the words, if the marks stand beside them. Without it the marks stand above.",
            examples=["29mm"],
        ),
    ] = None


class LicenceFooter(Part, frozen=True):
    """Marks, the leaflet's licence with its deed, and one entry for each licence of the printed photos."""

    name: ClassVar[str] = "licence-footer"
    reads: ClassVar[tuple[str, ...]] = ("licence", "holder", "photos")
    roles: ClassVar[tuple[str, ...]] = ("licence", "licence-deed")
    Options: ClassVar[type[Choices]] = LicenceChoices
    options: LicenceChoices = LicenceChoices()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        beside = self.options.beside or 0.0
        stack = Stack(room.compositor, room.width - beside)
        marks, tall = self._marks(content, room)
        if not beside:
            stack.put(marks, tall)
            stack.gap(self.options.below)
        event = content.event
        holder = event.holder or content.brand.holder
        where = (event.licence or holder).where
        year = event.date.last_day.year if event.date else None
        own = room.compositor.composed(leaflet_rights(content.licence, holder.value, year, content.language), where, holder.where)
        stack.text(own, room.style("licence"), STRICT)
        nodes: list[Node] = [node(Role.PARAGRAPH, own)]
        deed = content.licence.deed_in(content.language.tag)
        if deed:
            link = room.compositor.span(shown_address(deed), content.language.tag, where, deed)
            stack.brief(link, room.style("licence-deed"))
            nodes.append(node(Role.PARAGRAPH, link))
        printed = [_printed(photo, content, cropped=photo.file.value in room.photos.cropped) for photo in room.photos.printed]
        for entry in photo_rights(printed, content.licence, content.language):
            nodes.append(self._photos(stack, entry, content, room))
        if not beside:
            return stack.setting(nodes)
        size = Size(room.width, max(stack.height, tall))
        return Setting(Frame(size, (*marks, stack.frame.at(beside, 0.0))), tuple(nodes))

    def _photos(self, stack: Stack, entry: PhotoRights, content: Content, room: Room) -> Node:
        """An entry. Its licence links to the deed, through the address if that is printed, else through the short name."""
        place = entry.places[0]
        deed = entry.licence.deed_in(content.language.tag) or None
        compositor = room.compositor
        before = compositor.composed(entry.before, place, *entry.places[1:])
        name = compositor.composed(short_name(entry.licence), place, href=None if entry.address else deed)
        said = [before, name]
        if entry.address:
            comma = compositor.composed(content.language.label("list_comma"), place)
            said += [comma, compositor.composed(shown_address(entry.address), place, href=deed)]
        said.append(compositor.composed(entry.after, place))
        stack.text(said, room.style("licence"), STRICT)
        return node(Role.PARAGRAPH, *said)

    def _marks(self, content: Content, room: Room) -> tuple[tuple[Placement, ...], float]:
        """The licence's marks in a row, and their height."""
        marks = [drawing for name in content.licence.marks if (drawing := content.drawings.get(f"licence/{name}/{room.ground}"))]
        side, pitch = self.options.marks * 0.3, self.options.marks * 0.35
        return tuple(mark.placed(place * pitch, 0, side) for place, mark in enumerate(marks)), side if marks else 0.0


def _printed(photo: Photo, content: Content, *, cropped: bool) -> PrintedPhoto:
    credit = credit_of(photo, content.brand.photos)
    return PrintedPhoto(credit, content.licence_of[photo.file.value], cropped, photo.treatment != "original")
