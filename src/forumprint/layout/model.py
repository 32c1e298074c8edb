"""The content of a layout file. It names components and gives them room. It holds no code."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Self

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Size
from forumprint.base.problems import Problem, Where
from forumprint.base.units import Length
from forumprint.layout.regions import Region
from forumprint.layout.validation import layout_problems
from forumprint.model.fields import about
from forumprint.model.words import Text


class Sheet(Struct, frozen=True, kw_only=True):
    """The page at trim size, and the bleed that is printed beyond its edge."""

    where: Where
    width: Annotated[Length, about("The width of the trimmed page.", examples=["210mm"])]
    height: Annotated[Length, about("The height of the trimmed page.", examples=["297mm"])]
    bleed: Annotated[Length, about("The print beyond each edge, which is cut off.", examples=["3mm"])] = Length(0)
    safe: Annotated[Length, about("The distance that text keeps from the trim.", examples=["5mm"])] = Length(0)

    @property
    def size(self) -> Size:
        return Size(self.width, self.height)


class Step(Struct, frozen=True, kw_only=True):
    """One size of a type role."""

    where: Where
    size: Annotated[Length, about("The type size.", examples=["9.2pt"])]
    leading: Annotated[Length, about("The leading: from baseline to baseline.", examples=["4.2mm"])]
    lines: Annotated[int | None, about("The most lines at this size.", least=1, most=99)] = None


class TypeSizes(Struct, frozen=True, kw_only=True):
    """The size of a role in this layout, and the smaller sizes that follow."""

    where: Where
    size: Annotated[Length, about("The type size.", examples=["32pt"])]
    leading: Annotated[Length, about("The leading: from baseline to baseline.", examples=["12.4mm"])]
    lines: Annotated[int | None, about("The most lines at this size.", least=1, most=99)] = None
    smaller: Annotated[tuple[Step, ...], about("The smaller sizes, in order.")] = ()

    @property
    def ladder(self) -> tuple[Step, ...]:
        first = Step(where=self.where, size=self.size, leading=self.leading, lines=self.lines)
        return (first, *self.smaller)


class ExtraSides(Struct, frozen=True, kw_only=True):
    """Sides that a long text adds before the last one."""

    where: Where
    most: Annotated[int, about("The most sides.", least=1, most=64)] = 8
    pairs: Annotated[bool, about("`true` adds sides two at a time, for a leaflet printed on both sides of the sheet.")] = False
    regions: Annotated[Mapping[str, Region], about("The regions on each of these sides.")]


class Cut(Struct, frozen=True, kw_only=True):
    """All regions stand in one long column that is cut into sides. A side is as tall as its content, and at most as tall as the page."""

    where: Where
    head: Annotated[Length, about("White above the first content of a further side, unless it is a fill or a photo.", examples=["10mm"])]
    foot: Annotated[Length, about("White under the last content of a side, unless it is a fill or a photo.", examples=["10mm"])]


class Give(Struct, frozen=True, kw_only=True):
    """A concession: this region gives this when the copy is too long."""

    where: Where
    region: Annotated[str, about("The region.")]
    gives: Annotated[
        str,
        about(
            "What the region gives: `height`, `drop` (the region itself), or a ladder of its component such as `size`, `excerpt`, `rows`."
        ),
    ]
    most: Annotated[
        int | None, about("The most rungs in this step. A later entry of the list may take the rest of the ladder.", least=1, most=99)
    ] = None


def extra_name(name: str, number: int) -> str:
    """The name of a region of the extra sides on the `number`th of them."""
    return f"{name}-{number}"


class Layout(Struct, frozen=True, kw_only=True):
    """A layout, as its file describes it."""

    where: Where
    label: Annotated[Text, about("The masthead's name for this kind of leaflet.")]
    description: Annotated[Text, about("One sentence about the layout, for lists.")]
    page: Annotated[Sheet, about("Trim size and bleed.")]
    baseline: Annotated[Length, about("The pitch of the body's baseline grid. Heights change in steps of it.", examples=["4.2mm"])]
    type: Annotated[Mapping[str, TypeSizes], about("The sizes of the brand's type roles in this layout.")]
    regions: Annotated[Mapping[str, Region], about("The regions, in reading order.")]
    folds: Annotated[
        Mapping[str, tuple[Length, ...]], about("The folds of each side, from its left edge: `{1: [97mm, 197mm], 2: [100mm, 200mm]}`.")
    ] = {}
    extra: Annotated[ExtraSides | None, about("More sides for text that the others do not hold.")] = None
    cut: Annotated[Cut | None, about("For a screen: the regions stand in one long column that is cut into sides.")] = None
    fitting: Annotated[tuple[Give, ...], about("The regions that give way when the copy is too long, first to last.")] = ()
    growing: Annotated[tuple[str, ...], about("Regions with a `most` height. They take the room that short copy leaves.")] = ()

    @property
    def sides(self) -> int:
        """The number of sides."""
        return max((region.side for region in self.regions.values()), default=1)

    def folds_of(self, side: int) -> tuple[float, ...]:
        """The folds of a side, in points from its left edge."""
        return self.folds.get(str(side), ())

    def with_extra(self, count: int) -> Self:
        """The layout with this number of extra sides before its last one. Their regions have the names `NAME-1`, `NAME-2` …"""
        if self.extra is None or count == 0:
            return self
        last = self.sides
        regions = {name: region for name, region in self.regions.items() if region.side < last}
        for number in range(1, count + 1):
            own = {name: extra_name(name, number) for name in self.extra.regions}
            regions |= {own[name]: region.renamed(own, last - 1 + number) for name, region in self.extra.regions.items()}
        regions |= {name: replace(region, side=last + count) for name, region in self.regions.items() if region.side == last}
        return replace(self, regions=regions)

    @property
    def inner(self) -> frozenset[str]:
        """The regions that a leaflet of one side leaves out; empty if the layout has no such leaflet."""
        regions = self.regions.items()
        if not any(region.closing for _, region in regions):
            return frozenset()
        return frozenset(name for name, region in regions if region.side > 1 and not region.closing)

    def gathered(self) -> Self:
        """The layout with all its regions on the first side. The regions of `inner` are left out."""
        return replace(self, regions={name: replace(region, side=1) for name, region in self.regions.items()}, extra=None)

    def chain(self, name: str) -> tuple[str, ...]:
        """A region, and the regions in which its running text continues."""
        return (name, *(other for other, region in self.regions.items() if region.continues == name))

    @property
    def every_region(self) -> Mapping[str, Region]:
        """Its regions and those of the extra sides."""
        return {**self.regions, **(self.extra.regions if self.extra else {})}

    def problems(self) -> Iterable[Problem]:
        """The mistakes that show only when the whole layout is read."""
        return layout_problems(self)
