"""Alternative texts: whether they say something, and are short. A photo without any is an error of the event model."""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.base.problems import Problem, Severity
from forumprint.event.model import Event
from forumprint.model.words import FilePath, Text

# No standard states a number. The US Social Security Administration's guide to alternate text gives about 160 characters as a rule of
# thumb; the checker Evinced gives 140. Some screen readers break a longer text into parts that cannot be paused.
MOST_CHARACTERS = 150


def alternative_problems(event: Event) -> Iterator[Problem]:
    """Alt texts that are too long, or only repeat the file's name or the caption (WCAG 2.2, 1.1.1 and failure F30)."""
    for photo in event.photos:
        if photo.alt is not None:
            yield from _doubts(photo.alt, photo.file)
            if photo.caption is not None and _letters(photo.alt.value) == _letters(photo.caption.value):
                yield Problem(
                    photo.alt.where,
                    "the alt text repeats the caption, which everybody hears anyway",
                    "say in `alt:` what the photo shows, and in `caption:` who or what it is",
                    Severity.WARNING,
                )
    for partner in event.partners:
        if partner.alt is not None and partner.logo is not None:
            yield from _doubts(partner.alt, partner.logo)


def _doubts(alt: Text, file: FilePath) -> Iterator[Problem]:
    if len(alt.value) > MOST_CHARACTERS:
        yield Problem(
            alt.where,
            f"the alt text has {len(alt.value)} characters; a screen reader reads it without a pause, so {MOST_CHARACTERS} are enough",
            "say only the main thing that the picture shows; put the rest into the body or the caption",
            Severity.WARNING,
        )
    name = file.value.rpartition("/")[2]
    if _letters(alt.value) in {_letters(name), _letters(name.rpartition(".")[0])}:
        yield Problem(
            alt.where, "the alt text is the name of the file", "say what the picture shows, as if on the telephone", Severity.WARNING
        )


def _letters(text: str) -> str:
    """A text without case, spaces and marks."""
    return "".join(character for character in text.casefold() if character.isalnum())
