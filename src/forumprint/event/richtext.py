"""Rich text: the part of Markdown that a leaflet's body may use."""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.base.frozen import dataclass
from forumprint.base.problems import Where


@dataclass(frozen=True, slots=True)
class Inline:
    """Text with one emphasis and at most one link. `language` is None for the language of the text around it."""

    text: str
    where: Where
    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Crosshead:
    """A heading inside the body: `##`."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one level deep. `start` is the first number of an ordered list, None for bullets."""

    items: tuple[tuple[Inline, ...], ...]
    start: int | None = None


Block = Paragraph | Crosshead | Bullets


@dataclass(frozen=True, slots=True)
class RichText:
    """The blocks of a Markdown text in one language."""

    blocks: tuple[Block, ...]
    language: str
    where: Where

    def paragraphs(self) -> Iterator[tuple[Inline, ...]]:
        """The inlines of every paragraph, crosshead and item."""
        for block in self.blocks:
            if isinstance(block, Bullets):
                yield from block.items
            else:
                yield block.inlines

    @property
    def languages(self) -> frozenset[str]:
        """All languages of the text."""
        phrases = (inline.language for inlines in self.paragraphs() for inline in inlines)
        return frozenset((self.language, *(language for language in phrases if language is not None)))
