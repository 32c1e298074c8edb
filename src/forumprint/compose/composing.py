"""From copy and layout to the finished Leaflet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Rect, Size
from forumprint.brand.model import Brand
from forumprint.compose.fitting import Arrangement, Fitter
from forumprint.compose.overset import overset
from forumprint.compose.regions import Key, RegionSetter, SetRegion
from forumprint.compose.sides import cut
from forumprint.compose.unplaced import unplaced
from forumprint.compose.views import in_view
from forumprint.event.model import Photo
from forumprint.frame.frames import Frame, Placed, edges_at_trim
from forumprint.frame.leaflet import Colour, Concession, Fitting, Leaflet, Page, Rights
from forumprint.frame.placements import Artwork, Panel, Placement, TextLine
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import Flow
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content, PhotoPlan
from forumprint.layout.regions import DROP
from forumprint.plan.bound_layout import BoundLayout
from forumprint.plan.photo_slots import plan_photos, printed_photos
from forumprint.type.font_key import FontKey

# Concessions that leave no word out.
_KEEPS_ALL = frozenset({"height", "size", "columns", "crossheads", "chart", "bullets", "sinking"})


def compose(content: Content, bound: BoundLayout, compositor: Compositor, *, made: date, duplex: bool = False) -> Leaflet:
    """Set a copy in a layout.

    Args:
        content: The content that the leaflet may print.
        bound: The layout and its components.
        compositor: Sets the copy's words in the brand's type.
        made: The date that the leaflet states for itself.
        duplex: Whether the leaflet is printed on both sides of the sheet. A screen shows any number of sides.

    Raises:
        OversetError: The copy does not fit, after every concession in the layout.
        InputError: A photo's licence forbids a change that the layout needs.
    """
    flows: dict[Key, Flow] = {}
    attempt = _on_one_side(content, bound, compositor, flows)
    if attempt is None or not attempt.arrangement.fits:
        attempt = _on_enough_sides(content, bound, compositor, flows, duplex)
    if not attempt.arrangement.fits:
        raise overset(attempt.content, attempt.bound, attempt.arrangement)
    return _leaflet(attempt, made)


class _Attempt(Struct, frozen=True):
    """A copy fitted into a layout, completely or not."""

    content: Content
    bound: BoundLayout
    photos: PhotoPlan
    fitter: Fitter
    arrangement: Arrangement

    @property
    def shown(self) -> tuple[Photo, ...]:
        """The photos on the pages. They are fewer than planned if a region was dropped."""
        return printed_photos(self.content, self.bound, self.photos.slots, self.arrangement.frames.boxes)


def _on_enough_sides(content: Content, bound: BoundLayout, compositor: Compositor, flows: dict[Key, Flow], duplex: bool) -> _Attempt:
    """A copy on as few sides as possible. Entries of lists are left out only if no number of sides holds them all."""
    attempt: _Attempt | None = None
    for whole in (True, False) if bound.layout.extra is not None else (False,):
        before = inf
        for sides in _extra_sides(bound, duplex):
            attempt = _attempt(content, bound.with_extra(sides), compositor, flows, whole)
            left = sum(attempt.arrangement.frames.overset.values())
            if attempt.arrangement.fits or attempt.arrangement.misfits:
                return attempt
            if whole and left >= before:
                break
            before = left
    assert attempt is not None
    return attempt


def _on_one_side(content: Content, bound: BoundLayout, compositor: Compositor, flows: dict[Key, Flow]) -> _Attempt | None:
    """A copy at its best on the first side, if the other sides would hold nothing; None if they would hold something."""
    inner, absent = bound.layout.inner, _absent(content, bound)
    if not inner:
        return None
    setter = RegionSetter(content, bound, plan_photos(content, bound, absent), compositor, flows)
    for name in sorted(inner - absent):
        if bound.region(name).continues is None:
            height = bound.region(name).height
            match setter.set(name, {}, height.natural if height is not None else None):
                case SetRegion(nodes=()):
                    pass
                case _:
                    return None
    photos, bound, absent = plan_photos(content, bound, absent | inner), bound.gathered(), absent | inner
    fitter = Fitter(bound.layout, RegionSetter(content, bound, photos, compositor, flows), absent)
    return _Attempt(content, bound, photos, fitter, fitter.at_best())


def _absent(content: Content, bound: BoundLayout) -> frozenset[str]:
    """The regions whose condition does not hold."""
    regions = bound.layout.regions.items()
    return frozenset(name for name, region in regions if region.when is not None and not region.when.holds(content.event))


def _attempt(content: Content, bound: BoundLayout, compositor: Compositor, flows: dict[Key, Flow], whole: bool) -> _Attempt:
    """Fit a copy into a layout of this number of sides. The licence footer names exactly the photos that are shown."""
    regions = bound.layout.regions
    absent = _absent(content, bound)
    photos = plan_photos(content, bound, absent)
    first = _fitted(content, bound, photos, compositor, absent, flows, whole)
    if not first.arrangement.fits or first.shown == photos.printed:
        return first
    # A photo was dropped. Its credit and its entry in the footer are dropped too, and this may free room. The photo stays out.
    gone = {
        name for name in regions if name not in first.arrangement.frames.boxes and any(part.slot is not None for _, part in bound.of(name))
    }
    less = replace(photos, printed=first.shown)
    if any(kept.priority > lost.priority for kept in first.shown for lost in photos.printed if lost not in first.shown):
        # The dropped slot held a photo of a higher rank than one that stays. The lower one is left out instead.
        less = plan_photos(content, bound, absent | gone)
        less = replace(less, printed=printed_photos(content, bound, less.slots, first.arrangement.frames.boxes))
    second = _fitted(content, bound, less, compositor, absent, flows, whole, frozenset(gone))
    return second if second.arrangement.fits else first


def _fitted(
    content: Content,
    bound: BoundLayout,
    photos: PhotoPlan,
    compositor: Compositor,
    absent: frozenset[str],
    flows: dict[Key, Flow],
    whole: bool,
    gone: frozenset[str] = frozenset(),
) -> _Attempt:
    fitter = Fitter(bound.layout, RegionSetter(content, bound, photos, compositor, flows), absent, gone)
    return _Attempt(content, bound, photos, fitter, fitter.fit(more_to_come=bound.layout.extra is not None, whole=whole))


def _extra_sides(bound: BoundLayout, duplex: bool) -> Iterator[int]:
    """The numbers of extra sides to try: none, then as few as possible."""
    yield 0
    extra = bound.layout.extra
    if extra is not None:
        step = 2 if extra.pairs and duplex else 1
        yield from range(step, extra.most + 1, step)


def _leaflet(attempt: _Attempt, made: date) -> Leaflet:
    content, bound, arrangement = attempt.content, attempt.bound, attempt.arrangement
    layout = bound.layout
    nodes = tuple(node for region in layout.regions for node in _nodes(arrangement, region))
    structure = Node(Role.DOCUMENT, nodes, content.language.tag)
    event = content.event
    holder = event.holder or content.brand.holder
    focus_of = {photo.file.value: photo.focus for photo in event.photos}
    pages = tuple(in_view(page, focus_of) for page in _pages(bound, arrangement))
    placed = [each for page in pages for each in page.placements]
    return Leaflet(
        title=event.title.value,
        language=content.language.tag,
        author=holder.value,
        subject=event.lead.value if event.lead else "",
        rights=Rights(content.licence.name_in(content.language.tag), content.licence.deed_in(content.language.tag), holder.value),
        made=made,
        pages=pages,
        structure=structure,
        colours=_colours(content.brand, placed),
        duotone=content.brand.duotone,
        fonts=_fonts(placed),
        fitting=_explained(attempt, structure),
    )


def _pages(bound: BoundLayout, arrangement: Arrangement) -> tuple[Page, ...]:
    layout = bound.layout
    if layout.cut is not None:
        return cut(layout, arrangement.settings, arrangement.frames)
    return tuple(
        Page(layout.page.size, layout.page.bleed, _side(bound, arrangement, side), layout.folds_of(side))
        for side in range(1, layout.sides + 1)
    )


def _nodes(arrangement: Arrangement, region: str) -> Sequence[Node]:
    return arrangement.settings[region].nodes if region in arrangement.frames.boxes else ()


def _side(bound: BoundLayout, arrangement: Arrangement, side: int) -> Frame:
    """A side's regions, layer by layer: the ground under a region, then its content."""
    regions, trim = bound.layout.regions, bound.layout.page.size
    children: list[Placed] = []
    present = [name for name in arrangement.frames.boxes if regions[name].side == side]
    for name in sorted(present, key=lambda name: regions[name].layer):
        box = arrangement.frames.boxes[name]
        ground = regions[name].ground
        size = Size(box.width, box.height)
        fill = (Panel(Rect(0.0, 0.0, box.width, box.height), ground),) if ground is not None else ()
        content = arrangement.settings[name].frame.at(0.0, 0.0)
        children.append(Frame(size, (*fill, content), edges_at_trim(box, trim)).at(box.x, box.y))
    return Frame(trim, tuple(children))


