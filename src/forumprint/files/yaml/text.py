"""A file's bytes as text for YAML: size, encoding, invisible characters."""

from __future__ import annotations

import re

from forumprint.base.problems import Problem, Where

MOST_BYTES = 1_000_000
_MOST_REPORTED = 20
_SAVE_AS_UTF8 = "save the file as UTF-8; most editors offer this under “Save as”"
# YAML 1.1, 5.1: the characters that a stream may hold, without the line separators that editors do not count as line ends.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|\n|\r")


def decode(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The file's text without a byte order mark, and the problems of reading it. The text is "" if it cannot be decoded."""
    if len(data) > MOST_BYTES:
        message = f"the file is too large: the limit is {MOST_BYTES // 1000} kB"
        return "", (Problem(Where(file), message, "an event is a few pages of text; is this the right file?"),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", (Problem(Where(file, 1, 1), "the file is not in UTF-8 but in UTF-16", _SAVE_AS_UTF8),)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"the file is not in UTF-8: the byte 0x{data[error.start]:02X} is not a letter there"
        return "", (Problem(place(before, len(before), file), message, _SAVE_AS_UTF8),)
    return text, tuple(_forbidden(text, file))


def place(text: str, offset: int, file: str) -> Where:
    """The line and column of the character at `offset`."""
    ends = [match.end() for match in _LINE_END.finditer(text, 0, offset)]
    return Where(file, len(ends) + 1, offset - (ends[-1] if ends else 0) + 1)


def _forbidden(text: str, file: str) -> list[Problem]:
    found = [match.start() for match in _FORBIDDEN.finditer(text)][:_MOST_REPORTED]
    return [
        Problem(
            place(text, offset, file),
            f"an invisible character (U+{ord(text[offset]):04X}) stands here",
            "delete it; if the message stays, type the text round it again",
        )
        for offset in found
    ]
