"""Measuring: a paragraph's runs cut into words, the words into slices of one style, and all the places where a line may end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from forumprint.text.galley import Run
from forumprint.text.hyphenation import Hyphenator
from forumprint.text.language import Language
from forumprint.text.lexicon import is_abbreviation
from forumprint.text.sense import in_display, in_text
from forumprint.text.shaping import SPACES, Shaped, Shaper, draws
from forumprint.text.totalfit import HYPHEN, Breakpoint

SOFT_HYPHEN = "\u00ad"
_ZERO_WIDTH_SPACE = "\u200b"
_SLASH = 4.0

_PARTS = re.compile(r"([ \t\r\n]+)|([\u00a0\u202f\u2007])")
# A word, its own hyphens included, that nothing but punctuation touches: "torun.pl" and "2024a" are none.
_WORD = re.compile(r"(?<![\w.'’-])[^\W\d_]++(?:-[^\W\d_]++)*+(?![\d_]|[._'’-]\w)")
# An elided word and the one that an apostrophe joins to it ("l’organisation"); whether the language elides so is its data's to say.
_ELIDED = re.compile(r"(?<![\w.'’-])([^\W\d_]+)’([^\W\d_]++)(?![\d_]|[._'’-]\w)")
_SENTENCE_END = re.compile(r"[.!?…][\"')\]”’»]*$")
# A number and its no-break space: what follows is a month or a unit, and neither dates nor figures are broken (DESIGN §9).
_COUNTED = re.compile(r"\d[\u00a0\u202f]$")
_FEWEST_LETTERS = 3
# Longer than any word or address that anybody prints; to measure all the parts of what is longer would take for ever.
_LONGEST_WORD = 500


class Voice:
    """A run as it is set: its words shaped and measured in points.

    Attributes:
        rules: Of the run's language; None for a language that forumprint has no rules for.
        level: Of embedding (UAX #9); what is odd runs from right to left.
    """

    __slots__ = ("_shaped", "_shaper", "language", "level", "rtl", "rules", "run", "scale", "space", "style", "tracking", "typeface")

    def __init__(self, run: Run, language: str, rules: Language | None, shaper: Shaper, level: int = 0) -> None:
        self.run = run
        self.level = level
        self.rtl = bool(level % 2)
        self.style = run.style
        self.typeface = run.style.typeface
        self.language = language
        self.rules = rules
        self.scale = run.style.size / self.typeface.upem
        # Joined letters are never set apart (CSS Text 3, 8.2).
        self.tracking = 0.0 if self.rtl else run.style.tracking
        self._shaper = shaper
        self._shaped = shaper.words(run.style, language, rtl=self.rtl)
        self.space = self.able(" ").width(" ")

    def able(self, text: str) -> Voice:
        """Itself; or if its face lacks `text`, which setting adds unasked, a voice in the first face of its fallback that has it."""
        if not self.style.fallback or draws(self.typeface, text):
            return self
        face = next((face for face in self.style.fallback if draws(face, text)), None)
        if face is None:
            return self
        run = Run(self.run.text, replace(self.style, typeface=face), self.run.passage)
        return Voice(run, self.language, self.rules, self._shaper, self.level)

    def shape(self, text: str) -> Shaped:
        """The word in glyphs."""
        shaped = self._shaped.get(text)
        if shaped is None:
            shaped = self._shaper.word(text, self.style, self.language, self.run.passage, rtl=self.rtl)
        return shaped

    def width(self, text: str) -> float:
        """Of the word, points, tracking included."""
        shaped = self.shape(text)
        return shaped.width * self.scale + self.tracking * len(shaped.glyphs)


class Slice(NamedTuple):
    """Text in one style with no space to break at; a no-break space is a slice of its own."""

    voice: Voice
    text: str

    @property
    def width(self) -> float:
        return self.voice.width(self.text)

    @property
    def is_space(self) -> bool:
        return self.text in SPACES


class Word:
    """What stands between two spaces at which a line may end: "w Toruniu" with a no-break space is one word.

    Attributes:
        text: Of all slices.
        gap: The voice that sets the space after it; None at the paragraph's end.
    """

    __slots__ = ("gap", "slices", "text")

    def __init__(self, slices: Sequence[Slice], gap: Voice | None) -> None:
        self.slices = tuple(slices)
        self.text = "".join(part.text for part in slices)
        self.gap = gap

    def voice_at(self, place: int) -> Voice:
        """The voice of the character at that place in the text."""
        for part in self.slices:
            if place < len(part.text):
                return part.voice
            place -= len(part.text)
        return self.slices[-1].voice

    def cut(self, start: int, end: int) -> list[Slice]:
        """The slices between two places in the text."""
        if start == 0 and end == len(self.text):
            return list(self.slices)
        cut: list[Slice] = []
        for part in self.slices:
            text = part.text[max(start, 0) : max(end, 0)]
            if text:
                cut.append(Slice(part.voice, text))
            start -= len(part.text)
            end -= len(part.text)
        return cut


class Break(NamedTuple):
    """A place inside a word where a line may end.

    Attributes:
        place: Number of characters before it.
        hyphen: What the line gets at its end.
        own_hyphen: Whether the line ends with a hyphen that the word has anyway.
        repeated: What the next line begins with.
    """

    place: int
    hyphen: str = ""
    own_hyphen: bool = False
    repeated: str = ""
    penalty: float = HYPHEN


class LineEnd(NamedTuple):
    """A breakpoint in the words: the end of word number `word`, or inside it at `inside`."""

    word: int
    inside: Break | None


def words_of(voices: Sequence[Voice]) -> list[Word]:
    """The words of a paragraph; spaces at its start and end are left out."""
    words: list[Word] = []
    slices: list[Slice] = []
    for voice in voices:
        at = 0
        text = voice.run.text
        for gap in _PARTS.finditer(text):
            if gap.start() > at:
                slices.append(Slice(voice, text[at : gap.start()]))
            if gap[2]:
                slices.append(Slice(voice, gap[2]))
            elif slices:
                words.append(Word(slices, voice))
                slices = []
            at = gap.end()
        if at < len(text):
            slices.append(Slice(voice, text[at:]))
    if slices:
        words.append(Word(slices, None))
    elif words:
        words[-1].gap = None
    return words


class Edges(Protocol):
    """How far lines stand outside the measure, points (`margins`)."""

    def left(self, word: Word) -> float:
        """A line that begins with this word, at the left."""
        ...

    def right(self, last: Slice) -> float:
        """A line that ends with these letters, at the right."""
        ...


class Survey(NamedTuple):
    """A paragraph's words and the places where its lines may end.

    Attributes:
        outdents: How far left of the measure a line begins that follows each of the points.
        first: How far the first line does.
    """

    words: Sequence[Word]
    points: Sequence[Breakpoint]
    ends: Sequence[LineEnd]
    outdents: Sequence[float]
    first: float

    @property
    def rules(self) -> Language | None:
        """Of the language that the paragraph begins in."""
        return self.words[0].slices[0].voice.rules if self.words else None


class Surveyor:
    """Finds and measures the places where the lines of a paragraph may end.

    Args:
        hyphenator_of: The hyphenator of a language; None where words are not hyphenated, though even there one with a hyphen of its own
            or an address may be broken.
        protected: Words that are never hyphenated.
        edges: What stands outside the measure.
    """

    def __init__(self, hyphenator_of: Callable[[Language], Hyphenator] | None, protected: frozenset[str], edges: Edges) -> None:
        self._hyphenator_of = hyphenator_of
        self._protected = protected
        self._edges = edges
        self._known: dict[tuple[str, bool, Language | None], tuple[Break, ...]] = {}

    def survey(self, words: Sequence[Word], *, balanced: bool) -> Survey:
        """All breakpoints in order, measured, and where in the words they are; in balanced text by other penalties."""
        penalty = in_display if balanced else in_text
        points: list[Breakpoint] = []
        ends: list[LineEnd] = []
        outdents: list[float] = []
        at = spaces = 0.0
        previous = ""
        edges = self._edges
        for number, word in enumerate(words):
            alone = len(word.slices) == 1
            width = word.slices[0].width if alone else sum([part.width for part in word.slices])
            for inside in self._breaks(word, previous):
                points.append(self._measured(word, inside, at, at + width, spaces))
                ends.append(LineEnd(number, inside))
                outdents.append(0.0)
            if not alone:
                spaces += sum([part.width for part in word.slices if part.is_space])
            at += width
            gap, against, out = 0.0, 0.0, 0.0
            if word.gap:
                after = words[number + 1]
                gap, out = word.gap.space, edges.left(after)
                against = penalty(word.text, after.text, word.slices[-1].voice.rules)
            points.append(Breakpoint(at - edges.right(word.slices[-1]), at + gap + out, against, False, spaces, spaces + gap))
            ends.append(LineEnd(number, None))
            outdents.append(out)
            at += gap
            spaces += gap
            previous = word.text
        return Survey(words, points, ends, outdents, edges.left(words[0]) if words else 0.0)

    def _measured(self, word: Word, inside: Break, start: float, end: float, spaces: float) -> Breakpoint:
        if len(word.slices) == 1 and not word.slices[0].voice.style.fallback:
            return self._measured_alone(word.slices[0], inside, start, end, spaces)
        head = with_hyphen(word.cut(0, inside.place), inside.hyphen)
        tail = word.cut(inside.place, len(word.text))
        spaces += sum(part.width for part in head if part.is_space)
        return Breakpoint(
            end=start + sum(part.width for part in head) - self._edges.right(head[-1]),
            start=end - sum(part.width for part in with_repeated(tail, inside.repeated)),
            penalty=inside.penalty,
            hyphen=bool(inside.hyphen) or inside.own_hyphen,
            spaces_before=spaces,
            spaces_after=spaces,
        )

    def _measured_alone(self, part: Slice, inside: Break, start: float, end: float, spaces: float) -> Breakpoint:
        """The same in a word of one style and no space, in a face that has the hyphen, as most are: half the work."""
        head = Slice(part.voice, part.text[: inside.place] + inside.hyphen)
        return Breakpoint(
            start + head.width - self._edges.right(head),
            end - part.voice.width(inside.repeated + part.text[inside.place :]),
            inside.penalty,
            bool(inside.hyphen) or inside.own_hyphen,
            spaces,
            spaces,
        )

    def _breaks(self, word: Word, previous: str) -> Sequence[Break]:
        """The places inside a word, in order; found once for every word."""
        text = word.text
        if not _FEWEST_LETTERS < len(text) <= _LONGEST_WORD or any(part.voice.rtl for part in word.slices):
            return ()
        rules = word.slices[0].voice.rules
        opens = rules is not None and not text.islower() and _ends_sentence(previous, rules)
        if any(part.voice.rules is not rules for part in word.slices):
            return tuple(self._breaks_in(text, lambda place: word.voice_at(place).rules, opens=opens))
        key = (text, opens, rules)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = tuple(self._breaks_in(text, lambda _: rules, opens=opens))
        return known

    def _breaks_in(self, text: str, rules_at: Callable[[int], Language | None], *, opens: bool) -> Iterator[Break]:
        """The same; `rules_at` says whose rules hold from a letter on."""
        if SOFT_HYPHEN in text or _ZERO_WIDTH_SPACE in text:
            for mark in re.finditer(rf"(?<=\S)[{SOFT_HYPHEN}{_ZERO_WIDTH_SPACE}](?=\S)", text):
                yield Break(mark.end(), "-" if mark[0] == SOFT_HYPHEN else "")
        elif "/" in text or "@" in text:
            for slash in re.finditer(r"(?<=\w)[/@](?=\w)", text):
                yield Break(slash.end(), penalty=_SLASH)
        else:
            for part in _WORD.finditer(text):
                if not _COUNTED.search(text, 0, part.start()):
                    rules = rules_at(part.start())
                    before = text[: part.start()].rstrip(SPACES)
                    begins = rules is not None and _ends_sentence(before, rules) if before else opens
                    yield from self._breaks_of_part(part, rules, opens=begins)
            for elided in _ELIDED.finditer(text):
                rules = rules_at(elided.start())
                if rules is not None and elided[1].lower() in rules.elisions and _WORD.match(elided[2]):
                    yield from self._hyphens(elided[2], elided.start(2), rules, opens=False)

    def _breaks_of_part(self, part: re.Match[str], rules: Language | None, *, opens: bool) -> Iterator[Break]:
        if "-" in part[0]:
            repeated = "-" if rules is not None and rules.repeat_hyphen else ""
            for hyphen in re.finditer("-", part[0]):
                if _compound(part[0][: hyphen.start()], part[0][hyphen.end() :]):
                    yield Break(part.start() + hyphen.end(), own_hyphen=True, repeated=repeated)
        elif rules is not None:
            yield from self._hyphens(part[0], part.start(), rules, opens=opens)

    def _hyphens(self, word: str, start: int, rules: Language, *, opens: bool) -> Iterator[Break]:
        if self._hyphenator_of is not None and word not in self._protected:
            for place in self._hyphenator_of(rules).breaks(word, opens_sentence=opens):
                yield Break(start + place, "-")


def with_hyphen(slices: Sequence[Slice], hyphen: str) -> list[Slice]:
    """The slices with `hyphen` at the end of the last one, so that it is kerned with it."""
    last = slices[-1]
    able = last.voice.able(hyphen)
    return [*slices[:-1], Slice(last.voice, last.text + hyphen)] if able is last.voice else [*slices, Slice(able, hyphen)]


def with_repeated(slices: Sequence[Slice], hyphen: str) -> list[Slice]:
    """The slices with `hyphen` before the first one."""
    first = slices[0]
    able = first.voice.able(hyphen)
    return [Slice(first.voice, hyphen + first.text), *slices[1:]] if able is first.voice else [Slice(able, hyphen), *slices]


def _compound(left: str, right: str) -> bool:
    """Whether a hyphen joins two words ("Łukomska-Smulska") and not an abbreviation and its ending ("NGO-sów")."""
    parts = (left.rpartition("-")[2], right.partition("-")[0])
    return all(len(part) >= _FEWEST_LETTERS and not part.isupper() for part in parts)


def _ends_sentence(text: str, rules: Language) -> bool:
    """Whether a capital after `text` says no more than that a sentence begins."""
    if not text or text in "–—":
        return True
    if not _SENTENCE_END.search(text):
        return False
    last = re.split(f"[{SPACES}]", text)[-1].lstrip("([„“«‘")
    return len(last) > 2 and not is_abbreviation(last, rules)
