"""Words: a paragraph's runs in the voices that set them. They are cut between words where lines may end, and into slices of one style."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from forumprint.language.rules import Language
from forumprint.type.galley import Run
from forumprint.type.shaping import SPACES, Shaped, Shaper, draws

SOFT_HYPHEN = "\u00ad"
_PARTS = re.compile(r"([ \t\r\n]+)|([\u00a0\u202f\u2007])")


class Voice:
    """The setting of a run: its words are shaped and measured in points.

    Attributes:
        source: The number of its run in the paragraph, counted from 0.
        rules: The rules of the run's language; None for a language without rules.
        level: The embedding level (UAX #9). Odd levels run from right to left.
    """

    __slots__ = (
        "_shaped", "_shaper", "language", "level", "rtl", "rules", "run", "scale", "source", "space", "style", "tracking", "typeface",
    )  # fmt: skip

    def __init__(self, run: Run, source: int, rules: Language | None, shaper: Shaper, level: int = 0) -> None:
        self.run = run
        self.source = source
        self.level = level
        self.rtl = bool(level % 2)
        self.style = run.style
        self.typeface = run.style.typeface
        self.language = run.language
        self.rules = rules
        self.scale = run.style.size / self.typeface.upem
        # Joined letters are never spaced apart (CSS Text 3, 8.2).
        self.tracking = 0.0 if self.rtl else run.style.tracking
        self._shaper = shaper
        self._shaped = shaper.words(run.style, run.language, rtl=self.rtl)
        self.space = self.drawing(" ").width(" ")

    def drawing(self, text: str) -> Voice:
        """This voice. If its face lacks `text`, which setting adds itself, a voice in the first fallback face that has it."""
        if not self.style.fallback or draws(self.typeface, text):
            return self
        face = next((face for face in self.style.fallback if draws(face, text)), None)
        if face is None:
            return self
        run = Run(self.run.text, replace(self.style, typeface=face), self.language)
        return Voice(run, self.source, self.rules, self._shaper, self.level)

    def shape(self, text: str) -> Shaped:
        """The word as glyphs."""
        shaped = self._shaped.get(text)
        if shaped is None:
            shaped = self._shaper.word(text, self.style, self.language, rtl=self.rtl)
        return shaped

    def width(self, text: str) -> float:
        """The width of the word in points, with tracking."""
        shaped = self.shape(text)
        return shaped.width * self.scale + self.tracking * len(shaped.glyphs)


class Slice(Struct, frozen=True):
    """Text in one style without a space to break at. A no-break space is a slice of its own."""

    voice: Voice
    text: str

    @property
    def width(self) -> float:
        return self.voice.width(self.text)

    @property
    def is_space(self) -> bool:
        return self.text in SPACES


class Word:
    """The text between two spaces at which a line may end: "w Toruniu" with a no-break space is one word.

    Attributes:
        text: The text of all slices.
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


def words_of(voices: Sequence[Voice]) -> list[Word]:
    """The words of a paragraph. Spaces at its start and end are left out."""
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


def with_hyphen(slices: Sequence[Slice], hyphen: str) -> list[Slice]:
    """The slices with `hyphen` at the end of the last one, so that it is kerned with it."""
    last = slices[-1]
    drawing = last.voice.drawing(hyphen)
    return [*slices[:-1], Slice(last.voice, last.text + hyphen)] if drawing is last.voice else [*slices, Slice(drawing, hyphen)]


def with_repeated(slices: Sequence[Slice], hyphen: str) -> list[Slice]:
    """The slices with `hyphen` before the first one."""
    first = slices[0]
    drawing = first.voice.drawing(hyphen)
    return [Slice(first.voice, hyphen + first.text), *slices[1:]] if drawing is first.voice else [Slice(drawing, hyphen), *slices]