def _colours(brand: Brand, placed: Iterable[Placement]) -> dict[str, Colour]:
    """The brand's tokens, and the colours of the partners' logos."""
    own = {token: Colour(swatch.rgb, swatch.cmyk) for token, swatch in brand.palette.items()}
    brought = sorted({shape.colour for each in placed if isinstance(each, Artwork) for shape in each.shapes} - own.keys())
    return own | {token: Colour.literal(token) for token in brought}


def _fonts(placed: Iterable[Placement]) -> tuple[FontKey, ...]:
    """The fonts of all set lines, in order of first use."""
    return tuple(dict.fromkeys(run.font for each in placed if isinstance(each, TextLine) for run in each.line.runs))


def _explained(attempt: _Attempt, structure: Node) -> Fitting:
    fitter, arrangement, bound = attempt.fitter, attempt.arrangement, attempt.bound
    boxes, dropped = arrangement.frames.boxes, fitter.dropped
    gave = [
        (give, level, most)
        for give, level, most in zip(fitter.layout.fitting, fitter.levels, fitter.most, strict=True)
        if level and (give.region in dropped if give.gives == DROP else give.region in boxes)
    ]
    cut = {field for give, _, _ in gave if give.gives not in _KEEPS_ALL for _, part in bound.of(give.region) for field in part.reads}
    return Fitting(
        rungs=tuple((name, note) for name, setting in arrangement.settings.items() if name in boxes for note in setting.notes),
        concessions=tuple(Concession(give.region, f"{give.gives}: {level} of {most}") for give, level, most in gave),
        slack=tuple((name, points) for name, points in fitter.grown.items() if points),
        unplaced=unplaced(attempt.content.event, structure, bound.reads(), frozenset(cut)),
    )
