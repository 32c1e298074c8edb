"""The unit chart: a whole number drawn as bricks in running bond, those that are new in another colour.

Only for whole numbers from 10 to 120 with a unit (DESIGN §8): fewer say nothing as a picture, more cannot be seen apart.
"""

from __future__ import annotations

from forumprint.base.geometry import Rect
from forumprint.brand.model import Brand
from forumprint.event.model import KeyFigure
from forumprint.leaflet.drawing import Drawing
from forumprint.leaflet.placements import Shape

LEAST, MOST = 10, 120


def unit_chart(figure: KeyFigure, brand: Brand, ground: str) -> Drawing | None:
    """The chart of a figure on a ground, or None where there is nothing honest to draw."""
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
    rows = -(-total // look.per_row)
    old: list[tuple[str | float, ...]] = []
    fresh: list[tuple[str | float, ...]] = []
    for unit in range(total):
        row, place = divmod(unit, look.per_row)
        x = place * (width + look.gap) + (look.shift if row % 2 else 0)
        y = (rows - 1 - row) * (height + look.gap)
        (fresh if unit >= total - new else old).extend(brick(x, y, width, height))
    view = Rect(0, 0, look.per_row * (width + look.gap) - look.gap + look.shift, rows * (height + look.gap) - look.gap)
    shapes = [Shape(tuple(path), colour) for path, colour in ((old, old_colour), (fresh, new_colour)) if path]
    return Drawing(view, tuple(shapes))


def brick(x: float, y: float, width: float, height: float) -> tuple[tuple[str | float, ...], ...]:
    """A rectangle as a path."""
    return ("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",)
