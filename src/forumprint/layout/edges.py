"""Edges: the places of a region's top, bottom and left edge.

An edge is a length from the page's corner, or a distance from another region:

    3mm                                    from the trim's corner
    below headline + 5.3mm                 from the lower edge of `headline`
    below the taller of quote and body     from the lower of the two lower edges; absent regions are ignored
    above contact - 3mm                    from the upper edge of `contact`
    level with hero + 30mm                 from the upper edge of `hero` too, read downward
    bottom of hero - 24mm                  the same as `below hero - 24mm`, where "below" would mislead

A limit is one edge or several: `282mm or above contact - 9mm`. The nearest one applies. An edge that depends on a region of another side is
ignored.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import ClassVar, Self

from msgspec import Struct

from forumprint.base.problems import Where
from forumprint.base.units import parse_length

_OFFSET = re.compile(r"^(.*?)(?:\s*([+-])\s*(\d+(?:\.\d+)?\s*(?:mm|cm|in|pt)))?$")
_HINT = "write a length such as 17mm, or `below NAME + 6mm`, `above NAME - 3mm`, `level with NAME`, `below the taller of A and B`"


class Side(Enum):
    """The edge of the named regions that an edge depends on."""

    UPPER = "upper"
    LOWER = "lower"


_WORDS = {"below": Side.LOWER, "bottom of": Side.LOWER, "above": Side.UPPER, "top of": Side.UPPER, "level with": Side.UPPER}


class Edge(Struct, frozen=True):
    """A place on one axis: `offset` points from the page's corner, or from an edge of the named regions."""

    offset: float
    side: Side | None = None
    regions: tuple[str, ...] = ()
    where: Where = Where("")

    SCHEMA: ClassVar[dict[str, object]] = {
        "type": "string",
        "pattern": r"^([+-]?\d+(\.\d+)?\s*(mm|cm|in|pt)|(below|above|level with|top of|bottom of) .+)$",
    }

    @classmethod
    def parse(cls, text: str, where: Where) -> Self:
        text = " ".join(text.split())
        for words, side in _WORDS.items():
            if text.startswith(words + " "):
                match = _OFFSET.match(text[len(words) + 1 :])
                assert match is not None
                names = _names(match[1])
                if not names or not all(re.fullmatch(r"[a-z][a-z0-9_-]*", name) for name in names):
                    break
                offset = parse_length(match[2] + match[3]) if match[3] else 0.0
                return cls(offset, side, names, where)
        try:
            return cls(parse_length(text), where=where)
        except ValueError:
            raise ValueError(f"{text!r} is not an edge", _HINT) from None


class Limit(Struct, frozen=True):
    """The edges that a region does not pass."""

    edges: tuple[Edge, ...]

    SCHEMA: ClassVar[dict[str, object]] = {
        "type": "string",
        "pattern": r"^([+-]?\d+(\.\d+)?\s*(mm|cm|in|pt)|(below|above|level with|top of|bottom of) .+)( or .+)?$",
    }

    @classmethod
    def parse(cls, text: str, where: Where) -> Self:
        return cls(tuple(Edge.parse(part, where) for part in " ".join(text.split()).split(" or ")))


def _names(text: str) -> tuple[str, ...]:
    many = re.fullmatch(r"the (?:taller|lowest|highest) of (.+)", text)
    if many is None:
        return (text,)
    return tuple(name.strip() for name in re.split(r",| and ", many[1]) if name.strip())
