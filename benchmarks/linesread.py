"""A page's lines, read back from its PDF through PDFium, and their quality, measured alike for every typesetter.

Only glyphs count, not what a typesetter says about itself. Lengths are in points, measures of quality in ems.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

import pypdfium2

# A line's end in PDFium: a hyphen, a soft one, or its own marks for a hyphen outside the word.
_HYPHENS = "-\u00ad\u2010\ufffe\u0002"
_NO_CHARACTERS = "\u00ad\ufffe\u0002"
_LEAST_SPACE = 0.1
_STEP = 0.5
_RIVER_SPACE = 0.3
_RIVER_LINES = 4

# Words after which no line may end, and words that may not begin a line. For Polish: A. Wolański, Edycja tekstów (PWN 2008); for English:
# New Hart's Rules (Oxford 2014). "end" is the line's last words, "next" the next line's first.
_MONTHS = {
    "pl": "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_UNITS = {"pl": r"tys\.|mln|zł|km|cm|m|lat|osób|r\.|%", "en": "km|cm|m|metres|per cent|%"}
_BEFORE = {
    "pl": r"[aiouwzAIOUWZ]|dr|prof\.|p\.o\.|ul\.|godz\.|nr|św\.|im\.|np\.|tzw\.|ok\.",
    "en": r"a|A|I|Mr|Mrs|Ms|Dr|St|No\.|p\.|pp\.|e\.g\.|i\.e\.",
}


class ReadLine(NamedTuple):
    """One line of glyphs: its words, where they begin and end, and whether it ends with a hyphen."""

    words: tuple[str, ...]
    spans: tuple[tuple[float, float], ...]

    @property
    def hyphenated(self) -> bool:
        return self.words[-1][-1] in _HYPHENS

    @property
    def right(self) -> float:
        return self.spans[-1][1]

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """The word spaces, each with its start and end."""
        return [(left[1], right[0]) for left, right in pairwise(self.spans)]


def lines_of(page: pypdfium2.PdfPage, em: float) -> list[ReadLine]:
    """The lines of a page with one column of text.

    The white between glyphs separates words: some typesetters write no spaces, and others stretch them in several ways. A hyphen that
    PDFium does not count as a character has no box. It stands at the end of the line before.
    """
    text = page.get_textpage()
    rows: list[list[tuple[str, float, float]]] = []
    baseline = -1.0
    for number in range(text.count_chars()):
        character = text.get_text_range(number, 1) or "\ufffe"
        if character.isspace():
            continue
        left, bottom, right, _ = text.get_charbox(number, loose=True)
        if rows and character in _NO_CHARACTERS and (right <= left or abs(baseline - bottom) > em / 2):
            rows[-1].append(("-", rows[-1][-1][2], rows[-1][-1][2]))
            continue
        if not rows or abs(baseline - bottom) > em / 2:
            rows.append([])
            baseline = bottom
        rows[-1].append((character, left, right))
    return [_line(row, em) for row in rows]


def _line(characters: Sequence[tuple[str, float, float]], em: float) -> ReadLine:
    words: list[str] = []
    spans: list[tuple[float, float]] = []
    for character, left, right in characters:
        if not words or left - spans[-1][1] > _LEAST_SPACE * em:
            words.append(character)
            spans.append((left, right))
        else:
            words[-1] += character
            spans[-1] = (spans[-1][0], right)
    return ReadLine(tuple(words), tuple(spans))


class Quality(NamedTuple):
    """The quality of a paragraph's lines.

    Attributes:
        rag: The mean squared distance of the lines' ends from their mean, without the last line; square ems.
        spaces: The mean squared deviation of word spaces from the font's own, without the last line; in spaces, squared.
        widest: The widest word space, in the font's own spaces.
        forbidden: Line ends that the language's rules forbid, as "end / next".
        stairs: Lines that take a second step of half an em or more in the same direction.
        rivers: Runs of four or more lines whose wide spaces touch.
        last: The length of the last line, in ems.
    """

    lines: int
    hyphens: int
    forbidden: tuple[str, ...]
    rag: float
    stairs: int
    spaces: float
    widest: float
    rivers: int
    last: float


def quality(lines: Sequence[ReadLine], language: str, em: float, space: float) -> Quality:
    """Measure a paragraph. `space` is the font's own word space, in points."""
    body = lines[:-1]
    ends = [line.right / em for line in body]
    mean = fmean(ends)
    steps = [after - before for before, after in pairwise(ends)]
    gaps = [(right - left) / space for line in body for left, right in line.gaps]
    return Quality(
        lines=len(lines),
        hyphens=sum(line.hyphenated for line in body),
        forbidden=tuple(said for line, after in pairwise(lines) if (said := forbidden(line, after, language))),
        rag=fmean((end - mean) ** 2 for end in ends),
        stairs=sum(abs(one) >= _STEP and abs(other) >= _STEP and (one > 0) == (other > 0) for one, other in pairwise(steps)),
        spaces=fmean((gap - 1) ** 2 for gap in gaps),
        widest=max(gaps),
        rivers=rivers(body, em),
        last=(lines[-1].right - lines[-1].spans[0][0]) / em,
    )


def forbidden(line: ReadLine, after: ReadLine, language: str) -> str:
    """The break between two lines, as "end / next", if the language's rules forbid it; else an empty string."""
    end, start = line.words[-1].lstrip("„“([»«"), after.words[0]
    bad = (
        re.fullmatch(_BEFORE[language], end) is not None
        or start in ("–", "—")
        or (re.fullmatch(r"\d+", end) is not None and re.match(rf"(?:{_UNITS[language]}|{_MONTHS[language]})(?!\w)", start) is not None)
        or (re.fullmatch(r"tys\.|mln", end) is not None and re.match("zł", start) is not None)
        or (re.fullmatch(r"\d{4}", end) is not None and start.startswith("r."))
        or (line.hyphenated and _bad_hyphen(line, after))
    )
    return f"{end} / {start}" if bad else ""


def _bad_hyphen(line: ReadLine, after: ReadLine) -> bool:
    """Whether a side has fewer than three letters, or a name is broken: a capital after a word that does not end a sentence."""
    left = line.words[-1].strip(_HYPHENS + "„“”().,;:")
    right = after.words[0].strip(_HYPHENS + "„“”().,;:")
    if right[:1].isupper():
        return False  # a compound name at its own hyphen
    before = line.words[-2] if len(line.words) > 1 else ""
    name = left[:1].isupper() and bool(before) and before[-1] not in ".!?"
    return len(left) < 3 or len(right) < 3 or name


def rivers(lines: Sequence[ReadLine], em: float) -> int:
    """How often spaces of at least 0.3 em overlap, by half of the narrower one, in four lines in a row or more."""
    found = 0
    running: list[tuple[float, float, int]] = []
    for line in lines:
        wide = [(left, right) for left, right in line.gaps if right - left >= _RIVER_SPACE * em]
        still: list[tuple[float, float, int]] = []
        for left, right in wide:
            depth = 1
            for upper_left, upper_right, so_far in running:
                overlap = min(right, upper_right) - max(left, upper_left)
                if overlap >= 0.5 * min(right - left, upper_right - upper_left):
                    depth = max(depth, so_far + 1)
            found += depth == _RIVER_LINES
            still.append((left, right, depth))
        running = still
    return found
