"""Lengths: points inside, millimetres in files.

One point is 1/72 inch (the PDF unit, ISO 32000-1, 8.3.2.3). Files write `3mm`, `12.5pt`, `1cm` or `1in`.
"""

from __future__ import annotations

import re
from typing import ClassVar, Self

from forumprint.base.problems import Where

POINTS_PER_MM = 72 / 25.4
_POINTS_PER_UNIT = {"mm": POINTS_PER_MM, "cm": 10 * POINTS_PER_MM, "in": 72.0, "pt": 1.0}
_LENGTH = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(mm|cm|in|pt)")


def mm(millimetres: float) -> float:
    """Millimetres as points."""
    return millimetres * POINTS_PER_MM


def to_mm(points: float) -> float:
    """Points as millimetres."""
    return points / POINTS_PER_MM


def parse_length(text: str) -> float:
    """Read `3mm`, `-3mm`, `12.5pt` as points.

    Raises:
        ValueError: The text is not a number followed by mm, cm, in or pt.
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a length such as 3mm or 12.5pt")
    return float(match[1]) * _POINTS_PER_UNIT[match[2]]


class Length(float):
    """A length in points. A file writes it with its unit."""

    SCHEMA: ClassVar[dict[str, object]] = {"type": "string", "pattern": r"^[+-]?\d+(\.\d+)?\s*(mm|cm|in|pt)$"}

    @classmethod
    def parse(cls, text: str, where: Where) -> Self:
        try:
            return cls(parse_length(text))
        except ValueError as error:
            raise ValueError(str(error), "write a number with its unit: mm, cm, in or pt") from None
