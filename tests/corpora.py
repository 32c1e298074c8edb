"""The corpus: sentences of each language, with the places where a style guide allows a line to end (`corpus/LANGUAGE.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from forumprint.files.languages import hyphenation_patterns, language_tags, load_language
from forumprint.type.typesetter import Typesetter

FOLDER = Path(__file__).parent / "corpus"
NO_BREAK = {"~": "\u00a0", "_": "\u202f"}
HYPHEN, NO_HYPHEN = "·", "¦"


class Sentence(NamedTuple):
    """A sentence as typed and as set.

    Attributes:
        text: The text as set, with its no-break spaces.
        spaces: The numbers of characters up to each place where a line may end after a space, with that space.
        hyphens: The same, for places where a word may be divided with a hyphen.
        others: The same, for places where a line may end inside a word without a new hyphen.
    """

    language: str
    rule: str
    source: str
    typed: str
    text: str
    spaces: frozenset[int]
    hyphens: frozenset[int]
    others: frozenset[int]


class Divided(NamedTuple):
    """A word with a guide's good divisions and its wrong ones."""

    language: str
    good: str
    never: tuple[str, ...]
    source: str


@cache
def _file(tag: str) -> dict[str, object]:
    loaded = yaml.safe_load((FOLDER / f"{tag}.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def sources(tag: str) -> dict[str, str]:
    """The guides that a language's file cites."""
    found = _file(tag)["sources"]
    assert isinstance(found, dict)
    return found


def sentences(tag: str) -> Iterator[Sentence]:
    """A language's sentences."""
    entries = _file(tag)["sentences"]
    assert isinstance(entries, list)
    for entry in entries:
        yield _read(tag, entry)


def words(tag: str) -> Iterator[Divided]:
    """A language's words."""
    entries = _file(tag)["words"]
    assert isinstance(entries, list)
    for entry in entries:
        yield Divided(tag, entry["good"], tuple(entry["never"]), entry["source"])


def _read(tag: str, entry: dict[str, str]) -> Sentence:
    text = ""
    places: dict[str, set[int]] = {" ": set(), HYPHEN: set(), NO_HYPHEN: set()}
    for character in entry["set"]:
        if character in (HYPHEN, NO_HYPHEN):
            places[character].add(len(text))
            continue
        text += NO_BREAK.get(character, character)
        if character == " ":
            places[character].add(len(text))
    spaces, hyphens, others = (frozenset(found) for found in places.values())
    return Sentence(tag, entry["rule"], entry["source"], entry["typed"], text, spaces, hyphens, others)


@cache
def every_language() -> Typesetter:
    """All languages with data."""
    return Typesetter({tag: load_language(tag) for tag in language_tags()}, "pl", hyphenation_patterns)
