"""The content that a leaflet leaves out. Every text of the event is placed, or reported with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from forumprint.base.problems import Where
from forumprint.event.dates import EventDate
from forumprint.event.model import Event
from forumprint.event.richtext import Inline
from forumprint.frame.leaflet import Unplaced
from forumprint.frame.spans import Figure, Span
from forumprint.frame.structure import Node
from forumprint.model.fields import key_of
from forumprint.model.words import FilePath, LanguageTag, Text

# These fields steer the leaflet or describe the file. They are never printed.
_UNPRINTED = frozenset({"for", "include", "where", "language"})


def unplaced(event: Event, structure: Node, readable: frozenset[str], cut: frozenset[str]) -> tuple[Unplaced, ...]:
    """The event's texts that no span of the structure contains. A part without any placed text is one entry.

    Args:
        event: The event with the values for this layout.
        structure: The structure of the finished leaflet.
        readable: The fields that some component of the layout prints.
        cut: The fields from which the fitting took something away.
    """
    placed = _placed(structure)
    return tuple(
        Unplaced(part.path, _reason(part.path, readable, cut), part.where)
        for field in _branches(event, "")
        for part in field.missing(placed)
    )


def _reason(path: str, readable: frozenset[str], cut: frozenset[str]) -> str:
    field = path.partition(".")[0].partition("[")[0]
    if field not in readable:
        return "this layout has no place for it"
    return "left out to make the copy fit" if field in cut else f"this layout shows no more of `{field}`"


def _placed(structure: Node) -> frozenset[Where]:
    places: set[Where] = set()
    for leaf in structure.walk():
        match leaf:
            case Span() | Figure():
                places |= {leaf.where, *leaf.also}
    return frozenset(places)


def field_of_each_place(event: Event) -> Mapping[Where, str]:
    """The field that each text of an event belongs to, by the text's place."""
    parts = ((part, part.path.partition(".")[0].partition("[")[0]) for part in _branches(event, ""))
    return {text.where: field for part, field in parts for text in part.texts()}


class _Part(Struct, frozen=True):
    """A text of the event, or a part of it with its own texts, by its path in the file."""

    path: str
    where: Where
    parts: tuple[_Part, ...] = ()

    def texts(self) -> Iterator[_Part]:
        """The texts under it, or itself if it is a text."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.texts()

    def missing(self, placed: frozenset[Where]) -> Iterator[_Part]:
        """The parts of it that are not placed; itself if nothing is."""
        if not any(text.where in placed for text in self.texts()):
            yield self
        else:
            for part in self.parts:
                yield from part.missing(placed)


def _branches(value: object, path: str) -> Iterator[_Part]:
    """The texts directly under a value, and its parts that have some."""
    match value:
        case FilePath() | LanguageTag():
            return
        case EventDate():
            time = (_Part(f"{path}.time", value.time.where),) if value.time is not None else ()
            yield _Part(path, value.where, (_Part(path, value.where), *time) if time else ())
        case Text() | Inline():
            yield _Part(path, value.where)
        case tuple():
            for number, item in enumerate(value):
                yield from _branches(item, f"{path}[{number}]")
        case Struct():
            inner = tuple(
                part
                for name in value.__struct_fields__
                if (key := key_of(name)) not in _UNPRINTED
                for part in _branches(getattr(value, name), f"{path}.{key}" if path else key)
            )
            where = getattr(value, "where", None)
            if not path:
                yield from inner
            elif inner:
                yield _Part(path, where if isinstance(where, Where) else inner[0].where, inner)
