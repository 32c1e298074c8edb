"""Breaking: the line ends of a paragraph, chosen for the paragraph as a whole."""

from __future__ import annotations

from itertools import pairwise

from forumprint.type.demerits import Balanced, Justified, Ragged
from forumprint.type.total_fit import Breaking, MeasuredParagraph, fits_by_lines, total_fit

_ROUNDING = 1e-6
_ANY_NUMBER = 1000


def break_ragged(paragraph: MeasuredParagraph, hyphens_in_a_row: int = 2) -> tuple[int, ...]:
    """The breakpoints at which lines end so that the rag is smooth. The last one is the paragraph's end."""
    return total_fit(paragraph, Ragged(_wide(paragraph), paragraph.em), hyphens_in_a_row)


def break_justified(paragraph: MeasuredParagraph, hyphens_in_a_row: int = 2) -> tuple[int, ...]:
    """The breakpoints at which lines end so that the spaces are even."""
    return total_fit(paragraph, Justified(_wide(paragraph), paragraph.em), hyphens_in_a_row)


def broken_by_lines(paragraph: MeasuredParagraph, *, justified: bool, tolerance: float, hyphens_in_a_row: int = 2) -> dict[int, Breaking]:
    """The best way to break the text for each number of lines, if it costs at most `tolerance` (square ems) more than the best of all."""
    demerits = Justified(_wide(paragraph), paragraph.em) if justified else Ragged(_wide(paragraph), paragraph.em)
    return fits_by_lines(paragraph, demerits, hyphens_in_a_row, tolerance)


def break_balanced(paragraph: MeasuredParagraph) -> tuple[int, ...]:
    """As few lines as possible, then as even as possible: for headlines and pull quotes.

    The even length is found as typesetters find it: the measure is narrowed until one more line is needed.
    """
    fewest = _lines_at(paragraph, paragraph.measure)
    low, high = 0.0, paragraph.measure
    while fewest > 1 and high - low > 0.05 * paragraph.em:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines_at(paragraph, middle) <= fewest else (middle, high)
    return total_fit(paragraph, Balanced(_wide(paragraph), paragraph.em, ideal=high), _ANY_NUMBER)


def _wide(paragraph: MeasuredParagraph) -> float:
    """The measure, with a tolerance for rounded sums."""
    return paragraph.measure + _ROUNDING


def _lines_at(paragraph: MeasuredParagraph, measure: float) -> int:
    """The fewest lines that hold the copy. Each is filled before the next begins."""
    lines, start = 1, -paragraph.indent
    for point, after in pairwise(paragraph.points):
        if after.end - start > measure + _ROUNDING:
            lines, start = lines + 1, point.start
    return lines
