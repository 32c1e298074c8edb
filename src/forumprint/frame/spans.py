"""Spans: where the words and pictures of a page come from.

Text and pictures on a page keep the small number of their span; the structure tree keeps the span itself. So the tags, the reading order
and "was every word placed?" follow from the numbers, never from positions. Set type says nothing of its source and can be used again.
"""

from __future__ import annotations

from msgspec import Struct

from forumprint.base.problems import Where


class Span(Struct, frozen=True):
    """A stretch of source text.

    Attributes:
        id: Its number; no other span or figure of the leaflet has it.
        text: What it says, as the language sets it (quotes and no-break spaces in place).
        language: BCP 47 tag.
        where: The place in the event, brand or layout file it came from.
        href: The address it links to, if it is a link.
        also: Further places, where a span is composed of several fields ("XIX" and "Forum …" make one kicker).
    """

    id: int
    text: str
    language: str
    where: Where
    href: str | None = None
    also: tuple[Where, ...] = ()


class Figure(Struct, frozen=True):
    """What a picture or chart says to those who do not see it.

    Attributes:
        id: Its number; no other span or figure of the leaflet has it.
        alt: The words.
        also: Further places that it says something of: a logo stands for a name and an address.
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
