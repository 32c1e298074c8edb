"""Another quote: the first one that the headline is not taken from, for a side that goes on where the front has quoted already."""

from __future__ import annotations

from typing import ClassVar

from forumprint.base.frozen import dataclass
from forumprint.kit.component import Copy
from forumprint.components.pull_quote import PullQuote
from forumprint.components.support_line import source_of_headline
from forumprint.event.model import Quote


@dataclass(frozen=True, slots=True)
class OtherQuote(PullQuote):
    """A pull quote of whoever the headline does not quote; `quote` counts those alone."""

    name: ClassVar[str] = "other-quote"

    def _quote(self, copy: Copy) -> Quote | None:
        taken = source_of_headline(copy.event)
        left = [quote for quote in copy.event.quotes if quote is not taken]
        return left[self.options.quote - 1] if len(left) >= self.options.quote else None
