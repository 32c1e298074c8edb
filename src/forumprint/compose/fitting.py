"""Copyfitting: the arrangement that keeps most of the content at the best size.

A layout lists its concessions, first to last. The fitting starts with everything at its best and works down that list. Each concession goes
as far as needed or possible, then the next begins. A concession that cannot help the overset sides is skipped. When the copy fits, the
concessions are taken back, the last one first, as far as the copy still fits: an earlier one may no longer be needed. If room is left,
regions that may grow take it.

A concession that goes further always needs less room. So halving finds how far a concession must go, and how far a region can grow: it
tries four rungs of a ladder of fourteen. Each setting at a rung, and each arrangement, is kept.

The result is deterministic: the same copy in the same layout always ends on the same rungs.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from forumprint.compose.flow import Poured, pour
from forumprint.compose.region_boxes import EdgeResolver, RegionBoxes
from forumprint.compose.regions import RegionSetter, SetRegion
from forumprint.kit.component import Flow, Misfit
from forumprint.layout.model import Give, Layout
from forumprint.layout.regions import DROP, HEIGHT, Height

# The ladder that leaves out entries of a list.
ENTRIES = "items"


class Arrangement(Struct, frozen=True):
    """Every region set and in its place.

    Attributes:
        misfits: Regions that do not fit at their rungs at all.
    """

    settings: Mapping[str, SetRegion]
    frames: RegionBoxes
    misfits: Mapping[str, Misfit]

    @property
    def fits(self) -> bool:
        return not self.misfits and not self.frames.overset


class Fitter(Struct):
    """Fits one copy into one layout.

    Attributes:
        absent: Regions whose condition does not hold.
        gone: Regions that were dropped before this fitting began.
        levels: How far each concession has gone, in the layout's order.
        grown: The points that a growing region has taken.
        at_least: The best rung at which a region fits at all, by region and ladder.
        poured: The running text poured into regions so far.
        arranged: The results of `arrange` so far, by levels and growth.
    """

    layout: Layout
    setter: RegionSetter
    absent: frozenset[str]
    gone: frozenset[str] = frozenset()
    levels: list[int] = []
    most: list[int] = []
    grown: dict[str, float] = {}
    at_least: dict[tuple[str, str], int] = {}
    poured: dict[tuple[Flow, int, str, float | None, bool], Poured] = {}
    arranged: dict[tuple[tuple[int, ...], tuple[tuple[str, float], ...]], Arrangement] = {}

    def __post_init__(self) -> None:
        self.levels = [0] * len(self.layout.fitting)
        self.most = []
        for give in self.layout.fitting:
            self.most.append(self._most(give))

    def fit(self, *, more_to_come: bool = False, whole: bool = False) -> Arrangement:
        """The best arrangement, or the one after all concessions if none fits.

        Args:
            more_to_come: Whether the layout can take more sides. Hopeless concessions are then not tried.
            whole: Whether all entries of lists stay.
        """
        self._find_footing()
        arrangement = self.arrange()
        # No concession gives as much as a page.
        if more_to_come and sum(arrangement.frames.overset.values()) > self.layout.page.height:
            return arrangement
        arrangement = self._give_way(arrangement, frozenset({ENTRIES}) if whole else frozenset())
        if not arrangement.fits:
            return arrangement
        return self._grow(self._take_back())

    def at_best(self) -> Arrangement:
        """Everything at its best, whether it fits or not."""
        self._find_footing()
        arrangement = self.arrange()
        return self._grow(arrangement) if arrangement.fits else arrangement

    def arrange(self) -> Arrangement:
        """Set and place everything at the present levels."""
        key = (tuple(self.levels), tuple(self.grown.items()))
        if key not in self.arranged:
            self.arranged[key] = self._arranged()
        return self.arranged[key]

    def _arranged(self) -> Arrangement:
        absent = self._not_there()
        settings: dict[str, SetRegion] = {}
        flows: dict[str, Flow] = {}
        misfits: dict[str, Misfit] = {}
        for name, region in self.layout.regions.items():
            if name not in absent and region.continues is None:
                match self.setter.set(name, self.rungs(name), self._height(name)):
                    case SetRegion() as done:
                        settings[name] = done
                    case Flow() as flow:
                        flows[name] = flow
                    case Misfit() as misfit:
                        misfits[name] = misfit
        empty = {name for name, done in settings.items() if done.empty and self.layout.regions[name].height is None}
        absent |= empty | frozenset(misfits)
        for name, flow in flows.items():
            settings |= self._poured(name, flow, settings, absent)
        absent |= frozenset(name for name in self.layout.regions if name not in settings)
        frames = self._resolver(settings, absent).frames()
        return Arrangement(settings, frames, misfits)

    def _poured(self, first: str, flow: Flow, settings: Mapping[str, SetRegion], absent: frozenset[str]) -> dict[str, SetRegion]:
        """Running text in its chain of regions. A region without text is left out."""
        poured: dict[str, SetRegion] = {}
        chain = [name for name in self.layout.chain(first) if name not in absent]
        start = 0
        for name in chain:
            room = self._resolver({**settings, **poured}, absent).room(name)
            text = self._pour(flow, start, name, room, is_last=name == chain[-1])
            if text.end > start:
                notes = (f"{flow.note} in {text.columns} columns",) if name == first else ()
                poured[name] = SetRegion(text.frame, flow.nodes if start == 0 else (), notes, False, text.splits)
            flow, start = text.flow, text.end
        return poured

    def _pour(self, flow: Flow, start: int, name: str, room: float | None, *, is_last: bool) -> Poured:
        """Text in a region, computed once: most concessions do not affect it."""
        key = (flow, start, name, room, is_last)
        if key not in self.poured:
            self.poured[key] = pour(flow, start, self.layout.regions[name], room, is_last=is_last)
        return self.poured[key]

    def _resolver(self, settings: Mapping[str, SetRegion], absent: frozenset[str]) -> EdgeResolver:
        heights = {name: setting.height for name, setting in settings.items()}
        return EdgeResolver(self.layout.regions, heights, absent, self.layout.baseline)

    @property
    def dropped(self) -> frozenset[str]:
        """Dropped regions that would otherwise be there."""
        dropped = self._to_drop()
        return frozenset(name for name in dropped if self._wanted(name, dropped))

    def _not_there(self) -> frozenset[str]:
        """Regions that are absent because of their condition, a drop, or another region."""
        dropped = self._to_drop()
        return frozenset(name for name in self.layout.regions if name in dropped or not self._wanted(name, dropped))

    def _to_drop(self) -> frozenset[str]:
        gives = zip(self.layout.fitting, self.levels, strict=True)
        return self.gone | {give.region for give, level in gives if level and give.gives == DROP}

    def _wanted(self, name: str, dropped: frozenset[str]) -> bool:
        """Whether a region is there unless it is dropped itself. `Layout.problems` refuses regions that depend on each other."""
        region = self.layout.regions.get(name)
        if region is None or name in self.absent:
            return False

        def there(other: str) -> bool:
            return other not in dropped and self._wanted(other, dropped)

        return (region.with_ is None or there(region.with_)) and not any(map(there, region.instead))

    def rungs(self, name: str) -> dict[str, int]:
        """The present rungs of a region."""
        rungs = {ladder: rung for (region, ladder), rung in self.at_least.items() if region == name}
        for give, level in zip(self.layout.fitting, self.levels, strict=True):
            if give.region == name and give.gives not in (HEIGHT, DROP):
                rungs[give.gives] = rungs.get(give.gives, 0) + level
        return rungs

    def _height(self, name: str) -> float | None:
        height = self.layout.regions[name].height
        if height is None:
            return None
        points = height.natural + self.grown.get(name, 0.0)
        for give, level in zip(self.layout.fitting, self.levels, strict=True):
            if give.region == name and give.gives == HEIGHT:
                points = max(points - level * self._step(height), height.least or height.natural)
        return points

    def _most(self, give: Give) -> int:
        """The number of levels of a concession."""
        if give.region in self.absent or give.region not in self.layout.regions:
            return 0
        if give.gives == DROP:
            return 1
        length = self._steps_down(give.region) if give.gives == HEIGHT else self.setter.ladders(give.region).get(give.gives, 0)
        taken = sum(most for earlier, most in zip(self.layout.fitting, self.most, strict=False) if self._same(earlier, give))
        return length - taken if give.most is None else min(length - taken, give.most)

    def _steps_down(self, name: str) -> int:
        """The number of steps that a region's height can give."""
        height = self.layout.regions[name].height
        if height is None or height.least is None:
            return 0
        return math.ceil((height.natural - height.least) / self._step(height) - 0.01)

    @staticmethod
    def _same(one: Give, other: Give) -> bool:
        return (one.region, one.gives) == (other.region, other.gives)

    def _step(self, height: Height) -> float:
        return height.step or self.layout.baseline

    def _find_footing(self) -> None:
        """Move each region down each ladder to the first rung at which it fits at all. One that never fits goes to the last rung, for
        the report.
        """
        for name in self.layout.regions:
            if name in self.absent or self.layout.regions[name].continues is not None:
                continue
            for ladder, length in self.setter.ladders(name).items():
                for rung in range(length + 1):
                    if not isinstance(self.setter.set(name, {**self.rungs(name), ladder: rung}, self._height(name)), Misfit):
                        self.at_least[name, ladder] = rung
                        break
                else:
                    self.at_least[name, ladder] = length

    def _give_way(self, arrangement: Arrangement, kept: frozenset[str]) -> Arrangement:
        for index, give in enumerate(self.layout.fitting):
            if not self.most[index] or give.gives in kept or give.region in self._not_there():
                continue
            side = self.layout.regions[give.region].side

            def enough(arrangement: Arrangement, side: int = side) -> bool:
                return arrangement.fits or side not in self._pressed(arrangement)

            if not enough(arrangement):
                arrangement = _first(range(1, self.most[index] + 1), self._at_level(index), enough)
        return arrangement

    def _pressed(self, arrangement: Arrangement) -> frozenset[int]:
        """The sides where room helps: overset sides, and sides that running text could leave for them."""
        regions = self.layout.regions
        pressed = {regions[name].side for name in (*arrangement.frames.overset, *arrangement.misfits)}
        for name in regions:
            sides = {regions[link].side for link in self.layout.chain(name)}
            if len(sides) > 1 and sides & pressed:
                pressed |= sides
        return frozenset(pressed)

    def _take_back(self) -> Arrangement:
        for index, level in reversed(list(enumerate(self.levels))):
            at_level = self._at_level(index)
            # In most cases all of it can be taken back, or nothing.
            if not level or at_level(0).fits:
                continue
            if level == 1 or not at_level(level - 1).fits:
                at_level(level)
            else:
                _first(range(1, level), at_level, _fits)
        return self.arrange()

    def _grow(self, arrangement: Arrangement) -> Arrangement:
        """Let regions that gave no height grow, each as far as it may.

        Whether the copy still fits, no text moves to another side, and no whole paragraph becomes divided between regions.
        """
        gave = {give.region for give, level in zip(self.layout.fitting, self.levels, strict=True) if level and give.gives in (HEIGHT, DROP)}
        for name in self.layout.growing:
            height = self.layout.regions[name].height
            if name in self._not_there() or name in gave or height is None or height.most is None:
                continue
            most = int((height.most - height.natural) / self._step(height) + 0.01)
            before, split, grow = self._carried(arrangement), _split(arrangement), self._at_growth(name, self._step(height))

            def harmless(grown: Arrangement, before: Mapping[str, float] = before) -> bool:
                return grown.fits and all(tall <= before.get(region, 0.0) for region, tall in self._carried(grown).items())

            arrangement = _first(range(most, -1, -1), grow, harmless)
            # Less room may divide another paragraph or none, so halving does not work here.
            steps = round(self.grown[name] / self._step(height))
            while steps and not _split(arrangement) <= split:
                steps -= 1
                arrangement = grow(steps)
        return arrangement

    def _carried(self, arrangement: Arrangement) -> dict[str, float]:
        """The amount of running text in each region that continues one of an earlier side, in points."""
        regions = self.layout.regions
        chained = ((name, done, regions[name]) for name, done in arrangement.settings.items())
        return {name: done.height for name, done, region in chained if region.continues and region.side > regions[region.continues].side}

    def _at_level(self, index: int) -> Callable[[int], Arrangement]:
        """The arrangement with one concession at a level and the others unchanged."""

        def arrange(level: int) -> Arrangement:
            self.levels[index] = level
            return self.arrange()

        return arrange

    def _at_growth(self, name: str, step: float) -> Callable[[int], Arrangement]:
        """The arrangement with a region grown by this number of steps."""

        def arrange(steps: int) -> Arrangement:
            self.grown[name] = steps * step
            return self.arrange()

        return arrange


def _fits(arrangement: Arrangement) -> bool:
    return arrangement.fits


def _split(arrangement: Arrangement) -> frozenset[str]:
    """The regions whose running text continues in another inside a paragraph."""
    return frozenset(name for name, done in arrangement.settings.items() if done.splits)


def _first(choices: Sequence[int], arrange: Callable[[int], Arrangement], enough: Callable[[Arrangement], bool]) -> Arrangement:
    """The arrangement at the first choice that is enough, or at the last if none is. All choices after one that is enough
    are enough too.
    """
    last = len(choices) - 1
    hopeless = not enough(arrange(choices[last]))
    found = last if hopeless else bisect_left(choices, True, hi=last, key=lambda choice: enough(arrange(choice)))
    return arrange(choices[found])
