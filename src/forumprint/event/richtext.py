"""Rich text: the part of Markdown that a leaflet's body may use."""

from __future__ import annotations

from forumprint.base.frozen import dataclass
from forumprint.base.problems import Where


@dataclass(frozen=True, slots=True)
class Inline:
    """Text with one emphasis and at most one link."""

    text: str
    where: Where
    strong: bool = False
    emphasis: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Crosshead:
    """A heading inside the body: `##`."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one level deep; `start` is the first number of an ordered one, None for bullets."""

    items: tuple[tuple[Inline, ...], ...]
    start: int | None = None


Block = Paragraph | Crosshead | Bullets


@dataclass(frozen=True, slots=True)
class RichText:
    """Blocks of Markdown text in one language."""

    blocks: tuple[Block, ...]
    language: str
    where: Where
