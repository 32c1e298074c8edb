"""What a component gives back: a frame with its structure nodes, running text, or the reason why it cannot stand."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from forumprint.base.geometry import Size
from forumprint.base.problems import Where
from forumprint.frame.frames import Frame
from forumprint.frame.structure import Node
from forumprint.type.columns import ColumnRow


class Setting(Struct, frozen=True):
    """A component, set.

    Attributes:
        frame: What stands on the page; of no height if there was nothing to print.
        nodes: Structure nodes in reading order.
        note: For `--explain`: at which rung it stands, in a few words ("32 pt, 2 lines").
    """

    frame: Frame
    nodes: tuple[Node, ...] = ()
    note: str = ""

    @property
    def height(self) -> float:
        """Points; 0 means that there was nothing to print."""
        return self.frame.size.height


NOTHING = Setting(Frame(Size(0.0, 0.0)))


class FlowRow(Struct, frozen=True):
    """A row of running text: how columns may treat it, and what stands in it."""

    row: ColumnRow
    frame: Frame


class Recast(Struct, frozen=True):
    """A paragraph of a flow broken into one line fewer or more: rows that may stand in place of `flow.rows[first:end]`."""

    first: int
    end: int
    rows: tuple[FlowRow, ...]


def _never(first: int, end: int) -> tuple[Recast, ...]:
    return ()


class Flow(Struct, frozen=True, eq=False):
    """Text that runs through columns, and through regions that continue each other; compared by identity.

    Attributes:
        nodes: Of the whole text; they stand where its first region does.
        at_heads: Whether columns rather break at crossheads.
        spare: Points of depth that such a break may cost.
        recasts: What paragraphs that begin in rows `first` to `end` could be broken otherwise at little cost, the cheapest first; asked for
            only where that may gain something.
    """

    rows: tuple[FlowRow, ...]
    nodes: tuple[Node, ...]
    note: str
    at_heads: bool
    spare: float
    recasts: Callable[[int, int], tuple[Recast, ...]] = _never


class Misfit(Struct, frozen=True):
    """At this rung the component cannot stand at all: a headline of too many lines, a figure wider than its line.

    Attributes:
        what: What does not fit, as an overset report says it.
        hint: What would help.
        where: The field that is too long.
    """

    what: str
    hint: str
    where: Where
