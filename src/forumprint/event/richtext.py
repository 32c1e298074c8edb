"""Rich text: the part of Markdown that a leaflet's body may use."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from forumprint.base.problems import Where


class Inline(Struct, frozen=True):
    """Text with one emphasis and at most one link. `language` is None for the language of the text around it."""

    text: str
    where: Where
    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    language: str | None = None


class Paragraph(Struct, frozen=True):
    inlines: tuple[Inline, ...]


class Crosshead(Struct, frozen=True):
    """A heading inside the body: `##`."""

    inlines: tuple[Inline, ...]


class Bullets(Struct, frozen=True):
    """A list, one level deep. `start` is the first number of an ordered list, None for bullets."""

    items: tuple[tuple[Inline, ...], ...]
    start: int | None = None


Block = Paragraph | Crosshead | Bullets


class RichText(Struct, frozen=True):
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
