"""The Markdown of a leaflet's body: paragraphs, `##` crossheads, emphasis, strong, lists one level deep, links, and phrases in another
language.

markdown-it reads CommonMark. Everything outside the set above is a problem with its line; nothing is dropped. Tables and strikethrough are
on only so that they are found. The import of markdown-it takes about 40 ms of a cold start, and the package cannot be imported in part. So
the reader imports this module when it meets the first rich text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.problems import Problem, Severity, Where
from forumprint.event.language_spans import foreign_phrases
from forumprint.event.richtext import Block, Bullets, Crosshead, Inline, Paragraph, RichText
from forumprint.model.words import is_language

Locate = Callable[[int, int], Where]

_LINKS = ("http://", "https://", "mailto:")
_ESCAPE = "if you mean text, write `\\` before it"
_SPLIT = "write a paragraph on its own, with an empty line before and after it"

# Token of markdown-it → message, hint.
_OUTSIDE = {
    "blockquote_open": ("block quotes (`>`) cannot be set in the body", "put the quote under `quotes:`, or write it as a paragraph"),
    "table_open": ("tables cannot be set in the body", "write the rows as a list"),
    "hr": ("a line across the text cannot be set in the body", "delete it, or write a `##` crosshead there"),
    "fence": ("code cannot be set in the body", "delete the lines with ``` or ~~~"),
    "code_block": ("a paragraph that is indented by four spaces would be code", "begin it in the same column as the other paragraphs"),
    "code_inline": ("code cannot be set in the body", "delete the backticks (`)"),
    "html_block": ("HTML cannot be set in the body", "write only the text; for emphasis use *…* or **…**"),
    "html_inline": ("HTML cannot be set in the body", "write only the text; for emphasis use *…* or **…**"),
    "image": ("pictures cannot stand in the body", "put the photo under `photos:`"),
    "s_open": ("struck-out text cannot be set", "delete the text, or the `~~`"),
    "hardbreak": (
        "a line break inside a paragraph cannot be set",
        "leave an empty line for a new paragraph, or delete the spaces or the `\\` at the end of the line",
    ),
    "bullet_list_open": ("a list inside a list cannot be set", "write it as one list"),
    "ordered_list_open": ("a list inside a list cannot be set", "write it as one list"),
    "heading_open": ("a crosshead cannot stand in a list", "write it on a line of its own, before the list"),
}


def parse_markdown(source: str, locate: Locate, language: str, where: Where) -> tuple[RichText, tuple[Problem, ...]]:
    """Read Markdown.

    Args:
        source: The text in Markdown.
        locate: Gives the place in the file for a line and a column of `source`, both from 0.
        language: The language of the text.
        where: The place where the text begins in the file.

    Returns:
        The text that can be set, and a problem for each part that cannot.
    """
    environment: dict[str, dict[str, dict[str, object]]] = {}
    tokens = _parser().parse(source, environment)
    writer = _BlockReader(re.split("\r\n|\n|\r", source), locate)
    blocks = tuple(writer.blocks(tokens))
    for reference in environment.get("references", {}).values():
        line = reference.get("map")
        writer.report(
            line[0] if isinstance(line, list) else 0,
            "link definitions (`[name]: address`) cannot be used",
            "write the link where it stands: [text](https://…)",
        )
    return RichText(blocks, language, where), tuple(writer.problems)


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Accept every address as a link. Otherwise markdown-it would print an invalid one as text; here it becomes a problem."""
        return True


def _parser() -> MarkdownIt:
    return _Markdown("commonmark").enable(["table", "strikethrough"]).use(foreign_phrases)


class _InlineState(Struct):
    """The position in a paragraph while it is read, and the marks of its text."""

    line: int
    column: int
    strong: int = 0
    emphasis: int = 0
    href: str | None = None
    languages: tuple[str | None, ...] = (None,)


