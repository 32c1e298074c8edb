"""Itemising: a paragraph's runs are cut where the typeface changes, because the role's own face lacks letters, and where the direction
changes.

Plain text of one typeface is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import category

from msgspec import Struct
from msgspec.structs import replace

from forumprint.type.bidi import levels, runs_right_to_left
from forumprint.type.galley import Run, TextStyle
from forumprint.type.shaping import draws

if TYPE_CHECKING:
    from forumprint.type.faces import Typeface

_TOKEN = re.compile(r"\S+")
_JOINER = "\u200d"


class Item(Struct, frozen=True):
    """Text in one typeface and one direction.

    Attributes:
        source: The number of its run in the paragraph, counted from 0.
        level: The embedding level (UAX #9). Text of an odd level runs from right to left.
    """

    run: Run
    source: int
    level: int


def itemised(runs: Sequence[Run]) -> Iterable[Item]:
    """The runs of one paragraph in items, in reading order."""
    text = "".join(run.text for run in runs)
    if runs_right_to_left(text):
        return _cut(runs, levels(text))
    return _cut(runs, None) if any(run.style.fallback for run in runs) else [Item(run, source, 0) for source, run in enumerate(runs)]


def _cut(runs: Sequence[Run], of_text: Sequence[int] | None) -> Iterator[Item]:
    at = 0
    for source, run in enumerate(runs):
        for style, part in in_faces(run.text, run.style):
            cut = run if style is run.style and part == run.text else Run(part, style, run.language)
            if of_text is None:
                yield Item(cut, source, 0)
            else:
                start = 0
                for level, stretch in groupby(of_text[at : at + len(part)]):
                    end = start + len(list(stretch))
                    yield Item(replace(cut, text=part[start:end]), source, level)
                    start = end
            at += len(part)


def in_faces(text: str, style: TextStyle) -> Iterator[tuple[TextStyle, str]]:
    """The text in parts of one typeface: the style's own, or the first fallback that has the letters.

    A letter keeps its accents, and a word keeps the signs inside it. Figures, and signs round words, follow the words on both sides. If
    these differ, they follow the style's own face, so that brackets match and a sentence keeps its commas. A letter that no face has stays
    with the style's own face, which reports it.
    """
    faces = (style.typeface, *style.fallback)
    if not style.fallback or draws(style.typeface, text):
        yield style, text
        return
    stretches = [piece for core, part in _parts(text) for piece in (_in_letters(part, faces) if core else [(None, part)])]
    of_words = [face for face, _ in stretches if face is not None]
    alone = of_words[0] if len(set(of_words)) == 1 else faces[0]
    settled: list[tuple[Typeface, str]] = []
    for number, (face, part) in enumerate(stretches):
        if face is None:
            before = stretches[number - 1][0] if number else alone
            after = stretches[number + 1][0] if number + 1 < len(stretches) else alone
            agreed = before if before is not None and before is after else faces[0]
            settled += [(agreed, part)] if draws(agreed, part) else [(_face_for(cluster, faces), cluster) for cluster in clusters(part)]
        else:
            settled.append((face, part))
    for face, stretch in groupby(settled, key=lambda piece: piece[0]):
        yield (style if face is style.typeface else _in_face(style, face)), "".join(part for _, part in stretch)


def _in_face(style: TextStyle, face: Typeface) -> TextStyle:
    """The style in a face of its fallback. For letters that this face lacks, the style's own face comes first."""
    return replace(style, typeface=face, fallback=(style.typeface, *(other for other in style.fallback if other is not face)))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Words, from their first letter or figure to their last, and the text between them. True marks words with letters."""
    at = 0
    for token in _TOKEN.finditer(text):
        ends = [place for place in range(token.start(), token.end()) if _in_word(text[place])]
        if any(character.isalpha() for character in token[0]):
            if ends[0] > at:
                yield False, text[at : ends[0]]
            at = ends[-1] + 1
            yield True, text[ends[0] : at]
    if at < len(text):
        yield False, text[at:]


def _in_word(character: str) -> bool:
    return character.isalnum() or category(character).startswith("M")


def _in_letters(word: str, faces: Sequence[Typeface]) -> list[tuple[Typeface | None, str]]:
    """A word in one piece, if the face with all its letters has the rest too; else cut between letters."""
    chosen = list(dict.fromkeys(_face_for(cluster, faces) for cluster in clusters(word) if cluster[0].isalpha()))
    if len(chosen) == 1 and draws(chosen[0], word):
        return [(chosen[0], word)]
    return [(_face_for(cluster, faces), cluster) for cluster in clusters(word)]


def _face_for(cluster: str, faces: Sequence[Typeface]) -> Typeface:
    return next((face for face in faces if draws(face, cluster)), faces[0])


def clusters(text: str) -> Iterator[str]:
    """The parts that a reader takes as one letter: a base with its combining marks, and the parts that a joiner joins (UAX #29, legacy
    clusters).
    """
    start = 0
    for at in range(1, len(text)):
        if not (category(text[at]).startswith("M") or _JOINER in (text[at], text[at - 1])):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]
