"""Finds words in a file as they were typed: folded over lines, in quotation marks, with Markdown between them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from forumprint.base.problems import Where
from forumprint.files.disk import remembered_of_file
from forumprint.files.event_file import read_bytes
from forumprint.files.yaml.text import decode, place

# The signs that may stand between two characters of a text: Markdown's marks, and the backslash of an escape.
_MARKUP = r"(?:[*_\\]|\]\([^)\s]*\)|\]\{[^}\n]*\}|\[)*"
_FAR = 20_000


class TypedText:
    """Looks for parts of one text, each after the previous one.

    Args:
        where: The place where the text begins.
    """

    def __init__(self, where: Where) -> None:
        self._where = where
        self._source = _source(Path(where.file))
        lines = self._source.split("\n", max(where.line - 1, 0))
        self._at = sum(len(line) + 1 for line in lines[: where.line - 1]) + max(where.column - 1, 0) if where.line else 0

    def find(self, before: str, typed: str, after: str) -> Where:
        """The place of `typed` between `before` and `after`. If the search fails, the beginning of the text."""
        pattern = f"({_pattern(before)}){_MARKUP}({_pattern(typed)}){_MARKUP}{_pattern(after)}"
        found = re.compile(pattern).search(self._source, self._at, self._at + _FAR)
        if found is None:
            return self._where
        self._at = found.end(2)
        return place(self._source, found.end(1), self._where.file)


@remembered_of_file("event files as they were typed", most=16)
def _source(path: Path) -> str:
    text, _ = decode(read_bytes(path, str(path)), str(path))
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _pattern(words: str) -> str:
    """Finds the words in any folding and quoting of YAML."""
    parts: list[str] = []
    for part in re.split(r"([ \t\r\n]+)", words):
        if part and not part.strip(" \t\r\n"):
            parts.append(r"(?:\s|\\\n)+")
        else:
            parts += ({"'": "''?", '"': r'\\?"'}.get(character, re.escape(character)) for character in part)
    return _MARKUP.join(parts)
