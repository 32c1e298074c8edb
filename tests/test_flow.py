"""Text in columns: a paragraph takes one line fewer or more where columns then end level, or where the text then fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forumprint.base.geometry import Size
from forumprint.base.units import Length
from forumprint.compose.flow import Poured, pour
from forumprint.frame.frames import Frame
from forumprint.kit.component import Flow, FlowRow, Recast
from forumprint.layout.regions import Columns, Region
from forumprint.type.columns import paragraph_rows
from forumprint.type.galley import ParagraphStyle
from typesetters import CORPUS, WHERE, bound, run, style, typesetter

LEADING = 10.0


def rows_of(lines: int, *, hyphen_after: int = -1) -> tuple[FlowRow, ...]:
    hyphens = [number == hyphen_after for number in range(lines)]
    return tuple(FlowRow(row, Frame(Size(100.0, LEADING))) for row in paragraph_rows(hyphens, LEADING))


def _within(recasts: tuple[Recast, ...]) -> Callable[[int, int], tuple[Recast, ...]]:
    return lambda first, end: tuple(recast for recast in recasts if first <= recast.first < end)


def flow(*paragraphs: tuple[FlowRow, ...], recasts: tuple[Recast, ...] = ()) -> Flow:
    return Flow(tuple(row for rows in paragraphs for row in rows), (), "", False, 0.0, _within(recasts))


def poured(text: Flow, columns: int, room: float | None = None) -> Poured:
    region = Region(where=WHERE, left=Length(0), width=Length(100), columns=Columns(where=WHERE, count=columns))
    return pour(text, 0, region, room, is_last=True)


def test_a_paragraph_takes_a_line_more_so_that_columns_end_level() -> None:
    longer = Recast(0, 6, rows_of(7))

    plain = poured(flow(rows_of(6), rows_of(3)), 2)
    level = poured(flow(rows_of(6), rows_of(3), recasts=(longer,)), 2)

    assert (plain.faults, plain.height) == (1, 5 * LEADING)
    assert (level.faults, level.height, level.end) == (0, 5 * LEADING, 10)


def test_no_paragraph_is_touched_where_columns_end_well() -> None:
    text = flow(rows_of(6), rows_of(6), recasts=(Recast(0, 6, rows_of(7)), Recast(6, 12, rows_of(5))))

    assert poured(text, 2).flow is text


def test_no_paragraph_is_touched_where_that_would_mend_nothing() -> None:
    text = flow(rows_of(6), rows_of(3), recasts=(Recast(6, 9, rows_of(4)),))

    assert poured(text, 2).flow is text


def test_no_paragraph_is_touched_where_columns_would_only_end_level_further_down() -> None:
    text = flow(rows_of(6), rows_of(3), recasts=(Recast(6, 9, rows_of(6)),))

    assert poured(text, 2).flow is text


def test_a_line_too_many_is_taken_back() -> None:
    shorter = Recast(0, 6, rows_of(5))

    fits = poured(flow(rows_of(6), rows_of(3), recasts=(shorter,)), 1, room=8 * LEADING)

    assert fits.height == 8 * LEADING
    assert fits.end == 8


def test_two_paragraphs_may_each_give_a_line() -> None:
    both = (Recast(0, 6, rows_of(5)), Recast(6, 11, rows_of(4)))

    fits = poured(flow(rows_of(6), rows_of(5), recasts=both), 1, room=9 * LEADING)

    assert (fits.height, fits.end) == (9 * LEADING, 9)


def test_a_hyphen_at_the_foot_of_a_column_is_a_fault() -> None:
    hyphenated = poured(flow(rows_of(4, hyphen_after=1)), 1, room=4 * LEADING)

    assert hyphenated.faults == 0
    assert poured(flow(rows_of(8, hyphen_after=3)), 2).faults > 0


@pytest.mark.parametrize("text", CORPUS)
def test_a_paragraph_recast_says_the_same_in_a_line_more_or_fewer(text: str) -> None:
    how = ParagraphStyle(hyphenate=True)
    words = [run(bound(text))]
    best = typesetter().paragraph(words, 200.0, how)
    recasts = typesetter().recasts(words, 200.0, how, 200.0)

    assert {len(galley.lines) - len(best.lines) for galley, _ in recasts} <= {-1, 1}
    assert any(len(galley.lines) == len(best.lines) + 1 for galley, _ in recasts)
    for galley, cost in recasts:
        assert cost >= 0
        assert galley.overfull == ()
        assert galley.text.replace("\u00ad", "") == best.text.replace("\u00ad", "")


def test_balanced_text_is_not_recast() -> None:
    assert typesetter().recasts([run("Wspólnie tworzymy", style(size=30.0))], 200.0, ParagraphStyle(balance=True), 1e6) == ()
