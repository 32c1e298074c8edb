"""Setting: runs of text into lines. The one door through which components come for type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise, takewhile

from forumprint.text.breaking import SHRINK, Copy, break_balanced, break_justified, break_ragged
from forumprint.text.galley import Galley, GlyphRun, Line, ParagraphStyle, Run, TextStyle
from forumprint.text.hyphenation import Hyphenator, PatternSource
from forumprint.text.language import Language
from forumprint.text.measuring import SOFT_HYPHEN, LineEnd, Slice, Survey, Surveyor, Voice, Word, with_hyphen, with_repeated, words_of
from forumprint.text.shaping import Shaper

_OPENING_QUOTES = "„“«‹‘‚"
_SURVEYS = 256


class Typesetter:
    """Sets paragraphs and lines, and remembers every word it has shaped.

    Callers pass text as it shall be read, already through `spacing.bind`: what a page says is what its structure tree says.

    Args:
        languages: Rules by tag; text in any other language is set without hyphenation.
        default: The tag of runs without a passage.
        patterns: Where hyphenation patterns come from.
    """

    def __init__(self, languages: Mapping[str, Language], default: str, patterns: PatternSource) -> None:
        self._languages = languages
        self._default = default
        self._patterns = patterns
        self._shaper = Shaper()
        self._hyphenators: dict[str, Hyphenator] = {}
        # Fitting sets the same copy to one measure after another; where its lines may end stays the same.
        self._survey = lru_cache(maxsize=_SURVEYS)(self._surveyed)

    def paragraph(self, runs: Sequence[Run], measure: float, style: ParagraphStyle) -> Galley:
        """Set `runs` as one paragraph, `measure` points wide.

        A word wider than the measure stands in a line of its own, wider than the measure: see `Galley.overfull`.

        Raises:
            InputError: A typeface has no glyph for a character.
        """
        survey = self._survey(tuple(runs), style)
        if not survey.words:
            return Galley((), measure)
        indent = style.indent - (_opening_quote(survey.words[0]) if style.hang else 0.0)
        copy = Copy(survey.points, measure, max(run.style.size for run in runs), indent)
        lines = _lines(survey, _line_ends(copy, style, survey.rules), indent)
        if style.justify:
            lines[:-1] = [_justified(line, measure) for line in lines[:-1]]
        return Galley(tuple(lines), measure)

    def line_of(self, runs: Run | Sequence[Run]) -> Line:
        """Set `runs` in one line, however long it gets.

        Raises:
            InputError: A typeface has no glyph for a character.
        """
        words = words_of(self._voices([runs] if isinstance(runs, Run) else runs))
        if not words:
            return Line((), 0.0, 0.0, 0.0, 0.0, 0.0, first=True, last=True)
        return replace(_line(words, None, LineEnd(len(words) - 1, None), 0.0), first=True, last=True)

    def width_of(self, text: str, style: TextStyle, language: str) -> float:
        """Of `text` in one line, points."""
        voice = Voice(Run(text, style, None), language, self._rules(language), self._shaper)
        words = words_of([voice])
        return sum(part.width for part in _parts(words, None, LineEnd(len(words) - 1, None))) if words else 0.0

    def _surveyed(self, runs: tuple[Run, ...], style: ParagraphStyle) -> Survey:
        surveyor = Surveyor(self._hyphenator if style.hyphenate else None, style.protected)
        return surveyor.survey(words_of(self._voices(runs)), balanced=style.balance)

    def _voices(self, runs: Sequence[Run]) -> list[Voice]:
        voices: list[Voice] = []
        for run in runs:
            language = run.passage.language if run.passage else self._default
            voices.append(Voice(run, language, self._rules(language), self._shaper))
        return voices

    def _rules(self, tag: str) -> Language | None:
        """The rules of a language, those of `pl` for `pl-PL`."""
        return self._languages.get(tag) or self._languages.get(tag.partition("-")[0])

    def _hyphenator(self, rules: Language) -> Hyphenator:
        if rules.tag not in self._hyphenators:
            self._hyphenators[rules.tag] = Hyphenator(rules, self._patterns)
        return self._hyphenators[rules.tag]


def _line_ends(copy: Copy, style: ParagraphStyle, rules: Language | None) -> tuple[int, ...]:
    if style.balance:
        return _unbroken(copy) or break_balanced(copy)
    hyphens = rules.hyphenation.in_a_row if rules and rules.hyphenation else 0
    return break_justified(copy, hyphens) if style.justify else break_ragged(copy, hyphens)


def _unbroken(copy: Copy) -> tuple[int, ...]:
    """Balanced lines that break no word, not even at its own hyphen; none if a word is too long for that."""
    whole = [number for number, point in enumerate(copy.points) if not point.hyphen]
    points = [copy.points[number] for number in whole]
    starts = [-copy.indent, *(point.start for point in points)]
    if any(point.end - start > copy.measure for start, point in zip(starts, points, strict=False)):
        return ()
    return tuple(whole[number] for number in break_balanced(copy._replace(points=points)))


def _opening_quote(word: Word) -> float:
    """How far the quotation mark that the word begins with, kerned with its letter, hangs out so that the letter stands on the edge.

    A space that the language sets after the mark hangs out with it.
    """
    first, *rest = word.slices
    if first.text[0] not in _OPENING_QUOTES:
        return 0.0
    if len(first.text) == 1:
        return first.width + sum(space.width for space in takewhile(lambda part: part.is_space, rest))
    return first.voice.width(first.text) - first.voice.width(first.text[1:])


def _lines(survey: Survey, chosen: Sequence[int], indent: float) -> list[Line]:
    ends = [survey.ends[number] for number in chosen]
    lines = [_line(survey.words, None, ends[0], indent)]
    lines += [_line(survey.words, before, end, 0.0) for before, end in pairwise(ends)]
    lines[0] = replace(lines[0], first=True)
    lines[-1] = replace(lines[-1], last=True)
    return lines


def _parts(words: Sequence[Word], start: LineEnd | None, end: LineEnd) -> Iterator[Slice]:
    """The slices of the line from just after `start` to `end`, the spaces between words among them, the one at its end not."""
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
    x = indent
    runs: list[GlyphRun] = []
    for voice, parts in groupby(_parts(words, start, end), key=lambda part: part.voice):
        runs.append(_glyph_run(voice, [part.text for part in parts], x))
        x += runs[-1].width
    hyphenated = end.inside is not None and (bool(end.inside.hyphen) or bool(end.inside.repeated))
    if hyphenated:
        # The hyphen at the line's end is the breaking's, even before a repeated one: extracted text has each hyphen once.
        runs[-1] = replace(runs[-1], texts=(*runs[-1].texts[:-1], SOFT_HYPHEN))
    elif end.inside is None and words[end.word].gap:
        runs[-1] = _with_closing_space(runs[-1], next(voice for voice in _voices_of(words[end.word])))
    styles = {run.style: run.typeface for run in runs}
    return Line(
        runs=tuple(runs),
        indent=indent,
        width=x,
        ascent=max(style.size * face.ascent / face.upem for style, face in styles.items()),
        descent=max(style.size * face.descent / face.upem for style, face in styles.items()),
        leading=max(style.leading for style in styles),
        hyphenated=hyphenated,
    )


def _voices_of(word: Word) -> Iterator[Voice]:
    return (part.voice for part in reversed(word.slices))


def _glyph_run(voice: Voice, texts: Sequence[str], x: float) -> GlyphRun:
    scale, tracking = voice.scale, voice.tracking
    shaped = [voice.shape(text) for text in texts]
    advances = tuple(advance * scale + tracking for word in shaped for advance in word.advances)
    shifts: tuple[tuple[float, float], ...] = ()
    if any(word.shifts for word in shaped):
        shifts = tuple((dx * scale, dy * scale) for word in shaped for dx, dy in word.shifts or ((0, 0),) * len(word.glyphs))
    return GlyphRun(
        x=x,
        width=sum(advances),
        style=voice.style,
        typeface=voice.typeface,
        glyphs=tuple(glyph for word in shaped for glyph in word.glyphs),
        advances=advances,
        texts=tuple(text for word in shaped for text in word.texts),
        passage=voice.run.passage,
        shifts=shifts,
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
    """The line with its spaces, a closing one left out, stretched or shrunk so that it fills the measure."""
    closing = 0 if line.hyphenated else 1
    glyphs = [(run, number) for run in line.runs for number in range(len(run.texts))]
    spaces = [(run, number) for run, number in glyphs[: len(glyphs) - closing] if run.texts[number] == " "]
    room = sum(run.advances[number] for run, number in spaces)
    if not room:
        return line
    factor = 1 + max((measure - line.width) / room, -SHRINK)
    stretched = {(id(run), number) for run, number in spaces}
    runs: list[GlyphRun] = []
    x = line.indent
    for run in line.runs:
        advances = tuple(advance * factor if (id(run), number) in stretched else advance for number, advance in enumerate(run.advances))
        width = run.width + sum(advances) - sum(run.advances)
        runs.append(replace(run, x=x, width=width, advances=advances))
        x += width
    return replace(line, runs=tuple(runs), width=x)
