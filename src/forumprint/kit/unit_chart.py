"""The unit chart: a whole number drawn as bricks in running bond, with new bricks in another colour.

It is only for whole numbers from 10 to 120 with a unit (DESIGN §8). Fewer bricks say nothing as a picture; more cannot be told apart.
"""

from __future__ import annotations

from forumprint.base.geometry import Rect
from forumprint.brand.model import Brand, ChartStyle
from forumprint.event.model import KeyFigure
from forumprint.frame.drawing import Drawing
from forumprint.frame.placements import Shape

LEAST, MOST = 10, 120


def unit_chart(figure: KeyFigure, brand: Brand, ground: str, *, aspect: float | None = None, longer: int = 1) -> Drawing | None:
    """The chart of a figure on a ground, or None if no honest chart is possible.

    Its rows have `longer` times the brand's units, for a wide place. With an `aspect`, the rows are shortened as far as the chart stays no
    higher than this many of its widths.
    """
    look = brand.chart
    if look is None or figure.chart is None or figure.unit is None or ground not in look.colours:
        return None
    if figure.amount != int(figure.amount) or not LEAST <= figure.amount <= MOST:
        return None
    total = int(figure.amount)
    change = figure.change.amount if figure.change else 0
    new = int(change) if change == int(change) and 0 < change <= total else 0
    old_colour, new_colour = look.colours[ground]
    width, height = look.brick
    per_row = _even(look.per_row * longer, total) if aspect is None else _shortened(look, total, aspect)
    view = _view(look, total, per_row)
    rows = -(-total // per_row)
    old: list[tuple[str | float, ...]] = []
    fresh: list[tuple[str | float, ...]] = []
    for unit in range(total):
        row, place = divmod(unit, per_row)
        x = place * (width + look.gap) + (look.shift if row % 2 else 0)
        y = (rows - 1 - row) * (height + look.gap)
        (fresh if unit >= total - new else old).extend(brick(x, y, width, height))
    shapes = [Shape(tuple(path), colour) for path, colour in ((old, old_colour), (fresh, new_colour)) if path]
    return Drawing(view, tuple(shapes))


def _even(per_row: int, total: int) -> int:
    """The row length nearest to `per_row` whose top row holds at least a third of a row."""
    lengths = sorted(range(per_row - per_row // 3, _longest(per_row) + 1), key=lambda length: (abs(length - per_row), length))
    return next((length for length in lengths if not _leaves_stump(length, total)), per_row)


def _longest(per_row: int) -> int:
    """The longest row that still looks like the brand's own."""
    return per_row + per_row // 4


def _leaves_stump(per_row: int, total: int) -> bool:
    """Whether the top row holds less than a third of a row."""
    return 0 < 3 * (total % per_row) < per_row


def _shortened(look: ChartStyle, total: int, aspect: float) -> int:
    """The fewest units in a row that keep the chart as low as `aspect`, with at least a third of a row on top."""
    per_row = look.per_row
    while per_row > 2 and (view := _view(look, total, per_row - 1)).height <= aspect * view.width:
        per_row -= 1
    return next((length for length in range(per_row, _longest(look.per_row) + 1) if not _leaves_stump(length, total)), per_row)


def _view(look: ChartStyle, total: int, per_row: int) -> Rect:
    """The size of the wall in its own units."""
    width, height = look.brick
    rows = -(-total // per_row)
    return Rect(0, 0, per_row * (width + look.gap) - look.gap + look.shift, rows * (height + look.gap) - look.gap)


def brick(x: float, y: float, width: float, height: float) -> tuple[tuple[str | float, ...], ...]:
    """A rectangle as a path."""
    return ("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",)
