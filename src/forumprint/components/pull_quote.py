"""The pull quote: what somebody said, with its mark hanging, and who said it."""

from __future__ import annotations

from typing import ClassVar

from forumprint.event.model import Quote
from forumprint.kit.content import Content
from forumprint.kit.quotes import QuotePart


class PullQuote(QuotePart, frozen=True):
    """One quote, at the first size at which it has no more lines than that allows. It can step down, and fall back to a short form."""

    name: ClassVar[str] = "pull-quote"

    def chosen(self, content: Content) -> Quote | None:
        quotes = content.quotes[self.options.quote - 1 : self.options.quote]
        return quotes[0] if quotes else None
