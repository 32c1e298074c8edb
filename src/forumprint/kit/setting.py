"""The result of a component: a frame with its structure nodes, running text, or the reason why it does not fit."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from forumprint.base.geometry import Size
from forumprint.base.problems import Where
from forumprint.frame.frames import Frame
from forumprint.frame.structure import Node
from forumprint.type.columns import ColumnRow


class Setting(Struct, frozen=True):
    """A component after setting.

    Attributes:
        frame: The content on the page. Its height is 0 if there was nothing to print.
        nodes: Structure nodes in reading order.
        note: For `--explain`: the rung in a few words ("32 pt, 2 lines").
    """

    frame: Frame
    nodes: tuple[Node, ...] = ()
    note: str = ""

    @property
    def height(self) -> float:
        """The height in points; 0 means that there was nothing to print."""
        return self.frame.size.height


NOTHING = Setting(Frame(Size(0.0, 0.0)))


class FlowRow(Struct, frozen=True):
    """A row of running text: how columns may treat it, and its content."""

    row: ColumnRow
    frame: Frame


class Recast(Struct, frozen=True):
    """A paragraph of a flow in one line fewer or more: rows that may replace `flow.rows[first:end]`."""

    first: int
    end: int
    rows: tuple[FlowRow, ...]


def _never(first: int, end: int) -> tuple[Recast, ...]:
    return ()


class Flow(Struct, frozen=True, eq=False):
    """Text that runs through columns, and through regions that continue each other. Two flows are equal only if they are the same object.

    Attributes:
        nodes: The nodes of the whole text. They stand in its first region.
        at_heads: Whether columns prefer to break at crossheads.
        spare: The depth that such a break may cost, in points.
        recasts: The other ways to break the paragraphs in rows `first` to `end` at little cost, the cheapest first. They are computed only
            where they may help.
    """

    rows: tuple[FlowRow, ...]
    nodes: tuple[Node, ...]
    note: str
    at_heads: bool
    spare: float
    recasts: Callable[[int, int], tuple[Recast, ...]] = _never


class Misfit(Struct, frozen=True):
    """At this rung the component does not fit at all: a headline has too many lines, or a figure is wider than its line.

    Attributes:
        what: The part that does not fit, for an overset report.
        hint: A way to make it fit.
        where: The field that is too long.
    """

    what: str
    hint: str
    where: Where