class _BlockReader:
    """Makes blocks from markdown-it's flat list of tokens."""

    def __init__(self, lines: Sequence[str], locate: Locate) -> None:
        self.problems: list[Problem] = []
        self._lines = lines
        self._locate = locate

    def report(self, line: int, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(self._place(line, self._indent(line)), message, hint, severity))

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for group in _groups(tokens):
            match group[0].type:
                case "paragraph_open":
                    yield Paragraph(self._inlines(group[1]))
                case "heading_open":
                    yield self._crosshead(group)
                case "bullet_list_open" | "ordered_list_open":
                    yield self._list(group)
                case _:
                    self._outside(group[0], _line(group[0]))

    def _place(self, line: int, column: int) -> Where:
        return self._locate(min(line, len(self._lines) - 1), column)

    def _indent(self, line: int) -> int:
        text = self._lines[line] if line < len(self._lines) else ""
        return len(text) - len(text.lstrip())

    def _outside(self, token: Token, line: int) -> None:
        message, hint = _OUTSIDE.get(token.type, ("this kind of Markdown cannot be set", _SPLIT))
        self.report(line, message, hint)

    def _crosshead(self, group: Sequence[Token]) -> Crosshead:
        opening = group[0]
        if opening.markup in ("=", "-"):
            hint = "leave an empty line between them, or write `## ` before the text"
            self.report(_line(opening), "a line under a text would make it a heading", hint)
        elif opening.markup != "##":
            self.report(_line(opening), f"`{opening.markup}` headings cannot be set in the body", "write `## ` for a crosshead")
        return Crosshead(self._inlines(group[1]))

    def _list(self, group: Sequence[Token]) -> Bullets:
        opening = group[0]
        items = _groups(group[1:-1])
        ordered = opening.type == "ordered_list_open"
        start = int(opening.attrs.get("start", 1)) if ordered else None
        self._doubt(_line(opening), opening, start, len(items))
        return Bullets(tuple(self._item(item) for item in items), start)

    def _doubt(self, line: int, opening: Token, start: int | None, count: int) -> None:
        """Report text that only looks like a list: "2024. was a good year", or speech after a hyphen."""
        if start is not None and (start > 999 or (count == 1 and start > 1)):
            typed = f"{start}{opening.markup}"
            self.report(line, f"`{typed}` begins a numbered list here", f"if you mean text, write `{start}\\{opening.markup}`")
        elif count == 1 and start is None:
            hint = "for speech, begin with a dash (–); for text, write `\\` before it"
            self.report(line, f"`{opening.markup}` begins a list of one item", hint, Severity.WARNING)

    def _item(self, item: Sequence[Token]) -> tuple[Inline, ...]:
        parts = _groups(item[1:-1])
        if not parts:
            self.report(_line(item[0]), "an item of this list is empty", "write its text, or delete it")
            return ()
        paragraphs = [part for part in parts if part[0].type == "paragraph_open"]
        for part in parts:
            if part not in paragraphs:
                self._outside(part[0], _line(part[0]))
        if len(paragraphs) > 1:
            hint = "join the paragraphs, or begin the next one at the left edge"
            self.report(_line(paragraphs[1][0]), "a list item can hold only one paragraph", hint)
        return tuple(inline for paragraph in paragraphs for inline in self._inlines(paragraph[1]))

    def _inlines(self, block: Token) -> tuple[Inline, ...]:
        line = _line(block)
        pen = _InlineState(line, self._indent(line))
        inlines: list[Inline] = []
        for token in block.children or ():
            text = self._step(token, pen)
            if text:
                found = self._found(text, pen)
                marked = Inline(text, found, pen.strong > 0, pen.emphasis > 0, pen.href, pen.languages[-1])
                _append(inlines, marked)
        return tuple(inlines)

    def _step(self, token: Token, pen: _InlineState) -> str:
        """Move the pen over one token, and return the text that it prints."""
        match token.type:
            case "text" | "text_special":
                self._check_text(token.content, pen.line)
                return unicodedata.normalize("NFC", token.content)
            case "softbreak":
                pen.line, pen.column = pen.line + 1, self._indent(pen.line + 1)
                return " "
            case "strong_open" | "strong_close":
                pen.strong += token.nesting
            case "em_open" | "em_close":
                pen.emphasis += token.nesting
            case "link_open":
                pen.href = self._href(token, pen.line)
            case "link_close":
                pen.href = None
            case "span_open":
                pen.languages += (self._spoken(token, pen.line),)
            case "span_close":
                pen.languages = pen.languages[:-1]
            case "s_close":
                pass
            case _:
                self._outside(token, pen.line)
                return self._salvaged(token, pen)
        return ""

    def _salvaged(self, token: Token, pen: _InlineState) -> str:
        """The rest of a token that cannot be set. With it, later problems name the right line."""
        if token.type == "hardbreak":
            pen.line += 1
            return " "
        pen.line += token.content.count("\n")
        return token.content

    def _check_text(self, text: str, line: int) -> None:
        if "{lang" in text:
            hint = "write `[Guten Tag]{lang=de}`: the brace touches the bracket, and both are closed"
            self.report(line, "`{lang` would be printed as it was typed", hint, Severity.WARNING)
        if "**" in text:
            hint = "`**` must touch the word that it marks; outside it there must be a space or a punctuation mark"
            self.report(line, "`**` would be printed as it was typed", hint, Severity.WARNING)

    def _href(self, token: Token, line: int) -> str | None:
        address = str(token.attrs.get("href", ""))
        if token.attrs.get("title"):
            self.report(line, "a link's title is not printed", "delete the words in quotation marks after the address")
        if address.startswith(_LINKS):
            return address
        self.report(line, f"`{address}` cannot be a link in a leaflet", "write https://…, or mailto:…")
        return None

    def _spoken(self, token: Token, line: int) -> str | None:
        """The language of a phrase; None, with a problem, if it is not a language."""
        if "lang" not in token.meta:
            hint = f"write {{lang=de}} for words in German; if you mean text, write `\\` before `{{{token.meta['attributes']}}}`"
            self.report(line, f"`{{{token.meta['attributes']}}}` has no meaning here", hint)
            return None
        tag: str = token.meta["lang"]
        if not is_language(tag):
            self.report(line, f"`{tag}` is not a language tag", "write a BCP 47 tag, such as {lang=de} or {lang=pt-BR}")
            return None
        return tag

    def _found(self, text: str, pen: _InlineState) -> Where:
        """The text's place. It has the exact column if the text stands in its line as typed."""
        typed = self._lines[pen.line] if pen.line < len(self._lines) else ""
        column = typed.find(text, pen.column)
        if column >= 0:
            start, pen.column = column, column + len(text)
            return self._place(pen.line, start)
        return self._place(pen.line, pen.column)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _groups(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The top-level blocks: each runs from its opening token to its closing one."""
    groups = []
    start = 0
    for end, token in enumerate(tokens):
        if token.level == tokens[start].level and token.nesting <= 0 and (token.nesting < 0 or start == end):
            groups.append(tokens[start : end + 1])
            start = end + 1
    return groups


def _append(inlines: list[Inline], inline: Inline) -> None:
    """Add an inline, or add its text to the previous one if both have the same marks."""
    if inlines and replace(inlines[-1], text="", where=inline.where) == replace(inline, text=""):
        inlines[-1] = replace(inlines[-1], text=inlines[-1].text + inline.text)
    else:
        inlines.append(inline)
