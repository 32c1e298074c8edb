"""Setting: runs of text become lines. Components set all their type through this module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from forumprint.base.memory import Memory
from forumprint.language.hyphenation import Hyphenator, PatternSource
from forumprint.language.rules import Language
from forumprint.type.bidi import visual_order
from forumprint.type.break_opportunities import BreakFinder, BreakOpportunities, Extent, LineEnd
from forumprint.type.breaking import break_balanced, break_justified, break_ragged, broken_by_lines
from forumprint.type.demerits import SHRINK
from forumprint.type.dividing import Divider
from forumprint.type.galley import Galley, GlyphRun, Line, ParagraphStyle, Run, TextStyle
from forumprint.type.itemising import itemised
from forumprint.type.margins import Flush, Straight, protruding
from forumprint.type.shaping import Shaper
from forumprint.type.total_fit import MeasuredParagraph
from forumprint.type.words import SOFT_HYPHEN, Slice, Voice, Word, with_hyphen, with_repeated, words_of

# Fitting sets the same words again for every entry of a list that it leaves out, and for every region that it tries.
_GALLEYS: Memory[tuple[tuple[Run, ...], float, ParagraphStyle], Galley] = Memory(
    "galleys", key="runs, measure and paragraph style", most=4096
)
_RECASTS: Memory[tuple[tuple[Run, ...], float, ParagraphStyle, float], tuple[tuple[Galley, float], ...]] = Memory(
    "galleys in one line fewer or more", key="runs, measure, paragraph style and tolerance", most=512
)
_OPPORTUNITIES: Memory[tuple[tuple[Run, ...], ParagraphStyle], BreakOpportunities] = Memory(
    "break opportunities", key="runs and paragraph style", most=512
)
_FINDERS: Memory[tuple[bool, frozenset[str], Flush | Straight], BreakFinder] = Memory(
    "finders of break opportunities", key="hyphenation, protected names and margins", most=32
)


class Typesetter:
    """Sets paragraphs and lines, and remembers every word that it has shaped.

    Callers pass text as it is read, already through `spacing.bind`: a page shows exactly the text of its structure tree.

    Args:
        languages: The rules by tag. Text in any other language is set without hyphenation.
        default: The tag of runs without a language.
        patterns: The source of hyphenation patterns.
    """

    def __init__(self, languages: Mapping[str, Language], default: str, patterns: PatternSource) -> None:
        self._languages = languages
        self._default = default
        self._patterns = patterns
        self._shaper = Shaper()
        self._hyphenators: dict[str, Hyphenator] = {}
        self._opportunities = _OPPORTUNITIES.drawer()
        self._finders = _FINDERS.drawer()
        self._galleys = _GALLEYS.drawer()
        self._recasts = _RECASTS.drawer()

    def paragraph(self, runs: Sequence[Run], measure: float, style: ParagraphStyle) -> Galley:
        """Set `runs` as one paragraph, `measure` points wide.

        A word wider than the measure stands in a line of its own, wider than the measure: see `Galley.overfull`.

        Raises:
            NoGlyphError: A typeface has no glyph for a character.
        """
        key = (tuple(runs), measure, style)
        return self._galleys.get(key) or self._galleys.made(key, lambda: self._best(*key))

    def recasts(self, runs: Sequence[Run], measure: float, style: ParagraphStyle, tolerance: float) -> tuple[tuple[Galley, float], ...]:
        """The paragraph in one line fewer and in one line more than the best, and the cost of each above the best, in square ems.

        Galleys that cost more than `tolerance` are left out. Balanced text has none.

        Raises:
            NoGlyphError: A typeface has no glyph for a character.
        """
        key = (tuple(runs), measure, style, tolerance)
        return self._recasts.made(key, lambda: self._otherwise(*key))

    def extent(self, runs: Sequence[Run], style: ParagraphStyle) -> Extent:
        """The width of a paragraph on one line, and its least width.

        Raises:
            NoGlyphError: A typeface has no glyph for a character.
        """
        return self.opportunities(runs, style).extent

    def opportunities(self, runs: Sequence[Run], style: ParagraphStyle) -> BreakOpportunities:
        """The words of a paragraph and the places where its lines may end, for any measure.

        Raises:
            NoGlyphError: A typeface has no glyph for a character.
        """
        key = (tuple(runs), style)
        return self._opportunities.get(key) or self._opportunities.made(key, lambda: self._opportunities_of(*key))

    def forget(self) -> None:
        """Forget all paragraphs. Shaped words stay."""
        self._opportunities.forget()
        self._galleys.forget()
        self._recasts.forget()

    def line_of(self, runs: Run | Sequence[Run]) -> Line:
        """Set `runs` in one line of any length.

        Raises:
            NoGlyphError: A typeface has no glyph for a character.
        """
        words = words_of(self._voices([runs] if isinstance(runs, Run) else runs))
        if not words:
            return Line((), 0.0, 0.0, 0.0, 0.0, 0.0, first=True, last=True)
        return replace(_line(words, None, LineEnd(len(words) - 1, None), 0.0), first=True, last=True)

    def width_of(self, text: str, style: TextStyle, language: str) -> float:
        """The width of `text` in one line, in points."""
        words = words_of(self._voices([Run(text, style, language)]))
        return sum(part.width for part in _parts(words, None, LineEnd(len(words) - 1, None))) if words else 0.0

    def _best(self, runs: tuple[Run, ...], measure: float, style: ParagraphStyle) -> Galley:
        places = self.opportunities(runs, style)
        if not places.words:
            return Galley((), measure)
        indent = style.indent - places.first
        paragraph = MeasuredParagraph(places.points, measure, max(run.style.size for run in runs), indent)
        return Galley(_set(places, _line_ends(paragraph, style, places.rules), paragraph, style), measure)

    def _otherwise(
        self, runs: tuple[Run, ...], measure: float, style: ParagraphStyle, tolerance: float
    ) -> tuple[tuple[Galley, float], ...]:
        places = self.opportunities(runs, style)
        if not places.words or style.balance:
            return ()
        paragraph = MeasuredParagraph(places.points, measure, max(run.style.size for run in runs), style.indent - places.first)
        ways = broken_by_lines(paragraph, justified=style.justify, tolerance=tolerance, hyphens_in_a_row=_hyphens(places.rules))
        best = min(ways, key=lambda lines: ways[lines].cost)
        others = [ways[lines] for lines in (best - 1, best + 1) if lines in ways]
        return tuple((Galley(_set(places, way.ends, paragraph, style), measure), way.cost - ways[best].cost) for way in others)

    def _opportunities_of(self, runs: tuple[Run, ...], style: ParagraphStyle) -> BreakOpportunities:
        key = (style.hyphenate, style.protected, _edges(style))
        finder = self._finders.made(key, lambda: self._finder_of(*key))
        return finder.opportunities(words_of(self._voices(runs)), balanced=style.balance)

    def _finder_of(self, hyphenate: bool, protected: frozenset[str], edges: Flush | Straight) -> BreakFinder:
        return BreakFinder(Divider(self._hyphenator if hyphenate else None, protected), edges)

    def _voices(self, runs: Sequence[Run]) -> list[Voice]:
        voices: list[Voice] = []
        for item in itemised(runs):
            spoken = item.run if item.run.language else replace(item.run, language=self._default)
            voices.append(Voice(spoken, item.source, self._rules(spoken.language), self._shaper, item.level))
        return voices

    def _rules(self, tag: str) -> Language | None:
        """The rules of a language; those of `pl` for `pl-PL`."""
        return self._languages.get(tag) or self._languages.get(tag.partition("-")[0])

    def _hyphenator(self, rules: Language) -> Hyphenator:
        if rules.tag not in self._hyphenators:
            self._hyphenators[rules.tag] = Hyphenator(rules, self._patterns)
        return self._hyphenators[rules.tag]


def _edges(style: ParagraphStyle) -> Flush | Straight:
    return Straight() if style.justify else Flush(style.hang, bearings=style.balance)


def _line_ends(paragraph: MeasuredParagraph, style: ParagraphStyle, rules: Language | None) -> tuple[int, ...]:
    if paragraph.points[-1].end + paragraph.indent <= paragraph.measure:
        return (len(paragraph.points) - 1,)
    if style.balance:
        return _unbroken(paragraph) or break_balanced(paragraph)
    return break_justified(paragraph, _hyphens(rules)) if style.justify else break_ragged(paragraph, _hyphens(rules))


def _hyphens(rules: Language | None) -> int:
    """The most lines in a row that may end with a hyphen."""
    return rules.hyphenation.in_a_row if rules and rules.hyphenation else 0


def _unbroken(paragraph: MeasuredParagraph) -> tuple[int, ...]:
    """Balanced lines that break no word, not even at its own hyphen; none if a word is too long."""
    whole = [number for number, point in enumerate(paragraph.points) if not point.hyphen]
    points = [paragraph.points[number] for number in whole]
    starts = [-paragraph.indent, *(point.start for point in points)]
    if any(point.end - start > paragraph.measure for start, point in zip(starts, points, strict=False)):
        return ()
    return tuple(whole[number] for number in break_balanced(replace(paragraph, points=points)))


def _set(places: BreakOpportunities, chosen: Sequence[int], paragraph: MeasuredParagraph, style: ParagraphStyle) -> tuple[Line, ...]:
    lines = _lines(places, chosen, paragraph.indent)
    if style.justify:
        # The last line keeps its spaces, unless it was chosen although it is slightly too long.
        lines = [line if line.last and line.width <= paragraph.measure else _justified(line, paragraph.measure) for line in lines]
    return tuple(lines)


def _lines(places: BreakOpportunities, chosen: Sequence[int], indent: float) -> list[Line]:
    ends = [places.ends[number] for number in chosen]
    lines = [_line(places.words, None, ends[0], indent)]
    lines += [
        _line(places.words, before, end, -places.outdents[number]) for number, (before, end) in zip(chosen, pairwise(ends), strict=False)
    ]
    lines[0] = replace(lines[0], first=True)
    lines[-1] = replace(lines[-1], last=True)
    return lines


def _parts(words: Sequence[Word], start: LineEnd | None, end: LineEnd) -> Iterator[Slice]:
    """The slices of the line from just after `start` to `end`, with the spaces between words and without the space at its end."""
    first = 0 if start is None else start.word if start.inside else start.word + 1
    for number in range(first, end.word + 1):
        word = words[number]
        begins = start.inside.place if start and start.inside and number == start.word else 0
        ends = end.inside.place if end.inside and number == end.word else len(word.text)
        parts: Sequence[Slice] = word.cut(begins, ends)
        if begins and start and start.inside:
            parts = with_repeated(parts, start.inside.repeated)
        if number == end.word:
            yield from with_hyphen(parts, end.inside.hyphen) if end.inside else parts
        else:
            yield from parts
            if word.gap:
                yield Slice(word.gap, " ")


def _line(words: Sequence[Word], start: LineEnd | None, end: LineEnd, indent: float) -> Line:
    stretches = [(voice, [part.text for part in parts]) for voice, parts in groupby(_parts(words, start, end), key=lambda part: part.voice)]
    reordered = any(voice.level for voice, _ in stretches)
    runs = _reordered(stretches, indent) if reordered else _in_turn(stretches, indent)
    x = indent + sum(run.width for run in runs)
    hyphenated = end.inside is not None and (bool(end.inside.hyphen) or bool(end.inside.repeated))
    if hyphenated:
        # The hyphen at the line's end comes from line breaking, even before a repeated one: extracted text has each hyphen once.
        runs[-1] = replace(runs[-1], texts=(*runs[-1].texts[:-1], SOFT_HYPHEN))
    elif end.inside is None and words[end.word].gap:
        voice = words[end.word].slices[-1].voice.drawing(" ")
        if reordered or voice.typeface.key != runs[-1].font:
            # A line's closing space stands at its right end, wherever its last word stands (UAX #9, rule L1).
            runs.append(replace(_glyph_run(voice, (" ",), x), width=0.0, rtl=False))
        else:
            runs[-1] = _with_closing_space(runs[-1], voice)
    return Line(
        runs=tuple(runs),
        indent=indent,
        width=x,
        ascent=max(run.ascent for run in runs),
        descent=max(run.descent for run in runs),
        leading=max(voice.style.leading for voice, _ in stretches),
        hyphenated=hyphenated,
    )


def _in_turn(stretches: Sequence[tuple[Voice, Sequence[str]]], x: float) -> list[GlyphRun]:
    runs: list[GlyphRun] = []
    for voice, texts in stretches:
        runs.append(_glyph_run(voice, texts, x))
        x += runs[-1].width
    return runs


def _reordered(stretches: Sequence[tuple[Voice, Sequence[str]]], x: float) -> list[GlyphRun]:
    """The runs in reading order, each at the place from the bidirectional algorithm. In text from right to left every word is a run."""
    pieces: list[tuple[Voice, Sequence[str]]] = []
    for voice, texts in stretches:
        pieces += [(voice, (text,)) for text in texts] if voice.level else [(voice, texts)]
    runs = [_glyph_run(voice, texts, 0.0) for voice, texts in pieces]
    for index in visual_order([voice.level for voice, _ in pieces]):
        runs[index] = replace(runs[index], x=x)
        x += runs[index].width
    return runs


def _glyph_run(voice: Voice, texts: Sequence[str], x: float) -> GlyphRun:
    # This uses lists, not generators: no other code in a build runs so often.
    scale, tracking = voice.scale, voice.tracking
    shaped = [voice.shape(text) for text in texts]
    advances = tuple([advance * scale + tracking for word in shaped for advance in word.advances])
    shifts: tuple[tuple[float, float], ...] = ()
    if any(word.shifts for word in shaped):
        shifts = tuple((dx * scale, dy * scale) for word in shaped for dx, dy in word.shifts or ((0, 0),) * len(word.glyphs))
    style, face = voice.style, voice.typeface
    return GlyphRun(
        source=voice.source,
        x=x,
        width=sum(advances),
        role=style.role,
        font=face.key,
        size=style.size,
        colour=style.colour,
        ascent=style.size * face.ascent / face.upem,
        descent=style.size * face.descent / face.upem,
        glyphs=tuple([glyph for word in shaped for glyph in word.glyphs]),
        advances=advances,
        texts=tuple([text for word in shaped for text in word.texts]),
        shifts=shifts,
        rtl=voice.rtl,
    )


def _with_closing_space(run: GlyphRun, voice: Voice) -> GlyphRun:
    """The run with a space after it that no width counts."""
    space = voice.shape(" ")
    return replace(
        run,
        glyphs=run.glyphs + space.glyphs,
        advances=(*run.advances, voice.space),
        texts=(*run.texts, " "),
        shifts=(*run.shifts, (0.0, 0.0)) if run.shifts else (),
    )


def _justified(line: Line, measure: float) -> Line:
    """The line with its spaces stretched or shrunk so that it fills the measure, without its closing space and the part that stands out."""
    glyphs = [(place, number) for place, run in enumerate(line.runs) for number in range(len(run.texts))]
    if line.runs[-1].texts[-1] == " ":
        glyphs.pop()
    spaces = {(place, number) for place, number in glyphs if line.runs[place].texts[number] == " "}
    room = sum(line.runs[place].advances[number] for place, number in glyphs if (place, number) in spaces)
    out = protruding(line.runs[glyphs[-1][0]], glyphs[-1][1])
    if not room:
        return replace(line, width=line.width - out, overhang=out)
    factor = 1 + max((measure + out - line.width) / room, -SHRINK)
    runs: dict[int, GlyphRun] = {}
    x = line.indent
    for index in sorted(range(len(line.runs)), key=lambda index: line.runs[index].x):
        run = line.runs[index]
        advances = tuple(advance * factor if (index, number) in spaces else advance for number, advance in enumerate(run.advances))
        width = run.width + sum(advances) - sum(run.advances)
        runs[index] = replace(run, x=x, width=width, advances=advances)
        x += width
    return replace(line, runs=tuple(runs[index] for index in range(len(runs))), width=x - out, overhang=out)
