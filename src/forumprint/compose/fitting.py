"""Copyfitting: the arrangement that keeps most of the content at the best size.

A layout lists what may give way, first to last. The fitting starts with everything at its best and climbs down that list: each
concession goes as far as is needed or as it can, then the next one begins. When the copy fits, concessions are taken back, the dearest
first, as far as the copy still fits: an earlier one may have become needless. If there is room to spare, regions that may grow take it.

Deterministic: the same copy in the same layout always ends on the same rungs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from forumprint.components.base import Misfit
from forumprint.compose.frames import Frames, resolve
from forumprint.compose.regions import SetRegion, Setter
from forumprint.layout.model import Give, Height, Layout

HEIGHT = "height"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every region set and in its place.

    Attributes:
        misfits: Regions that cannot stand at their rungs at all.
    """

    settings: Mapping[str, SetRegion]
    frames: Frames
    misfits: Mapping[str, Misfit]

    @property
    def fits(self) -> bool:
        return not self.misfits and not self.frames.overset


@dataclass(slots=True)
class Fitter:
    """Fits one copy into one layout.

    Attributes:
        absent: Regions whose condition does not hold.
        levels: How far each concession has gone, in the layout's order.
        grown: Points that a growing region has taken.
        at_least: The best rung at which a region can stand at all, by region and ladder.
    """

    layout: Layout
    setter: Setter
    absent: frozenset[str]
    levels: list[int] = field(init=False)
    most: list[int] = field(init=False)
    grown: dict[str, float] = field(default_factory=dict)
    at_least: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.levels = [0] * len(self.layout.fitting)
        self.most = [self._most(give) for give in self.layout.fitting]

    def fit(self) -> Arrangement:
        """The best arrangement, or the one at the end of all concessions if none fits."""
        self._find_footing()
        arrangement = self._give_way(self.arrange())
        if not arrangement.fits:
            return arrangement
        arrangement = self._take_back(arrangement)
        return arrangement if any(self.levels) else self._grow(arrangement)

    def arrange(self) -> Arrangement:
        """Set and place everything at the present levels."""
        settings: dict[str, SetRegion] = {}
        misfits: dict[str, Misfit] = {}
        for name in self.layout.regions:
            if name not in self.absent:
                done = self.setter.set(name, self.rungs(name), self._height(name))
                if isinstance(done, Misfit):
                    misfits[name] = done
                else:
                    settings[name] = done
        heights = {name: setting.height for name, setting in settings.items()}
        empty = {name for name, setting in settings.items() if setting.empty and self.layout.regions[name].height is None}
        frames = resolve(self.layout.regions, heights, self.absent | empty | frozenset(misfits))
        return Arrangement(settings, frames, misfits)

    def rungs(self, name: str) -> dict[str, int]:
        """The rungs a region stands on now."""
        rungs = {ladder: rung for (region, ladder), rung in self.at_least.items() if region == name}
        for give, level in zip(self.layout.fitting, self.levels, strict=True):
            if give.region == name and give.gives != HEIGHT:
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
        """How many levels a concession has."""
        if give.region in self.absent:
            return 0
        if give.gives != HEIGHT:
            return self.setter.ladders(give.region).get(give.gives, 0)
        height = self.layout.regions[give.region].height
        if height is None or height.least is None:
            return 0
        return math.ceil((height.natural - height.least) / self._step(height) - 0.01)

    def _step(self, height: Height) -> float:
        return height.step or self.layout.baseline

    def _find_footing(self) -> None:
        """Step a region that cannot stand at its best rung down its ladders until it can."""
        for name in self.layout.regions:
            if name in self.absent:
                continue
            for ladder, length in self.setter.ladders(name).items():
                for rung in range(length + 1):
                    if not isinstance(self.setter.set(name, {**self.rungs(name), ladder: rung}, self._height(name)), Misfit):
                        if rung:
                            self.at_least[name, ladder] = rung
                        break

    def _give_way(self, arrangement: Arrangement) -> Arrangement:
        for index in range(len(self.levels)):
            while not arrangement.fits and self.levels[index] < self.most[index]:
                self.levels[index] += 1
                arrangement = self.arrange()
        return arrangement

    def _take_back(self, arrangement: Arrangement) -> Arrangement:
        for index in reversed(range(len(self.levels))):
            while self.levels[index]:
                self.levels[index] -= 1
                less = self.arrange()
                if not less.fits:
                    self.levels[index] += 1
                    break
                arrangement = less
        return arrangement

    def _grow(self, arrangement: Arrangement) -> Arrangement:
        """Let regions grow step by step, each as far as it may and the copy still fits."""
        for name in self.layout.growing:
            height = self.layout.regions[name].height
            if name in self.absent or height is None or height.most is None:
                continue
            step = self._step(height)
            for steps in range(1, int((height.most - height.natural) / step + 0.01) + 1):
                self.grown[name] = steps * step
                taller = self.arrange()
                if not taller.fits:
                    self.grown[name] = (steps - 1) * step
                    break
                arrangement = taller
        return arrangement
