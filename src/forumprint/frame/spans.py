"""Spans: the source of the words and pictures on a page.

Text and pictures on a page keep the small number of their span. The structure tree keeps the span itself. So tags, reading order and the
check for unplaced words use the numbers, never positions. Set type does not name its source and can be used again.
"""

from __future__ import annotations

from msgspec import Struct

from forumprint.base.problems import Where


class Span(Struct, frozen=True):
    """A part of the source text.

    Attributes:
        id: Its number. It is unique among the spans and figures of the leaflet.
        text: The words as the language sets them, with quotation marks and no-break spaces.
        language: BCP 47 tag.
        where: The place in the event, brand or layout file that the text comes from.
        href: The address, if it is a link.
        also: More places, if a span consists of several fields ("XIX" and "Forum …" make one kicker).
    """

    id: int
    text: str
    language: str
    where: Where
    href: str | None = None
    also: tuple[Where, ...] = ()


class Figure(Struct, frozen=True):
    """The description of a picture or chart for people who do not see it.

    Attributes:
        id: Its number. It is unique among the spans and figures of the leaflet.
        alt: The words.
        also: More places that it describes: a logo stands for a name and an address.
    """

    id: int
    alt: str
    language: str
    where: Where
    also: tuple[Where, ...] = ()


class SpanTable:
    """Numbers the spans and figures of one leaflet, in the order in which they are made."""

    def __init__(self) -> None:
        self._last = 0

    def span(self, text: str, language: str, where: Where, href: str | None = None, also: tuple[Where, ...] = ()) -> Span:
        """A new span; see `Span`."""
        self._last += 1
        return Span(self._last, text, language, where, href, also)

    def figure(self, alt: str, language: str, where: Where, also: tuple[Where, ...] = ()) -> Figure:
        """A new figure; see `Figure`."""
        self._last += 1
        return Figure(self._last, alt, language, where, also)
