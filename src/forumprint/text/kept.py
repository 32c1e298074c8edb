"""Kept galleys: copy that was set before, at this measure and in this style, is not set again.

Fitting sets a list again for every entry that it leaves out, and a paragraph for every region that it tries. The words are the same each
time; only the passage that they belong to is new. So galleys are kept by what was set, and handed out with the new passages in place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from forumprint.text.galley import Galley, ParagraphStyle, Passage, Run

_GALLEYS = 1024

Setting = Callable[[tuple[Run, ...], float, ParagraphStyle], Galley]


class KeptGalleys:
    """Sets paragraphs by `setting`, each of them once.

    Args:
        setting: Runs, a measure and a style into a galley; of a run's passage it may read the language and nothing else.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._kept = lru_cache(maxsize=_GALLEYS)(self._set)

    def galley(self, runs: Sequence[Run], measure: float, style: ParagraphStyle) -> Galley:
        """The runs, set; the galley's runs belong to the passages of these runs."""
        copy = _Copy(tuple(runs))
        kept, galley = self._kept(copy, measure, style)
        owners = {old.passage: new.passage for old, new in zip(kept.runs, copy.runs, strict=True) if old.passage is not new.passage}
        return _owned(galley, owners) if owners else galley

    def _set(self, copy: _Copy, measure: float, style: ParagraphStyle) -> tuple[_Copy, Galley]:
        return copy, self._setting(copy.runs, measure, style)


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

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Copy) and self._alike == other._alike


def _owned(galley: Galley, owners: dict[Passage | None, Passage | None]) -> Galley:
    """The galley, each of its runs with the passage that takes the place of the one it was set for."""
    lines = (
        replace(line, runs=tuple(replace(run, passage=owners.get(run.passage, run.passage)) for run in line.runs)) for line in galley.lines
    )
    return replace(galley, lines=tuple(lines))
