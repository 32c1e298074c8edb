"""Another quote: the first one that the headline is not taken from, for a side that goes on where the front has quoted already."""

from __future__ import annotations

from typing import ClassVar

from forumprint.event.model import Quote
from forumprint.kit.content import Content
from forumprint.kit.phrases import source_of_headline
from forumprint.kit.quotes import QuotePart


class OtherQuote(QuotePart, frozen=True):
    """A pull quote of whoever the headline does not quote; `quote` counts those alone."""

    name: ClassVar[str] = "other-quote"

    def chosen(self, content: Content) -> Quote | None:
        taken = source_of_headline(content.event)
        left = [quote for quote in content.event.quotes if quote is not taken]
        return left[self.options.quote - 1] if len(left) >= self.options.quote else None
