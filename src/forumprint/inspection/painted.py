"""What a page paints, whether it is tagged, and its fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from forumprint.inspection.fonts import Font
from forumprint.inspection.objects import Dictionary, Objects, Ref, Value

Mark = tuple[int | None, int]
"""The number of the form that holds the marked content (None for the page itself), and its MCID."""


class PageContent(Struct):
    """Everything that a page paints.

    Attributes:
        pieces: Text and language of marked content.
        untagged: The text outside all marks.
        unmarked: The number of pictures and shapes outside all marks.
        forms: The number of forms that were run.
    """

    pieces: dict[Mark, tuple[str, str | None]] = {}
    untagged: list[str] = []
    unmarked: int = 0
    forms: int = 0


class Fonts:
    """The fonts of a file. Each is read once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[Ref | int, Font] = {}
        self._kept: list[Value] = []

    def font(self, value: Value) -> Font:
        """The font that a resource names."""
        key: Ref | int = value if isinstance(value, Ref) else id(value)
        if key not in self._known:
            self._kept.append(value)
            self._known[key] = Font(self._objects, self._objects.dictionary(value))
        return self._known[key]

    def __iter__(self) -> Iterator[Font]:
        return iter(self._known.values())


PageReader = Callable[[Objects, Fonts, Dictionary, PageContent], None]
"""Reads what a page paints and stores it in a `PageContent`."""


def content_of(objects: Objects, page: Dictionary) -> bytes:
    """A page's content: one stream, or several in a row."""
    streams = [stream for item in objects.items(page.get("Contents")) if (stream := objects.stream(item)) is not None]
    return b"\n".join(stream.data() for stream in streams)
