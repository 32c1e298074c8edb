"""What a leaflet leaves out: every text of the event is placed, or said to be left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from forumprint.base.fields import key_of
from forumprint.base.problems import Where
from forumprint.base.words import FilePath, LanguageTag, Text
from forumprint.event.dates import EventDate
from forumprint.event.model import Event
from forumprint.event.richtext import Inline
from forumprint.leaflet.model import Unplaced
from forumprint.leaflet.structure import Figure, Node
from forumprint.text.galley import Passage

# Steer the leaflet or describe the file; nobody expects to see them printed.
_UNPRINTED = frozenset({"for", "include", "where", "language"})


def unplaced(event: Event, structure: Node, readable: frozenset[str]) -> tuple[Unplaced, ...]:
    """The event's texts that no passage of the structure comes from.

    Args:
        readable: The fields that some component of the layout prints.
    """
    placed = _placed(structure)
    return tuple(
        Unplaced(
            path,
            "left out to make the copy fit, or said elsewhere" if path.split(".")[0].split("[")[0] in readable else "this layout has no place for it",
            where,
        )
        for path, where in _texts(event, "")
        if where not in placed
    )


def _placed(structure: Node) -> frozenset[Where]:
    places: set[Where] = set()
    for leaf in structure.walk():
        match leaf:
            case Passage():
                places |= {leaf.where, *leaf.also}
            case Figure():
                places |= {leaf.where, *leaf.also}
    return frozenset(places)


def _texts(value: object, path: str) -> Iterator[tuple[str, Where]]:
    """Every printable text under a value, with its path in the file."""
    match value:
        case FilePath() | LanguageTag():
            return
        case Text() | Inline() | EventDate():
            yield path, value.where
        case tuple():
            for number, item in enumerate(value):
                yield from _texts(item, f"{path}[{number}]")
        case _ if is_dataclass(value) and not isinstance(value, Where | type):
            for field in fields(value):
                key = key_of(field)
                if key not in _UNPRINTED:
                    yield from _texts(getattr(value, field.name), f"{path}.{key}" if path else key)
