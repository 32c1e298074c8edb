"""Galleys are kept: the same copy is set once for all callers, and the result is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from forumprint.base import memory
from forumprint.desk import build, compose
from forumprint.files.bundled import layout_names
from forumprint.files.languages import hyphenation_patterns, load_language
from forumprint.type.galley import Galley, ParagraphStyle, Run
from forumprint.type.typesetter import Typesetter
from typesetters import PLAIN, run, style

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024"
WORDS = "Forum Organizacji Pozarządowych w Toruniu"
TOLERANCE = 1e6


@pytest.fixture
def fresh() -> Typesetter:
    """A typesetter that has set nothing yet."""
    return Typesetter({tag: load_language(tag) for tag in ("pl", "en")}, "pl", hyphenation_patterns)


def galley(setter: Typesetter, *runs: Run, measure: float = 80.0, how: ParagraphStyle = PLAIN) -> Galley:
    return setter.paragraph(runs, measure, how)


def test_the_same_words_are_set_once(fresh: Typesetter) -> None:
    assert galley(fresh, run(WORDS)) is galley(fresh, run(WORDS))


def test_a_paragraph_is_recast_once_too(fresh: Typesetter) -> None:
    first, second = (fresh.recasts([run(WORDS * 6)], 200.0, PLAIN, TOLERANCE) for _ in range(2))

    assert first is second
    assert first


def test_the_same_words_are_measured_once(fresh: Typesetter) -> None:
    first, second = (fresh.opportunities([run(WORDS)], PLAIN) for _ in range(2))

    assert first is second
    assert fresh.extent([run(WORDS)], PLAIN) == first.extent
    assert first.extent.width > first.extent.least > 0


def test_another_measure_language_style_or_division_is_set_anew(fresh: Typesetter) -> None:
    begin, end = WORDS[:6], WORDS[6:]
    each = [
        galley(fresh, run(WORDS)),
        galley(fresh, run(WORDS), measure=90.0),
        galley(fresh, run(WORDS), how=ParagraphStyle(hyphenate=True)),
        galley(fresh, run(WORDS, language="en")),
        galley(fresh, run(WORDS, style(size=11))),
        galley(fresh, run(begin), run(end)),
    ]

    assert len({id(one) for one in each}) == len(each)
    assert [[part.source for line in one.lines for part in line.runs] for one in (each[0], each[-1])] == [[0, 0, 0], [0, 1, 1, 1]]


def test_what_is_forgotten_is_set_again_and_comes_out_the_same(fresh: Typesetter) -> None:
    set_before, recast_before = galley(fresh, run(WORDS)), fresh.recasts([run(WORDS * 6)], 200.0, PLAIN, TOLERANCE)
    places_before = fresh.opportunities([run(WORDS)], PLAIN)
    fresh.forget()
    set_again, recast_again = galley(fresh, run(WORDS)), fresh.recasts([run(WORDS * 6)], 200.0, PLAIN, TOLERANCE)

    assert set_again is not set_before
    assert set_again == set_before
    assert recast_again is not recast_before
    assert recast_again == recast_before
    assert fresh.opportunities([run(WORDS)], PLAIN) is not places_before


@pytest.mark.parametrize("layout", layout_names())
def test_a_leaflet_is_the_same_whatever_was_set_before_it(layout: str, tmp_path: Path) -> None:
    """A leaflet that is built first in its process has the same bytes as one that is built after all others of its event."""

    def built(name: str) -> bytes:
        (made,) = build(EXAMPLE, layouts=[layout], out=tmp_path / name)
        return made.path.read_bytes()

    memory.forget()
    alone = built("alone.pdf")
    memory.forget()
    for each in layout_names():
        compose(EXAMPLE, each)

    assert built("after others.pdf") == alone
