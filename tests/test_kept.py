"""Kept galleys: copy is set once, and its lines belong to whoever asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from forumprint.base.memory import forget
from forumprint.desk import build
from forumprint.files.bundled import layout_names
from forumprint.type.break_opportunities import Extent
from forumprint.type.galley import Galley, ParagraphStyle, Passage, Run
from forumprint.type.galley_cache import GalleyCache
from typesetters import PLAIN, run, style, typesetter

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024"
WORDS = "Forum Organizacji Pozarządowych w Toruniu"


class Counting:
    """Sets by the real typesetter and counts."""

    def __init__(self) -> None:
        self.asked = 0
        self.kept = GalleyCache(self._set, self._recast, self._measure)

    def _set(self, runs: tuple[Run, ...], measure: float, how: ParagraphStyle) -> Galley:
        self.asked += 1
        return typesetter().paragraph(runs, measure, how)

    def _recast(self, runs: tuple[Run, ...], measure: float, how: ParagraphStyle, tolerance: float) -> tuple[tuple[Galley, float], ...]:
        self.asked += 1
        return typesetter().recasts(runs, measure, how, tolerance)

    def _measure(self, runs: tuple[Run, ...], how: ParagraphStyle) -> Extent:
        self.asked += 1
        return typesetter().extent(runs, how)

    def galley(self, *runs: Run, measure: float = 80.0) -> Galley:
        return self.kept.galley(runs, measure, PLAIN)


def owners(galley: Galley) -> list[Passage | None]:
    return [glyphs.passage for line in galley.lines for glyphs in line.runs]


def unowned(galley: Galley) -> Sequence[object]:
    return [replace(glyphs, passage=None) for line in galley.lines for glyphs in line.runs]


def test_the_same_words_are_set_once_and_belong_to_each_who_asks() -> None:
    setter, one, other = Counting(), run(WORDS), run(WORDS)

    first, second = setter.galley(one), setter.galley(other)

    assert setter.asked == 1
    assert unowned(first) == unowned(second)
    assert {id(owner) for owner in owners(first)} == {id(one.passage)}
    assert {id(owner) for owner in owners(second)} == {id(other.passage)}


def test_a_paragraph_is_recast_once_too() -> None:
    setter, one, other = Counting(), run(WORDS * 6), run(WORDS * 6)

    first, second = (setter.kept.recasts((each,), 200.0, PLAIN, 1e6) for each in (one, other))

    assert setter.asked == 1
    assert [cost for _, cost in first] == [cost for _, cost in second] != []
    assert {id(owner) for galley, _ in second for owner in owners(galley)} == {id(other.passage)}


def test_the_same_words_are_measured_once() -> None:
    setter = Counting()

    first, second = (setter.kept.extent((run(WORDS),), PLAIN) for _ in range(2))

    assert setter.asked == 1
    assert first == second
    assert first.width > first.least > 0


def test_another_measure_language_or_size_is_set_anew() -> None:
    setter = Counting()

    setter.galley(run(WORDS))
    setter.galley(run(WORDS), measure=90.0)
    setter.galley(run(WORDS, language="en"))
    setter.galley(run(WORDS, style(size=11)))

    assert setter.asked == 4


def test_each_of_several_passages_finds_its_own_heir() -> None:
    setter = Counting()
    one, two, three = (run(word) for word in ("Forum ", "Organizacji ", "Pozarządowych"))
    heirs = [run(word) for word in ("Forum ", "Organizacji ", "Pozarządowych")]

    setter.galley(one, two, three)
    second = setter.galley(*heirs)

    assert {glyphs.passage and glyphs.passage.text: glyphs.passage for line in second.lines for glyphs in line.runs} == {
        heir.text: heir.passage for heir in heirs
    }


def test_runs_of_one_passage_are_not_taken_for_runs_of_two() -> None:
    setter, one, two = Counting(), run("Forum "), run("Toruń")
    shared = [one, Run(two.text, two.style, one.passage)]

    setter.galley(*shared)
    apart = setter.galley(one, two)

    assert setter.asked == 2
    assert owners(apart)[-1] is two.passage


def test_what_is_forgotten_is_set_again() -> None:
    setter, one = Counting(), run(WORDS)

    for _ in range(2):
        setter.galley(one)
        setter.kept.recasts((one,), 200.0, PLAIN, 1e6)
        setter.kept.extent((one,), PLAIN)
        setter.kept.forget()

    assert setter.asked == 6


@pytest.mark.parametrize("layout", layout_names())
def test_a_leaflet_is_the_same_whatever_was_set_before_it(layout: str, tmp_path: Path) -> None:
    """A build of one leaflet, of all of them and of one in a process that has set others give the same bytes."""

    def built(name: str) -> bytes:
        (made,) = build(EXAMPLE, layouts=[layout], out=tmp_path / name)
        return made.path.read_bytes()

    forget()
    alone = built("alone.pdf")

    assert built("again.pdf") == alone
