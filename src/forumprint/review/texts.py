"""The texts of an event, in all its fields, as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from forumprint.base.problems import Where
from forumprint.event.model import Event
from forumprint.event.richtext import Bullets, Inline, RichText
from forumprint.model.words import FilePath, LanguageTag, ProperName, Text


class Said(Struct, frozen=True):
    """A field's text, or one paragraph, crosshead or item of a body.

    Attributes:
        is_name: Whether it is a proper name, a number or an address, not prose.
    """

    text: str
    language: str
    where: Where
    is_name: bool = False


def texts(event: Event) -> Iterator[Said]:
    """Every text of an event in the model's order, with the texts for one layout."""
    for name in event.__struct_fields__:
        yield from _within(getattr(event, name))


def inlines(body: RichText) -> Iterator[tuple[Inline, ...]]:
    """The inlines of each paragraph, crosshead and item."""
    for block in body.blocks:
        yield from block.items if isinstance(block, Bullets) else (block.inlines,)


def bodies(event: Event) -> Iterator[RichText]:
    """The body, and the separate bodies for single layouts."""
    for value in (event.body, *(overrides.get("body") for overrides in event.for_.values())):
        if isinstance(value, RichText):
            yield value


def _within(value: object) -> Iterator[Said]:
    match value:
        case FilePath() | LanguageTag() | Where():
            return
        case Text():
            yield Said(value.value, value.language, value.where, isinstance(value, ProperName))
        case RichText():
            for part in inlines(value):
                if part:
                    yield Said("".join(inline.text for inline in part), value.language, part[0].where)
        case tuple():
            for item in value:
                yield from _within(item)
        case Mapping():
            for item in value.values():
                yield from _within(item)
        case Struct():
            for name in value.__struct_fields__:
                yield from _within(getattr(value, name))
