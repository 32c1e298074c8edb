"""Copyfitting: concessions in the layout's order, only as far as needed, the dearest taken back first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from typing import Any, ClassVar, cast

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct, field

from forumprint.base.geometry import Size
from forumprint.base.problems import Where
from forumprint.base.units import Length
from forumprint.compose.fitting import Fitter
from forumprint.compose.regions import RegionSetter
from forumprint.frame.frames import Frame
from forumprint.kit.component import Choices, Misfit, Part, Rungs, Setting
from forumprint.kit.content import PhotoPlan
from forumprint.layout.edges import Edge, Limit
from forumprint.layout.model import Give, Layout, Sheet
from forumprint.layout.regions import Height, Region, Slot
from forumprint.plan.bound_layout import BoundLayout

HERE = Where("layout.yaml", 1, 1)


class Block(Part, frozen=True):
    """A component `heights[rung]` tall on its ladder `size`. None means that it does not fit at that rung."""

    name: ClassVar[str] = "block"
    Options: ClassVar[type[Choices]] = Choices
    heights: tuple[float | None, ...] = (0.0,)
    tried: list[int] = field(default_factory=list)

    def ladders(self, copy: object, room: object) -> Rungs:
        return {"size": len(self.heights) - 1}

    def set(self, copy: object, room: object, rungs: Rungs) -> Setting | Misfit:
        self.tried.append(rungs.get("size", 0))
        height = self.heights[rungs.get("size", 0)]
        return Misfit("too wide", "shorten it", HERE) if height is None else Setting(Frame(Size(0.0, height)))


class Page(Struct, dict=True):
    """A page of 100 points with regions one under the other. The last may not pass the foot."""

    regions: Mapping[str, tuple[float | None, ...] | Height]
    fitting: tuple[tuple[str, str], ...] = ()
    growing: tuple[str, ...] = ()
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    together: Mapping[str, str] = field(default_factory=dict)
    pitch: float = 10.0

    @cached_property
    def fitter(self) -> Fitter:
        regions: dict[str, Region] = {}
        components: dict[str, Any] = {}
        above: str | None = None
        for name, tall in self.regions.items():
            top = Edge.parse(f"below {above}" if above else "0pt", HERE)
            fixed = tall if isinstance(tall, Height) else None
            slots = () if fixed else (Slot(where=HERE, component="block"),)
            last = name == list(self.regions)[-1]
            until = Limit.parse("100pt", HERE) if last else None
            regions[name] = Region(
                where=HERE,
                left=Length(0),
                width=Length(50),
                top=top,
                height=fixed,
                until=until,
                instead=self.instead.get(name, ()),
                with_=self.together.get(name),
                content=slots,
            )
            components[name] = () if isinstance(tall, Height) else (Block(heights=tall),)
            above = name
        gives = tuple(Give(where=HERE, region=region, gives=what) for region, what in self.fitting)
        any_text = cast(Any, None)
        layout = Layout(
            where=HERE,
            label=any_text,
            description=any_text,
            page=Sheet(where=HERE, width=Length(100), height=Length(1000)),
            baseline=Length(self.pitch),
            type={},
            regions=regions,
            fitting=gives,
            growing=self.growing,
        )
        return Fitter(layout, RegionSetter(any_text, BoundLayout("own", layout, components), PhotoPlan(), any_text, {}), frozenset())

    def tried(self, name: str) -> list[int]:
        """The rungs at which a region has been set, in order."""
        (block,) = self.fitter.setter.bound.components[name]
        assert isinstance(block, Block)
        return block.tried


def photo(natural: float, least: float | None = None, most: float | None = None) -> Height:
    return Height(
        where=HERE, natural=Length(natural), least=None if least is None else Length(least), most=None if most is None else Length(most)
    )


def test_copy_that_fits_gives_nothing() -> None:
    page = Page({"hero": photo(40, 20), "text": (60,)}, fitting=(("hero", "height"),))

    assert page.fitter.fit().fits
    assert page.fitter.levels == [0]


def test_a_photo_shrinks_by_rows_and_no_further_than_needed() -> None:
    page = Page({"hero": photo(60, 20), "text": (55,)}, fitting=(("hero", "height"),))

    boxes = page.fitter.fit().frames.boxes

    assert boxes["hero"].height == 40


def test_concessions_are_made_in_the_order_of_the_layout() -> None:
    page = Page({"hero": photo(40, 30), "quote": (30, 20), "text": (50,)}, fitting=(("hero", "height"), ("quote", "size")))

    assert page.fitter.fit().fits
    assert page.fitter.levels == [1, 1]


def test_a_cheap_concession_that_became_needless_is_taken_back() -> None:
    """The photo's row is not enough; the quote's step alone is."""
    page = Page({"hero": photo(40, 30), "quote": (40, 10), "text": (50,)}, fitting=(("hero", "height"), ("quote", "size")))

    arrangement = page.fitter.fit()

    assert arrangement.fits
    assert page.fitter.levels == [0, 1]


def test_a_region_that_cannot_stand_steps_down_by_itself() -> None:
    page = Page({"headline": (None, None, 30), "text": (20,)})

    arrangement = page.fitter.fit()

    assert arrangement.fits
    assert arrangement.frames.boxes["headline"].height == 30


def test_a_region_that_can_stand_nowhere_is_a_misfit() -> None:
    page = Page({"headline": (None, None), "text": (20,)})

    arrangement = page.fitter.fit()

    assert not arrangement.fits
    assert list(arrangement.misfits) == ["headline"]


def test_what_does_not_fit_after_all_concessions_says_by_how_much() -> None:
    page = Page({"hero": photo(40, 30), "text": (95,)}, fitting=(("hero", "height"),))

    arrangement = page.fitter.fit()

    assert arrangement.frames.overset == {"text": 25}


def test_room_that_is_left_goes_to_the_region_that_may_grow() -> None:
    page = Page({"hero": photo(30, 20, 65), "text": (20,)}, growing=("hero",))

    assert page.fitter.fit().frames.boxes["hero"].height == 60


def test_of_a_long_ladder_few_rungs_are_tried_and_none_twice() -> None:
    page = Page({"list": tuple(range(200, 40, -10)), "text": (20,)}, fitting=(("list", "size"),))

    assert page.fitter.fit().frames.boxes["list"].height == 80
    assert len(page.tried("list")) == len(set(page.tried("list"))) <= 6


def test_a_concession_of_another_region_sets_nothing_anew() -> None:
    page = Page({"quote": (60, 50, 40, 30, 20, 10), "text": (70,)}, fitting=(("quote", "size"),))

    assert page.fitter.fit().fits
    assert page.tried("text") == [0]


def test_a_region_stands_in_for_one_that_had_to_go() -> None:
    page = Page(
        {"panel": (60,), "strip": (20,), "text": (70,)},
        fitting=(("panel", "drop"),),
        instead={"strip": ("panel",)},
    )

    arrangement = page.fitter.fit()

    assert arrangement.fits
    assert set(arrangement.frames.boxes) == {"strip", "text"}
    assert page.fitter.dropped == {"panel"}


def test_nothing_stands_in_for_a_region_that_stays() -> None:
    page = Page({"panel": (60,), "strip": (20,), "text": (30,)}, fitting=(("panel", "drop"),), instead={"strip": ("panel",)})

    assert set(page.fitter.fit().frames.boxes) == {"panel", "text"}
    assert page.tried("strip") in ([], [0])


def test_a_region_comes_and_goes_with_another() -> None:
    regions = {"panel": (40.0,), "caption": (30.0,), "text": (60.0,)}
    crowded = Page(regions, fitting=(("panel", "drop"),), together={"caption": "panel"})
    roomy = Page({**regions, "text": (20.0,)}, fitting=(("panel", "drop"),), together={"caption": "panel"})

    assert set(crowded.fitter.fit().frames.boxes) == {"text"}
    assert set(roomy.fitter.fit().frames.boxes) == {"panel", "caption", "text"}


def test_a_stand_in_may_have_a_stand_in_of_its_own() -> None:
    page = Page(
        {"wide": (80,), "narrow": (50,), "under": (10,), "text": (70,)},
        fitting=(("wide", "drop"), ("narrow", "size"), ("narrow", "drop")),
        instead={"narrow": ("wide",), "under": ("wide", "narrow")},
    )

    assert set(page.fitter.fit().frames.boxes) == {"under", "text"}
    assert page.fitter.dropped == {"wide", "narrow"}


def test_what_a_stand_in_would_give_is_not_asked_of_it_while_it_is_not_there() -> None:
    """The strip replaces the panel only at the last concession, and then it is at its best."""
    page = Page(
        {"hero": photo(40, 20), "panel": (40,), "strip": (30, 20), "text": (70,)},
        fitting=(("strip", "size"), ("hero", "height"), ("panel", "drop")),
        instead={"strip": ("panel",)},
    )

    arrangement = page.fitter.fit()

    assert arrangement.frames.boxes["strip"].height == 30
    assert page.tried("strip") == [0]


_LADDER = st.lists(st.integers(1, 12), min_size=1, max_size=9).map(lambda falls: tuple(float(tall) for tall in accumulate(falls)))


@settings(max_examples=150, deadline=None)
@given(st.lists(_LADDER, min_size=1, max_size=3), st.integers(1, 60))
def test_halving_ends_where_single_steps_would(ladders: list[tuple[float, ...]], rest: int) -> None:
    """Each ladder only falls. The concessions are the smallest, from the dearest on, at which the copy fits."""
    regions = {f"part-{number}": tuple(reversed(heights)) for number, heights in enumerate(ladders)}
    page = Page({**regions, "text": (float(rest),)}, fitting=tuple((name, "size") for name in regions))

    arrangement = page.fitter.fit()

    levels = [0] * len(ladders)

    def fits() -> bool:
        return sum(heights[level] for heights, level in zip(regions.values(), levels, strict=True)) + rest <= 100.01

    for index, heights in enumerate(regions.values()):
        while not fits() and levels[index] < len(heights) - 1:
            levels[index] += 1
    assert arrangement.fits == fits()
    for index in reversed(range(len(levels)) if fits() else ()):
        while levels[index]:
            levels[index] -= 1
            if not fits():
                levels[index] += 1
                break
    assert page.fitter.levels == levels
