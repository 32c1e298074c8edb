"""The pull quote: a person's words with a hanging mark, and the speaker."""

from __future__ import annotations

from typing import ClassVar

from forumprint.event.model import Quote
from forumprint.kit.content import Content
from forumprint.kit.quotes import QuotePart


class PullQuote(QuotePart, frozen=True):
    """One quote, at the first size whose limit of lines it keeps. The ladders are `size`, and `excerpt`, which takes a short form."""

    name: ClassVar[str] = "pull-quote"

    def chosen(self, content: Content) -> Quote | None:
        quotes = content.quotes[self.options.quote - 1 : self.options.quote]
        return quotes[0] if quotes else None
