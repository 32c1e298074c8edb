"""Columns: level, and never against the rules for breaks."""

from hypothesis import given
from hypothesis import strategies as st

from forumprint.text.columns import Row, balanced, depth, head_rows, paragraph_rows


def article(*paragraphs: int, heads: bool = True) -> list[Row]:
    """Rows of sections: a crosshead of one line and a paragraph of so many lines."""
    rows: list[Row] = []
    for lines in paragraphs:
        rows += head_rows(1, 10, above=10) if heads else []
        rows += paragraph_rows([False] * lines, 10, keep_with_previous=heads)
    return rows


def parts(rows: list[Row], starts: tuple[int, ...]) -> list[list[Row]]:
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
