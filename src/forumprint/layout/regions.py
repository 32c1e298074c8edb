"""Regions: places on the page with edges, a ground, and components."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.problems import Where
from forumprint.base.units import Length
from forumprint.layout.conditions import Condition
from forumprint.layout.edges import Edge, Limit
from forumprint.model.fields import about
from forumprint.model.words import Raw

# What every region can give, besides the ladders of its components.
HEIGHT, DROP = "height", "drop"


class Height(Struct, frozen=True, kw_only=True):
    """The height of a region. A plain length is its natural height."""

    SHORTHAND: ClassVar[str] = "natural"

    where: Where
    natural: Annotated[Length, about("The height in an ordinary case.")]
    least: Annotated[Length | None, about("The least height to which the region may shrink.")] = None
    most: Annotated[Length | None, about("The greatest height to which it may grow.")] = None
    step: Annotated[
        Length | None, about("The step by which the height changes. The default is a row of the baseline grid.", examples=["1mm"])
    ] = None


class Inset(Struct, frozen=True, kw_only=True):
    """The distance of the text from the region's edges."""

    where: Where
    top: Annotated[Length, about("The distance from the upper edge.")] = Length(0)
    left: Annotated[Length, about("The distance from the left edge.")] = Length(0)
    right: Annotated[Length, about("The distance from the right edge.")] = Length(0)
    bottom: Annotated[Length, about("The distance from the lower edge.")] = Length(0)


class Columns(Struct, frozen=True, kw_only=True):
    """Columns for running text. They are balanced."""

    SHORTHAND: ClassVar[str] = "count"

    where: Where
    count: Annotated[int, about("The number of columns.", least=1, most=12)]
    gutter: Annotated[Length, about("The space between two columns.", examples=["5mm"])] = Length(0)


class Slot(Struct, frozen=True, kw_only=True):
    """A component in a region. A plain text is its name."""

    SHORTHAND: ClassVar[str] = "component"

    where: Where
    component: Annotated[str, about("The component's name, from the list of `forumprint components`.")]
    gap: Annotated[Length, about("White above the component, if something stands above it.")] = Length(0)
    options: Annotated[Raw | None, about("The component's options.")] = None


class Region(Struct, frozen=True, kw_only=True):
    """A place on the page: edges, a ground, and components one under the other."""

    where: Where
    side: Annotated[int, about("The side on which the region stands.", least=1, most=64)] = 1
    closing: Annotated[bool, about("The region closes the leaflet: it stands on the first side if that side holds everything else.")] = (
        False
    )
    left: Annotated[Length, about("The left edge, from the trim.")]
    width: Annotated[Length, about("The width, with ground and inset.")]
    top: Annotated[Edge | None, about("The upper edge.", examples=["36.5mm", "below headline + 5mm"])] = None
    bottom: Annotated[Edge | None, about("The lower edge. A region with both edges has the height between them.")] = None
    height: Annotated[Height | None, about("The height. The default is the height of the content.")] = None
    beside: Annotated[tuple[str, ...], about("Regions of the same height: the tallest one decides.")] = ()
    since: Annotated[Limit | None, about("The upper edge that the region does not pass.")] = None
    until: Annotated[
        Limit | None, about("The lower edge that the region does not pass.", examples=["282mm", "282mm or above contact - 9mm"])
    ] = None
    snap: Annotated[bool, about("The height is rounded up, so that the free edge lies on the baseline grid.")] = False
    inset: Annotated[Inset | None, about("The distance of the content from the region's edges.")] = None
    ground: Annotated[str | None, about("The fill: a colour token of the brand.")] = None
    on: Annotated[str, about("The ground under the text, for a region without a fill.")] = "white"
    layer: Annotated[int, about("Fills and pictures of a higher layer lie above the others.", least=0, most=9)] = 0
    columns: Annotated[Columns | None, about("Columns for running text.")] = None
    when: Annotated[
        Condition | None,
        about("The condition: the region is there only if the event meets it.", examples=["photos", "no figures", "photos >= 2"]),
    ] = None
    instead: Annotated[
        tuple[str, ...],
        about("The region is there only where all of these regions are absent, for example because one was dropped.", examples=[["photo"]]),
    ] = ()
    with_: Annotated[str | None, about("The region is there only if this one is.")] = None
    continues: Annotated[str | None, about("The region whose running text continues here.")] = None
    breaks: Annotated[
        bool, about("In a layout that is cut into sides, a side may end between this region's paragraphs, items or rows.")
    ] = False
    content: Annotated[tuple[Slot, ...], about("The components, from top to bottom.")] = ()

    @property
    def edges(self) -> tuple[Edge, ...]:
        limits = (edge for limit in (self.since, self.until) if limit is not None for edge in limit.edges)
        return (*(edge for edge in (self.top, self.bottom) if edge is not None), *limits)

    def renamed(self, names: Mapping[str, str], side: int) -> Self:
        """The same region on another side. Its edges depend on regions by their new names."""

        def moved(old: Edge) -> Edge:
            return replace(old, regions=tuple(names.get(name, name) for name in old.regions))

        def edge(old: Edge | None) -> Edge | None:
            return None if old is None else moved(old)

        def limit(old: Limit | None) -> Limit | None:
            return None if old is None else Limit(tuple(moved(one) for one in old.edges))

        return replace(
            self,
            side=side,
            top=edge(self.top),
            bottom=edge(self.bottom),
            since=limit(self.since),
            until=limit(self.until),
            beside=tuple(names.get(name, name) for name in self.beside),
            instead=tuple(names.get(name, name) for name in self.instead),
            with_=names.get(self.with_, self.with_) if self.with_ else None,
        )

    @property
    def presence(self) -> tuple[str, ...]:
        """The regions that decide whether this one is there."""
        return self.instead if self.with_ is None else (*self.instead, self.with_)

    @property
    def measure(self) -> float:
        """The measure: the width of its text, or of one column."""
        inset = self.inset.left + self.inset.right if self.inset else 0.0
        columns = self.columns
        if columns is None:
            return self.width - inset
        return (self.width - inset - columns.gutter * (columns.count - 1)) / columns.count
