"""reportlab's canvas, and all that we know about its inside.

The rest of the floor speaks in plain values (`Value`) and content operators; this module hands them to reportlab, which numbers
objects, keeps pages and writes the file. What it relies on beyond reportlab's documented face: `Canvas._make_preamble`, `Canvas._code`,
`Canvas._doc`, a page's `Contents`, `Resources` and `__NoDefault__`, the document's `info`, `_ID`, `Outlines` and `Reference`.
`tests/test_pdf_backend.py` fails when a new reportlab changes one.

Nothing of reportlab's global configuration is touched, or matters: values are written and streams are filtered here.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from forumprint.base.geometry import Size


class PdfName(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class Reference:
    """An indirect object, whether it is defined yet or not."""

    __slots__ = ("_target",)

    def __init__(self, target: PDFObjectReference) -> None:
        self._target = target

    @property
    def target(self) -> PDFObjectReference:
        """As reportlab has it."""
        return self._target


Value = bool | int | float | str | PdfName | Reference | Sequence["Value"] | Mapping[str, "Value"]
"""What a PDF object may hold: `str` becomes a text string, `PdfName` a name. Numbers are written to five decimals."""

_IRREGULAR = re.compile(r"[^!-~]|[#%()/<>\[\]{}]")


def number(value: float) -> str:
    """A number as content and objects write it: five decimals at most, never an exponent, never "-0"."""
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def text_string(text: str) -> str:
    """A text string (ISO 32000-1, 7.9.2.2): plain where it is ASCII, else UTF-16 in hexadecimal digits."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class PdfDocument:
    """One PDF file being written.

    Pages are written one after the other: operators between `begin_page` and `end_page`. Objects may refer to others that are
    defined later (`reserve`, `define`). Object numbers follow the order of calls, so equal calls give equal bytes.
    """

    def __init__(self) -> None:
        # Pictures and content are filtered here; "invariant" keeps reportlab away from the clock.
        self._canvas = _QuietCanvas(io.BytesIO(), pageCompression=0, invariant=1, pdfVersion=(1, 7))
        self._document: Any = self._canvas._doc
        self._reserved = 0

    def begin_page(self, size: Size) -> None:
        """Start a page whose MediaBox is (0, 0, width, height)."""
        self._canvas.setPageSize((size.width, size.height))
        self._canvas.setTrimBox((0, 0, size.width, size.height))

    def write(self, *operators: str) -> None:
        """Add content operators to the page."""
        self._canvas._code.extend(operators)

    def end_page(self, resources: Mapping[str, Value], entries: Mapping[str, Value]) -> None:
        """Finish the page; `entries` are further keys of its dictionary."""
        self._canvas.showPage()
        page: Any = self._document.Pages[-1]
        page.Contents = self.add_deflated({}, page.stream.encode("ascii")).target
        page.Resources = _Object(resources)
        _set_entries(page, entries)

    def page_to_come(self) -> Reference:
        """The page that is being written."""
        return Reference(self._document.thisPageRef())

    def reserve(self) -> Reference:
        """An object that will be defined later."""
        self._reserved += 1
        return Reference(PDFObjectReference(f"reserved{self._reserved}"))

    def define(self, reference: Reference, value: Value) -> None:
        """Say what a reserved object is."""
        self._document.Reference(_Object(value), reference.target.name)

    def add(self, value: Mapping[str, Value] | Sequence[Value]) -> Reference:
        """A new indirect object."""
        return Reference(self._document.Reference(_Object(value)))

    def add_stream(self, entries: Mapping[str, Value], data: bytes) -> Reference:
        """A stream whose data stand in the file as they are."""
        return Reference(self._document.Reference(_Stream(entries, data)))

    def add_deflated(self, entries: Mapping[str, Value], data: bytes) -> Reference:
        """A stream compressed with Flate."""
        return self.add_stream({**entries, "Filter": PdfName("FlateDecode")}, zlib.compress(data, 9))

    def finish(self, catalog: Mapping[str, Value], info: Mapping[str, Value]) -> bytes:
        """The whole file. Its ID is a digest of everything else in it (ISO 32000-1, 14.4)."""
        _set_entries(self._document.Catalog, catalog)
        if "Outlines" in catalog:
            self._document.Outlines = _OwnOutlines()
        self._document.info = _Info(info)
        blank = _file_id(b"\0" * 16)
        self._document._ID = blank
        data: bytes = self._canvas.getpdfdata()
        head, _, tail = data.rpartition(blank)
        return head + _file_id(hashlib.sha256(data).digest()[:16]) + tail


class _QuietCanvas(Canvas):  # type: ignore[misc]
    """A canvas that begins its pages with nothing, rather than with Helvetica."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class _Object(PDFObject):  # type: ignore[misc]
    """A plain value among reportlab's objects."""

    def __init__(self, value: Value) -> None:
        self._value = value

    def format(self, document: Any) -> bytes:
        """Asked for by reportlab when it writes the file."""
        return _written(self._value, document).encode("ascii")


class _Stream(PDFObject):  # type: ignore[misc]
    """A stream with an end of line before `endstream`, which reportlab leaves out (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, entries: Mapping[str, Value], data: bytes) -> None:
        self._entries = {**entries, "Length": len(data)}
        self._data = data

    def format(self, document: Any) -> bytes:
        """Asked for by reportlab when it writes the file."""
        return _written(self._entries, document).encode("ascii") + b"\nstream\n" + self._data + b"\nendstream\n"


class _OwnOutlines:
    """In place of reportlab's outlines, which take the catalog's entry away if nobody added to them."""

    ready = 0

    def prepare(self, *_: object) -> None:
        """Asked for by reportlab before it writes the file."""


class _Info(_Object):
    """The document information dictionary as we mean it, without reportlab's "anonymous" and without its clock."""

    def digest(self, _: object) -> None:
        """Asked for by reportlab; the ID is made from the whole file instead."""


def _file_id(digest: bytes) -> bytes:
    text = b"<" + digest.hex().encode() + b">"
    return b"[" + text + text + b"]"


def _set_entries(thing: Any, entries: Mapping[str, Value]) -> None:
    """Set keys of a page or the catalog; reportlab writes only those that the object lists."""
    thing.__NoDefault__ = [*dict.fromkeys([*thing.__NoDefault__, *entries])]
    for key, value in entries.items():
        setattr(thing, key, value.target if isinstance(value, Reference) else _Object(value))


def _written(value: Value, document: Any) -> str:
    """A value as the file says it (ISO 32000-1, 7.3)."""
    match value:
        case Reference():
            written: bytes = value.target.format(document)
            return written.decode("ascii")
        case PdfName():
            return "/" + _IRREGULAR.sub(lambda match: "".join(f"#{byte:02X}" for byte in match[0].encode()), value)
        case str():
            return text_string(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
        case Mapping():
            return "<<" + " ".join(f"/{key} {_written(item, document)}" for key, item in value.items()) + ">>"
        case _:
            return "[" + " ".join(_written(item, document) for item in value) + "]"
