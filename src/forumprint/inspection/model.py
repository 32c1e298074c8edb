"""What was read of a PDF: its tags in reading order, its fonts and pages, what it says of itself, and what is found wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from forumprint.base.frozen import dataclass
from forumprint.base.problems import Problem, Severity, Where
from forumprint.inspection.objects import Value


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Text of one piece of marked content, as ToUnicode and ActualText give it; lines are joined by spaces, soft hyphens kept.

    Attributes:
        page: Counts from 1.
        language: What the content itself says, inside its tag.
    """

    text: str
    page: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link, field or remark on a page.

    Attributes:
        kind: Its subtype: Link, Widget, Text …
        address: A link's URI; None if it leads elsewhere in the file or nowhere.
        inside: Whether it leads to a place in the file.
        key: Its number in the parent tree.
    """

    kind: str
    page: int
    address: str | None = None
    inside: bool = False
    contents: str | None = None
    key: int | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element (ISO 32000-1, 14.7.2).

    Attributes:
        role: The standard type that it stands for, after the role map.
        own_role: The type as the file has it.
        attributes: Of all its owners: ListNumbering, Scope, ColSpan, BBox …
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
    attributes: Mapping[str, Value] = field(default_factory=dict)

    def walk(self) -> Iterator[Tag]:
        """This tag and every tag under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def tags(self, *roles: str) -> Iterator[Tag]:
        """The tags among its own kids, of some roles if any are named."""
        return (kid for kid in self.kids if isinstance(kid, Tag) and (not roles or kid.role in roles))

    def leaves(self) -> Iterator[MarkedText | Annotation]:
        """Content under it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.leaves()
            else:
                yield kid

    @property
    def text(self) -> str:
        """What it reads as, on one line, hyphenated words whole."""
        if self.actual is not None:
            return self.actual
        return plain("".join(kid.text for kid in self.kids if isinstance(kid, Tag | MarkedText)))

    @property
    def on_page(self) -> int | None:
        """The page it begins on."""
        return next((leaf.page for leaf in self.leaves()), self.page)


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font as the file has it.

    Attributes:
        mute: Codes that are shown on a page and stand for no text.
    """

    name: str
    kind: str
    embedded: bool
    tells_text: bool
    mute: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page.

    Attributes:
        untagged: Text that is painted neither as content of a tag nor as an artifact.
        unmarked: How many other things are painted so.
        astray: Marked content that the structure tree does not own, by number.
        misled: Marked content whose entry in the parent tree leads to another tag than its own.
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


@dataclass(frozen=True, slots=True)
class StatedRights:
    """Rights as XMP states them (ISO 16684-1, 8.5); None where it does not."""

    statement: str | None = None
    holder: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the outline; `level` counts from 1."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A PDF as it was read.

    Attributes:
        flavours: The standards that it claims: `ua1`, `2a` …, as veraPDF calls them.
        shows_title: Whether viewers are told to show the title instead of the file's name.
        tree: The structure tree; None if there is none.
        troubles: What stood in the way of reading, in words.
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


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a file, or weakens it.

    Attributes:
        rule: The check's own name, for programs: `figure-alt`.
        source: Where the rule comes from.
    """

    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    page: int | None = None
    source: str = ""

    def problem(self, file: str) -> Problem:
        """As every command tells problems; a PDF has pages rather than lines."""
        place = f"page {self.page}: " if self.page else ""
        source = f" ({self.source})" if self.source else ""
        return Problem(Where(file), f"{place}{self.message}{source}", self.hint, self.severity)


def plain(text: str) -> str:
    r"""Text as it is read: words that were hyphenated at a line's end are whole, spaces single.

    >>> plain("samo\u00ad rządność  miast")
    'samorządność miast'
    """
    for end in ("\N{SOFT HYPHEN}\n", "\N{SOFT HYPHEN} ", "\N{SOFT HYPHEN}"):
        text = text.replace(end, "")
    return " ".join(text.split())
