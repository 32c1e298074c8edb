"""A PDF as it was read: its tags in reading order, its fonts and pages, what it states about itself, and its faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from forumprint.base.problems import Problem, Severity, Where
from forumprint.inspection.objects import Value


class MarkedText(Struct, frozen=True):
    """The text of one piece of marked content, from ToUnicode and ActualText. Spaces join its lines; soft hyphens stay.

    Attributes:
        page: Counts from 1.
        language: The language that the content itself states, inside its tag.
    """

    text: str
    page: int
    language: str | None = None


class Annotation(Struct, frozen=True):
    """A link, a field or a note on a page.

    Attributes:
        kind: The subtype: Link, Widget, Text …
        address: A link's URI; None if it leads into the file or has no target.
        inside: Whether the link leads to a place in the file.
        key: The number in the parent tree.
    """

    kind: str
    page: int
    address: str | None = None
    inside: bool = False
    contents: str | None = None
    key: int | None = None
    hidden: bool = False


class Tag(Struct, frozen=True):
    """A structure element (ISO 32000-1, 14.7.2).

    Attributes:
        role: The standard type, after the role map.
        own_role: The type in the file.
        attributes: The attributes of all owners: ListNumbering, Scope, ColSpan, BBox …
    """

    role: str
    own_role: str
    kids: tuple[Tag | MarkedText | Annotation, ...] = ()
    language: str | None = None
    alt: str | None = None
    actual: str | None = None
    expansion: str | None = None
    page: int | None = None
    identifier: str | None = None
    attributes: Mapping[str, Value] = {}

    def walk(self) -> Iterator[Tag]:
        """This tag and every tag under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def tags(self, *roles: str) -> Iterator[Tag]:
        """The tags directly under this one; only those with the given roles, if roles are given."""
        return (kid for kid in self.kids if isinstance(kid, Tag) and (not roles or kid.role in roles))

    def leaves(self) -> Iterator[MarkedText | Annotation]:
        """The content under this tag, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.leaves()
            else:
                yield kid

    @property
    def text(self) -> str:
        """The text on one line, with hyphenated words whole."""
        if self.actual is not None:
            return self.actual
        return plain("".join(kid.text for kid in self.kids if isinstance(kid, Tag | MarkedText)))

    @property
    def on_page(self) -> int | None:
        """The page on which the tag begins."""
        return next((leaf.page for leaf in self.leaves()), self.page)


class FontFacts(Struct, frozen=True):
    """A font as the file describes it.

    Attributes:
        mute: Codes that a page shows and that have no text.
    """

    name: str
    kind: str
    embedded: bool
    tells_text: bool
    mute: tuple[int, ...] = ()


class PageFacts(Struct, frozen=True):
    """A page.

    Attributes:
        untagged: Text that is neither the content of a tag nor an artifact.
        unmarked: The number of other painted things that are neither.
        astray: The numbers of marked content that the structure tree does not own.
        misled: Marked content whose entry in the parent tree leads to another tag than its owner.
        tab_order: The value of /Tabs.
    """

    width: float
    height: float
    annotations: tuple[Annotation, ...] = ()
    untagged: str = ""
    unmarked: int = 0
    astray: tuple[int, ...] = ()
    misled: tuple[int, ...] = ()
    tab_order: str | None = None


class StatedRights(Struct, frozen=True):
    """Rights as XMP states them (ISO 16684-1, 8.5); None where it states none."""

    statement: str | None = None
    holder: str | None = None
    licence: str | None = None


class OutlineEntry(Struct, frozen=True):
    """An entry of the outline. `level` counts from 1."""

    title: str
    level: int


class ReadDocument(Struct, frozen=True):
    """A PDF as it was read.

    Attributes:
        flavours: The standards that the file claims: `ua1`, `2a` …, in veraPDF's names.
        shows_title: Whether the file tells viewers to show the title instead of the file's name.
        tree: The structure tree; None if there is none.
        troubles: The obstacles to reading, in words.
    """

    pages: tuple[PageFacts, ...]
    language: str | None = None
    title: str | None = None
    information_title: str | None = None
    shows_title: bool = False
    marked: bool = False
    suspects: bool = False
    encrypted: bool = False
    tree: Tag | None = None
    bookmarks: tuple[OutlineEntry, ...] = ()
    fonts: tuple[FontFacts, ...] = ()
    flavours: tuple[str, ...] = ()
    rights: StatedRights = StatedRights()
    colour_intent: bool = False
    troubles: tuple[str, ...] = ()


class Finding(Struct, frozen=True):
    """One fault or weakness of a file.

    Attributes:
        rule: The check's own name, for programs: `figure-alt`.
        source: The source of the rule.
    """

    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    page: int | None = None
    source: str = ""

    def problem(self, file: str) -> Problem:
        """The finding as a problem, which every command reports. A PDF has pages, not lines."""
        place = f"page {self.page}: " if self.page else ""
        source = f" ({self.source})" if self.source else ""
        return Problem(Where(file), f"{place}{self.message}{source}", self.hint, self.severity)


def plain(text: str) -> str:
    r"""Text as a reader sees it: a word hyphenated at the end of a line is whole, and spaces are single.

    >>> plain("samo\u00ad rządność  miast")
    'samorządność miast'
    """
    for end in ("\N{SOFT HYPHEN}\n", "\N{SOFT HYPHEN} ", "\N{SOFT HYPHEN}"):
        text = text.replace(end, "")
    return " ".join(text.split())
