"""The fonts of a file: whether they are embedded, and the text of their codes (ISO 32000-1, 9.6, 9.7 and 9.10)."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from forumprint.inspection.model import FontFacts
from forumprint.inspection.objects import Dictionary, NameObject, Objects, Value

_MOST_MAPPED = 1 << 16
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]*)><([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]*)><([0-9A-Fa-f]*)>(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])")
_DIGITS = re.compile(rb"<([0-9A-Fa-f]*)>")
_BLANKS = b" \t\n\r\f\v\0"
_CODECS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "StandardEncoding": "latin-1"}
_GLYPHS = {"space": " ", "period": ".", "comma": ",", "hyphen": "-", "colon": ":", "semicolon": ";", "bullet": "•", "endash": "–"}
_WHOLE_FACES = ("Type3",)
_FILES = ("FontFile", "FontFile2", "FontFile3")


class Font:
    """One font. It decodes the strings set in it, and remembers the codes without text."""

    def __init__(self, objects: Objects, font: Dictionary) -> None:
        self.kind = objects.name(font.get("Subtype")) or "unknown"
        self.composite = self.kind == "Type0"
        below = objects.dictionary(next(iter(objects.array(font.get("DescendantFonts"))), None)) if self.composite else font
        self.name = objects.name(font.get("BaseFont")) or objects.name(font.get("Name")) or "a font without a name"
        descriptor = objects.dictionary(below.get("FontDescriptor"))
        self.embedded = self.kind in _WHOLE_FACES or any(objects.stream(descriptor.get(key)) is not None for key in _FILES)
        stream = objects.stream(font.get("ToUnicode"))
        self._text: Mapping[int, str] = to_unicode(stream.data()) if stream is not None else {}
        self._encoding = None if self.composite else _encoding(objects, font.get("Encoding"))
        self.tells_text = stream is not None or self._encoding is not None
        self._measure = partial(_cid_widths, objects, below) if self.composite else partial(_simple_widths, objects, font)
        self._widths: tuple[Mapping[int, float], float] | None = None
        self._mute: set[int] = set()

    def codes(self, shown: bytes) -> Sequence[int]:
        """The codes in a string. A composite font has two bytes for each."""
        return struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2]) if self.composite else shown

    def decoded(self, codes: Sequence[int]) -> str:
        """The text of these codes. A code without text gives nothing."""
        text = self._text
        try:
            return "".join([text[code] for code in codes])
        except KeyError:
            return "".join(self._one(code) for code in codes)

    def note(self, codes: Iterable[int]) -> None:
        """Remember the codes that have no text, without decoding the others."""
        self._mute.update(code for code in codes if not self._text.get(code))

    def width(self, codes: Sequence[int]) -> float:
        """The distance that these codes move the pen, in 1/1000 of the size."""
        if self._widths is None:
            self._widths = self._measure()
        widths, usual = self._widths
        return sum([widths.get(code, usual) for code in codes])

    def facts(self) -> FontFacts:
        """The facts for the checks, once all pages have been read."""
        return FontFacts(self.name, self.kind, self.embedded, self.tells_text, tuple(sorted(self._mute)))

    def _one(self, code: int) -> str:
        if code in self._text:
            return self._text[code]
        if self._encoding is not None and (text := self._encoding(code)):
            return text
        self._mute.add(code)
        return ""


def to_unicode(cmap: bytes) -> Mapping[int, str]:
    """A ToUnicode map (ISO 32000-1, 9.10.3), as a mapping from code to text.

    >>> to_unicode(b"1 beginbfchar <0003> <0041> endbfchar 1 beginbfrange <0010> <0012> <0061> endbfrange")
    {3: 'A', 16: 'a', 17: 'b', 18: 'c'}
    """
    text: dict[int, str] = {}
    for block in _BLOCK.finditer(cmap):
        mapped = block[2].translate(None, _BLANKS)
        if block[1] == b"bfchar":
            text.update((_number(code), _utf16(stands)) for code, stands in _PAIR.findall(mapped))
            continue
        for first, last, start, listed in _RANGE.findall(mapped):
            low, high = _number(first), _number(last)
            if high - low + len(text) > _MOST_MAPPED:
                break
            each = [_utf16(digits) for digits in _DIGITS.findall(listed)] if listed else _run(_utf16(start), high - low + 1)
            text.update(zip(range(low, high + 1), each, strict=False))
    return text


def _run(first: str, count: int) -> Iterator[str]:
    for step in range(count):
        last = ord(first[-1]) + step if first else 0
        yield first[:-1] + chr(last) if 0 < last < 0x110000 else ""


def _number(digits: bytes) -> int:
    return int(digits or b"0", 16)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii")).decode("utf-16-be", errors="ignore").replace("\0", "")


def _encoding(objects: Objects, value: Value) -> Callable[[int], str] | None:
    """A simple font's encoding: the name of a codec, and the differences from it."""
    value = objects.value(value)
    name = str(value) if isinstance(value, NameObject) else objects.name(objects.dictionary(value).get("BaseEncoding"))
    differences = {} if isinstance(value, NameObject) else _differences(objects, objects.dictionary(value).get("Differences"))
    if name not in _CODECS and not differences:
        return None
    codec = _CODECS.get(name or "", "latin-1")
    return lambda code: differences.get(code, bytes([code & 255]).decode(codec, errors="ignore"))


def _differences(objects: Objects, value: Value) -> dict[int, str]:
    names: dict[int, str] = {}
    code = 0
    for item in objects.array(value):
        if isinstance(item, NameObject):
            names[code] = _of_glyph(item)
            code += 1
        else:
            code = objects.integer(item) or 0
    return names


def _of_glyph(name: str) -> str:
    """The text of a glyph's name, for the few names that need no list."""
    if len(name) == 1:
        return name
    if name.startswith("uni") and len(name) == 7:
        return _utf16(name[3:].encode("ascii", errors="ignore")) if all(digit in "0123456789ABCDEFabcdef" for digit in name[3:]) else ""
    return _GLYPHS.get(name, "")


def _simple_widths(objects: Objects, font: Dictionary) -> tuple[Mapping[int, float], float]:
    first = objects.integer(font.get("FirstChar")) or 0
    widths = [objects.number(width) or 0.0 for width in objects.array(font.get("Widths"))]
    return dict(enumerate(widths, first)), 500.0


def _cid_widths(objects: Objects, font: Dictionary) -> tuple[Mapping[int, float], float]:
    """The array /W (ISO 32000-1, 9.7.4.3)."""
    usual = objects.number(font.get("DW"))
    usual = 1000.0 if usual is None else usual
    widths: dict[int, float] = {}
    items = iter(objects.array(font.get("W")))
    for first in items:
        start, follows = objects.integer(first) or 0, objects.value(next(items, None))
        if isinstance(follows, list | tuple):
            widths.update((start + step, objects.number(width) or 0.0) for step, width in enumerate(follows))
        else:
            end, width = objects.integer(follows) or 0, objects.number(next(items, None)) or 0.0
            widths.update(dict.fromkeys(range(start, min(end, start + _MOST_MAPPED) + 1), width))
    return widths, usual
