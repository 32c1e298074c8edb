"""YAML as a tree of nodes that keep their text and their place.

PyYAML's parser gives events; this module makes its own immutable nodes from them. A scalar is never resolved: `no`, `10:00`, `1e3` and
`2024-12-03` stay as typed until a model says which type it wants. Some parts of YAML are useless in an event file (tags, merge keys, second
documents). Each is a problem. Harmful input (alias bombs, depth) is a problem too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

from forumprint.base.errors import InputError
from forumprint.base.problems import Problem, Where, in_file_order
from forumprint.files.yaml.errors import explained
from forumprint.files.yaml.text import decode, place

if TYPE_CHECKING:
    from yaml._yaml import Mark as FastMark
    from yaml.error import Mark
    from yaml.events import AliasEvent, CollectionStartEvent, Event, ScalarEvent

MOST_DEPTH = 50
MOST_NODES = 20_000
_FASTEST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ScalarNode(Struct, frozen=True):
    """A text as it stands in the file.

    Attributes:
        plain: Whether it is written without quotation marks and not as a block.
        written: The characters of the file from `where` on that form the text, with quotation marks and block header.
    """

    text: str
    plain: bool
    where: Where
    written: str = ""

    @property
    def absent(self) -> bool:
        """An empty value, or `~`."""
        return self.plain and self.text in ("", "~")

    def locate(self, line: int, column: int) -> Where:
        """The place in the file of the character at `line` and `column` of the text (from 0).

        A literal block (`|`) keeps its lines. Elsewhere folding, indentation and line ends change only white space. So the n-th visible
        character of the text is the n-th visible character of the file. In double quotation marks with escapes only the beginning is known.
        """
        head = self.written[:1]
        if not self.written or (head == '"' and "\\" in self.written):
            return self.where
        rows = self.text.split("\n")
        line = min(line, len(rows) - 1)
        if head == "|":
            typed = self.written.splitlines()[1:]
            margin = typed[line].find(rows[line]) if line < len(typed) else 0
            return Where(self.where.file, self.where.line + 1 + line, max(margin, 0) + column + 1)
        wanted = sum(_visible(row) for row in rows[:line]) + _visible(rows[line][:column])
        start = self.written.find("\n") + 1 if head in "|>" else 0
        offset = _nth_visible(self.written, wanted, start + (head in "'\""), quote="'" if head == "'" else "")
        inside = place(self.written, offset, self.where.file)
        first_column = self.where.column - 1 if inside.line == 1 else 0
        return Where(self.where.file, self.where.line + inside.line - 1, first_column + inside.column)


class SequenceNode(Struct, frozen=True):
    items: tuple[Node, ...]
    where: Where


class MappingNode(Struct, frozen=True):
    entries: tuple[tuple[ScalarNode, Node], ...]
    where: Where

    def get(self, key: str) -> Node | None:
        """The node at `key`, if the key is there."""
        return next((value for name, value in self.entries if name.text == key), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The keys, in file order."""
        return tuple(name.text for name, _ in self.entries)


Node = ScalarNode | SequenceNode | MappingNode


def compose(data: bytes, file: str) -> Node:
    """The top-level mapping of a YAML file.

    Args:
        data: The file's bytes.
        file: The file's name in problems.

    Raises:
        InputError: The file cannot be read, or holds something that an event file may not hold. The error carries all problems.
    """
    root, problems = examine(data, file)
    if root is None or problems:
        raise InputError(f"{file} cannot be read", problems)
    return root


def examine(data: bytes, file: str, loader: type = _FASTEST) -> tuple[MappingNode | None, tuple[Problem, ...]]:
    """Like `compose`, but it returns the readable part of the mapping together with the problems. More problems can then be found in it."""
    text, problems = decode(data, file)
    if problems:
        return None, problems
    builder = _Builder(text, file)
    try:
        builder.build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        builder.problems.extend(_hopeless_before(error, text, file, loader) or (explained(error, text, file),))
        return None, in_file_order(builder.problems)
    except _Hopeless:
        return None, in_file_order(builder.problems)
    root = builder.root
    if isinstance(root, MappingNode):
        return root, in_file_order(builder.problems)
    if root is None or (isinstance(root, ScalarNode) and root.absent):
        builder.report(Where(file, 1, 1), "the file is empty", "write at least `title: …`")
    else:
        builder.report(root.where, "the file does not begin with a key", "write `key: value` on each line, such as `title: …`")
    return None, in_file_order(builder.problems)


def _hopeless_before(error: yaml.MarkedYAMLError, text: str, file: str, loader: type) -> tuple[Problem, ...]:
    """The problem that stops our reading before the place where the parser stopped.

    Parsers read ahead, and some have their own limit for depth. Without this check their message would come before ours.
    """
    before = text[: error.problem_mark.index] if error.problem_mark else ""
    builder = _Builder(before, file)
    try:
        builder.build(yaml.parse(before, Loader=loader))
    except _Hopeless:
        return (builder.problems[-1],)
    except yaml.MarkedYAMLError:
        pass
    return ()


class _Hopeless(Exception):
    """Further reading would find nothing useful."""


class _Open(Struct):
    """A collection that has not ended yet."""

    where: Where
    anchor: str | None
    keys: dict[str, ScalarNode] | None
    nodes: list[Node] = []
    key: ScalarNode | None = None
    duplicate: bool = False
    size: int = 1
    height: int = 1


