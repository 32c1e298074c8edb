"""SVG path data (SVG 1.1, 8.3) as absolute M, L, C and Z.

This code is our own. svg.path and fontTools cost a cold start 20 ms and 70 ms. Their segments would still need conversion to cubic curves,
and error messages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

Operator = tuple[str | float, ...]
Point = tuple[float, float]

_NUMBER = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"\s*([MmLlHhVvCcSsQqTtAaZz])")
_REST = re.compile(r"[\s,]*")


# The largest number that a drawing may hold. A larger one is a mistake, and soon no number that a PDF can hold.
FARTHEST = 1e9


def coordinate(text: str) -> float:
    """The number that a drawing states.

    Raises:
        ValueError: It is no number, or too large to be drawn.
    """
    value = float(text)
    if not abs(value) <= FARTHEST:
        raise ValueError(f"the number {text[:20]} is too large")
    return value


def parse_path(data: str) -> tuple[Operator, ...]:
    """Path data as ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",), with relative commands and arcs resolved.

    Raises:
        ValueError: The data breaks the grammar; the message quotes the place.
    """
    return tuple(_PathPen(data).operators())


class _PathPen:
    """Reads path data from left to right, and keeps the points that relative and smooth commands refer to."""

    def __init__(self, data: str) -> None:
        self._data = data
        self._at = 0
        self._here: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._cubic: Point | None = None  # second control point of a C or S just before
        self._quadratic: Point | None = None  # control point of a Q or T just before

    def operators(self) -> Iterator[Operator]:
        command = self._command()
        if command is not None and command not in "Mm":
            raise ValueError(f"path data must begin with M, not {command}")
        while command is not None:
            yield from self._segments(command)
            command = self._command()

    def _segments(self, command: str) -> Iterator[Operator]:
        if command in "Zz":
            self._here = self._start
            self._cubic = self._quadratic = None
            yield ("Z",)
            return
        while True:
            yield from self._segment(command)
            if not _NUMBER.match(self._data, self._at):
                return
            # Further pairs after a moveto are linetos (SVG 1.1, 8.3.2).
            command = {"M": "L", "m": "l"}.get(command, command)

    def _segment(self, command: str) -> Iterator[Operator]:
        cubic, quadratic = self._cubic, self._quadratic
        self._cubic = self._quadratic = None
        here, relative = self._here, command.islower()
        match command.upper():
            case "M":
                self._here = self._start = self._point(relative)
                yield ("M", *self._here)
            case "L":
                yield self._line(self._point(relative))
            case "H":
                yield self._line((self._number() + (here[0] if relative else 0.0), here[1]))
            case "V":
                yield self._line((here[0], self._number() + (here[1] if relative else 0.0)))
            case "C":
                yield self._curve(self._point(relative), self._point(relative), self._point(relative))
            case "S":
                yield self._curve(_mirrored(cubic, here), self._point(relative), self._point(relative))
            case "Q":
                yield self._bend(self._point(relative), self._point(relative))
            case "T":
                yield self._bend(_mirrored(quadratic, here), self._point(relative))
            case _:
                yield from self._arc(relative)

    def _line(self, end: Point) -> Operator:
        self._here = end
        return ("L", *end)

    def _curve(self, first: Point, second: Point, end: Point) -> Operator:
        self._here, self._cubic = end, second
        return ("C", *first, *second, *end)

    def _bend(self, control: Point, end: Point) -> Operator:
        """A quadratic curve as the equal cubic curve."""
        start = self._here
        self._here, self._quadratic = end, control
        first = (start[0] + 2 / 3 * (control[0] - start[0]), start[1] + 2 / 3 * (control[1] - start[1]))
        second = (end[0] + 2 / 3 * (control[0] - end[0]), end[1] + 2 / 3 * (control[1] - end[1]))
        return ("C", *first, *second, *end)

    def _arc(self, relative: bool) -> Iterator[Operator]:
        rx, ry, rotation = self._number(), self._number(), self._number()
        large, sweep = self._flag(), self._flag()
        start, end = self._here, self._point(relative)
        self._here = end
        yield from arc(start, end, abs(rx), abs(ry), math.radians(rotation), large, sweep)

    def _point(self, relative: bool) -> Point:
        x, y = self._number(), self._number()
        return (x + self._here[0], y + self._here[1]) if relative else (x, y)

    def _number(self) -> float:
        return coordinate(self._next(_NUMBER, "a number"))

    def _flag(self) -> bool:
        return self._next(_FLAG, "an arc's flag, 0 or 1") == "1"

    def _command(self) -> str | None:
        rest = _REST.match(self._data, self._at)
        if rest is not None and rest.end() == len(self._data):
            return None
        return self._next(_COMMAND, "a command")

    def _next(self, pattern: re.Pattern[str], expected: str) -> str:
        match = pattern.match(self._data, self._at)
        if match is None:
            found = self._data[self._at : self._at + 12].strip()
            raise ValueError(f"path data needs {expected} where it has {found!r}" if found else f"path data ends where it needs {expected}")
        self._at = match.end()
        return match[1]


def _mirrored(control: Point | None, here: Point) -> Point:
    """The control point of a smooth join: the previous one mirrored, or the pen's place."""
    return here if control is None else (2 * here[0] - control[0], 2 * here[1] - control[1])


def arc(start: Point, end: Point, rx: float, ry: float, rotation: float, large: bool, sweep: bool) -> Iterator[Operator]:
    """An elliptical arc as cubic curves of at most a quarter turn each (SVG 1.1, F.6.5 and F.6.6).

    `rotation` of the ellipse is in radians. Such a quarter turn differs by less than 0.03 % of the radius.
    """
    if start == end:
        return
    if not rx or not ry:
        yield ("L", *end)
        return
    cos, sin = math.cos(rotation), math.sin(rotation)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    # Radii that are too small are scaled up until they reach (F.6.6).
    reach = (x / rx) ** 2 + (y / ry) ** 2
    if reach > 1:
        rx, ry = rx * math.sqrt(reach), ry * math.sqrt(reach)
    denominator = (rx * y) ** 2 + (ry * x) ** 2
    root = math.sqrt(max(0.0, (rx * ry) ** 2 / denominator - 1))
    if large == sweep:
        root = -root
    centre_x, centre_y = root * rx * y / ry, -root * ry * x / rx
    from_angle = math.atan2((y - centre_y) / ry, (x - centre_x) / rx)
    turn = math.atan2((-y - centre_y) / ry, (-x - centre_x) / rx) - from_angle
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    middle_x = cos * centre_x - sin * centre_y + (start[0] + end[0]) / 2
    middle_y = sin * centre_x + cos * centre_y + (start[1] + end[1]) / 2

    def on_page(x: float, y: float) -> Point:
        return (middle_x + cos * rx * x - sin * ry * y, middle_y + sin * rx * x + cos * ry * y)

    steps = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / steps
    handle = 4 / 3 * math.tan(step / 4)
    for number in range(steps):
        a, b = from_angle + number * step, from_angle + (number + 1) * step
        first = on_page(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a))
        second = on_page(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b))
        last = end if number == steps - 1 else on_page(math.cos(b), math.sin(b))
        yield ("C", *first, *second, *last)
