"""The content of a layout file. It names components and gives them room. It holds no code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, ClassVar, Self

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Size
from forumprint.base.problems import Problem, Where
from forumprint.base.units import Length, to_mm
from forumprint.layout.edges import Edge, Limit
from forumprint.model.fields import about
from forumprint.model.words import Raw, Text


class Sheet(Struct, frozen=True, kw_only=True):
    """The page at trim size, and the bleed that is printed beyond its edge."""

    where: Where
    width: Annotated[Length, about("The size of the trimmed page.", examples=["210mm"])]
    height: Annotated[Length, about("The size of the trimmed page.", examples=["297mm"])]
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


class Clause(Struct, frozen=True):
    """One part of a condition: whether a field has at least this many entries."""

    path: tuple[str, ...]
    least: int
    wanted: bool

    def holds(self, event: object) -> bool:
        value: object = event
        for name in self.path:
            value = getattr(value, name, None)
        count = len(value) if isinstance(value, tuple) else int(value is not None)
        return (count >= self.least) is self.wanted


class Condition(Struct, frozen=True):
    """A condition on the event for a region: `photos`, `no photos`, `photos >= 2 and no quotes`, `programme or awards`.

    Attributes:
        cases: The region is there if all clauses of one case hold. `and` binds closer than `or`.
    """

    cases: tuple[tuple[Clause, ...], ...]
    where: Where

    SCHEMA: ClassVar[dict[str, object]] = {
        "type": "string",
        "pattern": r"^(no )?[a-z_.]+( >= \d+)?( (and|or) (no )?[a-z_.]+( >= \d+)?)*$",
    }

    @classmethod
    def parse(cls, text: str, where: Where) -> Self:
        cases = " ".join(text.split()).split(" or ")
        return cls(tuple(tuple(_clause(part, text) for part in case.split(" and ")) for case in cases), where)

    def holds(self, event: object) -> bool:
        return any(all(clause.holds(event) for clause in case) for case in self.cases)


def _clause(part: str, text: str) -> Clause:
    match = re.fullmatch(r"(no )?([a-z_]+(?:\.[a-z_]+)*)(?: >= (\d+))?", part)
    if match is None:
        raise ValueError(f"{text!r} is not a condition", "write the name of a field, `no` and a field, or `photos >= 2 and no quotes`")
    return Clause(tuple(match[2].split(".")), int(match[3] or 1), match[1] is None)


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

    def renamed(self, names: Mapping[str, str], side: int) -> Region:
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


class ExtraSides(Struct, frozen=True, kw_only=True):
    """Sides that a long text adds before the last one."""

    where: Where
    most: Annotated[int, about("The most sides.", least=1, most=64)] = 8
    pairs: Annotated[bool, about("The number of sides in one step. Write 2 for a leaflet printed on both sides.")] = False
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


# What every region can give, besides the ladders of its components.
HEIGHT, DROP = "height", "drop"


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

    def with_extra(self, count: int) -> Layout:
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

    def gathered(self) -> Layout:
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
        """The problems: unknown names of regions, edges that depend on each other, regions without a place."""
        everywhere = self.every_region.items()
        for name, region in everywhere:
            if region.top is None and region.bottom is None:
                yield Problem(region.where, f"the region `{name}` has no place", "give it `top:` or `bottom:`")
            for edge in region.edges:
                for wanted in edge.regions:
                    yield from self._known(wanted, edge.where)
            for wanted in (*region.beside, *region.presence, *([region.continues] if region.continues else [])):
                yield from self._known(wanted, region.where)
            yield from self._chained(name, region)
        for give in self.fitting:
            yield from self._known(give.region, give.where)
        for grown in self.growing:
            yield from self._known(grown, self.where)
        yield from self._folded()
        yield from self._uncut()
        yield from self._never()
        hangs = {name: {other for edge in (region.top, region.bottom) if edge for other in edge.regions} for name, region in everywhere}
        yield from self._circles(hangs, "the places of these regions depend on each other", "give one of them a length")
        decides = {name: set(region.presence) for name, region in everywhere}
        yield from self._circles(decides, "whether these regions are there depends on each other", "delete one `instead:` or `with:`")

    def _never(self) -> Iterator[Problem]:
        """Regions that replace one that is always there."""
        dropped = {give.region for give in self.fitting if give.gives == DROP}
        for name, region in self.every_region.items():
            for wanted in region.instead:
                other = self.every_region.get(wanted)
                if other is not None and wanted not in dropped and other.when is None and not other.presence:
                    yield Problem(
                        region.where,
                        f"`{name}` replaces `{wanted}`, which is always there",
                        f"add `{{region: {wanted}, gives: {DROP}}}` to `fitting:`, or give `{wanted}` a `when:`",
                    )

    def _folded(self) -> Iterator[Problem]:
        """Folds on an unknown side, or outside its edges."""
        for side, folds in self.folds.items():
            if side not in map(str, range(1, self.sides + 1)):
                yield Problem(
                    self.where,
                    f"`folds` names a side `{side}`, but the layout has {self.sides}",
                    "write the number of the side, counted from 1",
                )
            if any(not 0 < fold < self.page.width for fold in folds):
                yield Problem(self.where, f"a fold of side {side} lies outside the page", "folds are measured from the side's left edge")

    def _uncut(self) -> Iterator[Problem]:
        """Entries that a layout with `cut` cannot have."""
        if self.cut is None:
            return
        if self.page.bleed:
            yield Problem(self.page.where, "a layout that is cut into sides is for the screen: it has no bleed", "delete `bleed:`")
        if self.extra is not None:
            yield Problem(self.extra.where, "`cut` makes as many sides as the text needs", "delete `extra:`")
        for name, region in self.regions.items():
            if region.side != 1:
                yield Problem(region.where, f"`{name}` names a side, but `cut` makes the sides", "delete `side:`")

    def _chained(self, name: str, region: Region) -> Iterator[Problem]:
        """Running text has one measure: every region that it runs through must have it."""
        first = self.every_region.get(region.continues or "")
        if first is not None and abs(first.measure - region.measure) > 0.01:
            yield Problem(
                region.where,
                f"`{name}` continues `{region.continues}`, but its text is {to_mm(region.measure):.1f} mm wide, "
                f"not {to_mm(first.measure):.1f} mm",
                "give both the same width of column",
            )
        if first is not None and region.content:
            yield Problem(region.where, f"`{name}` continues `{region.continues}`, but has content of its own", "delete one of the two")

    def _known(self, name: str, where: Where) -> Iterator[Problem]:
        if name not in self.every_region:
            from difflib import get_close_matches  # costs 15 ms of a cold start, only for a rare mistake

            near = get_close_matches(name, self.every_region, 1)
            hint = f"did you mean `{near[0]}`?" if near else "regions here: " + ", ".join(self.every_region)
            yield Problem(where, f"there is no region `{name}`", hint)

    def _circles(self, leads: Mapping[str, set[str]], what: str, hint: str) -> Iterator[Problem]:
        """Regions that lead back to themselves through others. `until` is a limit, not a place: it may name any region."""
        done: set[str] = set()
        for start in leads:
            path: list[str] = [start]
            todo = [iter(sorted(leads[start] & leads.keys()))]
            while todo and start not in done:
                following = next(todo[-1], None)
                if following is None:
                    todo.pop()
                    done.add(path.pop())
                elif following in path:
                    circle = " → ".join([*path[path.index(following) :], following])
                    yield Problem(self.every_region[following].where, f"{what}: {circle}", hint)
                    return
                elif following not in done:
                    path.append(following)
                    todo.append(iter(sorted(leads[following] & leads.keys())))
