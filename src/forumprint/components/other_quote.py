"""Another quote: the first one that is not the source of the headline, for a side after a front that already prints a quote."""

from __future__ import annotations

from typing import ClassVar

from forumprint.event.model import Quote
from forumprint.kit.content import Content
from forumprint.kit.phrases import source_of_headline
from forumprint.kit.quotes import QuotePart


class OtherQuote(QuotePart, frozen=True):
    """A pull quote that is not the source of the headline. `quote` counts only such quotes."""

    name: ClassVar[str] = "other-quote"

    def chosen(self, content: Content) -> Quote | None:
        taken = source_of_headline(content.event)
        left = [quote for quote in content.event.quotes if quote is not taken]
        return left[self.options.quote - 1] if len(left) >= self.options.quote else None
