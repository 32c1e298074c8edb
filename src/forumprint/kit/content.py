"""The content of one leaflet: the words of event, brand, language and licences. It is made once, and no fitting changes it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from forumprint.base.problems import Where
from forumprint.brand.model import Brand
from forumprint.event.model import Event, KeyFigure, Quote
from forumprint.frame.drawing import Drawing
from forumprint.frame.pictures import PhotoInfo
from forumprint.language.rules import Language
from forumprint.licence.model import Licence
from forumprint.model.words import Text


class Content(Struct, frozen=True):
    """Everything a leaflet may print, in one language: the event's words and those of brand, layout and licences.

    Attributes:
        event: As it is said for this layout, in this language.
        label: What the layout calls this kind of leaflet, with the place it stands at.
        licence: Of the leaflet itself.
        licence_of: The licence of each photo, by the photo's file.
        sizes: Width and height of each photo, by the photo's file, and of logos that are pictures.
        drawings: Marks and licence marks by name ("mark/ink", "small-mark/ink", "licence/cc-by/ink").
        own_title: The event's title as it is said for all layouts.
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
        """The quotes as the editor ranks them: those that the body has too come last, for a layout short of room to do without."""
        return tuple(sorted(self.event.quotes, key=lambda quote: (quote.from_ is not None, quote.priority)))

    @property
    def figures(self) -> tuple[KeyFigure, ...]:
        """The figures as the editor ranks them."""
        return tuple(sorted(self.event.figures, key=lambda figure: figure.priority))

    @property
    def names(self) -> frozenset[str]:
        """Words of the names that the event gives: never hyphenated (DESIGN §9)."""
        event = self.event
        given = [person.name for person in event.people] + [quote.speaker for quote in event.quotes]
        given += [partner.name for partner in event.partners] + [award.name for award in event.awards]
        given += [name for name in (event.series, event.venue and event.venue.name, event.venue and event.venue.city) if name]
        if event.contact is not None:
            given += [name for name in (event.contact.person, event.contact.office) if name]
        return frozenset(word.strip('.,;:()„”"') for name in given for word in name.value.split())
