"""Itemising: a paragraph's runs cut where the typeface changes, since the role's own lacks letters, and where the direction does.

Plain text of one typeface goes through as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, combining

from forumprint.text.bidi import levels, runs_right_to_left
from forumprint.text.galley import Run, TextStyle
from forumprint.text.shaping import draws

if TYPE_CHECKING:
    from forumprint.text.typefaces import Typeface

_PARTS = re.compile(r"\s+|\S+")
_JOINER = "\u200d"


class Item(NamedTuple):
    """Text in one typeface that runs one way; an odd level runs from right to left (UAX #9)."""

    run: Run
    level: int


def itemised(runs: Sequence[Run]) -> Iterator[Item]:
    """The runs of one paragraph in items, in reading order."""
    text = "".join(run.text for run in runs)
    of_text = levels(text) if runs_right_to_left(text) else None
    at = 0
    for run in runs:
        for style, part in in_faces(run.text, run.style):
            cut = run if style is run.style and part == run.text else Run(part, style, run.passage)
            if of_text is None:
                yield Item(cut, 0)
            else:
                start = 0
                for level, stretch in groupby(of_text[at : at + len(part)]):
                    end = start + len(list(stretch))
                    yield Item(replace(cut, text=part[start:end]), level)
                    start = end
            at += len(part)


def in_faces(text: str, style: TextStyle) -> Iterator[tuple[TextStyle, str]]:
    """The text in stretches of one typeface: the style's own, or the first of its fallback that has the letters.

    A letter keeps its accents. What is no letter goes with its word, so that brackets match and figures look alike; what stands between
    two words goes with both, or if they differ with the style's own face. What no face has is left to the style's own, which reports it.
    """
    faces = (style.typeface, *style.fallback)
    if not style.fallback or draws(style.typeface, text):
        yield style, text
        return
    parts = [(part, _face_of(part, faces)) for part in _PARTS.findall(text)]
    stretches: list[tuple[Typeface, str]] = []
    for number, (part, face) in enumerate(parts):
        if face is not None:
            stretches.append((face, part))
        elif _has_letters(part):
            stretches += _mixed(part, faces)
        else:
            before = next((known for _, known in reversed(parts[:number]) if known), None)
            after = next((known for _, known in parts[number + 1 :] if known), None)
            agreed = before if before is after and before is not None and draws(before, part) else faces[0]
            stretches += [(agreed, part)] if draws(agreed, part) else _mixed(part, faces)
    for face, stretch in groupby(stretches, key=lambda stretch: stretch[0]):
        yield (style if face is style.typeface else replace(style, typeface=face)), "".join(piece for _, piece in stretch)


def _face_of(part: str, faces: Sequence[Typeface]) -> Typeface | None:
    """The one face that all letters of a word come from, if it has the rest of the word too; None for what has no letters."""
    chosen = {_face_for(cluster, faces) for cluster in clusters(part) if cluster[0].isalpha()}
    return next((face for face in chosen if draws(face, part)), None) if len(chosen) == 1 else None


def _face_for(cluster: str, faces: Sequence[Typeface]) -> Typeface:
    return next((face for face in faces if draws(face, cluster)), faces[0])


def _has_letters(part: str) -> bool:
    return any(character.isalpha() for character in part)


def _mixed(part: str, faces: Sequence[Typeface]) -> Iterator[tuple[Typeface, str]]:
    """A word of several faces, cut between letters."""
    for cluster in clusters(part):
        yield _face_for(cluster, faces), cluster


def clusters(text: str) -> Iterator[str]:
    """What a reader takes for one letter: a base with its combining marks, and what a joiner joins (UAX #29, legacy clusters)."""
    start = 0
    for at in range(1, len(text)):
        mark = combining(text[at]) or category(text[at]).startswith("M")
        if not (mark or text[at] == _JOINER or text[at - 1] == _JOINER):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]
