"""The errors of a YAML parser, in a press officer's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from forumprint.base.problems import Problem, Where

if TYPE_CHECKING:
    from yaml.error import Mark, MarkedYAMLError

# The last entry on a line between braces: its key, and the part of its value on that line.
_ENTRY = re.compile(r"""[{,]?\s*(?P<key>[^\s{},:"'][^{},:"']*): +(?P<value>[^{},:"'\[][^{},]*)$""")
_REST_OF_ENTRY = re.compile("[,}]")
_QUOTE = "put the whole text in quotation marks"
_INDENT = "keys that belong together begin in the same column; text that continues must be indented further than its key"

# Words in the parser's error (from libyaml or PyYAML's own parser) → message, hint. The first match is used.
_EXPLAINED = (
    (("tab character",), "a tab stands where only spaces are allowed", "replace the tab by spaces"),
    (("entries are not allowed",), "a list may not begin on the line of its key", "begin a new line before the `-`"),
    (("alias",), "a text without quotation marks may not begin with `*`", _QUOTE),
    (("anchor",), "a text without quotation marks may not begin with `&`", _QUOTE),
    (("scanning a tag", "parsing a tag", "tag handle"), "a text without quotation marks may not begin with `!`", _QUOTE),
    (("directive",), "a line may not begin with `%`", "if you mean text, put it in quotation marks"),
    (
        ("escape", "hexadecimal"),
        "`\\` has a special meaning between double quotation marks",
        "write `\\\\`, or use single quotation marks",
    ),
    (("block scalar",), "this line must be empty after `|` or `>`", "begin the text on the next line, indented further than its key"),
    (("flow mapping",), "the bracket `{` that opens here is not closed correctly", "check the commas, and that `}` stands at its end"),
    (("flow sequence",), "the bracket `[` that opens here is not closed correctly", "check the commas, and that `]` stands at its end"),
    (("flow node",), "a bracket that opens here or before is not closed", "check that every `[` and `{` has its closing bracket"),
    (
        ("'-' indicator", "block collection"),
        "this line does not belong to the list above it",
        "begin it with `- `, or in the column of the list's key",
    ),
    (
        ("expected key", "<block end>"),
        "this line does not fit the lines above it",
        f"{_INDENT}; a text that has a quotation mark in it needs the other kind around it",
    ),
)
# The error shows at the end of the text, but is mended where the text begins.
_MENDED_AT_ITS_BEGINNING = ("simple key", "quoted scalar found unexpected end", "flow mapping", "flow sequence")


def explained(error: MarkedYAMLError, text: str, file: str) -> Problem:
    """The problem for a syntax error, at the place where it is mended."""
    words = f"{error.context or ''} {error.problem or ''}"
    line, column = _position(error.problem_mark)
    if any(part in words for part in _MENDED_AT_ITS_BEGINNING):
        line, column = _position(error.context_mark or error.problem_mark)
    lines = text.splitlines()
    if "flow mapping" in words and (colon := _colon_in_braces(error.problem_mark, lines, file)):
        return colon
    typed = lines[line] if line < len(lines) else ""
    message, hint = _words(words, typed, column)
    return Problem(Where(file, line + 1, column + 1), message, hint)


def _position(mark: Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark is not None else (0, 0)


def _words(words: str, typed: str, column: int) -> tuple[str, str]:
    if "mapping values" in words:
        return _colon(typed)
    if "start any token" in words:
        return _first_character(typed[column : column + 1])
    if "simple key" in words:
        return "this line is not `key: value`, and does not continue a text", f"is a colon missing? {_INDENT}"
    if "quoted scalar found unexpected end" in words:
        mark = typed[column : column + 1]
        return f"the quotation mark {mark} that opens here is never closed", f"put {mark} at the end of the text"
    for needles, message, hint in _EXPLAINED:
        if any(needle in words for needle in needles):
            return message, hint
    return f"this is not YAML ({words.strip()})", "compare with the example event"


def _colon(typed: str) -> tuple[str, str]:
    key, colon, value = typed.strip().partition(": ")
    if colon and ":" in value and not value.startswith(("{", "[", '"', "'")):
        mark = "'" if '"' in value else '"'
        return "a text with a colon in it needs quotation marks", f"write {key}: {mark}{value}{mark}"
    return "a key cannot stand here", _INDENT


def _colon_in_braces(stopped: Mark | None, lines: list[str], file: str) -> Problem | None:
    """The message for `{key: text: more}` if the parser stops at the second colon. The place is that of the text."""
    line, column = _position(stopped)
    typed = lines[line] if line < len(lines) else ""
    entry = _ENTRY.search(typed[:column])
    if typed[column : column + 1] != ":" or entry is None:
        return None
    value = _REST_OF_ENTRY.split(typed[entry.start("value") :], maxsplit=1)[0].rstrip()
    mark = "'" if '"' in value else '"'
    hint = f"write {entry['key']}: {mark}{value}{mark}"
    return Problem(Where(file, line + 1, entry.start("value") + 1), "a text with a colon in it needs quotation marks", hint)


def _first_character(character: str) -> tuple[str, str]:
    if character == "\t":
        return "a tab stands where only spaces are allowed", "replace the tab by spaces"
    return f"a text without quotation marks may not begin with `{character}`", _QUOTE
