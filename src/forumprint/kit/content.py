"""What a component prints from: the content of one leaflet, made once and never changed, and the photo plan of one fitting."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from forumprint.base.problems import Where
from forumprint.brand.model import Brand
from forumprint.event.model import Event, KeyFigure, Photo, Quote
from forumprint.frame.drawing import Drawing
from forumprint.frame.pictures import PhotoInfo
from forumprint.language.rules import Language
from forumprint.licence.model import Licence
from forumprint.model.words import Text


class Content(Struct, frozen=True):
    """Everything that a leaflet may print, in one language: the texts of event, brand, layout and licences.

    Attributes:
        event: The event with the values for this layout, in this language.
        label: The layout's name for this kind of leaflet, with its place.
        licence: The licence of the leaflet itself.
        licence_of: The licence of each photo, by the photo's file.
        sizes: The width and height of each photo, by the photo's file, and of logos in the form of pictures.
        drawings: Marks and licence marks by name ("mark/ink", "small-mark/ink", "licence/cc-by/ink").
        own_title: The event's title for all layouts.
        logos: Partners' drawings, by their file.
    """

    event: Event
    brand: Brand
    language: Language
    label: tuple[str, Where]
    licence: Licence
    licence_of: Mapping[str, Licence]
    sizes: Mapping[str, PhotoInfo]
    drawings: Mapping[str, Drawing]
    own_title: Text | None = None
    logos: Mapping[str, Drawing] = {}

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes in the editor's order. Quotes that the body also holds come last, so that a layout with little room can leave them
        out.
        """
        return tuple(sorted(self.event.quotes, key=lambda quote: (quote.from_ is not None, quote.priority)))

    @property
    def figures(self) -> tuple[KeyFigure, ...]:
        """The figures in the editor's order."""
        return tuple(sorted(self.event.figures, key=lambda figure: figure.priority))

    @property
    def names(self) -> frozenset[str]:
        """The words of names in the event. They are never hyphenated (DESIGN §9)."""
        event = self.event
        given = [person.name for person in event.people] + [quote.speaker for quote in event.quotes]
        given += [partner.name for partner in event.partners] + [award.name for award in event.awards]
        given += [name for name in (event.series, event.venue and event.venue.name, event.venue and event.venue.city) if name]
        if event.contact is not None:
            given += [name for name in (event.contact.person, event.contact.office) if name]
        return frozenset(word.strip('.,;:()„”"') for name in given for word in name.value.split())


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