class _Builder:
    """Makes nodes from parser events, with a stack of its own. So depth is a problem, never a crash."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._text = text
        self._file = file
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        self._documents = 0
        self._nodes = 0

    def report(self, where: Where, message: str, hint: str) -> None:
        self.problems.append(Problem(where, message, hint))

    def build(self, events: Iterable[Event]) -> None:
        for event in events:
            match event:
                case yaml.ScalarEvent():
                    self._check_tag(event)
                    self._add(self._scalar(event), event.anchor)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._check_tag(event)
                    self._begin(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._end()
                case yaml.AliasEvent():
                    self._alias(event)
                case yaml.DocumentStartEvent():
                    self._document(self._place(event))

    def _place(self, event: Event) -> Where:
        mark = _mark(event.start_mark)
        return Where(self._file, mark.line + 1, mark.column + 1)

    def _document(self, where: Where) -> None:
        self._documents += 1
        if self._documents > 1:
            self.report(where, "a second document begins here", "a file holds one document: delete the line `---`")
            raise _Hopeless

    def _scalar(self, event: ScalarEvent) -> ScalarNode:
        decorated = event.anchor is not None or event.tag is not None
        written = "" if decorated else self._text[_mark(event.start_mark).index : _mark(event.end_mark).index]
        return ScalarNode(event.value, event.style is None or event.style == "", self._place(event), written)

    def _check_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.report(
                self._place(event),
                f"the tag `{tag}` has no meaning here",
                "delete it; a text that begins with `!` must stand in quotation marks",
            )

    def _begin(self, event: CollectionStartEvent) -> None:
        where = self._place(event)
        if len(self._open) >= MOST_DEPTH:
            self.report(where, f"the file is nested deeper than {MOST_DEPTH} levels", "no event needs this depth; is this the right file?")
            raise _Hopeless
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)
        self._open.append(_Open(where, event.anchor, {} if isinstance(event, yaml.MappingStartEvent) else None))

    def _end(self) -> None:
        done = self._open.pop()
        node: Node
        if done.keys is None:
            node = SequenceNode(tuple(done.nodes), done.where)
        else:
            node = MappingNode(tuple(zip(done.keys.values(), done.nodes, strict=True)), done.where)
        self._add(node, done.anchor, done.size, done.height + 1)

    def _alias(self, event: AliasEvent) -> None:
        where = self._place(event)
        known = self._anchors.get(event.anchor or "")
        if known is None and any(outer.anchor == event.anchor for outer in self._open):
            self.report(where, f"`*{event.anchor}` stands inside the part that it repeats", "write the part in full")
            raise _Hopeless
        if known is None:
            self.report(
                where,
                f"`*{event.anchor}` has no anchor in this file",
                "a text that begins with `*` must stand in quotation marks",
            )
            known = (ScalarNode("", True, where), 1, 1)
        node, size, height = known
        if len(self._open) + height > MOST_DEPTH:
            self.report(where, f"the aliases in this file nest deeper than {MOST_DEPTH} levels", "write the parts in full")
            raise _Hopeless
        self._nodes += size
        self._add(node, None, size, height)

    def _add(self, node: Node, anchor: str | None, size: int = 1, height: int = 1) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            hint = "no event needs this many; is this the right file? Aliases (`*name`) count with everything that they repeat"
            self.report(node.where, f"the file holds more than {MOST_NODES} values", hint)
            raise _Hopeless
        if anchor is not None:
            self._anchors[anchor] = (node, size, height)
        if not self._open:
            self.root = node
            return
        outer = self._open[-1]
        outer.size += size
        outer.height = max(outer.height, height)
        if outer.keys is None:
            outer.nodes.append(node)
        elif outer.key is None:
            outer.key = self._key(node, outer)
        else:
            if not outer.duplicate:
                outer.nodes.append(node)
            outer.key, outer.duplicate = None, False

    def _key(self, node: Node, outer: _Open) -> ScalarNode:
        assert outer.keys is not None
        if not isinstance(node, ScalarNode):
            self.report(node.where, "a bracket stands where a key should", "if you mean text, put it in quotation marks")
            outer.duplicate = True
            return ScalarNode("", False, node.where)
        if node.plain and node.text == "<<":
            self.report(node.where, "merge keys (`<<`) are not allowed", "write the fields in full, or use `include:`")
            outer.duplicate = True
        elif node.text in outer.keys:
            first = outer.keys[node.text].where
            self.report(node.where, f"`{node.text}` stands here a second time; the first is on line {first.line}", "keep one of the two")
            outer.duplicate = True
        else:
            outer.keys[node.text] = node
        return node


def _mark(mark: Mark | FastMark | None) -> Mark | FastMark:
    assert mark is not None, "parsers say where each event stands"
    return mark


def _visible(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _nth_visible(written: str, wanted: int, start: int, quote: str) -> int:
    """The offset of the `wanted`-th visible character from `start` on. A doubled `quote` counts once."""
    offsets = list(_visible_offsets(written, start, quote))
    return offsets[min(wanted, len(offsets) - 1)] if offsets else start


def _visible_offsets(written: str, start: int, quote: str) -> Iterator[int]:
    offset = start
    while offset < len(written):
        if not written[offset].isspace():
            yield offset
        offset += 2 if quote and written.startswith(quote * 2, offset) else 1
