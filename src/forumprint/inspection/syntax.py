"""A scanner over the bytes of objects and content (ISO 32000-1, 7.2 and 7.3)."""

from __future__ import annotations

import re

from forumprint.base.memory import remembered
from forumprint.inspection.objects import NameObject, Ref, UnreadableError, Value

_MOST_NESTED = 100
_TOKEN = re.compile(
    rb"""(?:[\0\t\n\f\r ]+|%[^\r\n]*)*
    (?: (?P<ref>(\d+)[ ]+(\d+)[ ]+R(?![A-Za-z0-9]))
      | (?P<real>[+-]?(?:\d+\.\d*|\.\d+))
      | (?P<int>[+-]?\d+)
      | (?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)
      | (?P<open><<|\[)
      | (?P<close>>>|\])
      | <(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*)>
      | (?P<string>\()
      | (?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+)
    )""",
    re.VERBOSE,
)
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_STRING = re.compile(rb"[()\\]")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"(": b"(", b")": b")", b"\\": b"\\"}
_OCTAL = re.compile(rb"[0-7]{1,3}")
_WORDS: dict[bytes, Value] = {b"true": True, b"false": False, b"null": None}


_PLAIN_NUMBERS = re.compile(rb"(?:[ \n]*+[+-]?(?:\d++\.?\d*+|\.\d++)(?=[ \n\]]))*+[ \n]*+\]")


class Keyword(bytes):
    """A word that is not an object: `obj`, `stream`, an operator."""

    __slots__ = ()


class Scanner:
    """Reads one object after the other. `at` is its position."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    def next(self, depth: int = 0) -> Value | Keyword:
        """The next object or keyword.

        Raises:
            EOFError: Nothing is left.
            UnreadableError: The next bytes are neither an object nor a keyword, or are nested too deep.
        """
        match = _TOKEN.match(self.data, self.at)
        if match is None:
            if self.data[self.at :].strip(b"\0\t\n\f\r ") == b"":
                raise EOFError
            raise UnreadableError("the file is damaged")
        self.at = match.end()
        match match.lastgroup:
            case "ref":
                return Ref(int(match[2]), int(match[3]))
            case "int":
                return int(match["int"][:20])
            case "real":
                return float(match["real"])
            case "name":
                return _name(match["name"])
            case "hex":
                return unhex(match["hex"])
            case "string":
                return self._string()
            case "open":
                return self._nested(match["open"], depth + 1)
            case "close":
                return Keyword(match["close"])
        word = match["word"]
        return _WORDS[word] if word in _WORDS else Keyword(word)

    def _nested(self, opening: bytes, depth: int) -> Value:
        if depth > _MOST_NESTED:
            raise UnreadableError("its objects are nested too deep")
        closing = b">>" if opening == b"<<" else b"]"
        if closing == b"]" and (numbers := _PLAIN_NUMBERS.match(self.data, self.at)):
            self.at = numbers.end()
            return [float(number) if b"." in number else int(number) for number in numbers[0][:-1].split()]
        items: list[Value] = []
        while (item := self._item(depth)) != closing:
            if not isinstance(item, Keyword):
                items.append(item)
            elif item in (b">>", b"]", b"endobj"):
                raise UnreadableError("the file is damaged")
        if opening == b"[":
            return items
        return {str(key): value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, NameObject)}

    def _item(self, depth: int) -> Value | Keyword:
        try:
            return self.next(depth)
        except EOFError:
            raise UnreadableError("the file ends in the middle") from None

    def _string(self) -> bytes:
        parts: list[bytes] = []
        depth, data = 1, self.data
        while True:
            match = _IN_STRING.search(data, self.at)
            if match is None:
                raise UnreadableError("the file ends in the middle")
            parts.append(data[self.at : match.start()])
            self.at = match.end()
            if match[0] == b"\\":
                parts.append(self._escaped())
                continue
            depth += 1 if match[0] == b"(" else -1
            if not depth:
                return b"".join(parts)
            parts.append(match[0])

    def _escaped(self) -> bytes:
        if octal := _OCTAL.match(self.data, self.at):
            self.at = octal.end()
            return bytes([int(octal[0], 8) & 255])
        follows = self.data[self.at : self.at + 1]
        self.at += 2 if self.data[self.at : self.at + 2] == b"\r\n" else 1
        return b"" if follows in b"\r\n" else _ESCAPES.get(follows, follows)


def unhex(digits: bytes) -> bytes:
    """A string in hexadecimal digits. A missing last digit is 0."""
    digits = bytes(digits.translate(None, b"\0\t\n\f\r "))
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


@remembered("names in PDFs", most=1024)
def _name(written: bytes) -> NameObject:
    if b"#" in written:
        written = _HASH.sub(lambda match: bytes([int(match[1], 16)]), written)
    return NameObject(written[1:].decode("utf-8", errors="replace"))
