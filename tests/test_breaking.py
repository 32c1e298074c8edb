"""Lines end where the paragraph as a whole looks best."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumprint.type.breaking import break_balanced, break_justified, break_ragged, broken_by_lines
from forumprint.type.demerits import Ragged
from forumprint.type.total_fit import Breakpoint, MeasuredParagraph, Neighbours, total_fit

EM, SPACE = 10.0, 2.5


def paragraph(
    widths: Sequence[float], measure: float, *, penalties: dict[int, float] | None = None, indent: float = 0.0
) -> MeasuredParagraph:
    """Words of these widths, with spaces between them."""
    points: list[Breakpoint] = []
    at = 0.0
    for number, width in enumerate(widths):
        space = SPACE * number
        points.append(Breakpoint(at + width, at + width + SPACE, (penalties or {}).get(number, 0.0), False, space, space + SPACE))
        at += width + SPACE
    return MeasuredParagraph(points, measure, EM, indent)


def hyphenated(parts: int, measure: float) -> MeasuredParagraph:
    """One long word of equal syllables."""
    points = [Breakpoint(20.0 * n + 3, 20.0 * n, 5.0, hyphen=True) for n in range(1, parts)]
    return MeasuredParagraph([*points, Breakpoint(20.0 * parts, 20.0 * parts)], measure, EM)


def widths_of(text: MeasuredParagraph, ends: Sequence[int]) -> list[float]:
    starts = [-text.indent, *(text.points[end].start for end in ends)]
    return [text.points[end].end - start for end, start in zip(ends, starts, strict=False)]


def demerits(text: MeasuredParagraph, ends: Sequence[int]) -> float:
    """The cost of a ragged paragraph by the written rules. It checks the search."""
    demerits = Ragged(text.measure, EM)
    beside = demerits.neighbours
    cost, slopes, widths = 0.0, [0], widths_of(text, ends)
    for number, width in enumerate(widths):
        last = number == len(widths) - 1
        weighed = demerits.of_line(min(width, text.measure), 0.0, last)
        assert weighed is not None
        cost += weighed[0] + text.points[ends[number]].penalty
        if number and not last:
            step = (width - widths[number - 1]) / EM
            slopes.append((step > beside.step) - (step < -beside.step))
            cost += beside.stairs if slopes[-1] and slopes[-1] == slopes[-2] else 0.0
            cost += min(beside.contrast * max(0.0, abs(step) - beside.alike) ** 2, beside.most)
    return cost


def all_breakings(text: MeasuredParagraph) -> list[tuple[int, ...]]:
    last = len(text.points) - 1
    ways = [(*ends, last) for size in range(last + 1) for ends in combinations(range(last), size)]
    return [ends for ends in ways if max(widths_of(text, ends)) <= text.measure + 1e-6 and widths_of(text, ends)[-1] >= 4 * EM]


WORDS = st.lists(st.floats(5, 60), min_size=1, max_size=10)


@given(WORDS)
def test_no_way_of_breaking_makes_a_better_rag(words: list[float]) -> None:
    text = paragraph([*words, 45.0], 100.0)

    assert demerits(text, break_ragged(text)) == pytest.approx(min(demerits(text, ends) for ends in all_breakings(text)))


def test_white_is_shared_out_where_greed_would_leave_it_all_in_one_line() -> None:
    text = paragraph([45, 30, 20, 70, 45], 100)

    assert widths_of(text, (2, 3, 4)) == [100, 70, 45]
    assert widths_of(text, break_ragged(text)) == [77.5, 92.5, 45]


@given(st.lists(st.floats(5, 150), min_size=1, max_size=40), st.floats(20, 300), st.floats(-5, 20))
def test_a_line_is_wider_than_the_measure_only_where_one_word_is(words: list[float], measure: float, indent: float) -> None:
    text = paragraph(words, measure, indent=indent)
    for breaking in (break_ragged, break_balanced):
        ends = breaking(text)
        starts = [-1, *ends]
        for width, (start, end) in zip(widths_of(text, ends), pairwise(starts), strict=True):
            assert width <= measure + 0.001 or end == start + 1


@given(st.lists(st.floats(5, 90), min_size=1, max_size=40))
def test_every_breaking_ends_with_the_paragraph_and_rises(words: list[float]) -> None:
    text = paragraph(words, 100)
    for breaking in (break_ragged, break_justified, break_balanced):
        ends = breaking(text)
        assert list(ends) == sorted(set(ends))
        assert ends[-1] == len(words) - 1


def test_a_penalty_keeps_a_line_from_ending() -> None:
    words = [45, 45, 45, 45, 45, 45]

    assert break_ragged(paragraph(words, 100)) == (1, 3, 5)
    assert 1 not in break_ragged(paragraph(words, 100, penalties={1: 60.0}))


def test_hyphens_run_two_at_most_where_the_third_can_be_helped() -> None:
    syllables = [Breakpoint(20.0 * n + (0 if n % 7 == 0 else 3), 20.0 * n, 0.0 if n % 7 == 0 else 5.0, n % 7 != 0) for n in range(1, 40)]
    text = MeasuredParagraph([*syllables, Breakpoint(800.0, 800.0)], 90.0, EM)
    running = longest = 0
    for end in break_ragged(text)[:-1]:
        running = running + 1 if text.points[end].hyphen else 0
        longest = max(longest, running)

    assert 1 <= longest <= 2


def test_more_hyphens_run_before_a_word_stands_in_the_margin() -> None:
    text = hyphenated(parts=12, measure=50)

    assert max(widths_of(text, break_ragged(text))) <= 50


def test_a_lone_short_word_is_not_left_on_the_last_line() -> None:
    text = paragraph([30, 30, 30, 30, 30, 30, 10], 100)

    assert widths_of(text, break_ragged(text))[-1] > 30


def test_balanced_lines_are_as_few_as_can_be_and_even() -> None:
    text = paragraph([30] * 8, 200)
    widths = widths_of(text, break_balanced(text))

    assert len(widths) == 2
    assert max(widths) - min(widths) < 1


def test_justified_spaces_are_shared_out() -> None:
    text = paragraph([30, 30, 30, 25, 20, 35, 30, 30, 28, 30], 105)
    widths = widths_of(text, break_justified(text))

    assert len(widths) > 2
    assert min(widths[:-1]) >= 85


def test_an_indent_shortens_the_first_line_and_a_hanging_mark_lengthens_it() -> None:
    words = [45.0, 45.0, 45.0]

    assert break_ragged(paragraph(words, 95))[0] == 1
    assert break_ragged(paragraph(words, 95, indent=10))[0] == 0
    assert break_ragged(paragraph([45.0, 49.0, 45.0], 95, indent=-4))[0] == 1


@given(st.lists(st.floats(5, 90), min_size=1, max_size=60), st.floats(50, 200))
def test_the_same_copy_is_always_broken_alike(words: list[float], measure: float) -> None:
    assert break_ragged(paragraph(words, measure)) == break_ragged(paragraph(words, measure))


class Scale:
    """Judges lines like ragged setting, and counts them."""

    def __init__(self, measure: float) -> None:
        self.target = measure
        self.weighed = 0

    @property
    def neighbours(self) -> Neighbours:
        return Ragged(self.target, EM).neighbours

    def of_line(self, width: float, space: float, last: bool) -> tuple[float, float] | None:
        self.weighed += 1
        return Ragged(self.target, EM).of_line(width, space, last)


@pytest.mark.parametrize("hyphens", [0, 2])
def test_work_grows_with_the_length_and_not_with_its_square(hyphens: int) -> None:
    def weighed(words: int) -> int:
        text = paragraph([23.0, 31.0, 17.0, 28.0] * (words // 4), 150)
        scale = Scale(text.measure)
        total_fit(text, scale, hyphens)
        return scale.weighed

    assert weighed(800) < 5 * weighed(200)


def test_lines_do_not_step_down_like_stairs_where_that_can_be_helped() -> None:
    rag = Ragged(100.0, EM)
    stairs = [96.0, 89.0, 82.0, 93.0, 50.0]
    level = [89.0, 89.0, 89.0, 93.0, 50.0]

    assert demerits(*as_lines(stairs)) > demerits(*as_lines(level))
    assert rag.neighbours.stairs > 0


def as_lines(widths: Sequence[float]) -> tuple[MeasuredParagraph, tuple[int, ...]]:
    """Lines of these widths, of one word each."""
    return paragraph(widths, 100.0), tuple(range(len(widths)))


def test_a_paragraph_can_be_had_in_a_line_more() -> None:
    text = paragraph([30.0] * 20, 100.0)
    best = break_ragged(text)
    ways = broken_by_lines(text, justified=False, tolerance=100.0)

    assert ways[len(best)].ends == best
    assert len(ways[len(best) + 1].ends) == len(best) + 1
    assert ways[len(best) + 1].cost > ways[len(best)].cost


@given(st.lists(st.floats(5, 60), min_size=4, max_size=9))
def test_for_every_number_of_lines_the_best_way_is_found(words: list[float]) -> None:
    text, tolerance = paragraph([*words, 45.0], 100.0), 20.0
    ways = broken_by_lines(text, justified=False, tolerance=tolerance)
    costs: dict[int, float] = {}
    for ends in all_breakings(text):
        costs[len(ends)] = min(demerits(text, ends), costs.get(len(ends), 1e9))
    within = {lines: cost for lines, cost in costs.items() if cost <= min(costs.values()) + tolerance}

    assert {lines: way.cost for lines, way in ways.items()} == pytest.approx(within, abs=0.001)
    assert all(len(way.ends) == lines for lines, way in ways.items())
