"""Kept galleys: copy that was set before, at this measure and in this style, is not set again.

Fitting sets a list again for every entry that it leaves out, and a paragraph for every region that it tries. The words are the same each
time; only the passage that they belong to is new. So galleys are kept by what was set, and handed out with the new passages in place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from forumprint.type.break_opportunities import Extent
from forumprint.type.galley import Galley, ParagraphStyle, Passage, Run

_GALLEYS = 1024

Setting = Callable[[tuple[Run, ...], float, ParagraphStyle], Galley]
# The same paragraph broken otherwise: what may be spent on it, and galleys with what each costs.
Recasting = Callable[[tuple[Run, ...], float, ParagraphStyle, float], tuple[tuple[Galley, float], ...]]


# How wide a paragraph is.
Measuring = Callable[[tuple[Run, ...], ParagraphStyle], Extent]


class GalleyCache:
    """Sets and measures paragraphs, each of them once.

    Args:
        setting: Runs, a measure and a style into a galley; of a run's passage it may read the language and nothing else.
        recasting: The same into other galleys.
        measuring: The same into how wide they are, whatever the measure.
    """

    def __init__(self, setting: Setting, recasting: Recasting, measuring: Measuring) -> None:
        self._setting, self._recasting, self._measuring = setting, recasting, measuring
        self._measured = lru_cache(maxsize=_GALLEYS)(self._measure)
        self._kept = lru_cache(maxsize=_GALLEYS)(self._set)
        self._recast = lru_cache(maxsize=_GALLEYS)(self._set_otherwise)

    def galley(self, runs: Sequence[Run], measure: float, style: ParagraphStyle) -> Galley:
        """The runs, set; the galley's runs belong to the passages of these runs."""
        copy = _Copy(tuple(runs))
        kept, galley = self._kept(copy, measure, style)
        return _owned(galley, kept.owners(copy))

    def recasts(self, runs: Sequence[Run], measure: float, style: ParagraphStyle, tolerance: float) -> tuple[tuple[Galley, float], ...]:
        """The runs, set otherwise, with the passages of these runs too."""
        copy = _Copy(tuple(runs))
        kept, recasts = self._recast(copy, measure, style, tolerance)
        owners = kept.owners(copy)
        return tuple((_owned(galley, owners), cost) for galley, cost in recasts)

    def extent(self, runs: Sequence[Run], style: ParagraphStyle) -> Extent:
        """How wide the runs are."""
        return self._measured(_Copy(tuple(runs)), style)

    def forget(self) -> None:
        """Forget them all."""
        self._measured.cache_clear()
        self._kept.cache_clear()
        self._recast.cache_clear()

    def _set(self, copy: _Copy, measure: float, style: ParagraphStyle) -> tuple[_Copy, Galley]:
        return copy, self._setting(copy.runs, measure, style)

    def _measure(self, copy: _Copy, style: ParagraphStyle) -> Extent:
        return self._measuring(copy.runs, style)

    def _set_otherwise(
        self, copy: _Copy, measure: float, style: ParagraphStyle, tolerance: float
    ) -> tuple[_Copy, tuple[tuple[Galley, float], ...]]:
        return copy, self._recasting(copy.runs, measure, style, tolerance)


class _Copy:
    """Runs, equal to all runs that are set alike: with the same words, styles, languages, and passages that begin at the same runs."""

    __slots__ = ("_alike", "_hash", "runs")

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self.runs = runs
        first: dict[Passage | None, int] = {}
        self._alike = tuple(
            (run.text, run.style, run.passage and run.passage.language, first.setdefault(run.passage, number))
            for number, run in enumerate(runs)
        )
        self._hash = hash(self._alike)

    def owners(self, other: _Copy) -> dict[Passage | None, Passage | None]:
        """The passages of these runs that are others in a copy set alike, and which."""
        return {old.passage: new.passage for old, new in zip(self.runs, other.runs, strict=True) if old.passage is not new.passage}

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Copy) and self._alike == other._alike


def _owned(galley: Galley, owners: dict[Passage | None, Passage | None]) -> Galley:
    """The galley, each of its runs with the passage that takes the place of the one it was set for."""
    if not owners:
        return galley
    lines = (
        replace(line, runs=tuple(replace(run, passage=owners.get(run.passage, run.passage)) for run in line.runs)) for line in galley.lines
    )
    return replace(galley, lines=tuple(lines))
