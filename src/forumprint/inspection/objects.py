"""A PDF's objects as plain values (ISO 32000-1, 7.3). They are the same for every reader.

Everything above reads through `PdfFile`. So the same checks judge our own file in memory and any file from outside.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct

from forumprint.base.errors import InputError


class UnreadableError(InputError):
    """The file is not a PDF, or is damaged, locked or made to do harm."""


class NameObject(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an indirect object. It is a tuple, because every file needs thousands of look-ups."""

    number: int
    generation: int = 0


class Stream(Struct, frozen=True, eq=False):
    """A stream. `data` decodes it, and raises `UnreadableError` where decoding fails or passes its limits."""

    entries: Mapping[str, Value]
    data: Callable[[], bytes]


Value = bool | int | float | bytes | NameObject | Ref | Stream | Sequence["Value"] | Mapping[str, "Value"] | None
"""The kinds of object. `bytes` is a string as the file holds it."""

Dictionary = Mapping[str, Value]
EMPTY: Dictionary = {}


class PdfFile(Protocol):
    """An open file."""

    @property
    def trailer(self) -> Dictionary:
        """The trailer dictionary."""

    def get(self, ref: Ref) -> Value:
        """The object that `ref` names; None if there is none (ISO 32000-1, 7.3.10)."""


class Objects(Struct, frozen=True):
    """A file that returns values of the kind that is wanted. A value of another kind counts as absent, because files may contain false
    data.
    """

    file: PdfFile

    def value(self, value: Value) -> Value:
        """The value itself, after all references; None where they lead nowhere or in a circle."""
        for _ in range(32):
            if not isinstance(value, Ref):
                return value
            value = self.file.get(value)
        return None

    def dictionary(self, value: Value) -> Dictionary:
        """A dictionary, or a stream's dictionary; otherwise an empty one."""
        value = self.value(value)
        if isinstance(value, Stream):
            return value.entries
        return value if isinstance(value, dict) else EMPTY

    def array(self, value: Value) -> Sequence[Value]:
        """An array; otherwise an empty one."""
        value = self.value(value)
        return value if isinstance(value, list | tuple) else ()

    def items(self, value: Value) -> Sequence[Value]:
        """The items of an array. A single value counts as an array of one, as in /K and /A."""
        value = self.value(value)
        if value is None:
            return ()
        return value if isinstance(value, list | tuple) else (value,)

    def text(self, value: Value) -> str | None:
        """A text string."""
        value = self.value(value)
        return text_of(value) if isinstance(value, bytes) else None

    def name(self, value: Value) -> str | None:
        """A name."""
        value = self.value(value)
        return str(value) if isinstance(value, NameObject) else None

    def integer(self, value: Value) -> int | None:
        """A whole number."""
        value = self.value(value)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def number(self, value: Value) -> float | None:
        """Any number."""
        value = self.value(value)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def stream(self, value: Value) -> Stream | None:
        """A stream."""
        value = self.value(value)
        return value if isinstance(value, Stream) else None

    @property
    def catalog(self) -> Dictionary:
        """The document catalog (ISO 32000-1, 7.7.2)."""
        return self.dictionary(self.file.trailer.get("Root"))


# PDFDocEncoding, where it differs from Latin-1 (ISO 32000-1, D.3).
_PDF_DOC = dict(zip(range(0x18, 0x20), "\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc", strict=True)) | dict(
    zip(
        range(0x80, 0xA1),
        "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018\u2019\u201a\u2122\ufb01\ufb02"
        "\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e\ufffd\u20ac",
        strict=True,
    )
)


def text_of(data: bytes) -> str:
    r"""A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark at the beginning, otherwise PDFDocEncoding.

    >>> text_of(b"Gda\xf1sk"), text_of(b"\xfe\xff\x01\x41"), text_of(b"\x84")
    ('Gdañsk', 'Ł', '—')
    """
    for mark, encoding in ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF8, "utf-8")):
        if data.startswith(mark):
            return _without_escapes(data[len(mark) :].decode(encoding, errors="replace"))
    return data.decode("latin-1").translate(_PDF_DOC)


def _without_escapes(text: str) -> str:
    """Language codes between escapes are removed (ISO 32000-1, 7.9.2.2)."""
    return "".join(text.split("\x1b")[::2]) if "\x1b" in text else text
