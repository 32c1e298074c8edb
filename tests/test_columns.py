"""Columns: they are level and keep the rules for breaks."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from forumprint.type.columns import ColumnRow, balanced, depth, head_rows, paragraph_rows


def article(*paragraphs: int, heads: bool = True) -> list[ColumnRow]:
    """Rows of sections: a crosshead of one line and a paragraph of this many lines."""
    rows: list[ColumnRow] = []
    for lines in paragraphs:
        rows += head_rows(1, 10, above=10) if heads else []
        rows += paragraph_rows([False] * lines, 10, keep_with_previous=heads)
    return rows


def parts(rows: list[ColumnRow], starts: tuple[int, ...]) -> list[list[ColumnRow]]:
    return [rows[start:end] for start, end in zip(starts, (*starts[1:], len(rows)), strict=True)]


def test_sections_of_like_length_get_a_column_each() -> None:
    rows = article(16, 14, 13)

    starts = balanced(rows, 3, at_heads=True, spare=30)

    assert starts == (0, 17, 32)


def test_a_long_section_is_broken_where_crossheads_would_cost_too_much() -> None:
    rows = article(40, 4, 4)

    columns = parts(rows, balanced(rows, 3, at_heads=True, spare=30))

    assert max(map(depth, columns)) < 41 * 10


def test_white_above_a_crosshead_is_left_out_at_the_top_of_a_column() -> None:
    assert depth(article(3)) == 40


def test_a_few_lines_stay_together_in_one_column() -> None:
    assert balanced(article(5, heads=False), 3, at_heads=True, spare=30) == (0,)


def test_no_text_takes_no_column() -> None:
    assert balanced([], 3, at_heads=True, spare=30) == ()


@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.integers(1, 4), st.booleans())
def test_no_column_begins_with_a_widow_or_ends_with_an_orphan(lengths: list[int], columns: int, at_heads: bool) -> None:
    rows = article(*lengths)
    owner = [(section, line) for section, length in enumerate(lengths) for line in range(-1, length)]

    for start in balanced(rows, columns, at_heads=at_heads, spare=30)[1:]:
        section, line = owner[start]
        assert line == -1 or 2 <= line <= lengths[section] - 2


@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.integers(1, 4))
def test_every_row_stands_in_one_column(lengths: list[int], columns: int) -> None:
    rows = article(*lengths)

    starts = balanced(rows, columns, at_heads=True, spare=30)

    assert sorted(starts) == list(starts)
    assert starts[0] == 0
    assert sum(len(part) for part in parts(rows, starts)) == len(rows)
    assert len(starts) <= columns


def test_a_hyphen_is_kept_from_a_columns_foot_where_that_costs_no_depth() -> None:
    lines = [False] * 19
    plain = balanced(paragraph_rows(lines, 10), 2, at_heads=False, spare=0)[1]
    lines[plain - 1] = True
    hyphenated = paragraph_rows(lines, 10)

    start = balanced(hyphenated, 2, at_heads=False, spare=0)[1]

    assert not hyphenated[start - 1].hyphenated
    assert max(start, 19 - start) == max(plain, 19 - plain)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(2, 4))
def test_no_breaks_make_columns_less_deep_or_as_deep_and_more_even(lengths: list[int], columns: int) -> None:
    rows = article(*lengths)
    starts = balanced(rows, columns, at_heads=False, spare=0)
    depths = [depth(part) for part in parts(rows, starts)]

    allowed = [index for index, row in enumerate(rows) if index and row.may_break]
    others = [[depth(part) for part in parts(rows, (0, *others))] for others in combinations(allowed, len(starts) - 1)]
    best = min(((max(other), sum(height**2 for height in other)) for other in others), default=(depths[0], depths[0] ** 2))
    assert (max(depths), sum(height**2 for height in depths)) == best


def test_two_short_sections_leave_a_column_empty_rather_than_be_divided() -> None:
    rows = article(5, 6)

    assert balanced(rows, 3, at_heads=True, spare=30) == (0, 6)
